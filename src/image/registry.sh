#!/bin/sh
# The entry point of the container image: runs a goal of the plugin in the working directory, which is a mounted checkout.
# Usage: registry [GOAL [ARGUMENT OF MAVEN]...]
set -eu

home=$(dirname "$(dirname "$(readlink -f "$0")")")
cache=${REGISTRY_CACHE:-/cache}
goal=${1:-update}
[ $# -eq 0 ] || shift

# The repository of the image is read, and never written to; what is new goes to the cache. Whoever runs this may have no home.
exec "$home/maven/bin/mvn" --batch-mode --no-transfer-progress --no-snapshot-updates \
  -Duser.home="$cache" -Dmaven.repo.local="$cache/repository" -Dmaven.repo.local.tail="$home/repository" \
  "io.github.pluginregistry:registry-maven-plugin:$(cat "$home/version"):$goal" "$@"
