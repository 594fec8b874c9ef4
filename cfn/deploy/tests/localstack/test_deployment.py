"""The script deploys, repeats, changes, recreates, plans and deletes the shop on LocalStack."""

from __future__ import annotations

import json
import re
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support import Checkout, LocalStack

from cloudcart_deploy.follow_up import call
from cloudcart_deploy.shop import STACKS, public_api_key

QUICK = ("--skip-build", "--skip-smoke", "--skip-seed")
NEW_CART = json.dumps({"userId": "u", "items": [], "itemCount": 0, "totalAmount": 0, "note": "new code"})


def stacks_of(localstack: LocalStack, stage: str) -> dict[str, str]:
    summaries = localstack.client("cloudformation").list_stacks()["StackSummaries"]
    mine = [s for s in summaries if s["StackName"].endswith(f"-{stage}") and s["StackStatus"] != "DELETE_COMPLETE"]
    return {s["StackName"]: s["StackStatus"] for s in mine}


def everything_of(localstack: LocalStack, stage: str) -> list[str]:
    """The names of all resources that end with the stage."""
    suffix = stage.capitalize()
    lists = [
        localstack.client("dynamodb").list_tables()["TableNames"],
        localstack.client("sqs").list_queues().get("QueueUrls", []),
        [f["FunctionName"] for f in localstack.client("lambda").list_functions()["Functions"]],
        [a["AlarmName"] for a in localstack.client("cloudwatch").describe_alarms()["MetricAlarms"]],
        [g["logGroupName"] for g in localstack.client("logs").describe_log_groups()["logGroups"]],
        [r["Name"] for r in localstack.client("events").list_rules()["Rules"]],
        [k["name"] for k in localstack.client("apigateway").get_api_keys()["items"]],
        [p["name"] for p in localstack.client("apigateway").get_usage_plans()["items"]],
        [a["name"] for a in localstack.client("apigateway").get_rest_apis()["items"]],
        [b["Name"] for b in localstack.client("s3").list_buckets()["Buckets"]],
    ]
    return [name for names in lists for name in names if name.endswith((suffix, f"-{stage}"))]


def code_of(localstack: LocalStack, stage: str) -> dict[str, str]:
    functions = localstack.client("lambda").list_functions()["Functions"]
    return {f["FunctionName"]: f["CodeSha256"] for f in functions if f["FunctionName"].endswith(f"-{stage}")}


def api_of(localstack: LocalStack, stack: str) -> str:
    outputs = localstack.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]
    return next(output["OutputValue"] for output in outputs if output["OutputKey"] == "ApiUrl")


def test_a_deployment_creates_repeats_changes_and_deletes_the_shop(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "life", "--skip-build")

    first = checkout.deploy(*to)
    assert first.ok, first.output
    assert stacks_of(localstack, "life") == {s.name("life"): "CREATE_COMPLETE" for s in STACKS}
    assert "10 products added" in first.output
    assert re.search(r"order \S+: PENDING → (PAID → SHIPPED \(TRK-[0-9A-Z]{8}\)|FAILED)", first.output)
    assert "DIFFERS" not in first.output
    assert re.search(r"not emulated here: .*log retention", first.output)

    second = checkout.deploy(*to)
    assert second.ok, second.output
    assert second.output.count(": no changes") == len(STACKS)
    assert "0 products added, 10 existed already" in second.output

    old = code_of(localstack, "life")
    checkout.replace_function("cart", "com.cloudcart.cart.lambda.CartFunction", NEW_CART)
    changed = checkout.deploy(*to, "--skip-smoke")
    assert changed.ok, changed.output
    assert changed.output.count(": no changes") == len(STACKS) - 1
    assert "cloudcart-cart-life: updated ApiFunction" in changed.output
    new = code_of(localstack, "life")
    assert {name for name in new if new[name] != old[name]} == {"cloudcart-cart-life"}
    assert call("GET", f"{checkout.address('CART')}/cart/u").body["note"] == "new code"

    rotate_the_api_key(checkout, *to, "--only", "order", "--skip-seed", "--skip-smoke")

    deleted = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "life", "--delete", "--yes")
    assert deleted.ok, deleted.output
    assert stacks_of(localstack, "life") == {}
    assert everything_of(localstack, "life") == []
    assert not (checkout.root / "env").exists()


def rotate_the_api_key(checkout: Checkout, *to: str) -> None:
    """The old key is valid until the deployment without it, the new key from the end of the deployment with both."""
    old, new = public_api_key("life"), "the-next-key-of-the-stage-life"
    orders = f"{checkout.address('ORDERS')}/orders?userId=u"

    def status(key: str) -> int:
        return call("GET", orders, headers={"x-api-key": key}).status

    assert (status(old), status(new)) == (200, 403)
    with calls(lambda: status(old)) as before:
        both = checkout.deploy(*to, env={"CLOUDCART_API_KEY": new, "CLOUDCART_PREVIOUS_API_KEY": old})
    assert both.ok, both.output
    assert "data is gone" not in both.output
    assert (status(old), status(new)) == (200, 200)
    with calls(lambda: status(new)) as after:
        last = checkout.deploy(*to, env={"CLOUDCART_API_KEY": new})
    assert last.ok, last.output
    assert "data is gone" not in last.output
    assert (status(old), status(new)) == (403, 200)
    # LocalStack answers some calls with 502 while it replaces the function.
    assert 200 in before
    assert 200 in after
    assert 403 not in before + after
    assert old not in both.output + last.output
    assert new not in both.output + last.output


@contextmanager
def calls(status: Callable[[], int]) -> Iterator[list[int]]:
    """Calls until the end of the block, one call after the other."""
    statuses: list[int] = []
    ended = threading.Event()

    def repeat() -> None:
        while not ended.wait(0.1):
            statuses.append(status())

    thread = threading.Thread(target=repeat)
    thread.start()
    try:
        yield statuses
    finally:
        ended.set()
        thread.join()


def put_item(localstack: LocalStack, table: str, key: dict[str, str]) -> None:
    localstack.client("dynamodb").put_item(TableName=table, Item={name: {"S": text} for name, text in key.items()})


def items_of(localstack: LocalStack, table: str) -> int:
    return localstack.client("dynamodb").scan(TableName=table)["Count"]


def replace_in(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


KEY, SWAPPED_KEY = (
    f"        - AttributeName: {first}\n          KeyType: HASH\n        - AttributeName: {second}\n"
    for first, second in (("productId", "reservationId"), ("reservationId", "productId"))
)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("\nOutputs:", "\n  : [\nOutputs:", "cart.yaml is not valid YAML; its stack has not been changed."),
        ("!Ref CartTable", "!Ref Nothing", "Unresolved resource dependencies [Nothing]"),
    ],
    ids=["not YAML", "unknown reference"],
)
def test_an_invalid_template_leaves_the_working_stack_and_its_data(old, new, sentence, localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "invalid", "--only", "cart", *QUICK)
    assert checkout.deploy(*to).ok
    resources, code = everything_of(localstack, "invalid"), code_of(localstack, "invalid")
    put_item(localstack, "CartTableInvalid", {"userId": "u", "productId": "p"})
    sound = checkout.template("cart").read_text(encoding="utf-8")
    replace_in(checkout.template("cart"), old, new)

    refused = checkout.deploy(*to)

    assert not refused.ok
    assert sentence in refused.output
    assert "data is gone" not in refused.output
    assert code_of(localstack, "invalid") == code
    assert sorted(everything_of(localstack, "invalid")) == sorted(resources)
    assert items_of(localstack, "CartTableInvalid") == 1
    assert call("GET", f"{api_of(localstack, 'cloudcart-cart-invalid')}/cart/somebody").status == 200

    checkout.template("cart").write_text(sound, encoding="utf-8")
    assert checkout.deploy(*to).ok
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "invalid", "--delete", "--yes").ok


def test_a_stack_that_cannot_be_updated_is_recreated_with_the_stacks_that_import_from_it(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "again", *QUICK)
    assert checkout.deploy(*to).ok
    before = everything_of(localstack, "again")
    put_item(localstack, "CartTableAgain", {"userId": "u", "productId": "p"})
    put_item(localstack, "ProductsTableAgain", {"productId": "p"})
    replace_in(checkout.template("catalog"), KEY, SWAPPED_KEY)

    recreated = checkout.deploy(*to)

    assert recreated.ok, recreated.output
    assert re.search(r"cloudcart-products-again cannot be updated in place: StockReservationsTableAgain: key schema", recreated.output)
    names = "cloudcart-products-again, cloudcart-order-again, cloudcart-payment-again, cloudcart-shipment-again, cloudcart-audit-again"
    assert f"deleted and created again, so their data is gone: {names}\n" in recreated.output
    assert "cloudcart-cart-again: no changes" in recreated.output
    assert (items_of(localstack, "CartTableAgain"), items_of(localstack, "ProductsTableAgain")) == (1, 0)
    key = localstack.client("dynamodb").describe_table(TableName="StockReservationsTableAgain")["Table"]["KeySchema"]
    assert [part["AttributeName"] for part in key] == ["reservationId", "productId"]
    assert sorted(everything_of(localstack, "again")) == sorted(before)

    replace_in(checkout.template("catalog"), SWAPPED_KEY, KEY)
    one = checkout.deploy(*to, "--only", "catalog")
    assert one.ok, one.output
    assert f"deleted and created again, so their data is gone: {names}\n" in one.output
    assert set(stacks_of(localstack, "again")) == {s.name("again") for s in STACKS}

    second = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "again", "--skip-build")
    assert second.ok, second.output
    assert second.output.count(": no changes") == len(STACKS)
    assert re.search(r"order \S+: PENDING → ", second.output)

    refused = checkout.deploy(*to, "--only", "order", "--delete", "--yes")
    assert not refused.ok
    assert "cloudcart-payment-again, cloudcart-shipment-again, cloudcart-audit-again import from cloudcart-order-again; delete them first." in refused.output
    assert set(stacks_of(localstack, "again")) == {s.name("again") for s in STACKS}
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "again", "--delete", "--yes").ok
    assert everything_of(localstack, "again") == []


def test_an_update_and_a_recreation_that_fail_report_their_events_and_leave_nothing(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "broken", "--only", "cart", *QUICK)
    assert checkout.deploy(*to).ok
    checkout.replace_function("cart", "com.cloudcart.cart.lambda.CartFunction", NEW_CART)
    consumer = (
        "  Broken:\n    Type: AWS::Lambda::EventSourceMapping\n    DependsOn: [Extra, ApiFunction]\n"
        "    Properties:\n      FunctionName: nobody\n      EventSourceArn: !GetAtt Extra.Arn\n"
        "  Extra:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub extra-${Stage}\n\nOutputs:"
    )
    sound = checkout.template("cart").read_text(encoding="utf-8")
    replace_in(checkout.template("cart"), "\nOutputs:", "\n" + consumer)

    failed = checkout.deploy(*to)

    assert not failed.ok
    assert "cloudcart-cart-broken cannot be updated in place: Broken [AWS::Lambda::EventSourceMapping] CREATE_FAILED" in failed.output
    assert "deleted and created again, so their data is gone: cloudcart-cart-broken\n" in failed.output
    assert "cloudcart-cart-broken could not be deployed; its own events say:" in failed.output
    assert re.search(r"\n    Broken \[AWS::Lambda::EventSourceMapping\] CREATE_FAILED: .*Function does not exist", failed.output)
    assert stacks_of(localstack, "broken") == {}
    assert [n for n in everything_of(localstack, "broken") if not n.startswith("cloudcart-0")] == []

    checkout.template("cart").write_text(sound, encoding="utf-8")
    assert checkout.deploy(*to).ok
    assert call("GET", f"{api_of(localstack, 'cloudcart-cart-broken')}/cart/u").body["note"] == "new code"
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "broken", "--delete", "--yes").ok
    assert everything_of(localstack, "broken") == []


def test_a_resource_that_somebody_changed_fails_the_deployment(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "drift", "--only", "cart", *QUICK)
    assert checkout.deploy(*to).ok
    functions = localstack.client("lambda")
    functions.update_function_configuration(FunctionName="cloudcart-cart-drift", Timeout=3)

    failed = checkout.deploy(*to)

    assert not failed.ok
    assert re.search(r"! cloudcart-cart-drift: function settings: promised .*'Timeout': \d+", failed.output)
    assert "run --delete and deploy again" in failed.output
    assert functions.get_function_configuration(FunctionName="cloudcart-cart-drift")["Timeout"] == 3
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "drift", "--delete", "--yes").ok


def test_a_second_delete_completes_one_that_was_interrupted_after_its_stack_was_gone(localstack, checkout):
    delete = ("--endpoint", localstack.endpoint, "--stage", "halfway", "--delete", "--yes")
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "halfway", "--only", "cart", *QUICK).ok
    assert checkout.deploy(*delete, "--only", "cart").ok
    key = {"AttributeName": "userId"}
    localstack.client("dynamodb").create_table(
        TableName="CartTableHalfway",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{**key, "AttributeType": "S"}],
        KeySchema=[{**key, "KeyType": "HASH"}],
    )
    localstack.client("sqs").create_queue(QueueName="OrderPlacedQueueHalfway")
    assert len(everything_of(localstack, "halfway")) == 3

    completed = checkout.deploy(*delete)

    assert completed.ok, completed.output
    assert re.search(r"Delete cloudcart-cart-halfway …\n +deleted", completed.output)
    assert everything_of(localstack, "halfway") == []


def test_a_first_deployment_that_fails_leaves_nothing(localstack, checkout):
    template = checkout.template("cart")
    broken = template.read_text(encoding="utf-8").replace("Runtime: java21", "Runtime: cobol", 1)
    template.write_text(broken, encoding="utf-8")

    refused = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "stillborn", "--only", "cart", *QUICK)

    assert not refused.ok
    assert "cloudcart-cart-stillborn could not be deployed" in refused.output
    assert stacks_of(localstack, "stillborn") == {}
    assert [n for n in everything_of(localstack, "stillborn") if not n.startswith("cloudcart-0")] == []


def test_a_plan_prints_the_changes_and_makes_none(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "plan", "--skip-build")

    ahead = checkout.deploy(*to, "--plan")
    assert ahead.ok, ahead.output
    assert "Add OrdersTable [AWS::DynamoDB::Table]" in ahead.output
    assert everything_of(localstack, "plan") == []
    assert stacks_of(localstack, "plan") == {}

    assert checkout.deploy(*to, "--only", "cart", "--skip-seed").ok
    before, code = everything_of(localstack, "plan"), code_of(localstack, "plan")
    checkout.replace_function("cart", "com.cloudcart.cart.lambda.CartFunction", NEW_CART)
    planned = checkout.deploy(*to, "--only", "cart", "--plan")
    assert planned.ok, planned.output
    assert "Modify ApiFunction [AWS::Lambda::Function]" in planned.output
    assert (everything_of(localstack, "plan"), code_of(localstack, "plan")) == (before, code)
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "plan", "--delete", "--yes").ok


def test_a_changed_definition_is_published_and_a_property_that_localstack_ignores_is_listed(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "drops", "--only", "cart", *QUICK)
    assert checkout.deploy(*to).ok
    put_item(localstack, "CartTableDrops", {"userId": "u", "productId": "p"})
    definition = checkout.root / "api-specs" / "target" / "apigateway" / "cart.yaml"
    replace_in(definition, "'600'", "'601'")

    changed = checkout.deploy(*to, "--parameter", "LogRetentionDays=3")

    assert changed.ok, changed.output
    assert "API definition published" in changed.output
    assert re.search(r"not emulated here: .*log retention", changed.output)
    assert "data is gone" not in changed.output
    assert items_of(localstack, "CartTableDrops") == 1
    preflight = urllib.request.Request(f"{api_of(localstack, 'cloudcart-cart-drops')}/cart", method="OPTIONS")
    with urllib.request.urlopen(preflight, timeout=30) as answer:
        assert answer.headers["Access-Control-Max-Age"] == "601"
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "drops", "--delete", "--yes").ok


def test_a_stack_without_what_it_imports_is_refused_by_name(localstack, checkout):
    ran = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "alone", "--only", "shipment", *QUICK)
    assert not ran.ok
    assert "cloudcart-shipment-alone needs what another stack exports" in ran.output
    assert "cloudcart-payment-alone-PaymentSuccessQueueArn" in ran.output
    assert stacks_of(localstack, "alone") == {}
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "alone", "--delete", "--yes").ok


def test_a_refusal_of_the_gate_changes_no_stack(localstack, checkout):
    checkout.replace_gate('echo "order needs the price: catalog gives none"; exit 1')

    refused = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "gate", "--skip-build")

    assert not refused.ok
    assert "The contract gate refuses; nothing has been changed." in refused.output
    assert "order needs the price: catalog gives none" in refused.output
    assert stacks_of(localstack, "gate") == {}
    assert everything_of(localstack, "gate") == []


def test_missing_results_are_verified_before_the_gate_is_asked_again(localstack, checkout):
    gate = checkout.replace_gate('[ -f "$(dirname "$0")/verified" ] || exit 4')
    verify = gate.with_name("verify.sh")
    verify.write_text('#!/bin/sh\ntouch "$(dirname "$0")/verified"\n', encoding="utf-8")
    verify.chmod(0o755)
    to = ("--endpoint", localstack.endpoint, "--stage", "results", "--only", "cart")

    assert checkout.deploy(*to, *QUICK).ok
    assert (gate.parent / "verified").exists()
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "results", "--delete", "--yes").ok


def test_the_gate_gets_the_manifest_of_what_is_deployed(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "manifest", "--only", "cart", *QUICK)

    assert checkout.deploy(*to).ok
    assert checkout.deploy(*to).ok

    first, second, manifest = (checkout.root / "contract-tests" / "asked").read_text(encoding="utf-8").splitlines()
    assert f"--deploy cart={checkout.jar('cart')}" in first
    assert "--deployed" not in first
    assert "--deployed" in second
    assert manifest == "what runs now"
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "manifest", "--delete", "--yes").ok


BROKER = """#!/bin/sh
here=$(dirname "$0")
echo "$*" >>"$here/asked"
[ "$1" != "$(cat "$here/fails" 2>/dev/null)" ] || { echo "the broker's reason"; exit 1; }
"""


def test_a_broker_is_asked_before_a_deployment_and_records_it_afterwards(localstack, checkout):
    script = checkout.root / "contract-tests" / "broker" / "broker.sh"
    script.parent.mkdir()
    script.write_text(BROKER, encoding="utf-8")
    script.chmod(0o755)
    asked, fails = script.with_name("asked"), script.with_name("fails")
    to = ("--endpoint", localstack.endpoint, "--stage", "broker", "--only", "cart")
    environment = ("--environment", "dev")
    broker = {"PACT_BROKER_BASE_URL": "http://127.0.0.1:9"}
    before = ["environment dev", "publish cart", "verify cart", "can-i-deploy dev cart"]

    fails.write_text("can-i-deploy", encoding="utf-8")
    refused = checkout.deploy(*to, *environment, *QUICK, env=broker)
    assert not refused.ok
    assert "can-i-deploy dev cart at the Pact Broker failed; nothing has been changed.\nthe broker's reason" in refused.output
    assert asked.read_text(encoding="utf-8").splitlines() == before
    assert stacks_of(localstack, "broker") == {}

    asked.unlink()
    fails.unlink()
    assert checkout.deploy(*to, *environment, *QUICK, env=broker).ok
    assert set(stacks_of(localstack, "broker").values()) == {"CREATE_COMPLETE"}
    assert checkout.deploy(*to, *environment, "--delete", "--yes", env=broker).ok
    after = ["record-deployment dev cart", "environment dev", "record-undeployment dev cart"]
    assert asked.read_text(encoding="utf-8").splitlines() == [*before, *after]
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "broker", "--delete", "--yes").ok
