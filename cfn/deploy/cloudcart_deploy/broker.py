"""With a Pact Broker configured: publishes, verifies, asks whether the stage may have these builds, records that it has them.

The stage is the broker's environment. The talking is done by `contract-tests/broker/broker.sh`, Pact's own tools.
"""

from __future__ import annotations

import os
import subprocess

from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.options import Options
from cloudcart_deploy.shop import ROOT

SCRIPT = ROOT / "contract-tests" / "broker" / "broker.sh"


def configured() -> bool:
    return bool(os.environ.get("PACT_BROKER_BASE_URL"))


def services(options: Options) -> list[str]:
    """What a run deploys: with the whole shop also the storefront of this checkout, which is given its addresses."""
    stacks = [stack.service for stack in options.stacks]
    return [*stacks, "storefront"] if options.whole else stacks


def allow(options: Options) -> None:
    """Raises DeployError when the broker says no, or cannot be asked."""
    branch = _branch()
    for command in (["publish", branch], ["verify", branch], ["can-i-deploy", options.stage, *services(options)]):
        said = _run(command)
        if said.returncode:
            raise DeployError(f"{_told(command)} at the Pact Broker failed; nothing has been touched.\n{said.stdout.rstrip()}")


def record(options: Options) -> None:
    """Raises DeployError with the way to repeat it: what the broker does not know of, it cannot protect."""
    _tell(["record-deployment", options.stage, *services(options)], "Deployed all the same")


def forget(options: Options) -> None:
    _tell(["record-undeployment", options.stage, *services(options)], "Removed all the same")


def _tell(command: list[str], but: str) -> None:
    said = _run(command)
    if said.returncode:
        again = " ".join(["contract-tests/broker/broker.sh", *command])
        raise DeployError(f"{but}, but the Pact Broker does not know of it; repeat: {again}\n{said.stdout.rstrip()}")


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(
        [str(SCRIPT), *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if not ran.returncode:
        note(f"{_told(command)}:\n{ran.stdout.strip()}")
    return ran


def _told(command: list[str]) -> str:
    return " ".join(command)


def _branch() -> str:
    """The branch that a CI names, else the one that is checked out."""
    for name in ("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "GIT_BRANCH"):
        if os.environ.get(name):
            return os.environ[name]
    command = ["git", "-C", str(ROOT), "symbolic-ref", "--short", "HEAD"]
    found = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return found.stdout.strip() or "detached"
