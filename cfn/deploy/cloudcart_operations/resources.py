"""The tables, queues and functions of a stage, by the logical ids of the templates."""

import json
from dataclasses import dataclass
from typing import Any

from boto3.dynamodb.types import TypeDeserializer

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import CATALOG, ORDER, PAYMENT, SHIPMENT, STACKS, Stack
from cloudcart_deploy.stacks import Stacks

LOG_GROUP = "AWS::Logs::LogGroup"


@dataclass(frozen=True)
class Consumer:
    """A function that reads a queue. The sender's stack has the queue and its dead-letter queue."""

    stack: Stack
    mapping: str
    sender: Stack
    queue: str
    dead_letter_queue: str


CONSUMERS = {
    "payment": Consumer(PAYMENT, "PaymentConsumer", ORDER, "OrderPlacedQueue", "OrderPlacedDLQ"),
    "shipment": Consumer(SHIPMENT, "ShipmentConsumer", PAYMENT, "PaymentSuccessQueue", "PaymentSuccessDLQ"),
}


class Resources:
    """Finds resources of the deployed stacks, reads records and calls functions."""

    def __init__(self, cloud: Cloud, stage: str):
        self.cloud = cloud
        self._stage = stage
        self._stacks = Stacks(cloud)
        self._found: dict[Stack, dict[str, tuple[str, str]]] = {}

    def id(self, stack: Stack, logical_id: str) -> str:
        """The physical id: a table's or a function's name, a queue's URL, a mapping's UUID."""
        found = self._resources(stack)
        if logical_id not in found:
            raise DeployError(f"{stack.name(self._stage)} has no {logical_id}; is the shop deployed there?")
        return found[logical_id][1]

    def log_groups(self, *stacks: Stack) -> list[str]:
        """Those of the stacks, or of all."""
        return [name for stack in stacks or STACKS for kind, name in self._resources(stack).values() if kind == LOG_GROUP]

    def order(self, order_id: str) -> dict[str, Any] | None:
        """The record of an order in any status."""
        return self._item(ORDER, "OrdersTable", orderId=order_id)

    def reservation(self, order_id: str, product_id: str) -> dict[str, Any] | None:
        """What the catalog holds, or has released, of a line of an order."""
        return self._item(CATALOG, "StockReservationsTable", productId=product_id, reservationId=order_id)

    def invoke(self, stack: Stack, logical_id: str, payload: dict[str, Any]) -> Any:
        """The answer of a function; raises DeployError with the error of a call that failed."""
        name = self.id(stack, logical_id)
        answer = self.cloud.client("lambda").invoke(FunctionName=name, Payload=json.dumps(payload).encode())
        result = json.loads(answer["Payload"].read())
        if "FunctionError" in answer:
            raise DeployError(f"{name} failed: {result.get('errorMessage', result)}")
        return result

    def _item(self, stack: Stack, logical_id: str, **key: str) -> dict[str, Any] | None:
        typed = {name: {"S": value} for name, value in key.items()}
        answer = self.cloud.client("dynamodb").get_item(TableName=self.id(stack, logical_id), Key=typed, ConsistentRead=True)
        if "Item" not in answer:
            return None
        return {name: TypeDeserializer().deserialize(value) for name, value in answer["Item"].items()}

    def _resources(self, stack: Stack) -> dict[str, tuple[str, str]]:
        if stack not in self._found:
            self._found[stack] = self._stacks.resources(stack.name(self._stage))
        return self._found[stack]
