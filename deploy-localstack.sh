#!/usr/bin/env bash
# Deploys the shop to LocalStack, or with --aws to AWS: `deploy-localstack.sh --help` names the options.
# The work is done by one Python process (cfn/deploy), because every call of the aws CLI costs a second of CPU.
# Kept to what bash 3.2 knows, the one that macOS brings.
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
