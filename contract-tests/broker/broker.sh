#!/usr/bin/env bash
# Talks to a Pact Broker by Pact's own tools.
#
#   broker.sh publish <branch>                               the pacts of this build
#   broker.sh verify <branch> [provider …]                   holds the jars to the broker's pacts, publishes the results
#   broker.sh can-i-deploy <environment> [service …]         asks for all of them as one deployment
#   broker.sh record-deployment <environment> [service …]    tells that they run there now
#   broker.sh record-undeployment <environment> [service …]  tells that they do not any more
#
# Without services: the five and the storefront. PACT_BROKER_BASE_URL names the broker; PACT_BROKER_TOKEN, or
# PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, open it. PACT_BUILD_URL is linked to from there.
# Exit codes: 0 done or yes, 1 no, 2 wrong command line, 3 it cannot be asked.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
target=$root/contract-tests/target
consumers=(order payment shipment storefront)
providers=(catalog cart order payment)
everything=(catalog cart order payment shipment storefront)
# A broker that is away for longer is away: the client itself would go on for two minutes.
export PACT_DO_NOT_TRACK=true PACT_BROKER_HTTP_RETRIES=${PACT_BROKER_HTTP_RETRIES:-3}

fail() {
  echo "Pact Broker: $1" >&2
  exit "${2:-3}"
}

usage() {
  fail "usage: broker.sh publish <branch> | verify <branch> [provider …] | can-i-deploy|record-deployment|record-undeployment <environment> [service …]" 2
}

# What the lock file says, installed again when it has changed; its packages need no install scripts.
install_client() {
  local found
  found=$(node --version 2>/dev/null || echo none)
  if ! [[ $found =~ ^v([2-9][0-9]|[1-9][0-9][0-9])[.] ]] || ! command -v npm >/dev/null; then
    fail "its client needs Node 20 or newer with npm (found: $found); install it from https://nodejs.org or your package manager"
  fi
  cd "$here"
  if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || fail "its client cannot be installed; npm's reason is above"
    touch node_modules/.package-lock.json
  fi
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# Sorted alike everywhere: their digest is in the version.
pacts_of() {
  local pact LC_ALL=C
  for pact in "$target/pacts/$1"-*.json; do
    [ ! -f "$pact" ] || echo "$pact"
  done
}

# Sets $version: the digest of the jar, as the gate's results are bound to, and of the pacts that it wrote, since a broker
# never lets a version have another pact than it had. The storefront is no jar: two builds that need the same are one.
find_version() {
  local jar=$root/services/$1/target/$1.jar pacts
  pacts=$(pacts_of "$1")
  [ -n "$pacts" ] || [[ " ${consumers[*]} " != *" $1 "* ]] || fail "there are no pacts of $1; run contract-tests/verify.sh"
  version=
  if [ "$1" != storefront ]; then
    [ -f "$jar" ] || fail "$1 is not built; run ./mvnw -DskipTests package"
    version=$(sha256 <"$jar" | cut -c 1-20)
  fi
  [ -z "$pacts" ] || version=${version:+$version-}$(tr '\n' '\0' <<<"$pacts" | xargs -0 cat | sha256 | cut -c 1-20)
}

# A pact of another build than the jar's must not go out under the jar's name.
check_pacts() {
  local consumer=$1 jar=$root/services/$1/target/$1.jar pact
  find_version "$consumer"
  [ "$consumer" != storefront ] || return 0
  while read -r pact; do
    grep -qs "sha256:$(sha256 <"$jar")" "$target/verifications/${pact##*/}" ||
      fail "${pact##*/} is not of the build of $consumer that is here; run contract-tests/verify.sh"
  done < <(pacts_of "$consumer")
}

# Away or closed is another thing than "no": the client ends with 1 for each. It quotes the answer's status.
ask() {
  local said
  if said=$("$here/node_modules/.bin/pact-broker" "$@" 2>&1); then
    echo "$said"
    return 0
  fi
  case "$said" in
    *"error sending request"*) fail "$PACT_BROKER_BASE_URL cannot be reached" ;;
    *"failed: 401 "* | *"failed: 403 "*) fail "$PACT_BROKER_BASE_URL does not let us in; check PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD" ;;
    *"Did not get a valid HAL response body"*) fail "$PACT_BROKER_BASE_URL is no Pact Broker: $said" ;;
    *"failed: 5"[0-9][0-9]" "*) fail "$PACT_BROKER_BASE_URL is out of order: $said" ;;
  esac
  echo "$said" >&2
  return 1
}

publish() {
  local consumer pacts pact
  for consumer in "${consumers[@]}"; do
    check_pacts "$consumer"
  done
  for consumer in "${consumers[@]}"; do
    pacts=()
    while read -r pact; do
      pacts+=("$pact")
    done < <(pacts_of "$consumer")
    find_version "$consumer"
    ask publish "${pacts[@]}" --consumer-app-version "$version" --branch "$1" ${build_url:+--build-url "$build_url"} ||
      fail "the pacts of $consumer were not published" 1
  done
}

verify() {
  local branch=$1 provider builds=()
  shift
  [ $# -gt 0 ] || set -- "${providers[@]}"
  for provider in "$@"; do
    [[ " ${providers[*]} " == *" $provider "* ]] || fail "$provider provides nothing; there are ${providers[*]}" 2
    find_version "$provider"
    builds+=("$provider=$version")
  done
  # Says what is wrong with the address or the password in the same words as the other commands.
  ask list-environments >/dev/null || exit 3
  "$root/contract-tests/verify.sh" broker "$branch" "$build_url" "${builds[@]}" ||
    fail "not every pact of the broker was kept and its result published" 1
}

knows_environment() {
  local all
  all=$(ask list-environments --output json) || exit 3
  node -e 'const found = JSON.parse(process.argv[1])._embedded?.environments ?? [];
    process.exit(found.some((environment) => environment.name === process.argv[2]) ? 0 : 1)' "$all" "$1"
}

# An environment is made when it is first deployed to; can-i-deploy knows no other.
make_environment() {
  local kind=
  ! knows_environment "$1" || return 0
  [ "$1" != prod ] || kind=--production
  ask create-environment --name "$1" --display-name "$1" $kind || fail "the environment $1 was not created" 1
}

can_i_deploy() {
  local environment=$1 service question=()
  shift
  for service in "$@"; do
    find_version "$service"
    question+=(--pacticipant "$service" --version "$version")
  done
  # One question for all: they are deployed together, and each of them may need another's new build.
  ask can-i-deploy "${question[@]}" --to-environment "$environment" || fail "$* must not be deployed to $environment" 1
}

record_deployment() {
  local environment=$1 service build builds=()
  shift
  for service in "$@"; do
    find_version "$service"
    builds+=("$service=$version")
  done
  for build in "${builds[@]}"; do
    ask record-deployment --pacticipant "${build%%=*}" --version "${build#*=}" --environment "$environment" ||
      fail "the deployment of ${build%%=*} in $environment was not recorded" 1
  done
}

# What was never recorded needs no record of its end; the client takes that for an error.
record_undeployment() {
  local environment=$1 service said status
  shift
  if ! knows_environment "$environment"; then
    echo "the broker knows no environment $environment"
    return 0
  fi
  for service in "$@"; do
    status=0
    said=$(ask record-undeployment --pacticipant "$service" --environment "$environment" 2>&1) || status=$?
    echo "$said"
    case "$status $said" in
      "0 "* | "1 "*"is not currently deployed to"*) ;;
      *) fail "the undeployment of $service in $environment was not recorded" "$status" ;;
    esac
  done
}

[ $# -ge 2 ] || usage
[ -n "${PACT_BROKER_BASE_URL:-}" ] || fail "PACT_BROKER_BASE_URL is not set"
# Of two ways in, every tool takes the same one; a CI leaves a secret that it does not have empty.
if [ -n "${PACT_BROKER_TOKEN:-}" ]; then
  unset PACT_BROKER_USERNAME PACT_BROKER_PASSWORD
else
  unset PACT_BROKER_TOKEN
fi
build_url=${PACT_BUILD_URL:-${GITHUB_RUN_ID:+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID}}
command=$1
where=$2
shift 2
case $command in
  publish) [ $# -eq 0 ] || usage ;;
  verify) ;;
  can-i-deploy | record-deployment | record-undeployment)
    [ $# -gt 0 ] || set -- "${everything[@]}"
    for service in "$@"; do
      [[ " ${everything[*]} " == *" $service "* ]] || fail "there is no service $service; there are ${everything[*]}" 2
    done
    ;;
  *) usage ;;
esac
install_client
case $command in
  publish) publish "$where" ;;
  verify) verify "$where" "$@" ;;
  can-i-deploy) make_environment "$where" && can_i_deploy "$where" "$@" ;;
  record-deployment) make_environment "$where" && record_deployment "$where" "$@" ;;
  record-undeployment) record_undeployment "$where" "$@" ;;
esac
