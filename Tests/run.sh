#!/usr/bin/env bash
# Builds and passes all tests. Tests of real data run where the folder ../shared/data lies beside the clone, and are
# reported as skipped elsewhere; those that ask GDAL run where ogrinfo is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/install
swift build --build-tests --explicit-target-dependency-import-check error
swift test --skip-build
