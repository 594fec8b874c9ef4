"""Asks, before anything changes, whether these builds may be deployed: the contract gate, and a Pact Broker if one is configured.

The gate is `contract-tests/gate.sh`. It writes a manifest of what runs in the stage, which is stored in the bucket.
`contract-tests/broker/broker.sh` calls the broker with Pact's own tools, for the environment that `--environment` names.
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cloudcart_deploy.build import last_lines, run
from cloudcart_deploy.console import DeployError, note, step
from cloudcart_deploy.options import Options
from cloudcart_deploy.shop import ROOT, STACKS, Stack

FOLDER = ROOT / "contract-tests"
MANIFEST = "contracts/deployed.json"
RESULTS_ARE_MISSING = 4
BROKER = FOLDER / "broker" / "broker.sh"
NO = 1


def check(stacks: tuple[Stack, ...], deployed: bytes | None) -> bytes:
    """Returns the manifest to store after the deployment; raises DeployError with the gate's output.

    `deployed` is the manifest of the last deployment, for the services that this deployment does not change.
    """
    status, output, manifest = _ask(stacks, deployed)
    if status == RESULTS_ARE_MISSING:
        note("verification results are missing for this build; verifying …")
        verified, log = run(FOLDER / "verify.sh", *_services(stacks))
        if verified not in (0, NO):
            raise DeployError(f"The build could not be verified; nothing has been changed.\n{last_lines(log)}")
        # A failed pact is in the results. The gate decides whether it matters for the jars of this run.
        status, output, manifest = _ask(stacks, deployed)
    if status:
        raise DeployError(f"The contract gate refuses; nothing has been changed.\n{output.rstrip()}")
    note(output.rstrip())
    return manifest


def _services(stacks: tuple[Stack, ...]) -> list[str]:
    """The services to verify; none means all. Another service's unfinished build must not stop a run of one stack."""
    return [] if stacks == STACKS else [stack.service for stack in stacks]


def _with_pacts(stacks: Iterable[Stack]) -> list[str]:
    return [stack.service for stack in stacks if stack.has_pacts]


def _ask(stacks: tuple[Stack, ...], deployed: bytes | None) -> tuple[int, str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "deployed.json"), Path(folder, "next.json")
        arguments = [part for stack in stacks for part in ("--deploy", f"{stack.service}={stack.jar}")]
        if deployed is not None:
            before.write_bytes(deployed)
            arguments += ["--deployed", str(before)]
        status, output = run(FOLDER / "gate.sh", "check", "--next-manifest", after, *arguments)
        return status, output, after.read_bytes() if after.is_file() else b""


def ask_broker(options: Options) -> None:
    """Raises DeployError when the broker refuses, or does not answer.

    A failed verification does not end the run: the pact may be one that this deployment replaces. can-i-deploy decides.
    """
    if not options.environment:
        if os.environ.get("PACT_BROKER_BASE_URL"):
            note("the Pact Broker is not used without --environment: the results in this checkout decide, nothing is published")
        return
    services = _with_pacts(options.stacks)
    with step("Pact Broker"):
        require_environment(options)
        if not services:
            note("not asked: there are no pacts of or with " + ", ".join(stack.service for stack in options.stacks))
            return
        for command in (["publish", *services], ["verify", *services], ["can-i-deploy", options.environment, *services]):
            status, output = run(BROKER, *command)
            if status and not (status == NO and command[0] == "verify"):
                raise DeployError(f"{' '.join(command)} at the Pact Broker failed; nothing has been changed.\n{output.rstrip()}")
            note(output.strip())


def require_environment(options: Options) -> None:
    """Raises DeployError when the broker does not have the environment, before anything changes."""
    if options.environment:
        status, output = run(BROKER, "environment", options.environment)
        if status:
            raise DeployError(f"Nothing has been changed.\n{output.rstrip()}")


def record(options: Options, command: str, stacks: list[Stack], done: str) -> None:
    """Raises DeployError with the command to repeat: the broker cannot protect what it does not know.

    The storefront is not among the stacks: who deploys the storefront records it.
    """
    services = _with_pacts(stacks)
    if not options.environment or not services:
        return
    arguments = [command, options.environment, *services]
    with step(f"Pact Broker: {command}"):
        status, output = run(BROKER, *arguments)
        if status:
            again = " ".join(["contract-tests/broker/broker.sh", *arguments])
            raise DeployError(f"{done}, but the Pact Broker did not record it; repeat: {again}\n{output.rstrip()}")
        note(output.strip())
