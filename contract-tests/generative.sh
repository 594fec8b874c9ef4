#!/usr/bin/env bash
# Plays against a deployed shop what its OpenAPI documents allow and what they do not, by Schemathesis:
#
#   generative.sh [--env-file FILE] [--api catalog|cart|orders] [SCHEMATHESIS OPTIONS…]
#
# All three APIs when none is named, at the addresses that the last deployment wrote (frontend/.env.local). Leaves
# products, carts and orders behind. Without options the same requests are sent each time; options go to `schemathesis
# run`, and leave the requests to chance: --max-examples 500, --seed 1, --phases fuzzing.
# What was asked and answered is left in contract-tests/target/generative. Exit code 1: an answer is not what its
# document says.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
here=$root/contract-tests/generative
reports=$root/contract-tests/target/generative
env_file=$root/frontend/.env.local
apis=(catalog cart orders)

while [ $# -gt 0 ]; do
  case "$1" in
    --env-file) env_file=${2:?--env-file needs a file}; shift 2 ;;
    --api) apis=("${2:?--api needs a name}"); shift 2 ;;
    --help | -h) sed -n '2,/^set /s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || set -- --generation-deterministic
if [ ! -f "$env_file" ]; then
  echo "No shop is known; deploy one with ./deploy-localstack.sh, or name its addresses with --env-file." >&2
  exit 2
fi
value() { sed -n "s/^$1=//p" "$env_file"; }

CATALOG_URL=$(value NEXT_PUBLIC_CATALOG_API_URL)
export CATALOG_URL PYTHONDONTWRITEBYTECODE=1
key=$(value CLOUDCART_API_KEY)
mkdir -p "$reports"
cd "$here"
failed=0
for api in "${apis[@]}"; do
  url=$(value "NEXT_PUBLIC_$(echo "$api" | tr '[:lower:]' '[:upper:]')_API_URL")
  if [ -z "$url" ]; then
    echo "$env_file names no API $api." >&2
    exit 2
  fi
  "$root/cfn/localstack/localstack.sh" with "$here/requirements.txt" \
    schemathesis --config-file "$here/schemathesis.toml" run "$root/api-specs/$api.yaml" --url "$url" \
    --header "x-api-key: $key" --report har --report-har-path "$reports/$api.har" "$@" || failed=1
done
exit "$failed"
