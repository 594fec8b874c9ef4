"""Asks the contract gate before anything is touched: may exactly these jars be deployed?

The gate itself is `contract-tests/gate.sh`; this is about calling it, and about the manifest of what runs where, which
lies beside the artefacts.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from botocore.exceptions import ClientError

from cloudcart_deploy.artefacts import Artefacts
from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.shop import ROOT, Stack

FOLDER = ROOT / "contract-tests"
MANIFEST = "contracts/deployed.json"
ONLY_LACKS_RESULTS = 4


def check(stacks: tuple[Stack, ...], deployed: bytes | None) -> bytes:
    """Returns the manifest to be kept once the deployment has succeeded; raises DeployError with the gate's words.

    `deployed` is the manifest of what runs there already, for the services that this deployment leaves alone.
    """
    answer, manifest = _ask(stacks, deployed)
    if answer.returncode == ONLY_LACKS_RESULTS:
        note("results are missing for what was just built; verifying it …")
        _verify()
        answer, manifest = _ask(stacks, deployed)
    if answer.returncode:
        raise DeployError(f"The contract gate refuses; nothing has been touched.\n{answer.stdout.rstrip()}")
    note(answer.stdout.rstrip())
    return manifest


def manifest(artefacts: Artefacts) -> bytes | None:
    """What the environment's last deployment left, or None where there was none."""
    try:
        return artefacts.cloud.client("s3").get_object(Bucket=artefacts.bucket, Key=MANIFEST)["Body"].read()
    except ClientError as e:
        if e.response["Error"]["Code"] in ("NoSuchKey", "NoSuchBucket"):
            return None
        raise


def keep(artefacts: Artefacts, next_manifest: bytes) -> None:
    artefacts.cloud.client("s3").put_object(Bucket=artefacts.bucket, Key=MANIFEST, Body=next_manifest)


def _ask(stacks: tuple[Stack, ...], deployed: bytes | None) -> tuple[subprocess.CompletedProcess[str], bytes]:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "deployed.json"), Path(folder, "next.json")
        command = [str(FOLDER / "gate.sh"), "check", "--next-manifest", str(after)]
        for stack in stacks:
            command += ["--deploy", f"{stack.service}={stack.jar}"]
        if deployed is not None:
            before.write_bytes(deployed)
            command += ["--deployed", str(before)]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return ran, after.read_bytes() if after.is_file() else b""


def _verify() -> None:
    command = [str(FOLDER / "verify.sh")]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if ran.returncode:
        last = "\n".join(ran.stdout.splitlines()[-40:])
        raise DeployError(f"What was built could not be verified; nothing has been touched.\n{last}")
