"""AWS, or the local cloud that takes its place: finds or starts the endpoint, and creates each client for it."""

import json
import os
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config

from cloudcart_deploy.build import CLASS_PATH, last_lines, maven
from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.shop import ROOT

LOCAL_PORT = 4566
LOCAL_REGION = "eu-west-1"
LAUNCHER = ROOT / "cfn" / "localstack" / "localstack.sh"
START_SECONDS = 120
# Longer than the time-out of each function, so that no call is repeated while its function still runs.
ANSWER_SECONDS = {"lambda": 330}


class Cloud:
    """Clients for one region of one endpoint; `endpoint` is None for AWS, and only when the user asked for AWS."""

    def __init__(self, region: str, endpoint: str | None):
        self.region = region
        self.endpoint = endpoint
        self.is_aws = endpoint is None
        self.poll_seconds = 2.0 if self.is_aws else 0.15
        # LocalStack accepts any credentials. With fixed ones, the user's own are never sent to it.
        keys = {} if endpoint is None else {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        self._session = boto3.session.Session(region_name=region, **keys)
        self._clients: dict = {}
        self._lock = threading.Lock()

    def sign(self, request: urllib.request.Request) -> None:
        """Signs a request to an API of API Gateway with the credentials of the user (Signature Version 4)."""
        unsigned = AWSRequest(request.method, request.full_url, dict(request.header_items()), request.data)
        SigV4Auth(self._session.get_credentials(), "execute-api", self.region).add_auth(unsigned)
        for name, value in unsigned.headers.items():
            request.add_header(name, value)

    def client(self, service: str):
        # boto3's clients may be shared between threads, its sessions may not.
        with self._lock:
            if service not in self._clients:
                retries = {"max_attempts": 8 if self.is_aws else 2, "mode": "standard"}
                # A bucket's own host name resolves only on AWS.
                style = {} if self.is_aws else {"s3": {"addressing_style": "path"}}
                # Without this, boto3 would use AWS_ENDPOINT_URL also for AWS.
                seconds = ANSWER_SECONDS.get(service, 60)
                config = Config(retries=retries, read_timeout=seconds, ignore_configured_endpoint_urls=True, **style)
                self._clients[service] = self._session.client(service, endpoint_url=self.endpoint, config=config)
            return self._clients[service]


def is_localstack(endpoint: str) -> bool:
    try:
        with urllib.request.urlopen(f"{endpoint}/_localstack/health", timeout=5) as answer:
            return "services" in json.load(answer)
    except (OSError, ValueError):
        return False


def listens(endpoint: str) -> bool:
    parts = urlsplit(endpoint)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=3).close()
    except OSError:
        return False
    return True


def local_endpoint(named: str | None, start: Callable[[], str] | None) -> str:
    """The endpoint that the user named, else LocalStack on the default port; `start` starts one when none is running."""
    endpoint = (named or f"http://127.0.0.1:{LOCAL_PORT}").rstrip("/")
    parts = urlsplit(endpoint)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DeployError(f"--endpoint needs an address such as http://127.0.0.1:{LOCAL_PORT}, not {endpoint!r}.")
    if parts.hostname.endswith(("amazonaws.com", "amazonaws.com.cn", "api.aws")):
        raise DeployError(f"{endpoint} is AWS itself; pass --aws to deploy there.")
    if not listens(endpoint):
        if start and not named:
            return start()
        raise DeployError(f"Nothing listens at {endpoint}; start LocalStack there, or name its address with --endpoint.")
    if not named and not is_localstack(endpoint):
        raise DeployError(f"Port {LOCAL_PORT} is not LocalStack's; stop what uses it, or name LocalStack's address with --endpoint.")
    return endpoint


def start_localstack() -> str:
    """Starts a LocalStack that continues after this run; returns its address when it answers."""
    if not CLASS_PATH.is_file():
        maven("generate-resources", "-pl", "cfn/localstack")
    port = str(LOCAL_PORT)
    state = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cloudcart" / "state" / port
    state.mkdir(parents=True, exist_ok=True)
    log = state / "localstack.log"
    with log.open("w") as out:
        command = [str(LAUNCHER), "start", "--port", port, "--dir", str(state)]
        # In a separate session: Ctrl-C stops this script, but not LocalStack.
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)
    endpoint = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + START_SECONDS
    while not is_localstack(endpoint):
        if process.poll() is not None:
            raise DeployError(f"LocalStack did not start:\n{last_lines(log.read_text(errors='replace'), 15)}")
        if time.monotonic() > deadline:
            process.terminate()
            raise DeployError(f"LocalStack did not answer within {START_SECONDS} s; its log is {log}")
        time.sleep(0.2)
    note(f"LocalStack runs at {endpoint}, also after this script; stop it with: kill {process.pid}   (log: {log})")
    return endpoint
