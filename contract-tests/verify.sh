#!/usr/bin/env bash
# Writes the consumers' pacts and verifies the built jars against them, for the gate, as far as there is no passed result for
# the current builds. `./mvnw verify` verifies all; this script is the shorter way after ./mvnw -DskipTests package.
#
#   verify.sh [service …]                   all pacts, or only those of and with these services
#   verify.sh broker <provider=version …>   for broker.sh: verifies a broker's pacts. PACT_PROVIDER_BRANCH and PACT_BUILD_URL
#                                           go into the results; PACT_URL and PACT_CONSUMER name a single pact
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../.mvn/find-jdk.sh
. "$root/.mvn/find-jdk.sh"
grep -qs 'JAVA_VERSION="\(2[1-9]\|[3-9][0-9]\)' "${JAVA_HOME:-}/release" || find_jdk

target=$root/contract-tests/target
if [ ! -f "$target/test.classpath" ]; then
  echo "The contract tests are not built; run ./mvnw -DskipTests package first." >&2
  exit 3
fi
storefront_has_changed() {
  local pact=$root/frontend/target/pacts/storefront-catalog.json
  [ ! -f "$pact" ] || [ -n "$(find "$root/frontend" "$root/generated-clients/typescript/target" -newer "$pact" -type f \
    ! -path "*/node_modules/*" ! -path "$root/frontend/target/*" ! -path "*/.next/*" -print -quit)" ]
}

settings=(-XX:TieredStopAtLevel=1 -Dproject.root="$root" -Dpact.rootDir="$target/pacts" -Dpact.writer.overwrite=true)
if [ "${1:-}" = broker ]; then
  settings+=(-Dpact.provider.branch="$PACT_PROVIDER_BRANCH" ${PACT_BUILD_URL:+-Dpact.verifier.buildUrl="$PACT_BUILD_URL"})
  shift
elif storefront_has_changed; then
  (cd "$root/frontend" && ./node.sh && ./node.sh npm run --silent pacts >"$target/storefront-pacts.log" 2>&1) || {
    echo "The storefront's pacts cannot be written:" >&2
    tail -n 20 "$target/storefront-pacts.log" >&2
    exit 3
  }
fi
cd "$root/contract-tests"
status=0
pact_do_not_track=true "$JAVA_HOME/bin/java" "${settings[@]}" \
  -cp "$target/test-classes:$target/classes:$(cat "$target/test.classpath")" \
  "com.cloudcart.contracttests.provider.Verify" "$@" 2>"$target/verify.log" || status=$?
[ "$status" -eq 0 ] || echo "The log of the tools is in $target/verify.log." >&2
exit "$status"
