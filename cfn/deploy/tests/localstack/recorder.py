"""Records the AWS calls of one function: a proxy between the function and LocalStack."""

from __future__ import annotations

import http.client
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# The permission that each request of a transaction needs; AWS checks these, not the name of the transaction.
IN_TRANSACTION = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
    "Get": "GetItem",
}
HOP_BY_HOP = {"connection", "transfer-encoding", "content-length"}


class Recorder:
    """Forwards each call, and records its (action, resource ARN)."""

    def __init__(self, target_port: int, account: str, region: str):
        self.calls: set[tuple[str, str]] = set()
        self._where = f"{region}:{account}"
        recorder = self

        class Proxy(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                recorder._record(self.headers.get("x-amz-target", ""), body)
                upstream = http.client.HTTPConnection("127.0.0.1", target_port, timeout=60)
                upstream.request("POST", self.path, body, dict(self.headers))
                answer = upstream.getresponse()
                data = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in HOP_BY_HOP:
                        self.send_header(name, value)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
                upstream.close()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _record(self, target: str, body: bytes) -> None:
        service, _, operation = target.partition(".")
        request = json.loads(body or b"{}")
        if service.startswith("DynamoDB"):
            self.calls.update(self._dynamodb(operation, request))
        elif service == "AmazonSQS":
            name = request["QueueUrl"].rsplit("/", 1)[-1]
            self.calls.add((f"sqs:{operation}", f"arn:aws:sqs:{self._where}:{name}"))
        else:
            # A call of a service that is unknown here must be visible in the result.
            self.calls.add((target or "unknown", "*"))

    def _dynamodb(self, operation: str, request: dict) -> list[tuple[str, str]]:
        if operation.startswith("Transact"):
            return [
                (f"dynamodb:{IN_TRANSACTION[kind]}", self._table(part["TableName"]))
                for item in request["TransactItems"]
                for kind, part in item.items()
            ]
        if operation.startswith("Batch"):
            return [(f"dynamodb:{operation}", self._table(name)) for name in request["RequestItems"]]
        arn = self._table(request["TableName"])
        index = request.get("IndexName")
        return [(f"dynamodb:{operation}", f"{arn}/index/{index}" if index else arn)]

    def _table(self, name: str) -> str:
        return f"arn:aws:dynamodb:{self._where}:table/{name}"
