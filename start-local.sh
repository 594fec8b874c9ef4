#!/usr/bin/env bash
# Builds and starts the shop; Ctrl-C stops everything. `start-local.sh --help` lists the options.
# Must run on bash 3.2, the version of macOS.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
launcher=$root/cfn/localstack/localstack.sh
port=4566
storefront_port=3000
endpoint=
backend_only=
fresh=
children=()

fail() {
  echo "✗ $1" >&2
  exit 1
}

usage() {
  cat <<'TEXT'
usage: start-local.sh [options]

  --backend-only          no storefront
  --port N                LocalStack's port (4566)
  --storefront-port N     the storefront's port (3000)
  --endpoint URL          use a running LocalStack, for example in Docker
  --fresh                 clean build; with --endpoint also delete the deployed shop first

Ctrl-C stops all started processes.
TEXT
}

parse() {
  while [ $# -gt 0 ]; do
    case "$1" in
      --backend-only) backend_only=yes ;;
      --fresh) fresh=yes ;;
      --port) port=$(number "$@"); shift ;;
      --storefront-port) storefront_port=$(number "$@"); shift ;;
      --endpoint) [ $# -ge 2 ] || fail "--endpoint needs an address."; endpoint=${2%/}; shift ;;
      --help | -h) usage; exit 0 ;;
      *) fail "start-local.sh does not know $1; see start-local.sh --help" ;;
    esac
    shift
  done
}

# The number after an option.
number() {
  case "${2:-}" in
    '' | *[!0-9]*) fail "$1 needs a port number, not '${2:-}'." ;;
  esac
  if [ "$2" -lt 1 ] || [ "$2" -gt 65535 ]; then fail "$1 needs a port from 1 to 65535, not $2."; fi
  echo "$2"
}

# step TITLE COMMAND…: runs the command and prints its duration.
step() {
  local started=$SECONDS
  echo "▸ $1 …"
  shift
  "$@"
  echo "  done in $((SECONDS - started)) s"
}

check_tools() {
  # shellcheck source=.mvn/find-jdk.sh
  . "$root/.mvn/find-jdk.sh"
  find_jdk || exit 1
  command -v mvn >/dev/null || fail "CloudCart needs Maven 3.8 or newer; install it with your package manager."
  command -v curl >/dev/null || fail "CloudCart needs curl; install it with your package manager."
  [ -n "$backend_only" ] || check_node
  [ -n "$endpoint" ] || require_free_port "$port" --port
  [ -n "$backend_only" ] || require_free_port "$storefront_port" --storefront-port
}

check_node() {
  local version
  command -v npm >/dev/null || fail "The storefront needs Node 20 or newer with npm; install it, or pass --backend-only."
  version=$(node --version 2>/dev/null | sed 's/^v//; s/\..*//')
  [ "${version:-0}" -ge 20 ] || fail "The storefront needs Node 20 or newer, not ${version:-none}; update it, or pass --backend-only."
}

require_free_port() {
  if (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    fail "Port $1 is in use; stop the process that uses it, or choose another port with $2."
  fi
}

build() {
  if [ -n "$fresh" ]; then "$root/mvnw" -q -B clean; fi
  # The same build generates the storefront's client, so that Maven starts only once.
  "$launcher" python "$root/cfn/deploy" --build-only
}

start_localstack() {
  local log=$1
  # A separate process group: Ctrl-C does not reach LocalStack directly; stop ends it in order.
  set -m
  "$launcher" start --port "$port" >"$log" 2>&1 &
  children+=($!)
  set +m
  endpoint=http://127.0.0.1:$port
  await "$endpoint/_localstack/health" "$log" 180
}

start_storefront() {
  local log=$1
  if [ ! -d "$root/frontend/node_modules" ] || [ "$root/frontend/package-lock.json" -nt "$root/frontend/node_modules" ]; then
    (cd "$root/frontend" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    touch "$root/frontend/node_modules"
  fi
  set -m
  (cd "$root/frontend" && exec npm run --silent dev -- --port "$storefront_port" --hostname 127.0.0.1) >"$log" 2>&1 &
  children+=($!)
  set +m
  await "http://127.0.0.1:$storefront_port/" "$log" 180
}

# await URL LOG SECONDS: waits until the newest child answers. If the child ends or the time limit passes, prints its log and fails.
await() {
  local deadline=$((SECONDS + $3)) child=${children[${#children[@]}-1]}
  until curl --silent --fail --output /dev/null --max-time 60 "$1"; do
    if ! kill -0 "$child" 2>/dev/null; then
      tail -n 15 "$2" >&2
      fail "$1 did not start."
    fi
    [ "$SECONDS" -lt "$deadline" ] || fail "$1 did not answer within $3 s; its log is $2"
    sleep 0.3
  done
}

deploy() {
  if [ -n "$fresh" ] && [ "${#children[@]}" -eq 0 ]; then
    "$root/deploy-localstack.sh" --endpoint "$endpoint" --delete --yes
  fi
  "$root/deploy-localstack.sh" --endpoint "$endpoint" --skip-build
}

address() {
  sed -n "s/^NEXT_PUBLIC_$1_API_URL=//p" "$root/frontend/.env.local"
}

print_addresses() {
  local aws="AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test aws"
  command -v aws >/dev/null || aws="AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test cfn/localstack/localstack.sh aws"
  local where="--endpoint-url $endpoint --region eu-west-1"
  echo
  [ -n "$backend_only" ] || echo "Shop        http://127.0.0.1:$storefront_port"
  [ "${#children[@]}" -eq 0 ] || echo "Functions   run on Java $("$launcher" java-version), deployed as java21"
  cat <<TEXT
Catalog     $(address CATALOG)/products
Cart        $(address CART)/cart/you
Orders      $(address ORDERS)/orders?userId=you   (header x-api-key: $(sed -n 's/^CLOUDCART_API_KEY=//p' "$root/frontend/.env.local"))
DynamoDB    $aws dynamodb scan --table-name OrdersTableDev $where
SQS         $aws sqs list-queues $where
Logs        $aws logs filter-log-events --log-group-name /aws/lambda/cloudcart-order-dev --query 'events[].message' --output text $where
TEXT
  [ "${#children[@]}" -eq 0 ] || printf '\nCtrl-C ends all of it.\n'
}

# Ends the children in reverse order, each with its process group, and waits for them.
stop() {
  local status=$? i
  trap - EXIT INT TERM
  [ "${#children[@]}" -eq 0 ] || echo "Stopping …"
  for ((i = ${#children[@]} - 1; i >= 0; i--)); do
    kill -TERM -- "-${children[i]}" 2>/dev/null || true
    wait "${children[i]}" 2>/dev/null || true
  done
  exit "$status"
}

# Waits for Ctrl-C, or until a child ends.
keep_running() {
  local child
  while :; do
    for child in "${children[@]}"; do
      kill -0 "$child" 2>/dev/null || fail "A process of the shop has ended; its log is in $logs"
    done
    sleep 1 &
    wait $!
  done
}

parse "$@"
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
logs=${XDG_CACHE_HOME:-$HOME/.cache}/cloudcart/state/start-local-$port
mkdir -p "$logs"

step "Tools" check_tools
step "LocalStack's installation" "$launcher" prepare
step "Build" build
[ -n "$endpoint" ] || step "LocalStack on port $port" start_localstack "$logs/localstack.log"
step "Deployment" deploy
[ -n "$backend_only" ] || step "Storefront on port $storefront_port" start_storefront "$logs/storefront.log"
print_addresses
[ "${#children[@]}" -eq 0 ] || keep_running
