#!/usr/bin/env bash
# Prints the latest version of one plugin, or fails where the plugin has none.
# Usage: one.sh FILE ID
set -euo pipefail

jq --raw-output --exit-status --arg id "$2" \
  '.plugins[] | select(.id == $id and .latestVersion != "unknown") | .latestVersion' "$1"
