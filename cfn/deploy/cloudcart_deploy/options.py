"""The options of the command line."""

import argparse
import getpass
import os
import re
import sys
from pathlib import Path

import boto3

from cloudcart_deploy import api_keys
from cloudcart_deploy.cloud import LOCAL_REGION
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.follow_up import ENV_FILE
from cloudcart_deploy.shop import STACKS, Stack, find, is_public, public_api_key

ACTIONS = {
    "plan": "print what would change, and change nothing",
    "delete": "delete the stacks and the bucket",
    "build-only": "build what is out of date, and deploy nothing",
}


class Options(argparse.Namespace):
    """The options that `_parser` declares, checked by `parse`."""

    stacks: tuple[Stack, ...]
    parameters: dict[str, str]
    api_keys: list[str]

    @property
    def whole(self) -> bool:
        return self.stacks == STACKS


def parse(arguments: list[str]) -> Options:
    """Raises DeployError with one sentence for options that exclude each other or have an invalid value."""
    options = _parser().parse_args(arguments, Options())
    if options.environment and not os.environ.get("PACT_BROKER_BASE_URL"):
        raise DeployError("--environment names an environment of a Pact Broker; set PACT_BROKER_BASE_URL.")
    if options.environment and options.skip_gate:
        raise DeployError("--environment and --skip-gate exclude each other.")
    if options.aws and options.skip_gate:
        raise DeployError("--aws and --skip-gate exclude each other.")
    locate(options)
    options.stacks = STACKS if options.only is None else (find(options.only, options.stage),)
    if options.stacks == (None,):
        raise DeployError(f"--only knows cart, catalog, order, payment, shipment and audit, not {options.only!r}.")
    options.parameters = dict(options.parameter)
    if reserved := sorted(options.parameters.keys() & api_keys.PARAMETERS):
        raise DeployError(f"{reserved[0]} is not for --parameter: set CLOUDCART_API_KEY.")
    options.api_keys = _api_keys(options)
    if options.aws and any(map(is_public, options.api_keys)):
        raise DeployError("The api keys of local runs are public, so they are not deployed to AWS; choose your own.")
    return options


def locate(options: argparse.Namespace) -> None:
    """Sets the region, and the endpoint of a local cloud if one is named, from the environment or the AWS settings."""
    if options.aws and options.endpoint:
        raise DeployError("--aws and --endpoint exclude each other: AWS has its own endpoints.")
    if not options.aws:
        options.region = options.region or LOCAL_REGION
        options.endpoint = options.endpoint or os.environ.get("AWS_ENDPOINT_URL") or None
        return
    options.region = options.region or boto3.session.Session().region_name
    if not options.region:
        raise DeployError("--aws needs a region: pass --region, or set one in your AWS settings.")


def _parser() -> argparse.ArgumentParser:
    description = "Deploys the shop to LocalStack, or with --aws to AWS."
    p = argparse.ArgumentParser(prog="deploy-localstack.sh", description=description, allow_abbrev=False)
    p.add_argument("--stage", default="dev", type=stage, help="part of the names of stacks, functions and exports (dev)")
    p.add_argument("--region", help=f"{LOCAL_REGION}, or with --aws the one of your AWS settings")
    p.add_argument("--endpoint", help="LocalStack's address ($AWS_ENDPOINT_URL, else port 4566, else a new LocalStack)")
    p.add_argument("--bucket", help="bucket of the artefacts (cloudcart-<account>-<region>-<stage>)")
    p.add_argument("--only", metavar="STACK", help="one stack: cart, catalog, order, payment, shipment or audit")
    p.add_argument("--parameter", metavar="NAME=VALUE", action="append", type=_parameter, default=[],
                   help="a template parameter; repeatable; later deployments keep its value")  # fmt: skip
    p.add_argument("--reset", metavar="NAME", action="append", default=[],
                   help="give a template parameter its default again; repeatable")  # fmt: skip
    p.add_argument("--environment", metavar="NAME",
                   help="ask a Pact Broker for this environment, and record there what runs; without, the broker is not used")  # fmt: skip
    p.add_argument("--aws", action="store_true", help="deploy to AWS; asks for the api key ($CLOUDCART_API_KEY)")
    actions = p.add_mutually_exclusive_group()
    actions.set_defaults(action="deploy")
    for name, text in ACTIONS.items():
        actions.add_argument(f"--{name}", dest="action", action="store_const", const=name, help=text)
    p.add_argument("--yes", action="store_true", help="do not ask before --delete")
    p.add_argument("--skip-build", action="store_true", help="deploy the last build")
    p.add_argument("--skip-gate", action="store_true", help="do not ask the contract gate: for tests, never with --aws")
    p.add_argument("--skip-seed", action="store_true", help="load no sample products")
    p.add_argument("--skip-smoke", action="store_true", help="place no test order")
    p.add_argument("--env-file", type=Path, default=ENV_FILE, help="file for the APIs' addresses (frontend/.env.local)")
    return p


def stage(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9]{0,15}", text):
        raise DeployError(f"--stage needs lower-case letters and digits, at most 16, not {text!r}.")
    return text


def _parameter(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not re.fullmatch(r"[A-Za-z0-9]+", name):
        raise DeployError(f"--parameter needs NAME=VALUE, not {text!r}.")
    return name, value


def _api_keys(options: Options) -> list[str]:
    """The key that clients use, and during a rotation the previous one; empty for a run that needs none."""
    keys = [key for name in ("CLOUDCART_API_KEY", "CLOUDCART_PREVIOUS_API_KEY") if (key := os.environ.get(name))]
    if not os.environ.get("CLOUDCART_API_KEY") and (not options.aws or options.action == "deploy"):
        keys.insert(0, _ask_for_key() if options.aws else public_api_key(options.stage))
    if invalid := [key for key in keys if not re.fullmatch(r"[A-Za-z0-9_.~-]{20,128}", key)]:
        raise DeployError(f"An api key needs 20 to 128 letters, digits or _.~-; this one has {len(invalid[0])} characters.")
    return list(dict.fromkeys(keys))


def _ask_for_key() -> str:
    if not sys.stdin.isatty():
        raise DeployError("--aws needs your own api key: set CLOUDCART_API_KEY.")
    return getpass.getpass("Api key for the orders API (at least 20 characters): ")
