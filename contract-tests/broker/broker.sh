#!/usr/bin/env bash
# Runs Pact's CLI and provider verification with a Pact Broker; `broker.sh --help` lists the commands (broker.mjs).
# Installs the CLI first, from the lock file. Must run on bash 3.2, the version of macOS.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

fail() {
  echo "Pact Broker: $1" >&2
  exit 3
}

# shellcheck source=../../.mvn/npm.sh
. "$here/../../.mvn/npm.sh"
if ! has_node || ! command -v npm >/dev/null; then
  fail "its CLI needs Node 20 or newer with npm (found: $node_version); install it from https://nodejs.org or your package manager"
fi
install_packages "$here" >/dev/null || fail "its CLI cannot be installed; npm's message is above"
exec node "$here/broker.mjs" "$@"
