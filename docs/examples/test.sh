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

# The same from a web server. Its first line says which port it has.
exec 3< <(exec python3 -u -m http.server --bind 127.0.0.1 --directory "$(dirname -- "$file")" 0 2>/dev/null)
server=$!
trap 'rm -rf "$work"; kill "$server"' EXIT
read -r -u 3 line
url=$(grep -o 'http://[0-9.:]*' <<<"$line")
name=${file##*/}
diff <(echo "$by_jq") <(./latest.sh "$url/$name")
diff <(echo "$by_jq") <(node latest.mjs "$url/$name")
diff <(echo "$by_jq") <(python3 latest.py "$url/$name")
if [ -e "${file%/*}/history.json" ]; then
  by_jq_versions=$(./versions.sh "$url/history.json")
  [ -n "$by_jq_versions" ] || { echo "versions.sh prints nothing for $url/history.json" >&2; exit 1; }
  diff <(echo "$by_jq_versions") <(node versions.mjs "$url/history.json")
  diff <(echo "$by_jq_versions") <(python3 versions.py "$url/history.json")
  while read -r id version; do
    [ "$(./plugin.sh "$url" "$id" | sed -n 1p)" = "$version" ] ||
      { echo "plugin.sh disagrees with latest.sh about $id" >&2; exit 1; }
  done <<<"$by_jq"
fi

echo "the examples agree about $(wc -l <<<"$by_jq") plugins"
