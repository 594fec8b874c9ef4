"""What follows a deployment: the addresses for the storefront, the sample products, and one test order.

Needs only Python: seed-products.sh runs this module as a program.
"""

from __future__ import annotations

import json
import secrets
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from cloudcart_deploy.console import DeployError, note

ENV_FILE = Path(__file__).resolve().parents[3] / "frontend" / ".env.local"
PRODUCTS = Path(__file__).with_name("products.json")
TEST_USER = "smoke-test"
SESSION_SECRET = "SESSION_SECRET"
RETRIED = (0, 429, 502, 503, 504)
ANSWER_SECONDS = 60
ORDER_SECONDS = 90


def variables(catalog: str, cart: str, orders: str, api_key: str) -> dict[str, str]:
    return {
        "NEXT_PUBLIC_CATALOG_API_URL": catalog,
        "NEXT_PUBLIC_CART_API_URL": cart,
        "NEXT_PUBLIC_ORDERS_API_URL": orders,
        # Without NEXT_PUBLIC_: the key stays on the storefront's server.
        "CLOUDCART_API_KEY": api_key,
    }


def write_env(values: dict[str, str], file: Path = ENV_FILE) -> bool:
    """Replaces the variables and keeps the other lines; deletes an empty file. Returns whether the file has changed.

    The secret of the storefront's sessions is made once and kept, so that the sessions outlive a restart.
    """
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    own = {SESSION_SECRET, *variables("", "", "", "")}
    lines = {line.split("=", 1)[0].strip(): line for line in old.splitlines()}
    others = [line for line in old.splitlines() if line.split("=", 1)[0].strip() not in own]
    written = [f"{name}={value}" for name, value in values.items()]
    if values:
        written.append(lines.get(SESSION_SECRET) or f"{SESSION_SECRET}={secrets.token_urlsafe(32)}")
    text = "".join(f"{line}\n" for line in [*others, *written])
    if text == old:
        return False
    if text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(text, encoding="utf-8")
    else:
        file.unlink()
    return True


Sign = Callable[[urllib.request.Request], None]


def unsigned(_: urllib.request.Request) -> None:
    """Leaves a request as it is."""


class Answer(NamedTuple):
    """Status and body of an answer; status 0 and the reason when there was no answer."""

    status: int
    body: Any


def call(method: str, url: str, body: Any = None, headers: dict[str, str] | None = None, sign: Sign = unsigned) -> Answer:
    data = None if body is None else json.dumps(body).encode()
    sent = {"content-type": "application/json", "accept": "application/json", **(headers or {})}
    request = urllib.request.Request(url, data=data, headers=sent, method=method)
    sign(request)
    try:
        with urllib.request.urlopen(request, timeout=40) as answer:
            status, text = answer.status, answer.read()
    except urllib.error.HTTPError as e:
        status, text = e.code, e.read()
    except OSError as e:
        return Answer(0, str(e))
    try:
        return Answer(status, json.loads(text) if text else None)
    except ValueError:
        return Answer(status, text.decode(errors="replace")[:300])


def _successful(method: str, url: str, body: Any = None, headers: dict[str, str] | None = None, sign: Sign = unsigned) -> Any:
    """The body of a successful answer; repeats a call without an answer, and one that the service asks to repeat."""
    deadline = time.monotonic() + ANSWER_SECONDS
    while (answer := call(method, url, body, headers, sign)).status in RETRIED and time.monotonic() < deadline:
        time.sleep(0.5)
    if answer.status not in (200, 201):
        raise DeployError(f"{method} {url} answered {answer.status}: {answer.body}")
    return answer.body


def seed(catalog: str, sign: Sign = unsigned) -> tuple[int, int]:
    """Adds the sample products whose titles the catalog does not have; returns how many it added and how many existed.

    `sign` signs the writes, which need it on each stage except dev.
    """
    products = json.loads(PRODUCTS.read_text(encoding="utf-8"))
    known = {product["title"] for product in _products(catalog)}
    missing = [product for product in products if product["title"] not in known]
    for product in missing:
        _successful("POST", f"{catalog}/products", product, sign=sign)
    return len(missing), len(products) - len(missing)


def _products(catalog: str) -> Iterator[dict]:
    """All products; reads the next page only when the caller needs it."""
    page = _successful("GET", f"{catalog}/products?limit=100")
    yield from page["products"]
    while "nextKey" in page:
        page = _successful("GET", f"{catalog}/products?limit=100&lastKey={page['nextKey']}")
        yield from page["products"]


def place_test_order(catalog: str, orders: str, api_key: str) -> None:
    """Orders one product in stock; raises DeployError unless the order becomes SHIPPED or FAILED."""
    product = next((product for product in _products(catalog) if product["stock"] > 0), None)
    if product is None:
        note("no product in stock, so no order was placed")
        return
    line = {"productId": product["productId"], "quantity": 1, "price": product["price"]}
    headers = {"x-api-key": api_key, "Idempotency-Key": f"smoke-{uuid.uuid4()}"}
    order_id = _successful("POST", f"{orders}/orders", {"userId": TEST_USER, "items": [line]}, headers)["orderId"]
    deadline = time.monotonic() + ORDER_SECONDS
    while time.monotonic() < deadline:
        order = _successful("GET", f"{orders}/orders/{quote(order_id)}?userId={TEST_USER}", headers=headers)
        if order["status"] in ("SHIPPED", "FAILED"):
            path = " → ".join(entry["status"] for entry in order["history"])
            note(f"order {order_id}: {path} ({order.get('trackingId') or order.get('failureReason', '')})")
            return
        time.sleep(0.2)
    raise DeployError(f"The test order {order_id} did not finish within {ORDER_SECONDS} s; its last state is {order}")


if __name__ == "__main__":
    try:
        print("{} products added, {} existed already".format(*seed(sys.argv[1].rstrip("/"))))
    except DeployError as e:
        sys.exit(f"{e}\nIf the stage is not dev, its catalog needs signed writes: deploy-localstack.sh --skip-build loads the products.")
