"""The life of one order: its record, its reservations, and the log lines with its correlation id or its own id."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from cloudcart_deploy.console import DeployError, note, step, table
from cloudcart_operations.resources import Resources

SHOWN_APART = ("timestamp", "level", "service", "message", "correlationId", "stack")


def run(resources: Resources, order_id: str) -> None:
    order = resources.order(order_id)
    lines = log_lines(resources, resources.log_groups(), [order_id, *([order["correlationId"]] if order else [])])
    if not order and not lines:
        raise DeployError(f"There is no order {order_id}, and no log line names it.")
    with step(f"Order {order_id}"):
        note(_record(order) if order else "not stored: it was not accepted, or its reservations were undone")
    if order:
        with step("Reservations"):
            held = [r for line in order["items"] if (r := resources.reservation(order_id, line["productId"]))]
            note(table([_cells(r, "productId", "quantity", "reservationState", "updatedAt") for r in held],
                       ("product", "quantity", "state", "since")) if held else "none")  # fmt: skip
    with step("Log"):
        note(table([_row(line) for line in lines], ("time", "service", "level", "message", "fields")) if lines else "no lines")


def log_lines(resources: Resources, groups: list[str], texts: list[str]) -> list[dict[str, Any]]:
    """The log lines with one of the texts, oldest first, each once."""
    found = {event["eventId"]: event["message"] for text in texts for event in _events(resources, groups, text)}
    lines = [line for message in found.values() if (line := _parsed(message))]
    return sorted(lines, key=lambda line: line["timestamp"])


def _events(resources: Resources, groups: list[str], text: str) -> Iterator[dict]:
    pages = resources.cloud.client("logs").get_paginator("filter_log_events")
    for group in groups:
        for page in pages.paginate(logGroupName=group, filterPattern=json.dumps(text)):
            # A local cloud ignores some patterns.
            yield from (event for event in page["events"] if text in event["message"])


def _parsed(message: str) -> dict[str, Any] | None:
    """A log line; None for Lambda's own lines and for metrics."""
    try:
        line = json.loads(message)
    except ValueError:
        return None
    is_ours = isinstance(line, dict) and {"timestamp", "message", "service"} <= line.keys() and "_aws" not in line
    return line if is_ours else None


def _record(order: dict[str, Any]) -> str:
    rows = [(name, str(order[name])) for name in ("status", "totalAmount", "correlationId", "trackingId", "failureReason") if name in order]
    rows += [(change["status"], change["at"]) for change in order.get("history", [])]
    return table([*rows, *((f"{line['quantity']} ×", f"{line['productId']} at {line['price']}") for line in order["items"])],
                 ("what", "value"))  # fmt: skip


def _cells(record: dict[str, Any], *names: str) -> tuple[str, ...]:
    return tuple(str(record[name]) for name in names)


def _row(line: dict[str, Any]) -> tuple[str, ...]:
    time = datetime.fromisoformat(line["timestamp"]).astimezone(UTC).strftime("%H:%M:%S.%f")[:-3]
    fields = ", ".join(f"{name} {value}" for name, value in line.items() if name not in SHOWN_APART)
    return (time, line["service"], line["level"], line["message"], fields)
