"""A new version is published exactly when something of the function changes."""

from __future__ import annotations

from copy import deepcopy

import pytest

from cloudcart_deploy.templates import digests
from shop_templates import TEMPLATES, resources

# The catalog's address on LocalStack; the other exports are names of tables and queues.
EXPORTS = {
    "cloudcart-products-dev-ApiUrl": "http://catalog",
    "cloudcart-order-dev-OrdersTableName": "OrdersTableDev",
    "cloudcart-order-dev-IdempotencyTableName": "IdempotencyTableDev",
    "cloudcart-products-dev-StockReservationsTableName": "StockReservationsTableDev",
    "cloudcart-products-dev-ProductsTableName": "ProductsTableDev",
    "cloudcart-order-dev-OrderPlacedQueueUrl": "http://queue/OrderPlacedQueueDev",
    "cloudcart-payment-dev-PaymentSuccessQueueUrl": "http://queue/PaymentSuccessQueueDev",
}
NOT_OF_A_FUNCTION = {
    "AlarmEmail", "AlarmTopicArn", "ApiDefinitionLocation", "ApiKey", "CodeBucket", "ConsumerConcurrency", "DailyQuota", "ExecuteApiBaseUrl",
    "LatencyAlarmMilliseconds", "LogRetentionDays", "ReservedConcurrency", "ScheduleExpression", "SecondApiKey", "ThrottleBurst", "ThrottleRate",
}  # fmt: skip
each_function = pytest.mark.parametrize(
    ("service", "function"), [(s, i) for s, i, _ in resources("AWS::Lambda::Function")]
)
each_parameter = pytest.mark.parametrize(
    ("service", "parameter"),
    [(s, p) for s, t in TEMPLATES.items() for p in t["Parameters"] if not p.endswith("FunctionDigest")],
)


def values(service: str, **changed: str) -> dict[str, str]:
    defaults = {name: str(p.get("Default", f"given-{name}")) for name, p in TEMPLATES[service]["Parameters"].items()}
    return defaults | changed


def digest(service: str, function: str, template: dict | None = None) -> str:
    return digests(template or TEMPLATES[service], values(service), EXPORTS)[f"{function}Digest"]


@each_function
def test_the_digest_changes_with_each_property_and_each_variable(service, function):
    before = digest(service, function)
    properties = TEMPLATES[service]["Resources"][function]["Properties"]
    paths = [(name,) for name in properties if name not in ("Code", "ReservedConcurrentExecutions")] + [("Code", "S3Key")]
    paths += [("Environment", "Variables", name) for name in properties["Environment"]["Variables"]]
    for *way, last in paths:
        template = deepcopy(TEMPLATES[service])
        target = template["Resources"][function]["Properties"]
        for name in way:
            target = target[name]
        target[last] = "another"
        assert digest(service, function, template) != before, (way, last)


@each_function
def test_the_digest_changes_with_a_new_variable(service, function):
    template = deepcopy(TEMPLATES[service])
    template["Resources"][function]["Properties"]["Environment"]["Variables"]["NEW"] = "1"
    assert digest(service, function, template) != digest(service, function)


@each_parameter
def test_a_parameter_changes_a_digest_only_when_a_function_uses_it(service, parameter):
    changed = values(service, **{parameter: "off" if parameter == "SnapStart" else "another"})
    before, after = (digests(TEMPLATES[service], v, EXPORTS) for v in (values(service), changed))
    assert (before != after) == (parameter not in NOT_OF_A_FUNCTION)


def test_another_address_of_the_catalog_changes_the_functions_that_call_it():
    moved = EXPORTS | {"cloudcart-products-dev-ApiUrl": "http://elsewhere"}
    for service in ("order", "payment"):
        before, after = (digests(TEMPLATES[service], values(service), e) for e in (EXPORTS, moved))
        assert all(before[name] != after[name] for name in before)


@each_function
def test_a_default_that_is_given_explicitly_changes_no_digest(service, function):
    given = {name: value for name, value in values(service).items() if value == f"given-{name}"}
    assert digests(TEMPLATES[service], given, EXPORTS)[f"{function}Digest"] == digest(service, function)


@each_function
def test_the_description_of_the_version_is_the_digest(service, function):
    version = TEMPLATES[service]["Resources"][f"{function}Version"]["Properties"]
    assert version["FunctionName"] == {"Ref": function}
    assert version["Description"] == {"Fn::Sub": f"definition ${{{function}Digest}}"}


@pytest.mark.parametrize("service", ["catalog", "cart", "order"])
def test_reserved_concurrency_publishes_no_version(service):
    """Lambda would answer that the version exists."""
    template = TEMPLATES[service]
    changed = digests(template, values(service, ReservedConcurrency="5"), EXPORTS)
    assert changed == digests(template, values(service), EXPORTS)
