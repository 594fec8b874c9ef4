"""Recomputes the invariants of the shop from its tables, while the shop runs.

The tables are read one after the other, so one pass can see a change that is half done. A violation is what two passes see.
"""

import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cloudcart_deploy.console import note, step, warn
from cloudcart_operations.resources import Resources

# DynamoDB may delete a held reservation after 365 days.
RESERVATIONS_KEPT = timedelta(days=364)
NOT_ACCEPTED = ("RESERVING", "RELEASING")
HOLDS_STOCK = ("PENDING", "PAID", "SHIPPED")
HELD = "HELD"


@dataclass(frozen=True, order=True)
class Violation:
    """A broken rule; `product` is empty when the rule concerns the whole order."""

    rule: str
    order: str
    product: str
    difference: str

    def __str__(self) -> str:
        product = f", product {self.product}" if self.product else ""
        return f"{self.rule}: order {self.order}{product}: {self.difference}"


@dataclass
class Snapshot:
    """What one pass has read. `settled` is the time before which an order must have ended."""

    orders: dict[str, dict[str, Any]]
    reservations: dict[tuple[str, str], dict[str, Any]]
    claims: list[dict[str, Any]]
    stocks: dict[str, int]
    now: datetime
    settled: datetime

    @classmethod
    def read(cls, resources: Resources, settled_after: float) -> "Snapshot":
        """Reservations come first: the order of each was stored before it."""
        now = datetime.now(UTC)
        return cls(
            reservations={(r["reservationId"], r["productId"]): r for r in resources.reservations()},
            claims=list(resources.claims()),
            orders={order["orderId"]: order for order in resources.orders()},
            stocks={product["productId"]: product["stock"] for product in resources.products()},
            now=now,
            settled=now - timedelta(seconds=settled_after),
        )

    def has_settled(self, record: dict[str, Any]) -> bool:
        """Whether the record has not changed for so long that nothing works on it any more."""
        return datetime.fromisoformat(record["updatedAt"]) < self.settled

    def __str__(self) -> str:
        counts = (len(self.orders), len(self.reservations), len(self.claims), len(self.stocks))
        return "%d orders, %d reservations, %d idempotency keys, %d products" % counts


def run(resources: Resources, settled_after: float, between: float) -> int:
    """Prints each violation; returns the exit code. The times are in seconds."""
    with step("Audit"):
        first = violations(Snapshot.read(resources, settled_after))
        time.sleep(between)
        second = Snapshot.read(resources, settled_after)
        found = sorted(first & violations(second))
        note(str(second))
        for violation in found:
            warn(str(violation))
        note(f"{len(found)} violations" if found else "no violations")
    return 1 if found else 0


def violations(shop: Snapshot) -> set[Violation]:
    return {
        *_of_reservations(shop),
        *_of_lines(shop),
        *_of_orders(shop),
        *_of_keys(shop),
        *_of_stocks(shop),
    }


def _of_reservations(shop: Snapshot) -> Iterator[Violation]:
    """Stock is held for orders that exist and have not failed."""
    for (order_id, product), reservation in shop.reservations.items():
        if reservation["reservationState"] != HELD:
            continue
        order = shop.orders.get(order_id)
        held = f"{reservation['quantity']} held"
        if order is None:
            yield Violation("stock held for no order", order_id, product, f"{held}, but there is no such order")
        elif order["status"] == "FAILED" and shop.has_settled(order):
            yield Violation("stock held for a failed order", order_id, product, held)
        elif product not in {line["productId"] for line in order["items"]}:
            yield Violation("stock held for no line", order_id, product, f"{held}, but the order has no such line")


def _of_lines(shop: Snapshot) -> Iterator[Violation]:
    """The stock of each line of an accepted order that has not failed is held, in its quantity."""
    for order_id, order in shop.orders.items():
        recent = datetime.fromisoformat(order["updatedAt"]) > shop.now - RESERVATIONS_KEPT
        if order["status"] not in HOLDS_STOCK or not recent:
            continue
        for line in order["items"]:
            product, wanted = line["productId"], line["quantity"]
            reservation = shop.reservations.get((order_id, product))
            held = reservation["quantity"] if reservation and reservation["reservationState"] == HELD else 0
            if held != wanted:
                yield Violation("stock not held", order_id, product, f"{held} held, {wanted} ordered")


def _of_orders(shop: Snapshot) -> Iterator[Violation]:
    for order_id, order in shop.orders.items():
        status = order["status"]
        if status not in ("SHIPPED", "FAILED") and shop.has_settled(order):
            yield Violation("order not ended", order_id, "", f"{status} since {order['updatedAt']}")
        if status not in (*NOT_ACCEPTED, "PENDING") and "recoveryState" in order:
            yield Violation("order still waits for recovery", order_id, "", f"{status}, and in the recovery index")
        if status == "SHIPPED" and not order.get("trackingId"):
            yield Violation("order without a tracking id", order_id, "", "SHIPPED")
        total = sum(line["price"] * line["quantity"] for line in order["items"])
        if total != order["totalAmount"]:
            yield Violation("wrong total", order_id, "", f"{order['totalAmount']}, its lines have {total}")


def _of_keys(shop: Snapshot) -> Iterator[Violation]:
    """A key has one order in a day. One transaction accepts an order and keeps its answer, so an answer has an accepted order."""
    for claim in shop.claims:
        order = shop.orders.get(claim["orderId"])
        accepted = order is not None and order["status"] not in NOT_ACCEPTED
        if claim["state"] == "COMPLETED" and not accepted:
            yield Violation("answer without an order", claim["orderId"], "", "its key answers with an order that is not accepted")
    orders_of_key: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for order in shop.orders.values():
        if "idempotencyKey" in order and order["status"] not in NOT_ACCEPTED:
            orders_of_key[order["idempotencyKey"]].append(order)
    for orders in orders_of_key.values():
        orders.sort(key=lambda order: order["createdAt"])
        for before, after in zip(orders, orders[1:]):
            # A key may be used again after a day.
            between = datetime.fromisoformat(after["createdAt"]) - datetime.fromisoformat(before["createdAt"])
            if between < timedelta(hours=24):
                yield Violation("two orders of one key", after["orderId"], "", f"the other one is {before['orderId']}")


def _of_stocks(shop: Snapshot) -> Iterator[Violation]:
    for product, stock in shop.stocks.items():
        if stock < 0 or stock != int(stock):
            yield Violation("impossible stock", "-", product, str(stock))
