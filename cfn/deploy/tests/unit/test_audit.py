"""The audit finds each planted violation, and nothing in a sound shop."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from cloudcart_operations import audit
from cloudcart_operations.audit import Snapshot, violations

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def ago(**time) -> str:
    return (NOW - timedelta(**time)).isoformat()


def order(order_id: str, status: str, **other) -> dict:
    line = {"productId": "mug", "quantity": Decimal(2), "price": Decimal("12.5")}
    return {"orderId": order_id, "status": status, "items": [line], "totalAmount": Decimal(25),
            "createdAt": ago(hours=2), "updatedAt": ago(hours=1), **other}  # fmt: skip


def reservation(order_id: str, state: str = "HELD") -> dict:
    return {"reservationId": order_id, "productId": "mug", "quantity": Decimal(2), "reservationState": state}


def sound_shop() -> Snapshot:
    orders = [
        order("shipped", "SHIPPED", trackingId="TRK-1", idempotencyKey="ann:k"),
        order("failed", "FAILED"),
        order("reserving", "RESERVING", updatedAt=ago(seconds=2), recoveryState="OPEN"),
        order("pending", "PENDING", updatedAt=ago(seconds=2), recoveryState="OPEN"),
        order("paid", "PAID", updatedAt=ago(seconds=2)),
        order("just-failed", "FAILED", updatedAt=ago(seconds=2)),
        order("old", "SHIPPED", trackingId="TRK-2", updatedAt=ago(days=400)),
        order("key-used-again", "SHIPPED", trackingId="TRK-3", idempotencyKey="ann:k", createdAt=ago(hours=-23)),
    ]
    held = ["shipped", "reserving", "pending", "paid", "just-failed", "key-used-again"]
    reservations = [*map(reservation, held), reservation("failed", "RELEASED"), reservation("undone", "RELEASED")]
    return Snapshot(
        orders={one["orderId"]: one for one in orders},
        reservations={(one["reservationId"], one["productId"]): one for one in reservations},
        claims=[{"state": "COMPLETED", "orderId": "shipped"}, {"state": "IN_PROGRESS", "orderId": "reserving"}],
        stocks={"mug": 0},
        now=NOW,
        settled=NOW - timedelta(minutes=10),
    )


def test_a_sound_shop_has_no_violations():
    assert violations(sound_shop()) == set()


@pytest.mark.parametrize(
    ("plant", "rule", "order_id"),
    [
        (lambda shop: shop.orders.pop("paid"), "stock held for no order", "paid"),
        (lambda shop: shop.orders["paid"].update(items=[], totalAmount=0), "stock held for no line", "paid"),
        (lambda shop: shop.orders["just-failed"].update(updatedAt=ago(hours=1)), "stock held for a failed order", "just-failed"),
        (lambda shop: shop.reservations.pop(("pending", "mug")), "stock not held", "pending"),
        (lambda shop: shop.reservations["paid", "mug"].update(reservationState="RELEASED"), "stock not held", "paid"),
        (lambda shop: shop.reservations["shipped", "mug"].update(quantity=Decimal(1)), "stock not held", "shipped"),
        (lambda shop: shop.orders["reserving"].update(updatedAt=ago(hours=1)), "order not ended", "reserving"),
        (lambda shop: shop.orders["pending"].update(updatedAt=ago(hours=1)), "order not ended", "pending"),
        (lambda shop: shop.orders["paid"].update(updatedAt=ago(hours=1)), "order not ended", "paid"),
        (lambda shop: shop.orders["paid"].update(recoveryState="OPEN"), "order still waits for recovery", "paid"),
        (lambda shop: shop.orders["shipped"].pop("trackingId"), "order without a tracking id", "shipped"),
        (lambda shop: shop.orders["paid"].update(totalAmount=Decimal(24)), "wrong total", "paid"),
        (lambda shop: shop.claims[0].update(orderId="reserving"), "answer without an order", "reserving"),
        (lambda shop: shop.claims[0].update(orderId="gone"), "answer without an order", "gone"),
        (lambda shop: shop.orders["failed"].update(idempotencyKey="ann:k"), "two orders of one key", "failed"),
        (lambda shop: shop.stocks.update(mug=-1), "impossible stock", "-"),
    ],
)  # fmt: skip
def test_each_planted_violation_is_found_alone(plant, rule, order_id):
    shop = sound_shop()

    plant(shop)

    assert [(found.rule, found.order) for found in violations(shop)] == [(rule, order_id)]


class Passes:
    """Stands for the tables: each pass reads the next snapshot."""

    def __init__(self, *snapshots: Snapshot):
        self._left = list(snapshots)

    def read(self, *_):
        return self._left.pop(0)


def test_only_what_two_passes_see_is_reported(monkeypatch, capsys):
    moving, broken = sound_shop(), deepcopy(sound_shop())
    moving.reservations.pop(("paid", "mug"))
    broken.reservations.pop(("pending", "mug"))
    moving.reservations.pop(("pending", "mug"))
    monkeypatch.setattr(Snapshot, "read", Passes(moving, broken).read)

    assert audit.run(None, settled_after=600, between=0) == 1

    assert capsys.readouterr().err == "  ! stock not held: order pending, product mug: 0 held, 2 ordered\n"


def test_a_sound_audit_ends_with_zero(monkeypatch, capsys):
    monkeypatch.setattr(Snapshot, "read", Passes(sound_shop(), sound_shop()).read)

    assert audit.run(None, settled_after=600, between=0) == 0

    assert "no violations" in capsys.readouterr().out
