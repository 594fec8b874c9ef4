#!/bin/sh
# Searches the files of the repository for secrets, or only the given files. Every finding is a failure.
# secretlint.json names the two passwords of tests. Lock files are left out: they have only names, versions and hashes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

# shellcheck source=../npm.sh
. "$root/.mvn/npm.sh"
if ! has_node || ! command -v npm >/dev/null; then
  echo "The search for secrets needs Node 20 or newer with npm (found: $node_version); install it from https://nodejs.org or your package manager." >&2
  exit 1
fi

install_packages "$here"
# In groups: one run for all files takes longer than one run for each group.
search() {
  xargs -P 2 -n 150 node "$here/node_modules/secretlint/bin/secretlint.js" --no-color --secretlintrc "$here/secretlint.json"
}
if [ $# -gt 0 ]; then
  printf '%s\n' "$@" | search
  exit
fi
cd "$root"
# Also files that are not committed yet; deleted files are still in the index.
git ls-files --cached --others --exclude-standard |
  grep -vE '(package-lock[.]json|requirements[.]txt|uv[.]txt|[.](svg|png|jpg|ico))$' |
  while read -r file; do if [ -f "$file" ]; then echo "$file"; fi; done |
  search
