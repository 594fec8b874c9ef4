#!/usr/bin/env bash
# Talks to a Pact Broker by Pact's own client. Versions are the digests of the jars, so that what the
# broker knows is bound to the very builds, as the gate's own results are.
#
#   broker.sh publish <branch>            pacts of this build
#   broker.sh can-i-deploy <environment>  asks for each of the five services; no: exit code 1
#   broker.sh record-deployment <environment>
#
# PACT_BROKER_BASE_URL names the broker; PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and
# PACT_BROKER_PASSWORD, open it. Exit codes: 0 done or yes, 1 no, 3 the broker cannot be asked.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
services=(catalog cart order payment shipment)
export PACT_DO_NOT_TRACK=true

fail() {
  echo "Pact Broker: $1" >&2
  exit "${2:-3}"
}

[ -n "${PACT_BROKER_BASE_URL:-}" ] || fail "PACT_BROKER_BASE_URL is not set"
[ $# -eq 2 ] || fail "usage: broker.sh publish <branch> | can-i-deploy <environment> | record-deployment <environment>" 2

if [ ! -d "$here/node_modules" ]; then
  (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
fi

digest() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -c1-40
}

version() {
  local jar=$root/services/$1/target/$1.jar
  [ -f "$jar" ] || jar=$root/contract-tests/target/pacts/$1-catalog.json
  [ -f "$jar" ] || fail "$1 is not built"
  digest "$jar"
}

# Away or closed is another thing than "no": the client says 1 for both.
ask() {
  local said
  if said=$("$here/node_modules/.bin/pact-broker" "$@" 2>&1); then
    echo "$said"
    return 0
  fi
  case "$said" in
    *"error sending request"* | *"onnection refused"*) fail "$PACT_BROKER_BASE_URL cannot be reached" ;;
    *401* | *nauthorized* | *403*) fail "$PACT_BROKER_BASE_URL does not let us in; check PACT_BROKER_TOKEN or the user" ;;
  esac
  echo "$said" >&2
  return 1
}

case $1 in
  publish)
    for pact in "$root"/contract-tests/target/pacts/*.json; do
      [ -f "$pact" ] || fail "there are no pacts; run contract-tests/verify.sh"
      consumer=$(basename "$pact")
      ask publish "$pact" --consumer-app-version "$(version "${consumer%%-*}")" --branch "$2" || exit 1
    done
    ;;
  can-i-deploy)
    for service in "${services[@]}"; do
      ask can-i-deploy --pacticipant "$service" --version "$(version "$service")" --to-environment "$2" ||
        fail "$service must not be deployed to $2" 1
    done
    ;;
  record-deployment)
    for service in "${services[@]}"; do
      ask record-deployment --pacticipant "$service" --version "$(version "$service")" --environment "$2" ||
        fail "the deployment of $service to $2 was not recorded" 1
    done
    ;;
  *) fail "unknown command $1" 2 ;;
esac
