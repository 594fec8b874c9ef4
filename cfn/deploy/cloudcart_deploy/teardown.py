"""Takes a stage down again, and nothing else."""

from __future__ import annotations

import sys

from cloudcart_deploy import leftovers
from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.options import Options
from cloudcart_deploy.shop import Stack
from cloudcart_deploy.stacks import Stacks

PROTECTED_STAGE = "prod"
TABLE = "AWS::DynamoDB::Table"


def confirm(options: Options, bucket: str) -> None:
    if options.yes:
        return
    names = ", ".join(stack.name(options.stage) for stack in options.stacks)
    if not sys.stdin.isatty():
        raise DeployError("--delete asks before it deletes; without a terminal pass --yes.")
    what = f"{names} and the bucket {bucket}" if options.whole else names
    if input(f"Delete {what}? [y/N] ").strip().lower() not in ("y", "yes"):
        raise DeployError("Nothing has been deleted.")


def delete_stack(cloud: Cloud, stacks: Stacks, stack: Stack, stage: str) -> str:
    """Deletes one stack with the tables that its deletion policy keeps, unless the stage is prod."""
    name = stack.name(stage)
    if stacks.describe(name) is None:
        return "was not there"
    tables = [r for r in stacks.resources(name).values() if r[0] == TABLE]
    stacks.delete(name, keeping=frozenset({TABLE}))
    if stage == PROTECTED_STAGE:
        return f"deleted; its data stays: {', '.join(t[1] for t in tables)}" if tables else "deleted"
    leftovers.remove(cloud, tables)
    return "deleted"
