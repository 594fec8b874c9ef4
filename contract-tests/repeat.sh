#!/usr/bin/env bash
# Runs integration tests several times, each time in a new process with new stores:
#
#   repeat.sh [--times N] [--busy] [--days-ahead DAYS] [--module MODULE]… [TEST…]
#
# Default: all integration tests of the services, 20 times. --busy keeps all cores busy during the tests.
# --days-ahead changes the clock of the tests and of the stores that they start; it needs the command `faketime`.
# TEST is a class, or class#method. Example: repeat.sh --times 5 --module contract-tests ConsumerCrashIT
# The output is written to contract-tests/target/repeat.log. Exit code 1: a test or the build failed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
log=$root/contract-tests/target/repeat.log
times=20
busy=0
clock=()
modules=()

while [ $# -gt 0 ]; do
  case "$1" in
    --times) times=${2:?--times needs a number}; shift 2 ;;
    --busy) busy=$(getconf _NPROCESSORS_ONLN); shift ;;
    # A JVM waits by the monotonic clock. If faketime changes it too, all waits of the JVM end at once.
    --days-ahead)
      clock=(env NO_FAKE_STAT=1 FAKETIME_FORCE_MONOTONIC_FIX=0 faketime -m --exclude-monotonic -f "+${2:?--days-ahead needs a number}d")
      shift 2 ;;
    --module) modules+=("${2:?--module needs a folder}"); shift 2 ;;
    --help | -h) sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) break ;;
  esac
done
if [ ${#clock[@]} -gt 0 ] && ! command -v faketime >/dev/null; then
  echo "--days-ahead needs the command faketime; install it with your package manager." >&2
  exit 2
fi
[ ${#modules[@]} -gt 0 ] || modules=(services/{lambda-kit,catalog,cart,order,payment,shipment,audit})
[ $# -gt 0 ] || set -- '*IT'

cores=()
trap '[ ${#cores[@]} -eq 0 ] || kill "${cores[@]}"' EXIT
for ((i = 0; i < busy; i++)); do
  (while :; do :; done) &
  cores+=($!)
done

mkdir -p "${log%/*}"
: >"$log"
cd "$root"
failed=0
for ((run = 1; run <= times; run++)); do
  # -Dtest=none selects no unit test.
  ${clock[@]+"${clock[@]}"} ./mvnw --batch-mode -pl "$(IFS=,; echo "${modules[*]}")" -am -Dtest=none -Dit.test="$(IFS=,; echo "$*")" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    package failsafe:integration-test failsafe:verify >"$log.run" 2>&1 && end=passed || end=FAILED
  [ "$end" = passed ] || failed=$((failed + 1))
  awk -v end="run $run $end" '/Tests run: .*Skipped: [0-9]+$/ { tests += $4 } /Finished at/ { at = $NF } END { print end ": " tests " tests, " at }' "$log.run"
  grep -E '^\[ERROR\]   [A-Za-z]+' "$log.run" || true
  cat "$log.run" >>"$log"
done
rm "$log.run"
echo "$failed of $times runs failed."
[ "$failed" -eq 0 ]
