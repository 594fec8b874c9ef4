"""With a Pact Broker configured: publishes, asks whether the environment may have these builds, records that it has them.

The stage is the broker's environment. The talking is done by `contract-tests/broker/broker.sh`, Pact's own client.
"""

from __future__ import annotations

import os
import subprocess

from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.shop import ROOT

SCRIPT = ROOT / "contract-tests" / "broker" / "broker.sh"


def configured() -> bool:
    return bool(os.environ.get("PACT_BROKER_BASE_URL"))


def allow(stage: str) -> None:
    """Raises DeployError when the broker says no, or cannot be asked."""
    _run("publish", _branch())
    _run("can-i-deploy", stage)


def record(stage: str) -> None:
    _run("record-deployment", stage)


def _run(command: str, argument: str) -> None:
    ran = subprocess.run(
        [str(SCRIPT), command, argument], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if ran.returncode:
        raise DeployError(f"{command} {argument} at the Pact Broker failed:\n{ran.stdout.rstrip()}")
    note(ran.stdout.rstrip())


def _branch() -> str:
    """The branch that a CI names, else the one that is checked out."""
    named = os.environ.get("GITHUB_HEAD_REF") or os.environ.get("GITHUB_REF_NAME")
    if named:
        return named
    command = ["git", "-C", str(ROOT), "rev-parse", "--abbrev-ref", "HEAD"]
    found = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return found.stdout.strip() or "unknown"
