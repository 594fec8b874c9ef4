"""Places one order as a shopper would, and follows it to its end."""

from __future__ import annotations

import time
import uuid
from urllib.parse import quote

from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.calls import call, patiently

USER = "smoke-test"
PATIENCE_SECONDS = 90


def smoke(catalog: str, orders: str, api_key: str) -> None:
    """Raises DeployError unless an order for one product in stock ends SHIPPED or FAILED."""
    product = _product_in_stock(catalog)
    if product is None:
        note("no product in stock, so no order was placed")
        return
    key = {"x-api-key": api_key}
    line = {"productId": product["productId"], "quantity": 1, "price": product["price"]}
    headers = {**key, "Idempotency-Key": f"smoke-{uuid.uuid4()}"}
    body = {"userId": USER, "items": [line]}
    placed = patiently("POST", f"{orders}/orders", body, headers)
    if placed.status != 201:
        raise DeployError(f"The smoke order was not taken: {placed.status} {placed.body}")
    order_id = placed.body["orderId"]
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE_SECONDS:
        order = call("GET", f"{orders}/orders/{quote(order_id)}?userId={USER}", headers=key).body
        if isinstance(order, dict) and order.get("status") in ("SHIPPED", "FAILED"):
            note(f"order {order_id}: {_story(order)}")
            return
        time.sleep(0.2)
    raise DeployError(f"The smoke order {order_id} came to no end within {PATIENCE_SECONDS} s; it is {order}")


def _product_in_stock(catalog: str) -> dict | None:
    answer = patiently("GET", f"{catalog}/products?limit=100")
    if not answer.ok:
        raise DeployError(f"The catalog answers {answer.status}: {answer.body}")
    return next((product for product in answer.body["products"] if product["stock"] > 0), None)


def _story(order: dict) -> str:
    path = " → ".join(entry["status"] for entry in order["history"])
    return f"{path} ({order.get('trackingId') or order.get('failureReason', '')})"
