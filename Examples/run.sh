#!/usr/bin/env bash
# Builds twitten and ranks the hotspots of Sandmouth, a fictional district that lies in this repository.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/install

echo "Building twitten; the first time takes some minutes."
swift build -c release --product twitten
twitten="$(swift build -c release --product twitten --show-bin-path)/twitten"

echo
"$twitten" check Examples/sandmouth.yaml
echo
"$twitten" run Examples/sandmouth.yaml --output Examples/output/sandmouth
cat <<END

Open Examples/output/sandmouth in QGIS or ArcGIS, or read the list in a spreadsheet:
  crime-hotspots.geojson                     ranked hotspots as polygons
  crime-ranked-locations.csv                 the same as a list
  crime-locations.geojson                    every location with its counts, and the hotspot that it is in
  crime-wards.geojson, crime-lsoas.geojson   counts, changes, rates and deprivation by area
  crime-former-hotspots.geojson              hotspots of earlier periods that are none today
  crime-emerging.geojson                     cells that are new, lasting, returning or gone
  crime-series.csv                           months for charts, with the limits of what is ordinary
  crime-repeat-places.geojson, crime-concentration.csv   where it comes again, and how concentrated it is
  asb-peaks.csv, asb-near-repeats.csv        when it happens, and whether one draws another, where times are known
  asb-case-review.csv                        places that reach the number of an ASB case review
  asb-…, environmental-…, night-time-…, all-…   the same for the other analyses
  jag-pack.html                              the pack for the meeting: open it in a browser, or print it
  tasking.xlsx                               the ranked list, actions and data quality as a workbook
  layers.gpkg                                every layer in one GeoPackage, drawn ready-made in QGIS
  rejected.csv                               rows that could not be used, and why
  manifest.json                              inputs, versions, choices, quality and counts of this run

The next step is your own district:
  $twitten init YOUR-FILES... > district.yaml
  $twitten check district.yaml
  $twitten run district.yaml
  $twitten publish district-output --audience partner
END
