#!/bin/sh
# Lints the OpenAPI documents and the AsyncAPI document by ruleset.yaml, or only the given files. Every finding is a failure.
set -eu
[ $# -gt 0 ] || { root=$(cd "$(dirname "$0")/../.." && pwd); set -- "$root"/api-specs/*.yaml "$root"/event-schemas/events.yaml; }
here=$(cd "$(dirname "$0")" && pwd)

# shellcheck source=../../.mvn/npm.sh
. "$here/../../.mvn/npm.sh"
if ! has_node || ! command -v npm >/dev/null; then
  echo "The linter of the documents needs Node 20 or newer with npm (found: $node_version); install it from https://nodejs.org or your package manager." >&2
  exit 1
fi

install_packages "$here"
exec node "$here/node_modules/@stoplight/spectral-cli/dist/index.js" lint --fail-severity hint --ruleset "$here/ruleset.yaml" "$@"
