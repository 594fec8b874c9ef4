"""What can be asked of a run."""

from __future__ import annotations

import argparse
import getpass
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import boto3

from cloudcart_deploy.cloud import LOCAL_REGION
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import DEFAULT_API_KEY, STACKS, Stack, find
from cloudcart_deploy.storefront import ENV_FILE

EPILOG = """examples:
  deploy-localstack.sh                                   everything, on the LocalStack at port 4566 or a new one
  deploy-localstack.sh --plan                            what would change
  deploy-localstack.sh --only order --skip-seed          one stack
  deploy-localstack.sh --parameter PaymentSuccessRate=1  a template's parameter
  deploy-localstack.sh --aws --stage test --region eu-west-1
"""


@dataclass(frozen=True)
class Options:
    """The checked options of a run."""

    stage: str
    region: str
    endpoint: str | None
    bucket: str | None
    stacks: tuple[Stack, ...]
    parameters: dict[str, str]
    aws: bool
    plan: bool
    delete: bool
    yes: bool
    build_only: bool
    skip_build: bool
    skip_gate: bool
    skip_seed: bool
    skip_smoke: bool
    env_file: Path = ENV_FILE

    @property
    def whole(self) -> bool:
        return self.stacks == STACKS


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(
        prog="deploy-localstack.sh",
        description="Deploys the shop to LocalStack, or to AWS when --aws says so.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    p.add_argument("--stage", default="dev", help="names the stacks, functions and exports (dev)")
    p.add_argument("--region", help=f"{LOCAL_REGION}, or with --aws the one of your AWS settings")
    p.add_argument("--endpoint", help="LocalStack's address ($AWS_ENDPOINT_URL, else port 4566, else a new LocalStack)")
    p.add_argument("--bucket", help="bucket of the artefacts (cloudcart-<account>-<region>-<stage>)")
    p.add_argument("--only", metavar="STACK", help="one stack: cart, catalog, order, payment or shipment")
    p.add_argument("--parameter", metavar="NAME=VALUE", action="append", default=[], help="a template parameter; repeatable")
    p.add_argument("--aws", action="store_true", help="deploy to AWS; asks for the api key ($CLOUDCART_API_KEY)")
    p.add_argument("--plan", action="store_true", help="print what would change, and change nothing")
    p.add_argument("--delete", action="store_true", help="remove the stacks and the bucket")
    p.add_argument("--yes", action="store_true", help="do not ask before --delete")
    p.add_argument("--build-only", action="store_true", help="build what is out of date, and deploy nothing")
    p.add_argument("--skip-build", action="store_true", help="deploy what is built already")
    p.add_argument("--skip-gate", action="store_true", help="do not ask the contract gate: for tests, never with --aws")
    p.add_argument("--skip-seed", action="store_true", help="load no sample products")
    p.add_argument("--env-file", type=Path, default=ENV_FILE, help="gets the APIs' addresses (frontend/.env.local)")
    p.add_argument("--skip-smoke", action="store_true", help="place no smoke order")
    return p


def parse(arguments: list[str]) -> Options:
    """Raises DeployError with one sentence for what does not fit together."""
    given = parser().parse_args(arguments)
    if not re.fullmatch(r"[a-z][a-z0-9]{0,15}", given.stage):
        raise DeployError(f"--stage needs lower-case letters and digits, at most 16, not {given.stage!r}.")
    if given.aws and given.endpoint:
        raise DeployError("--aws and --endpoint exclude each other: AWS has its own endpoints.")
    if given.aws and given.skip_gate:
        raise DeployError("--aws never goes without the contract gate.")
    stacks = STACKS
    if given.only:
        stack = find(given.only, given.stage)
        if stack is None:
            raise DeployError(f"--only knows cart, catalog, order, payment and shipment, not {given.only!r}.")
        stacks = (stack,)
    parameters = _parameters(given.parameter)
    parameters.setdefault("ApiKey", _api_key(given))
    if given.aws and parameters["ApiKey"] == DEFAULT_API_KEY:
        raise DeployError("The default api key is public, so it is not deployed to AWS; choose one of your own.")
    return Options(
        stage=given.stage,
        region=given.region or (_aws_region() if given.aws else LOCAL_REGION),
        endpoint=None if given.aws else given.endpoint or os.environ.get("AWS_ENDPOINT_URL") or None,
        bucket=given.bucket,
        stacks=stacks,
        parameters=parameters,
        aws=given.aws,
        plan=given.plan,
        delete=given.delete,
        yes=given.yes,
        build_only=given.build_only,
        skip_build=given.skip_build,
        skip_gate=given.skip_gate,
        skip_seed=given.skip_seed,
        skip_smoke=given.skip_smoke,
        env_file=given.env_file,
    )


def _parameters(given: list[str]) -> dict[str, str]:
    values = {}
    for text in given:
        name, separator, value = text.partition("=")
        if not separator or not re.fullmatch(r"[A-Za-z0-9]+", name):
            raise DeployError(f"--parameter needs NAME=VALUE, not {text!r}.")
        values[name] = value
    return values


def _aws_region() -> str:
    region = boto3.session.Session().region_name
    if not region:
        raise DeployError("--aws needs a region: pass --region, or set one in your AWS settings.")
    return region


def _api_key(given: argparse.Namespace) -> str:
    key = os.environ.get("CLOUDCART_API_KEY")
    if key:
        return key
    if not given.aws:
        return DEFAULT_API_KEY
    if given.delete or given.plan:
        return "not-needed-for-this-run"
    if not sys.stdin.isatty():
        raise DeployError("--aws needs an api key of your own: set CLOUDCART_API_KEY.")
    return getpass.getpass("Api key for the orders API (at least 20 characters): ")
