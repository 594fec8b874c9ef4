#!/bin/sh
# Runs a command with this project's Node packages; reports when Node is missing or too old.
# The Maven build and the start script use it.
set -eu
cd "$(dirname "$0")"

version=$(node --version 2>/dev/null || echo none)
major=$(echo "$version" | sed -n 's/^v\([0-9][0-9]*\).*/\1/p')
if [ "${major:-0}" -lt 20 ]; then
  echo "The storefront needs Node 20 or newer with npm (found: $version); install it from https://nodejs.org or your package manager." >&2
  exit 1
fi
if ! command -v npm >/dev/null; then
  echo "The storefront needs npm, which is part of Node; install it with your package manager." >&2
  exit 1
fi

# Installs the packages when the lock file is newer than the installed packages.
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
[ $# -eq 0 ] || exec "$@"
