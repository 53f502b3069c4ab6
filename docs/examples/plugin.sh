#!/usr/bin/env bash
# Prints the latest version of one plugin from its own file, and what installs it where that is known.
# Usage: plugin.sh URL-OF-THE-REGISTRY ID
set -euo pipefail

curl --fail --silent --show-error --location "$1/plugins/$2.json" | jq --raw-output '.latestVersion, .install // empty'
