#!/usr/bin/env bash
# The deploy gate: gate.sh check | release; see contract-tests/README.md. Needs a built checkout.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../.mvn/find-jdk.sh
. "$root/.mvn/find-jdk.sh"
# Running javac to get its version takes as long as the gate itself, so read the JDK's release file.
grep -qs 'JAVA_VERSION="\(2[1-9]\|[3-9][0-9]\)' "${JAVA_HOME:-}/release" || find_jdk

target=$root/contract-tests/target
if [ ! -f "$target/gate.classpath" ]; then
  echo "The contract gate is not built; run ./mvnw -DskipTests package first." >&2
  exit 3
fi
[ $# -gt 0 ] || set -- check
command=$1
shift
# The gate runs for half a second: use only the C1 compiler, and the class-data archive of an earlier run.
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:cds=off -Xlog:cds+dynamic=off \
  -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$target/gate.jsa" \
  -cp "$target/contract-tests.jar:$(cat "$target/gate.classpath")" \
  com.cloudcart.contracttests.gate.Gate "$command" --root "$root" "$@"
