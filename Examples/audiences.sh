#!/usr/bin/env bash
# Makes the partner's and the public's set from the finished run of Sandmouth, and audits both. Run run.sh first.
set -euo pipefail
cd "$(dirname "$0")/.."
twitten="$(swift build -c release --product twitten --show-bin-path)/twitten"

"$twitten" publish Examples/output/sandmouth --audience partner
echo
"$twitten" publish Examples/output/sandmouth --audience public
echo
"$twitten" audit Examples/output/sandmouth-public --config Examples/sandmouth.yaml
"$twitten" audit Examples/output/sandmouth-partner --config Examples/sandmouth.yaml
