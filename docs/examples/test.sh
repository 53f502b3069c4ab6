#!/usr/bin/env bash
# Runs the examples on a plugins.json and fails unless they agree. Needs jq, Node.js 20 and Python 3, and uses Go where it is installed.
# Usage: test.sh [FILE] (default: the registry of examples/pipecd)
set -euo pipefail

examples=$(realpath -- "$(dirname -- "${BASH_SOURCE[0]}")")
file=$(realpath -- "${1:-$examples/../../examples/pipecd/docs/plugins.json}")
cd -- "$examples"

by_jq=$(./latest.sh "$file")
[ -n "$by_jq" ] || { echo "latest.sh prints nothing for $file" >&2; exit 1; }
diff <(echo "$by_jq") <(node latest.mjs "$file")
diff <(echo "$by_jq") <(python3 latest.py "$file")

# The same without arguments, with the registry in the default directory.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/docs"
cp -- "$file" "$work/docs/plugins.json"
cd -- "$work"
diff <(echo "$by_jq") <("$examples/latest.sh")
diff <(echo "$by_jq") <(node "$examples/latest.mjs")
diff <(echo "$by_jq") <(python3 "$examples/latest.py")
[ "$("$examples/one.sh" || echo unknown)" = "$(echo "$by_jq" | sed -n '1s/.* //p')" ]
cd -- "$examples"

while read -r id version; do
  [ "$(./one.sh "$file" "$id" || echo unknown)" = "$version" ] ||
    { echo "one.sh disagrees with latest.sh about $id" >&2; exit 1; }
done <<<"$by_jq"

by_jq_versions=$(./versions.sh history.json)
[ -n "$by_jq_versions" ] || { echo "versions.sh prints nothing for history.json" >&2; exit 1; }
diff <(echo "$by_jq_versions") <(node versions.mjs history.json)
diff <(echo "$by_jq_versions") <(python3 versions.py history.json)
if command -v go >/dev/null; then
  diff <(echo "$by_jq_versions") <(go run versions.go history.json)
fi

echo "the examples agree about $(wc -l <<<"$by_jq") plugins"
