#!/usr/bin/env bash
# Deploys the shop to LocalStack, or with --aws to AWS: `deploy-localstack.sh --help` lists the options.
# One Python process (cfn/deploy) does the work, because each call of the aws CLI takes a second of CPU time.
# Must run on bash 3.2, the version of macOS.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

echo "▸ Tools …"
command -v mvn >/dev/null || {
  echo "CloudCart needs Maven 3.8 or newer; install it with your package manager." >&2
  exit 1
}
"$root/cfn/localstack/localstack.sh" prepare
echo "  done in $SECONDS s"
exec "$root/cfn/localstack/localstack.sh" python "$root/cfn/deploy" "$@"
