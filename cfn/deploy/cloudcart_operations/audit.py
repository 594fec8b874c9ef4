"""Calls the audit function, which compares the records of the shop while the shop runs, and prints what it has found."""

from typing import Any

from cloudcart_deploy.console import note, step, warn
from cloudcart_deploy.shop import AUDIT
from cloudcart_operations.resources import Resources


def run(resources: Resources, settled_after: float | None, between: float | None) -> int:
    """Prints each violation; returns the exit code. The times are in seconds; the function has defaults for them."""
    times = {"settledAfterSeconds": settled_after, "secondsBetweenPasses": between}
    with step("Audit"):
        found = resources.invoke(AUDIT, "AuditFunction", {name: value for name, value in times.items() if value is not None})
        note("{orders} orders, {reservations} reservations, {idempotencyKeys} idempotency keys, {products} products".format(**found["counts"]))
        for violation in found["violations"]:
            warn(_sentence(violation))
        count = found["violationCount"]
        if count > len(found["violations"]):
            warn(f"… and {count - len(found['violations'])} more")
        note(f"{count} violations" if count else "no violations")
    return 1 if count else 0


def _sentence(violation: dict[str, Any]) -> str:
    product = f", product {violation['productId']}" if violation["productId"] else ""
    return f"{violation['rule']}: order {violation['orderId'] or '-'}{product}: {violation['difference']}"
