"""Pauses and resumes a consumer, and recovers an order."""

import time
from datetime import UTC, datetime

from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import ORDER
from cloudcart_operations.resources import CONSUMERS, Resources

SWITCH_SECONDS = 120
RECOVERY_SECONDS = 20
# The request that places an order ends by then, see the time-out of its function.
REQUEST_SECONDS = 30


def switch(resources: Resources, consumer: str, enabled: bool) -> str:
    """Enables or disables the mapping from the queue to the function, and waits until it is so."""
    mapping = resources.id(CONSUMERS[consumer].stack, CONSUMERS[consumer].mapping)
    client = resources.cloud.client("lambda")
    client.update_event_source_mapping(UUID=mapping, Enabled=enabled)
    wanted = "Enabled" if enabled else "Disabled"
    deadline = time.monotonic() + SWITCH_SECONDS
    while (state := client.get_event_source_mapping(UUID=mapping)["State"]) != wanted:
        if time.monotonic() > deadline:
            raise DeployError(f"{consumer} is {state} after {SWITCH_SECONDS} s, not {wanted}.")
        time.sleep(resources.cloud.poll_seconds)
    return f"{consumer} {'reads its queue again' if enabled else 'no longer reads its queue'}"


def recoverable(resources: Resources, order_id: str) -> dict:
    """The record of an order that recovery can complete or undo now."""
    order = resources.order(order_id)
    if order is None:
        raise DeployError(f"There is no order {order_id}; an order that was undone is not stored.")
    if order["status"] == "SHIPPED":
        raise DeployError(f"Order {order_id} is SHIPPED; there is nothing to recover.")
    age = (datetime.now(UTC) - datetime.fromisoformat(order["createdAt"])).total_seconds()
    if order["status"] == "RESERVING" and age < REQUEST_SECONDS:
        raise DeployError(f"The request that places this order may still run; try again in {REQUEST_SECONDS - age:.0f} s.")
    return order


def recover(resources: Resources, order: dict) -> str:
    """Calls recovery for one order; returns its status before and after."""
    answer = resources.invoke(ORDER, "RecoveryFunction", {"orderId": order["orderId"]})
    if answer["recovered"] == 0:
        raise DeployError("Recovery could not complete the order now; its log line has the reason (trace).")
    return f"{order['status']} → {_status_after(resources, order['orderId'])}"


def _status_after(resources: Resources, order_id: str) -> str:
    """The final status, or the current one when the consumers take longer."""
    deadline = time.monotonic() + RECOVERY_SECONDS
    while order := resources.order(order_id):
        if order["status"] in ("SHIPPED", "FAILED") or time.monotonic() > deadline:
            return order["status"]
        time.sleep(resources.cloud.poll_seconds)
    return "undone"
