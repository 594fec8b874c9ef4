"""Asks, before anything changes, whether these builds may be deployed: the contract gate, and a Pact Broker if one is configured.

The gate is `contract-tests/gate.sh`. It writes a manifest of what runs in the stage, which is stored in the bucket.
`contract-tests/broker/broker.sh` calls the broker with Pact's own tools; the stage is the broker's environment.
"""

import os
import tempfile
from pathlib import Path

from cloudcart_deploy.build import last_lines, run
from cloudcart_deploy.console import DeployError, note, step
from cloudcart_deploy.options import Options
from cloudcart_deploy.shop import ROOT, Stack

FOLDER = ROOT / "contract-tests"
MANIFEST = "contracts/deployed.json"
RESULTS_ARE_MISSING = 4


def check(stacks: tuple[Stack, ...], deployed: bytes | None) -> bytes:
    """Returns the manifest to store after the deployment; raises DeployError with the gate's output.

    `deployed` is the manifest of the last deployment, for the services that this deployment does not change.
    """
    status, output, manifest = _ask(stacks, deployed)
    if status == RESULTS_ARE_MISSING:
        note("verification results are missing for this build; verifying …")
        failed, log = run(FOLDER / "verify.sh")
        if failed:
            raise DeployError(f"The build could not be verified; nothing has been changed.\n{last_lines(log)}")
        status, output, manifest = _ask(stacks, deployed)
    if status:
        raise DeployError(f"The contract gate refuses; nothing has been changed.\n{output.rstrip()}")
    note(output.rstrip())
    return manifest


def _ask(stacks: tuple[Stack, ...], deployed: bytes | None) -> tuple[int, str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "deployed.json"), Path(folder, "next.json")
        arguments = [part for stack in stacks for part in ("--deploy", f"{stack.service}={stack.jar}")]
        if deployed is not None:
            before.write_bytes(deployed)
            arguments += ["--deployed", str(before)]
        status, output = run(FOLDER / "gate.sh", "check", "--next-manifest", after, *arguments)
        return status, output, after.read_bytes() if after.is_file() else b""


def deployables(options: Options) -> list[str]:
    """What a run deploys. A run of the whole shop includes this checkout's storefront, because it gets new addresses."""
    stacks = [stack.service for stack in options.stacks]
    return [*stacks, "storefront"] if options.whole else stacks


def ask_broker(options: Options) -> None:
    """Raises DeployError when the broker refuses, or does not answer."""
    branch = _branch()
    for command in (["publish", branch], ["verify", branch], ["can-i-deploy", options.stage, *deployables(options)]):
        _broker(command, f"{' '.join(command)} at the Pact Broker failed; nothing has been changed.")


def record(options: Options, command: str, done: str) -> None:
    """Raises DeployError with the command to repeat: the broker cannot protect what it does not know."""
    arguments = [command, options.stage, *deployables(options)]
    again = " ".join(["contract-tests/broker/broker.sh", *arguments])
    _broker(arguments, f"{done}, but the Pact Broker did not record it; repeat: {again}")


def _broker(command: list[str], failure: str) -> None:
    if not os.environ.get("PACT_BROKER_BASE_URL"):
        return
    with step(f"Pact Broker: {' '.join(command)}"):
        status, output = run(FOLDER / "broker" / "broker.sh", *command)
        if status:
            raise DeployError(f"{failure}\n{output.rstrip()}")
        note(output.strip())


def _branch() -> str:
    """The branch that the CI names, otherwise the one that is checked out."""
    names = ("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "GIT_BRANCH")
    if branch := next(filter(None, map(os.environ.get, names)), None):
        return branch
    status, output = run("git", "symbolic-ref", "--short", "HEAD")
    return "detached" if status else output.strip() or "detached"
