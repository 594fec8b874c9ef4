"""Calls to the shop's own APIs, as a shopper's program makes them."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any


NOT_YET = (0, 429, 502, 503, 504)
PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """Status and body of a call that got through; 0 and the reason of one that did not."""

    status: int
    body: Any

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


def call(method: str, url: str, body: Any = None, headers: dict[str, str] | None = None, timeout: float = 40) -> Answer:
    data = None if body is None else json.dumps(body).encode()
    sent = {"content-type": "application/json", "accept": "application/json", **(headers or {})}
    request = urllib.request.Request(url, data=data, headers=sent, method=method)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return Answer(answer.status, _parsed(answer.read()))
    except urllib.error.HTTPError as e:
        return Answer(e.code, _parsed(e.read()))
    except OSError as e:
        return Answer(0, str(e))


def patiently(method: str, url: str, body: Any = None, headers: dict[str, str] | None = None) -> Answer:
    """Repeats a call that did not get through yet, or that the service asks to repeat; any other answer is final."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    answer = call(method, url, body, headers)
    while answer.status in NOT_YET and time.monotonic() < deadline:
        time.sleep(0.5)
        answer = call(method, url, body, headers)
    return answer


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data) if data else None
    except ValueError:
        return data.decode(errors="replace")[:300]
