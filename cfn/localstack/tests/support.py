"""Starts a LocalStack for the tests with the launcher, on a free port."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import psutil
from botocore.config import Config

LAUNCHER = Path(__file__).parent.parent / "localstack.sh"


def await_that(what: str, condition: Callable[[], object], seconds: float = 20) -> object:
    """Returns the condition's first true value; fails the test after the time limit."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.05)
    return value


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def kill_and_wait(pid: int) -> None:
    os.kill(pid, 9)
    await_that(f"the end of process {pid}", lambda: is_gone(pid))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class LocalStack:
    """Started with ``localstack.sh``, as in the project's scripts."""

    def __init__(self, directory: Path, port: int | None = None, **environment: str) -> None:
        self.directory = directory
        self.overrides = directory / "overrides.json"
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = (directory / "localstack.log").open("wb")
        self.process = subprocess.Popen(
            [LAUNCHER, "start", "--port", str(self.port), "--dir", str(directory / "state")],
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={
                **os.environ,
                "CLOUDCART_FUNCTION_PROCESSES": "2",
                "CLOUDCART_FUNCTION_WAIT_SECONDS": "3",
                "CLOUDCART_FUNCTION_ENVIRONMENT": str(self.overrides),
                **environment,
            },
        )

    @classmethod
    @contextmanager
    def start(cls, directory: Path, **environment: str) -> Iterator[LocalStack]:
        running = cls(directory, **environment)
        try:
            await_that("LocalStack's health page", running.is_ready, seconds=180)
            yield running
        finally:
            running.process.kill()
            running.process.wait()
            running.log.close()

    def output(self) -> str:
        return (self.directory / "localstack.log").read_text()

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.output()
        try:
            with urllib.request.urlopen(f"{self.url}/_localstack/health", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def client(self, service: str):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name="eu-west-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",
            config=Config(retries={"total_max_attempts": 1}, read_timeout=60, max_pool_connections=50),
        )

    def create_function(self, jar: Path, name: str, **configuration: object) -> str:
        client = self.client("lambda")
        configuration = {"Timeout": 5, "MemorySize": 256, **configuration}
        client.create_function(
            FunctionName=name,
            Runtime="java21",
            Handler="Probe::handleRequest",
            Role="arn:aws:iam::000000000000:role/any",
            Code={"ZipFile": jar.read_bytes()},
            **configuration,
        )
        await_that("the function", lambda: client.get_function_configuration(FunctionName=name)["State"] == "Active")
        return name

    def invoke(self, name: str, event: str) -> tuple[object, str | None]:
        """The function's result, and the kind of its error, if any."""
        answer = self.client("lambda").invoke(FunctionName=name, Payload=json.dumps(event))
        return json.loads(answer["Payload"].read()), answer.get("FunctionError")

    def pid(self, name: str) -> int:
        return int(self.invoke(name, "pid")[0])

    def descendants(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def logged(self, name: str) -> str:
        logs = self.client("logs")
        group = f"/aws/lambda/{name}"
        try:
            return "".join(event["message"] for event in logs.filter_log_events(logGroupName=group)["events"])
        except logs.exceptions.ResourceNotFoundException:
            return ""
