#!/usr/bin/env bash
# Prints the id and the latest version of every plugin.
# Usage: latest.sh [FILE-OR-URL] (default: docs/plugins.json)
set -euo pipefail

registry() {
  case $1 in
    http://* | https://*) curl --fail --silent --show-error --location "$1" ;;
    *) cat -- "$1" ;;
  esac
}

registry "${1:-docs/plugins.json}" | jq --raw-output '.plugins[] | "\(.id) \(.latestVersion)"'
