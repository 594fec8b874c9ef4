#!/bin/sh
# Runs a command with this project's Node packages; reports when Node is missing or too old.
# The Maven build and the start script use it.
set -eu
cd "$(dirname "$0")"

# shellcheck source=../.mvn/npm.sh
. ../.mvn/npm.sh
if ! has_node; then
  echo "The storefront needs Node 20 or newer with npm (found: $node_version); install it from https://nodejs.org or your package manager." >&2
  exit 1
fi
if ! command -v npm >/dev/null; then
  echo "The storefront needs npm, which is part of Node; install it with your package manager." >&2
  exit 1
fi

install_packages .
[ $# -eq 0 ] || exec "$@"
