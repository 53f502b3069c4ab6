#!/usr/bin/env bash
# Creates the files of the container image: Maven, and a local repository with the plugin and its dependencies.
# Builds with the Maven in MAVEN_HOME, which is copied into the image.
# Usage: fill.sh DIRECTORY
set -euo pipefail

root=$(realpath -m "$1")
home=$root/opt/registry
repository=$home/repository
cd "$(dirname "$0")/../.."

mvn() {
  "$MAVEN_HOME/bin/mvn" -B -ntp -q "$@"
}

mkdir -p "$home/bin" "$repository"
cp -RL "$MAVEN_HOME" "$home/maven"
install -m 755 src/image/registry.sh "$home/bin/registry"
# For whoever runs it: what Maven and the plugin keep from run to run.
mkdir -p "$root/cache"
chmod 1777 "$root/cache"

mvn package -DskipTests
version=$(bash .ci/version)
echo "$version" >"$home/version"
install_file() { # install_file FILE POM
  mvn org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file -Dfile="$1" -DpomFile="$2" -DlocalRepositoryPath="$repository"
}
install_file pom.xml pom.xml
install_file "registry-maven-plugin/target/registry-maven-plugin-$version.jar" registry-maven-plugin/target/dependency-reduced-pom.xml

# One run brings what is still missing, from wherever Maven gets it.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R examples/pipecd "$work"
for goal in update check; do
  mvn -f "$work/pipecd" -Dmaven.repo.local="$repository" -nsu "io.github.pluginregistry:registry-maven-plugin:$version:$goal"
done

# Whatever is there may be used, wherever it came from; and what these runs kept for themselves is not for others.
find "$repository" \( -name _remote.repositories -o -name '*.lastUpdated' -o -name resolver-status.properties \) -delete
rm -rf "$repository/.cache"
chmod -R a+rX "$home"
