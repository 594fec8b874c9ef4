#!/usr/bin/env bash
# Loads the sample products through the catalog's API: seed-products.sh [catalog address]
# The default address is the one in frontend/.env.local, written by the last deployment. A second run adds no products.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
settings=$root/frontend/.env.local

catalog=${1:-}
if [ -z "$catalog" ] && [ -f "$settings" ]; then
  catalog=$(sed -n 's/^NEXT_PUBLIC_CATALOG_API_URL=//p' "$settings")
fi
if [ -z "$catalog" ]; then
  echo "No catalog is known; deploy one with ./deploy-localstack.sh, or name its address: seed-products.sh http://…" >&2
  exit 1
fi
command -v python3 >/dev/null || {
  echo "CloudCart needs Python 3; install it with your package manager." >&2
  exit 1
}
PYTHONPATH=$root/cfn/deploy exec python3 -m cloudcart_deploy.follow_up "$catalog"
