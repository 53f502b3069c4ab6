#!/usr/bin/env bash
# Runs the examples on a plugins.json and fails unless they agree. Needs jq, Node.js 20 and Python 3.
# Usage: test.sh FILE
set -euo pipefail

file=$(realpath -- "$1")
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

by_jq=$(./latest.sh "$file")
[ -n "$by_jq" ] || { echo "latest.sh prints nothing for $file" >&2; exit 1; }
diff <(echo "$by_jq") <(node latest.mjs "$file")
diff <(echo "$by_jq") <(python3 latest.py "$file")

while read -r id version; do
  [ "$(./one.sh "$file" "$id" || echo unknown)" = "$version" ] ||
    { echo "one.sh disagrees with latest.sh about $id" >&2; exit 1; }
done <<<"$by_jq"

echo "the examples agree about $(wc -l <<<"$by_jq") plugins"
