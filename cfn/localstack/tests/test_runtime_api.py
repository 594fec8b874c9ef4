"""Tests of the Runtime API with raw HTTP requests."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from queue import SimpleQueue

import pytest
from cloudcart_localstack.runtime_api import Answered, Event, InitFailed, Invocation, Ready, RuntimeApi

PREFIX = "/2018-06-01/runtime"


class Api:
    def __init__(self) -> None:
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.server = RuntimeApi(self.events.put)
        self.client = http.client.HTTPConnection(self.server.address, timeout=5)

    def request(self, method: str, path: str, body: object = None, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        self.client.request(method, PREFIX + path, body, headers, encode_chunked=isinstance(body, list))
        response = self.client.getresponse()
        return response, response.read()


@pytest.fixture
def api() -> Iterator[Api]:
    api = Api()
    yield api
    api.client.close()
    api.server.close()


def test_the_next_invocation_has_the_headers_of_lambda(api: Api) -> None:
    api.server.hand_over(Invocation("id-1", "arn:any", "Root=1", b'"event"', 1234))

    response, body = api.request("GET", "/invocation/next")

    assert api.events.get() == Ready()
    assert (response.status, body) == (200, b'"event"')
    assert response.headers["Lambda-Runtime-Aws-Request-Id"] == "id-1"
    assert response.headers["Lambda-Runtime-Invoked-Function-Arn"] == "arn:any"
    assert response.headers["Lambda-Runtime-Trace-Id"] == "Root=1"
    assert response.headers["Lambda-Runtime-Deadline-Ms"] == "1234"


def test_a_chunked_answer_is_read_whole_and_the_connection_goes_on(api: Api) -> None:
    response, _ = api.request("POST", "/invocation/id-1/response", [b"first ", b"second"], **{"Transfer-Encoding": "chunked"})
    assert response.status == 202
    assert api.events.get() == Answered("id-1", b"first second", is_error=False)

    api.request("POST", "/invocation/id-2/response", b"third")
    assert api.events.get() == Answered("id-2", b"third", is_error=False)


def test_errors_are_distinguished_from_results(api: Api) -> None:
    api.request("POST", "/invocation/id-1/error", b"{}")
    assert api.events.get() == Answered("id-1", b"{}", is_error=True)

    api.request("POST", "/init/error", b'{"errorType": "any"}')
    assert api.events.get() == InitFailed(b'{"errorType": "any"}')


def test_an_unknown_path_is_404(api: Api) -> None:
    assert api.request("GET", "/restore/next")[0].status == 404
    assert api.request("POST", "/invocation/id-1/other", b"")[0].status == 404
