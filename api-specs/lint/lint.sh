#!/bin/sh
# Lints the OpenAPI documents and the AsyncAPI document by ruleset.yaml, or only the given files. Every finding is a failure.
set -eu
[ $# -gt 0 ] || { root=$(cd "$(dirname "$0")/../.." && pwd); set -- "$root"/api-specs/*.yaml "$root"/event-schemas/events.yaml; }
here=$(cd "$(dirname "$0")" && pwd)

version=$(node --version 2>/dev/null || echo none)
major=$(echo "$version" | sed -n 's/^v\([0-9][0-9]*\).*/\1/p')
if [ "${major:-0}" -lt 20 ] || ! command -v npm >/dev/null; then
  echo "The linter of the documents needs Node 20 or newer with npm (found: $version); install it from https://nodejs.org or your package manager." >&2
  exit 1
fi

# Installs the packages when the lock file is newer than the installed packages.
if [ ! -f "$here/node_modules/.package-lock.json" ] || [ "$here/package-lock.json" -nt "$here/node_modules/.package-lock.json" ]; then
  (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
  touch "$here/node_modules/.package-lock.json"
fi
exec node "$here/node_modules/@stoplight/spectral-cli/dist/index.js" lint --fail-severity hint --ruleset "$here/ruleset.yaml" "$@"
