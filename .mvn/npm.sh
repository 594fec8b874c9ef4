#!/bin/sh
# Finds Node and installs npm packages; sourced by the scripts that use packages of their own.

# Sets node_version; returns whether it is 20 or newer.
has_node() {
  node_version=$(node --version 2>/dev/null || echo none)
  major=$(echo "$node_version" | sed -n 's/^v\([0-9][0-9]*\)[.].*/\1/p')
  [ "${major:-0}" -ge 20 ]
}

# Installs the packages of a folder when its lock file is newer than the installed packages. They need no install scripts.
install_packages() {
  if [ ! -f "$1/node_modules/.package-lock.json" ] || [ "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ]; then
    (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || return 1
    touch "$1/node_modules/.package-lock.json"
  fi
}
