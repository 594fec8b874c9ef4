#!/usr/bin/env bash
# Runs Pact's CLI and provider verification with a Pact Broker.
#
#   broker.sh publish <branch>                               publishes the pacts of this build
#   broker.sh verify <branch> [provider …]                   verifies the jars against the broker's pacts, publishes the results
#   broker.sh can-i-deploy <environment> [service …]         asks one question for all services
#   broker.sh record-deployment <environment> [service …]    records that they run there
#   broker.sh record-undeployment <environment> [service …]  records that they no longer run there
#
# Default for the services: the five and the storefront. PACT_BROKER_BASE_URL is the broker's URL; PACT_BROKER_TOKEN, or
# PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD, are the credentials. The broker links to PACT_BUILD_URL.
# Exit codes: 0 success or yes, 1 no, 2 wrong command line, 3 the broker cannot be used.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
target=$root/contract-tests/target
consumers=(order payment shipment storefront)
providers=(catalog cart order payment)
everything=(catalog cart order payment shipment storefront)
# Three retries are enough; by default, the client retries for two minutes.
export PACT_DO_NOT_TRACK=true PACT_BROKER_HTTP_RETRIES=${PACT_BROKER_HTTP_RETRIES:-3}

fail() {
  echo "Pact Broker: $1" >&2
  exit "${2:-3}"
}

usage() {
  fail "usage: broker.sh publish <branch> | verify <branch> [provider …] | can-i-deploy|record-deployment|record-undeployment <environment> [service …]" 2
}

# Installs the packages of the lock file, again when it has changed. Its packages need no install scripts.
install_client() {
  local found
  found=$(node --version 2>/dev/null || echo none)
  if ! [[ $found =~ ^v([2-9][0-9]|[1-9][0-9][0-9])[.] ]] || ! command -v npm >/dev/null; then
    fail "its CLI needs Node 20 or newer with npm (found: $found); install it from https://nodejs.org or your package manager"
  fi
  cd "$here"
  if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || fail "its CLI cannot be installed; npm's message is above"
    touch node_modules/.package-lock.json
  fi
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# Sorted with a fixed locale, because the version contains the digest of the pacts.
pacts_of() {
  local pact LC_ALL=C
  for pact in "$target/pacts/$1"-*.json; do
    [ ! -f "$pact" ] || echo "$pact"
  done
}

# Sets $version: the digest of the jar, as in the gate's results, and the digest of its pacts, because a broker
# rejects a different pact for an existing version. The storefront has no jar: two builds with the same pacts have the same version.
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

# A pact of another build must not be published with this jar's version.
check_pacts() {
  local consumer=$1 jar=$root/services/$1/target/$1.jar pact
  find_version "$consumer"
  [ "$consumer" != storefront ] || return 0
  while read -r pact; do
    grep -qs "sha256:$(sha256 <"$jar")" "$target/verifications/${pact##*/}" ||
      fail "${pact##*/} does not belong to the current build of $consumer; run contract-tests/verify.sh"
  done < <(pacts_of "$consumer")
}

# Distinguishes an unavailable broker and rejected credentials from "no": the CLI exits with 1 for all of them, and prints the response's status.
ask() {
  local said
  if said=$("$here/node_modules/.bin/pact-broker" "$@" 2>&1); then
    echo "$said"
    return 0
  fi
  case "$said" in
    *"error sending request"*) fail "$PACT_BROKER_BASE_URL cannot be reached" ;;
    *"failed: 401 "* | *"failed: 403 "*) fail "$PACT_BROKER_BASE_URL rejects the credentials; check PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD" ;;
    *"Did not get a valid HAL response body"*) fail "$PACT_BROKER_BASE_URL is not a Pact Broker: $said" ;;
    *"failed: 5"[0-9][0-9]" "*) fail "$PACT_BROKER_BASE_URL returned a server error: $said" ;;
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
    [[ " ${providers[*]} " == *" $provider "* ]] || fail "$provider is not a provider; the providers are ${providers[*]}" 2
    find_version "$provider"
    builds+=("$provider=$version")
  done
  # Reports a wrong URL or wrong credentials with the same messages as the other commands.
  ask list-environments >/dev/null || exit 3
  "$root/contract-tests/verify.sh" broker "$branch" "$build_url" "${builds[@]}" ||
    fail "a pact of the broker failed, or its result was not published" 1
}

knows_environment() {
  local all
  all=$(ask list-environments --output json) || exit 3
  node -e 'const found = JSON.parse(process.argv[1])._embedded?.environments ?? [];
    process.exit(found.some((environment) => environment.name === process.argv[2]) ? 0 : 1)' "$all" "$1"
}

# Creates an environment before the first deployment to it; can-i-deploy needs it.
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
  # One question for all services: they are deployed together, and a service may need another service's new build.
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

# A deployment that was not recorded needs no undeployment; the CLI reports an error in this case.
record_undeployment() {
  local environment=$1 service said status
  shift
  if ! knows_environment "$environment"; then
    echo "the broker has no environment $environment"
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
# With both kinds of credentials, all tools use the token. In CI, a missing secret is an empty variable.
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
      [[ " ${everything[*]} " == *" $service "* ]] || fail "$service is not a service; the services are ${everything[*]}" 2
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
