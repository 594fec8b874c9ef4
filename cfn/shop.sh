#!/usr/bin/env bash
# Operates a deployed shop, on LocalStack or with --aws on AWS: `cfn/shop.sh --help` lists the commands.
# docs/operating.md says when to use which.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/deploy"
exec "$here/localstack/localstack.sh" python -m cloudcart_operations "$@"
