#!/usr/bin/env bash
# Prints every version that can be used, with its date: stable, not ignored and not withdrawn.
# Usage: versions.sh [FILE-OR-URL] (default: docs/history.json)
set -euo pipefail

history() {
  case $1 in
    http://* | https://*) curl --fail --silent --show-error --location "$1" ;;
    *) cat -- "$1" ;;
  esac
}

history "${1:-docs/history.json}" | jq --raw-output '
  .plugins[] | .id as $id | .versions[]
  | select(.state == "released" and (.prerelease | not))
  | "\($id) \(.version) \(.releasedAt // "unknown")"'
