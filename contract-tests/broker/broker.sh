#!/usr/bin/env bash
# Runs Pact's CLI and provider verification with a Pact Broker; `broker.sh --help` lists the commands (broker.mjs).
# Installs the CLI first, from the lock file. Must run on bash 3.2, the version of macOS.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
  echo "Pact Broker: $1" >&2
  exit 3
}

found=$(node --version 2>/dev/null || echo none)
if ! [[ $found =~ ^v([2-9][0-9]|[1-9][0-9][0-9])[.] ]] || ! command -v npm >/dev/null; then
  fail "its CLI needs Node 20 or newer with npm (found: $found); install it from https://nodejs.org or your package manager"
fi
installed=$here/node_modules/.package-lock.json
if [ ! -f "$installed" ] || [ "$here/package-lock.json" -nt "$installed" ]; then
  # The packages need no install scripts.
  (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null) || fail "its CLI cannot be installed; npm's message is above"
  touch "$installed"
fi
exec node "$here/broker.mjs" "$@"
