"""The one door to AWS or to what stands in for it: every client carries the endpoint that the run decided on."""

from __future__ import annotations

import json
import socket
import threading
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

from cloudcart_deploy.console import DeployError

LOCAL_PORT = 4566
LOCAL_REGION = "eu-west-1"


class Cloud:
    """Clients for one region of one endpoint; `endpoint` is None for AWS itself, and only when that was asked for."""

    def __init__(self, region: str, endpoint: str | None):
        self.region = region
        self.endpoint = endpoint
        # LocalStack takes any credentials; fixed ones keep the user's own from ever being sent to it.
        keys = {} if endpoint is None else {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        self._session = boto3.session.Session(region_name=region, **keys)
        self._clients: dict = {}
        self._lock = threading.Lock()

    @property
    def is_aws(self) -> bool:
        return self.endpoint is None

    @property
    def poll_seconds(self) -> float:
        return 2.0 if self.is_aws else 0.15

    def client(self, service: str):
        # boto3 sessions are not safe to make clients from in several threads; the clients themselves are.
        with self._lock:
            if service not in self._clients:
                retries = {"max_attempts": 8 if self.is_aws else 2, "mode": "standard"}
                # A bucket's own host name resolves on AWS only.
                style = {} if self.is_aws else {"s3": {"addressing_style": "path"}}
                config = Config(retries=retries, read_timeout=60, **style)
                self._clients[service] = self._session.client(service, endpoint_url=self.endpoint, config=config)
            return self._clients[service]

    def account(self) -> str:
        return self.client("sts").get_caller_identity()["Account"]


def is_localstack(endpoint: str) -> bool:
    try:
        with urllib.request.urlopen(f"{endpoint}/_localstack/health", timeout=5) as answer:
            return "services" in json.load(answer)
    except (OSError, ValueError, urllib.error.URLError):
        return False


def listens(endpoint: str) -> bool:
    parts = urlsplit(endpoint)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), timeout=3).close()
    except OSError:
        return False
    return True


def checked_endpoint(endpoint: str) -> str:
    """The endpoint that the user named, when something answers there."""
    parts = urlsplit(endpoint)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise DeployError(f"--endpoint needs an address such as http://127.0.0.1:{LOCAL_PORT}, not {endpoint!r}.")
    if parts.hostname.endswith(("amazonaws.com", "amazonaws.com.cn", "api.aws")):
        raise DeployError(f"{endpoint} is AWS itself; pass --aws to deploy there.")
    if not listens(endpoint):
        raise DeployError(f"Nothing listens at {endpoint}; start LocalStack there, or leave --endpoint out.")
    return endpoint.rstrip("/")
