"""Compares the recorded AWS calls of each function with what its role in the template allows.

LocalStack enforces no roles, so a missing permission would first be noticed on AWS, and a superfluous one never.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone

import pytest
from moto.iam.access_control import IAMPolicy, PermissionResult
from recorder import Recorder
from support import Checkout, LocalStack, free_port

from cloudcart_deploy.follow_up import Answer, call
from cloudcart_deploy.shop import ROOT, STACKS, public_api_key
from cloudcart_deploy.stacks import Stacks
from cloudcart_deploy.templates import Resolver, load_file

ACCOUNT, REGION, STAGE = "000000000000", "eu-west-1", "dev"
KEY = {"x-api-key": public_api_key(STAGE)}
FUNCTIONS = ("catalog", "cart", "order", "order-recovery", "payment", "shipment", "audit")
# Lambda itself uses these permissions; their calls do not pass the function's proxy.
OF_THE_PLATFORM = {
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "sqs:ReceiveMessage",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
}
PARAMETERS = ("ReservingRecoveryAgeSeconds=1", "PendingRecoveryAgeSeconds=1", "PaymentSuccessRate=1", "RetryBackoffSeconds=1,1")


class Shop:
    """The deployed shop, and each way to use it."""

    def __init__(self, localstack: LocalStack, checkout: Checkout):
        self.localstack = localstack
        self.catalog, self.cart, self.orders = map(checkout.address, ("CATALOG", "CART", "ORDERS"))

    def use_everything(self) -> None:
        self.use_the_catalog()
        self.use_the_cart()
        self.use_the_orders()
        self.use_the_recovery()
        self.invoke("cloudcart-audit-dev", b'{"secondsBetweenPasses": 0}')
        self.use_what_is_not_there()

    def use_the_catalog(self) -> None:
        product = self.product(stock=9)
        stock = f"{self.catalog}/products/{product}/stock"
        known, unknown = str(uuid.uuid4()), str(uuid.uuid4())
        expect(200, call("GET", f"{self.catalog}/products?limit=1"))
        expect(200, call("GET", f"{self.catalog}/categories"))
        for sort in ("title", "price", "newest"):
            expect(200, call("GET", f"{self.catalog}/products?q=product&sort={sort}"))
        expect(200, call("GET", f"{self.catalog}/products/{product}"))
        for change in ({"stock": 20}, {"reserve": 1}, {"release": 1}):
            expect(200, call("PATCH", stock, change))
        expect(409, call("PATCH", stock, {"reserve": 99}))
        for change in ({"reserve": 2}, {"reserve": 2}, {"release": 2}, {"release": 2}):
            expect(200, call("PATCH", stock, {**change, "reservationId": known}))
        expect(200, call("PATCH", stock, {"release": 1, "reservationId": unknown}))
        expect(409, call("PATCH", stock, {"reserve": 1, "reservationId": unknown}))
        expect(404, call("PATCH", f"{self.catalog}/products/nobody/stock", {"reserve": 1, "reservationId": known}))

    def use_the_cart(self) -> None:
        line = {"userId": "u", "productId": "p", "title": "P", "price": 1, "quantity": 1}
        expect(200, call("POST", f"{self.cart}/cart", line))
        expect(200, call("GET", f"{self.cart}/cart/u"))
        expect(200, call("PATCH", f"{self.cart}/cart/u/p", {"quantity": 2}))
        expect(204, call("DELETE", f"{self.cart}/cart/u/p"))
        expect(200, call("POST", f"{self.cart}/cart", line))
        expect(204, call("DELETE", f"{self.cart}/cart/u"))

    def use_the_orders(self) -> None:
        placed = self.place(self.product(stock=5), 1)
        self.await_status(placed, "SHIPPED")
        expect(200, call("GET", f"{self.orders}/orders?userId=u&limit=1", headers=KEY))
        self.place(self.product(stock=1), 3, status=409)

    def use_the_recovery(self) -> None:
        payment = self.consumer("cloudcart-payment-dev")
        self.switch(payment, "Disabled")
        waiting = self.place(self.product(stock=5), 1)
        self.leave_reserving_behind()
        time.sleep(1.2)
        self.invoke("cloudcart-order-recovery-dev", b"{}")
        self.switch(payment, "Enabled")
        self.await_status(waiting, "SHIPPED")

    def use_what_is_not_there(self) -> None:
        """Sends events of an order that does not exist: the consumer fails the message and shortens its visibility."""
        sqs = self.localstack.client("sqs")
        for queue, prefix in (("OrderPlacedQueueDev", "order-placed"), ("PaymentSuccessQueueDev", "payment-success")):
            example = ROOT / "event-schemas" / "examples" / "valid" / f"{prefix}.one-line.json"
            url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
            sqs.send_message(QueueUrl=url, MessageBody=example.read_text(encoding="utf-8"))

    def product(self, stock: int) -> str:
        body = {"title": f"Product {uuid.uuid4()}", "price": 2.5, "stock": stock, "category": "Test"}
        return expect(201, call("POST", f"{self.catalog}/products", body)).body["productId"]

    def place(self, product: str, quantity: int, status: int = 201) -> str:
        body = {"userId": "u", "items": [{"productId": product, "quantity": quantity, "price": 2.5}]}
        answer = call("POST", f"{self.orders}/orders", body, {**KEY, "Idempotency-Key": str(uuid.uuid4())})
        return expect(status, answer).body.get("orderId", "")

    def await_status(self, order: str, status: str) -> None:
        url = f"{self.orders}/orders/{order}?userId=u"
        await_that(lambda: call("GET", url, headers=KEY).body["status"] == status, f"order {order} is {status}")

    def leave_reserving_behind(self) -> None:
        """Writes what a process leaves in the tables when it is killed between two steps of the saga."""
        dynamodb = self.localstack.client("dynamodb")
        order, key = str(uuid.uuid4()), f"u#{uuid.uuid4()}"
        old = (datetime.now(timezone.utc) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        line = {"productId": {"S": self.product(stock=5)}, "quantity": {"N": "1"}, "price": {"N": "2.5"}}
        texts = {"orderId": order, "reservingFor": "u", "status": "RESERVING", "createdAt": old, "updatedAt": old}
        texts |= {"correlationId": order, "recoveryState": "OPEN", "recoveryAt": old, "idempotencyKey": key}
        item = {name: {"S": text} for name, text in texts.items()}
        item |= {"items": {"L": [{"M": line}]}, "totalAmount": {"N": "2.5"}}
        dynamodb.put_item(TableName="OrdersTableDev", Item=item)
        claim = {"idempotencyKey": key, "state": "IN_PROGRESS", "orderId": order, "bodyHash": "x", "leaseUntil": old}
        dynamodb.put_item(TableName="IdempotencyTableDev", Item={name: {"S": text} for name, text in claim.items()})

    def invoke(self, function: str, payload: bytes) -> None:
        answer = self.localstack.client("lambda").invoke(FunctionName=function, Payload=payload)
        assert "FunctionError" not in answer, answer["Payload"].read()

    def consumer(self, function: str) -> str:
        return self.localstack.client("lambda").list_event_source_mappings(FunctionName=function)["EventSourceMappings"][0]["UUID"]

    def switch(self, consumer: str, state: str) -> None:
        functions = self.localstack.client("lambda")
        functions.update_event_source_mapping(UUID=consumer, Enabled=state == "Enabled")
        await_that(lambda: functions.get_event_source_mapping(UUID=consumer)["State"] == state, f"consumer {state}")


def expect(status: int, answer: Answer) -> Answer:
    assert answer.status == status, answer
    return answer


def await_that(holds: Callable[[], bool], what: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.2)


def policy_of(localstack: LocalStack, function: str) -> dict:
    """The policy document of a function's role, evaluated for this deployment."""
    stack = next(s for s in STACKS if function == s.service or function.startswith(f"{s.service}-"))
    stacks = Stacks(LocalCloud(localstack))
    ids = {logical_id: physical_id for logical_id, (_, physical_id) in stacks.resources(stack.name(STAGE)).items()}
    parameters = {"Stage": STAGE, "Suffix": "Dev", "ExecuteApiBaseUrl": localstack.endpoint, "SnapStart": "off"}
    resolver = Resolver(load_file(stack.template), parameters, ids, stacks.exports(), ACCOUNT, REGION)
    logical_id = next(i for i, p in ids.items() if p == f"cloudcart-{function}-{STAGE}" and i.endswith("Function"))
    return resolver.properties(f"{logical_id}Role")["Policies"][0]["PolicyDocument"]


class LocalCloud:
    """The parts of a `Cloud` that `Stacks` uses, with the clients of the test."""

    is_aws = False
    poll_seconds = 0.1

    def __init__(self, localstack: LocalStack):
        self.client = localstack.client


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> Iterator[tuple[LocalStack, dict[str, set[tuple[str, str]]]]]:
    folder = tmp_path_factory.mktemp("permissions")
    port = free_port()
    recorders = {name: Recorder(port, ACCOUNT, REGION) for name in FUNCTIONS}
    environment = {f"cloudcart-{name}-{STAGE}": {"AWS_ENDPOINT_URL": r.endpoint} for name, r in recorders.items()}
    file = folder / "environment.json"
    file.write_text(json.dumps(environment))
    localstack = LocalStack(folder, port, {"CLOUDCART_FUNCTION_ENVIRONMENT": str(file)})
    try:
        checkout = Checkout(tmp_path_factory.mktemp("checkout"))
        options = [part for parameter in PARAMETERS for part in ("--parameter", parameter)]
        deployed = checkout.deploy("--endpoint", localstack.endpoint, "--skip-build", "--skip-seed", "--skip-smoke", *options)
        assert deployed.ok, deployed.output
        Shop(localstack, checkout).use_everything()
        for name in ("payment", "shipment"):
            sooner = lambda n=name: any(a == "sqs:ChangeMessageVisibility" for a, _ in recorders[n].calls)  # noqa: E731
            await_that(sooner, f"{name} shortens a visibility")
        yield localstack, {name: recorder.calls for name, recorder in recorders.items()}
    finally:
        localstack.stop()
        for recorder in recorders.values():
            recorder.stop()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_role_allows_what_its_function_does(function, recorded):
    localstack, calls = recorded
    policy = IAMPolicy(json.dumps(policy_of(localstack, function)))
    refused = {c for c in calls[function] if policy.is_action_permitted(*c) != PermissionResult.PERMITTED}
    assert calls[function], "the function made no call"
    assert refused == set()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_role_allows_nothing_that_its_function_does_not_do(function, recorded):
    localstack, calls = recorded
    allowed = {
        (action, resource)
        for statement in policy_of(localstack, function)["Statement"]
        for action in statement["Action"]
        for resource in ([statement["Resource"]] if isinstance(statement["Resource"], str) else statement["Resource"])
        if action not in OF_THE_PLATFORM
    }
    assert allowed - calls[function] == set()


def test_the_policy_evaluation_refuses_what_a_policy_does_not_allow():
    """As on AWS: another table, another action, and the table of an allowed index are refused."""
    table = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/OrdersTableDev"
    statement = {"Effect": "Allow", "Action": ["dynamodb:Query"], "Resource": f"{table}/index/userId-index"}
    policy = IAMPolicy(json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    permitted = lambda *c: policy.is_action_permitted(*c) == PermissionResult.PERMITTED  # noqa: E731
    assert permitted("dynamodb:Query", f"{table}/index/userId-index")
    assert not permitted("dynamodb:Query", table)
    assert not permitted("dynamodb:Query", f"{table}/index/recovery-index")
    assert not permitted("dynamodb:Scan", f"{table}/index/userId-index")
