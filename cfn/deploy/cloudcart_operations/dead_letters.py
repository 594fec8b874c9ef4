"""The dead-letter queue of a consumer: messages that failed three times."""

import json
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from cloudcart_deploy.console import DeployError, note, step, table
from cloudcart_operations.resources import CONSUMERS, Resources
from cloudcart_operations.trace import log_lines

# Nobody else sees a message for so long while this command works on it.
WORK_SECONDS = 60
NO_REASON = "- not in the logs: its function was killed or timed out"
REASON_WIDTH = 120


class DeadLetters:
    """Reads the queue, and moves or deletes its messages."""

    def __init__(self, resources: Resources, consumer: str):
        self._resources = resources
        self._consumer = CONSUMERS[consumer]
        self._sqs = resources.cloud.client("sqs")
        self._dead = resources.id(self._consumer.sender, self._consumer.dead_letter_queue)
        self._queue = resources.id(self._consumer.sender, self._consumer.queue)

    @property
    def queue_name(self) -> str:
        return self._queue.rsplit("/", 1)[-1]

    def show_all(self) -> None:
        """Prints a row for each message: its id, order, time and the last reason."""
        with step(f"Dead letters of {self.queue_name}"), self._received() as messages:
            oldest_first = sorted(messages.values(), key=_sent)
            rows = [(m["MessageId"], _order(m), _sent(m), self._last_reason(m)) for m in oldest_first]
            note(table(rows, ("message", "order", "sent", "reason")) if rows else "none")

    def show(self, message_id: str) -> None:
        """Prints one message, and why each of its deliveries failed."""
        with self._received() as messages:
            message = _find(messages, message_id)
            with step(f"Message {message_id}"):
                note(message["Body"])
                for name, attribute in message.get("MessageAttributes", {}).items():
                    note(f"{name}: {attribute.get('StringValue', '')}")
                note(f"sent {_sent(message)}")
            with step("Reasons"):
                note("\n".join(self._reasons(message)))

    def redrive(self, message_id: str | None) -> int:
        """Sends one message, or all, to the consumer's queue again; returns how many."""
        return self._each(message_id, self._send)

    def drop(self, message_id: str | None) -> int:
        """Deletes one message, or all; returns how many."""
        return self._each(message_id, lambda message: None)

    def _each(self, message_id: str | None, work: Callable[[dict], None]) -> int:
        """A message is deleted after its work, so that an interrupted run loses none. Consumers tolerate a duplicate."""
        with self._received() as messages:
            chosen = [_find(messages, message_id)] if message_id else list(messages.values())
            for message in chosen:
                work(message)
                self._sqs.delete_message(QueueUrl=self._dead, ReceiptHandle=message["ReceiptHandle"])
                del messages[message["MessageId"]]
        return len(chosen)

    def _send(self, message: dict) -> None:
        attributes = {
            name: {key: value for key, value in attribute.items() if key in ("DataType", "StringValue", "BinaryValue")}
            for name, attribute in message.get("MessageAttributes", {}).items()
        }
        self._sqs.send_message(QueueUrl=self._queue, MessageBody=message["Body"], MessageAttributes=attributes)

    @contextmanager
    def _received(self) -> Iterator[dict[str, dict]]:
        """All messages of the queue, by their ids. Those that are still there at the end return to the queue."""
        messages: dict[str, dict] = {}
        try:
            while new := {m["MessageId"]: m for m in self._receive() if m["MessageId"] not in messages}:
                messages |= new
            yield messages
        finally:
            for message in messages.values():
                receipt = message["ReceiptHandle"]
                self._sqs.change_message_visibility(QueueUrl=self._dead, ReceiptHandle=receipt, VisibilityTimeout=0)

    def _receive(self) -> list[dict]:
        answer = self._sqs.receive_message(
            QueueUrl=self._dead,
            MaxNumberOfMessages=10,
            VisibilityTimeout=WORK_SECONDS,
            WaitTimeSeconds=1,
            MessageAttributeNames=["All"],
            AttributeNames=["SentTimestamp"],
        )
        return answer.get("Messages", [])

    def _last_reason(self, message: dict) -> str:
        _, _, reason = self._reasons(message)[-1].partition(" ")
        return textwrap.shorten(reason, REASON_WIDTH, placeholder=" …")

    def _reasons(self, message: dict) -> list[str]:
        """One line for each failed delivery, oldest first."""
        reasons = []
        groups = self._resources.log_groups(self._consumer.stack)
        for line in log_lines(self._resources, groups, [message["MessageId"]]):
            why = line.get("errorMessage") or "; ".join(map(str, line.get("violations", [])))
            reasons.append(f"{line['timestamp']} {line['message']}{': ' if why else ''}{why}")
        return reasons or [NO_REASON]


def _find(messages: dict[str, dict], message_id: str) -> dict:
    if message_id not in messages:
        raise DeployError(f"There is no message {message_id} in the dead-letter queue; dlq list names those that are.")
    return messages[message_id]


def _order(message: dict) -> str:
    """The order that the message names; a message that no consumer can read may name none."""
    try:
        body = json.loads(message["Body"])
    except ValueError:
        return "-"
    return str(body.get("orderId", "-")) if isinstance(body, dict) else "-"


def _sent(message: dict) -> str:
    sent = datetime.fromtimestamp(int(message["Attributes"]["SentTimestamp"]) / 1000, UTC)
    return sent.isoformat(timespec="seconds").replace("+00:00", "Z")
