#!/usr/bin/env bash
# Prints the latest version of one plugin; fails if it has none.
# Usage: one.sh [FILE [ID]] (default: docs/plugins.json and its first plugin)
set -euo pipefail

file=${1:-docs/plugins.json}
id=${2:-$(jq --raw-output '.plugins[0].id' "$file")}

jq --raw-output --exit-status --arg id "$id" \
  '.plugins[] | select(.id == $id and .latestVersion != "unknown") | .latestVersion' "$file"
