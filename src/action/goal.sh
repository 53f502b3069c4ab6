#!/usr/bin/env bash
# Runs one goal of the plugin, for the steps of action.yml.
# Usage: goal.sh GOAL
#
# Inputs are environment variables, REGISTRY_*, and never part of a command, because they may contain untrusted text.
set -euo pipefail

arguments=(--batch-mode --no-transfer-progress)

set_property() { # set_property NAME VALUE: an empty value leaves the default
  [ -z "$2" ] || arguments+=("-D$1=$2")
}

set_property registry.pullRequest "${REGISTRY_PULL_REQUEST-}"
set_property registry.branch "${REGISTRY_BRANCH-}"
set_property registry.message "${REGISTRY_MESSAGE-}"
set_property registry.author "${REGISTRY_AUTHOR-}"
set_property registry.committer "${REGISTRY_COMMITTER-}"
set_property registry.signOff "${REGISTRY_SIGN_OFF-}"
set_property registry.labels "${REGISTRY_LABELS-}"
set_property registry.reviewers "${REGISTRY_REVIEWERS-}"
set_property registry.dryRun "${REGISTRY_DRY_RUN-}"

while IFS= read -r argument; do
  argument=${argument%$'\r'}
  [ -z "$argument" ] || arguments+=("$argument")
done <<<"${REGISTRY_ARGUMENTS-}"

exec mvn "${arguments[@]}" "io.github.pluginregistry:registry-maven-plugin:$REGISTRY_VERSION:$1"
