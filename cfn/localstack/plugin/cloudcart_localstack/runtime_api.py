"""The Lambda Runtime API for one JVM, which requests the next invocation and posts its result.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue

PREFIX = "/2018-06-01/runtime/"


@dataclass(frozen=True)
class Invocation:
    """An invocation for the function."""

    request_id: str
    function_arn: str
    trace_id: str
    payload: bytes
    deadline_millis: int


@dataclass(frozen=True)
class Ready:
    """The function is initialised and requests an invocation."""


@dataclass(frozen=True)
class InitFailed:
    """The function could not be initialised; its process ends."""

    payload: bytes


@dataclass(frozen=True)
class Answered:
    """The function returned a result or threw an exception."""

    request_id: str
    payload: bytes
    is_error: bool


@dataclass(frozen=True)
class Exited:
    """The process ended with this exit status (as in ``Popen.returncode``)."""

    status: int


Event = Ready | InitFailed | Answered | Exited


class RuntimeApi(ThreadingHTTPServer):
    """One server for each process, so that the port identifies the process. Requests of the process are reported as events."""

    daemon_threads = True
    block_on_close = False  # a thread may be waiting for the next invocation

    def __init__(self, report: Callable[[Event], None]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.report = report
        self.posting = threading.Lock()
        """Held from the arrival of a result or an error until it is reported, so that the end of the process is reported after it."""
        self._invocations: SimpleQueue[Invocation | None] = SimpleQueue()
        threading.Thread(target=self.serve_forever, name="lambda-runtime-api", daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def hand_over(self, invocation: Invocation) -> None:
        self._invocations.put(invocation)

    def next_invocation(self) -> Invocation | None:
        """Blocks until the next invocation; returns None when the server closes."""
        return self._invocations.get()

    def handle_error(self, request: object, client_address: object) -> None:
        """A killed process closes its connection; this is not an error of the server."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def close(self) -> None:
        self._invocations.put(None)
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Without these two settings, each response waits for the client's delayed acknowledgement.
    disable_nagle_algorithm = True
    wbufsize = -1
    server: RuntimeApi

    def do_GET(self) -> None:
        if self.path != PREFIX + "invocation/next":
            return self._answer(404, b"{}")
        self.server.report(Ready())
        invocation = self.server.next_invocation()
        if invocation is None:
            self.close_connection = True
            return
        headers = {
            "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
            "Lambda-Runtime-Deadline-Ms": str(invocation.deadline_millis),
            "Lambda-Runtime-Invoked-Function-Arn": invocation.function_arn,
            "Lambda-Runtime-Trace-Id": invocation.trace_id,
        }
        self._answer(200, invocation.payload, headers)

    def do_POST(self) -> None:
        with self.server.posting:
            self._post()

    def _post(self) -> None:
        body = self._body()
        match self.path.removeprefix(PREFIX).split("/"):
            case ["invocation", request_id, "response"]:
                event: Event = Answered(request_id, body, is_error=False)
            case ["invocation", request_id, "error"]:
                event = Answered(request_id, body, is_error=True)
            case ["init", "error"]:
                event = InitFailed(body)
            case _:
                return self._answer(404, b"{}")
        # Acknowledges first, because the caller may kill the process after the event.
        self._answer(202, b'{"status":"OK"}')
        self.wfile.flush()
        self.server.report(event)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = bytearray()
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():  # trailers
            pass
        return bytes(body)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """No log line for each request."""
