"""Tests of API Gateway's limits: no caller of a busy function waits longer than on AWS."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cloudcart_localstack.settings import Settings
from support import LocalStack, await_that

GATEWAY_SECONDS = 8


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """A LocalStack whose gateway gives up early, so that the test need not wait for 29 s."""
    directory = tmp_path_factory.mktemp("impatient")
    with LocalStack.start(directory, CLOUDCART_GATEWAY_SECONDS=str(GATEWAY_SECONDS)) as running:
        yield running


def test_the_default_limit_is_the_one_of_aws(settings: Settings) -> None:
    assert settings.gateway_seconds == 29


@pytest.mark.parametrize(("timeout", "wait"), [(25, 3), (10, 18), (5, 20), (50, 20)])
def test_a_call_waits_only_while_the_function_could_still_finish_in_time(settings: Settings, timeout: int, wait: int) -> None:
    assert settings.wait_seconds_before(timeout) == wait


def test_a_call_of_a_busy_function_is_throttled_within_the_limit(impatient: LocalStack, probe_jar: Path) -> None:
    url = api_of(impatient, impatient.create_function(probe_jar, "busy", Timeout=5))
    call(url, "hello")
    with ThreadPoolExecutor(2) as callers:
        long_calls = [callers.submit(call, url, "sleep 4500") for _ in range(2)]
        # A call that runs before the long ones succeeds; repeat until one is refused.
        status, headers, body, seconds = await_that("a refusal", lambda: refused(call(url, "hello")))

    assert (status, headers["Retry-After"], json.loads(body)) == (429, "1", {"message": "Too Many Requests"})
    assert seconds < GATEWAY_SECONDS
    assert [call.result()[0] for call in long_calls] == [200, 200]


def test_a_function_that_runs_too_long_is_called_once_and_answered_504(impatient: LocalStack, probe_jar: Path) -> None:
    name = impatient.create_function(probe_jar, "slow", Timeout=20)
    url = api_of(impatient, name)
    call(url, "hello")

    status, _, body, seconds = call(url, "sleep 10000")

    assert (status, json.loads(body)) == (504, {"message": "Endpoint request timed out"})
    assert GATEWAY_SECONDS <= seconds < GATEWAY_SECONDS + 5
    await_that("the end of the call in the log", lambda: impatient.logged(name).count("REPORT") == 2)
    assert impatient.logged(name).count("START") == 2


def refused(answer: tuple) -> tuple | None:
    return answer if answer[0] != 200 else None


def call(url: str, command: str) -> tuple[int, dict, bytes, float]:
    """Status, headers, body, and how long it took."""
    started = time.monotonic()
    request = urllib.request.Request(url, command.encode(), {"Content-Type": "text/plain"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, dict(answer.headers), answer.read(), time.monotonic() - started
    except urllib.error.HTTPError as e:
        return e.code, dict(e.headers), e.read(), time.monotonic() - started


def api_of(localstack: LocalStack, function: str) -> str:
    """The URL of an API whose only operation calls the function; its throttled answers have a header."""
    apis = localstack.client("apigateway")
    uri = (
        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
        f"arn:aws:lambda:eu-west-1:000000000000:function:{function}/invocations"
    )
    definition = {
        "openapi": "3.0.1",
        "info": {"title": function, "version": "1"},
        "paths": {"/": {"post": {"x-amazon-apigateway-integration": {"type": "aws_proxy", "httpMethod": "POST", "uri": uri}}}},
        "x-amazon-apigateway-gateway-responses": {"THROTTLED": {"responseParameters": {"gatewayresponse.header.Retry-After": "'1'"}}},
    }
    api = apis.import_rest_api(body=json.dumps(definition).encode())["id"]
    apis.create_deployment(restApiId=api, stageName="dev")
    return f"{localstack.url}/_aws/execute-api/{api}/dev/"
