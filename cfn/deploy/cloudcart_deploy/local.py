"""Finds the endpoint of a run that names none, and starts LocalStack when nothing is there."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from cloudcart_deploy.cloud import LOCAL_PORT, is_localstack, listens
from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.shop import ROOT

LAUNCHER = ROOT / "cfn" / "localstack" / "localstack.sh"
READY_SECONDS = 120


def find_or_start() -> str:
    """The LocalStack on the usual port, started when nothing listens there."""
    return find() if listens(f"http://127.0.0.1:{LOCAL_PORT}") else start(LOCAL_PORT)


def find() -> str:
    """The LocalStack on the usual port."""
    endpoint = f"http://127.0.0.1:{LOCAL_PORT}"
    if not listens(endpoint):
        raise DeployError(f"Nothing listens at {endpoint}; name LocalStack's address with --endpoint.")
    if not is_localstack(endpoint):
        raise DeployError(
            f"Port {LOCAL_PORT} is taken by something that is not LocalStack; stop it, or name LocalStack's address with --endpoint."
        )
    note(f"LocalStack answers at {endpoint}")
    return endpoint


def start(port: int) -> str:
    """Starts LocalStack to stay, also after this run; returns its address once it answers."""
    prepare_class_paths()
    state = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cloudcart" / "state" / str(port)
    state.mkdir(parents=True, exist_ok=True)
    log = state / "localstack.log"
    with log.open("w") as out:
        command = [str(LAUNCHER), "start", "--port", str(port), "--dir", str(state)]
        # Its own session: a Ctrl-C for this script is not one for LocalStack.
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)
    endpoint = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + READY_SECONDS
    while not is_localstack(endpoint):
        if process.poll() is not None:
            raise DeployError(f"LocalStack did not start:\n{_tail(log)}")
        if time.monotonic() > deadline:
            process.terminate()
            raise DeployError(f"LocalStack did not answer within {READY_SECONDS} s; its log is {log}")
        time.sleep(0.2)
    note(f"LocalStack runs at {endpoint} and stays; stop it with: kill {process.pid}   (log: {log})")
    return endpoint


def prepare_class_paths() -> None:
    """Has Maven resolve what LocalStack runs on the JVM, once."""
    target = LAUNCHER.parent / "target"
    if (target / "runtime-client.classpath").is_file():
        return
    command = [str(ROOT / "mvnw"), "-q", "-B", "generate-resources", "-pl", "cfn/localstack"]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if ran.returncode:
        raise DeployError(f"Maven could not resolve LocalStack's parts:\n{ran.stdout[-2000:]}")


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-15:])
