#!/usr/bin/env bash
# Shoppers use the shop of the last deployment at the same time (Gatling):
#
#   load.sh [--env-file FILE] [--duration SECONDS] [--rate PER_SECOND] [--crowd SHOPPERS]
#
# Each second, RATE shoppers (1) browse, fill a cart, order, and follow the order until it is shipped or failed, and half
# as many order one scarce product. At the end, CROWD shoppers (40) come at once. The default duration is 60 seconds.
# Prints the address of an HTML report with plots, and the memory of LocalStack and its functions (report/memory.csv).
# Exit code 1: an answer was an error, other than an honest 409, or a 429 or 503 with Retry-After; a request had no answer
# within 29 seconds; or an order was not finished within a minute.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../.mvn/find-jdk.sh
. "$root/.mvn/find-jdk.sh"
grep -qs 'JAVA_VERSION="\(2[1-9]\|[3-9][0-9]\)' "${JAVA_HOME:-}/release" || find_jdk
env_file=$root/frontend/.env.local
duration=60
rate=1
crowd=40

while [ $# -gt 0 ]; do
  case "$1" in
    --env-file) env_file=${2:?--env-file needs a file}; shift 2 ;;
    --duration) duration=${2:?--duration needs seconds}; shift 2 ;;
    --rate) rate=${2:?--rate needs a number}; shift 2 ;;
    --crowd) crowd=${2:?--crowd needs a number}; shift 2 ;;
    --help | -h) sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) echo "load.sh does not know $1; see load.sh --help" >&2; exit 2 ;;
  esac
done
for number in "$duration" "$rate" "$crowd"; do
  case "$number" in '' | *[!0-9.]*) echo "load.sh needs a number, not '$number'." >&2; exit 2 ;; esac
done
if [ ! -f "$env_file" ]; then
  echo "No deployed shop found; run ./deploy-localstack.sh, or pass a settings file with --env-file." >&2
  exit 2
fi
target=$root/contract-tests/load/target
if [ ! -f "$target/load.classpath" ]; then
  echo "The load is not built; run ./mvnw -DskipTests package first." >&2
  exit 2
fi
exec "$JAVA_HOME/bin/java" --add-opens=java.base/java.lang=ALL-UNNAMED -Denvironment="$env_file" -Dduration="PT${duration}S" \
  -Drate="$rate" -Dcrowd="$crowd" -Dreport="$target/report" -cp "$target/classes:$(cat "$target/load.classpath")" io.gatling.app.Gatling \
  --simulation com.cloudcart.load.ShopLoad --results-folder "$target/report" --run-description load
