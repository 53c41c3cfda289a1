#!/usr/bin/env bash
# Builds twitten and ranks the hotspots of Sandmouth, a fictional district that lies in this repository.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/install

echo "Building twitten; the first time takes some minutes."
swift build -c release --product twitten
twitten="$(swift build -c release --product twitten --show-bin-path)/twitten"

echo
"$twitten" run Examples/sandmouth.yaml --output Examples/output/sandmouth
cat <<END

Open Examples/output/sandmouth in QGIS or ArcGIS, or read the list in a spreadsheet:
  hotspots.geojson       ranked hotspots as polygons
  ranked-locations.csv   the same as a list
  locations.geojson      every location with its counts, and the hotspot that it is in
  wards.geojson, lsoas.geojson   counts, changes, rates and deprivation by area
  rejected.csv           rows that could not be used, and why
  manifest.json          inputs, versions, choices and counts of this run

The next step is your own district: copy Examples/arun.yaml, put your files beside it, and run
  $twitten run YOUR.yaml
END
