"""The life of a deployment, told by the very script: made, repeated, changed, broken, planned, removed."""

from __future__ import annotations

import json
import re
import urllib.request

from support import LocalStack

from cloudcart_deploy.shop_calls import call
from cloudcart_deploy.shop import STACKS

QUICK = ("--skip-build", "--skip-smoke", "--skip-seed")
NEW_CART = json.dumps({"userId": "u", "items": [], "itemCount": 0, "totalAmount": 0, "note": "new code"})


def stacks_of(localstack: LocalStack, stage: str) -> dict[str, str]:
    summaries = localstack.client("cloudformation").list_stacks()["StackSummaries"]
    mine = [s for s in summaries if s["StackName"].endswith(f"-{stage}") and s["StackStatus"] != "DELETE_COMPLETE"]
    return {s["StackName"]: s["StackStatus"] for s in mine}


def everything_of(localstack: LocalStack, stage: str) -> list[str]:
    """The names of all resources whose name carries the stage, whatever made them."""
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


def test_a_deployment_from_nothing_to_a_followed_order_and_back(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "life", "--skip-build")

    first = checkout.deploy(*to)
    assert first.ok, first.output
    assert stacks_of(localstack, "life") == {s.name("life"): "CREATE_COMPLETE" for s in STACKS}
    assert "10 products added" in first.output
    assert re.search(r"order \S+: PENDING → (PAID → SHIPPED \(TRK-[0-9A-Z]{8}\)|FAILED)", first.output)
    assert "DIFFERS" not in first.output

    second = checkout.deploy(*to)
    assert second.ok, second.output
    assert second.output.count(": no changes") == len(STACKS)
    assert "0 products added, 10 were there already" in second.output

    old = code_of(localstack, "life")
    checkout.replace_function("cart", "com.cloudcart.cart.lambda.CartFunction", NEW_CART)
    changed = checkout.deploy(*to, "--skip-smoke")
    assert changed.ok, changed.output
    assert changed.output.count(": no changes") == len(STACKS) - 1
    assert "cloudcart-cart-life: updated ApiFunction" in changed.output
    new = code_of(localstack, "life")
    assert {name for name in new if new[name] != old[name]} == {"cloudcart-cart-life"}
    assert call("GET", f"{checkout.address('CART')}/cart/u").body["note"] == "new code"

    deleted = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "life", "--delete", "--yes")
    assert deleted.ok, deleted.output
    assert stacks_of(localstack, "life") == {}
    assert everything_of(localstack, "life") == []
    assert not (checkout.root / "env").exists()


def test_a_broken_template_says_why_and_leaves_the_old_version_serving(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "broken", "--only", "cart", *QUICK)
    assert checkout.deploy(*to).ok
    resources = everything_of(localstack, "broken")
    code = code_of(localstack, "broken")
    template = checkout.template("cart")
    sound = template.read_text(encoding="utf-8")
    consumer = (
        "  Broken:\n    Type: AWS::Lambda::EventSourceMapping\n    DependsOn: [Extra, ApiFunction]\n"
        "    Properties:\n      FunctionName: nobody\n      EventSourceArn: !GetAtt Extra.Arn\n"
        "  Extra:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Sub extra-${Stage}\n\nOutputs:"
    )
    template.write_text(sound.replace("\nOutputs:", "\n" + consumer, 1), encoding="utf-8")

    refused = checkout.deploy(*to)

    assert not refused.ok
    assert "cloudcart-cart-broken could not be deployed; its own events say:" in refused.output
    assert re.search(r"Broken \[AWS::Lambda::EventSourceMapping\] CREATE_FAILED: .*Function does not exist", refused.output)
    assert code_of(localstack, "broken") == code
    assert sorted(everything_of(localstack, "broken")) == sorted(resources)
    assert call("GET", f"{api_of(localstack, 'cloudcart-cart-broken')}/cart/somebody").status == 200

    template.write_text(sound, encoding="utf-8")
    assert checkout.deploy(*to).ok
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "broken", "--delete", "--yes").ok


def test_new_code_goes_back_when_the_update_fails(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "back", "--only", "cart", *QUICK)
    assert checkout.deploy(*to).ok
    code = code_of(localstack, "back")
    checkout.replace_function("cart", "com.cloudcart.cart.lambda.CartFunction", NEW_CART)
    template = checkout.template("cart")
    broken = (
        "  Broken:\n    Type: AWS::Lambda::EventSourceMapping\n    DependsOn: ApiFunction\n"
        "    Properties:\n      FunctionName: nobody\n      EventSourceArn: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:x\n\nOutputs:"
    )
    template.write_text(template.read_text(encoding="utf-8").replace("\nOutputs:", "\n" + broken, 1), encoding="utf-8")

    refused = checkout.deploy(*to)

    assert not refused.ok
    assert code_of(localstack, "back") == code
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "back", "--delete", "--yes").ok


def test_a_first_deployment_that_fails_leaves_nothing(localstack, checkout):
    template = checkout.template("cart")
    broken = template.read_text(encoding="utf-8").replace("Runtime: java21", "Runtime: cobol", 1)
    template.write_text(broken, encoding="utf-8")

    refused = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "stillborn", "--only", "cart", *QUICK)

    assert not refused.ok
    assert "cloudcart-cart-stillborn could not be deployed" in refused.output
    assert stacks_of(localstack, "stillborn") == {}
    assert [n for n in everything_of(localstack, "stillborn") if not n.startswith("cloudcart-0")] == []


def test_a_plan_tells_and_changes_nothing(localstack, checkout):
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


def test_an_update_that_localstack_drops_in_silence_takes_effect_all_the_same(localstack, checkout):
    to = ("--endpoint", localstack.endpoint, "--stage", "drops", "--only", "cart", *QUICK)
    assert checkout.deploy(*to).ok
    definition = checkout.root / "api-specs" / "target" / "apigateway" / "cart.yaml"
    text = definition.read_text(encoding="utf-8")
    assert "'600'" in text
    definition.write_text(text.replace("'600'", "'601'"), encoding="utf-8")

    changed = checkout.deploy(*to, "--parameter", "LogRetentionDays=3")

    assert changed.ok, changed.output
    assert "API definition published" in changed.output
    groups = localstack.client("logs").describe_log_groups(logGroupNamePrefix="/aws/lambda/cloudcart-cart-drops")["logGroups"]
    assert groups[0]["retentionInDays"] == 3
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


def test_a_refusal_of_the_gate_leaves_no_stack_touched(localstack, checkout):
    checkout.stand_in_for_the_gate('echo "order needs the price: catalog gives none"; exit 1')

    refused = checkout.deploy("--endpoint", localstack.endpoint, "--stage", "gate", "--skip-build")

    assert not refused.ok
    assert "The contract gate refuses; nothing has been touched." in refused.output
    assert "order needs the price: catalog gives none" in refused.output
    assert stacks_of(localstack, "gate") == {}
    assert everything_of(localstack, "gate") == []


def test_missing_results_are_made_before_the_gate_is_asked_again(localstack, checkout):
    gate = checkout.stand_in_for_the_gate('[ -f "$(dirname "$0")/verified" ] || exit 4')
    verify = gate.with_name("verify.sh")
    verify.write_text('#!/bin/sh\ntouch "$(dirname "$0")/verified"\n', encoding="utf-8")
    verify.chmod(0o755)
    to = ("--endpoint", localstack.endpoint, "--stage", "results", "--only", "cart")

    assert checkout.deploy(*to, *QUICK).ok
    assert (gate.parent / "verified").exists()
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "results", "--delete", "--yes").ok


def test_the_gate_hears_what_is_deployed_already(localstack, checkout):
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


def test_a_broker_is_asked_before_and_told_afterwards_of_just_what_is_deployed(localstack, checkout):
    script = checkout.root / "contract-tests" / "broker" / "broker.sh"
    script.parent.mkdir()
    script.write_text(BROKER, encoding="utf-8")
    script.chmod(0o755)
    asked, fails = script.with_name("asked"), script.with_name("fails")
    to = ("--endpoint", localstack.endpoint, "--stage", "broker", "--only", "cart", *QUICK)
    broker = {"PACT_BROKER_BASE_URL": "http://127.0.0.1:9", "GITHUB_HEAD_REF": "", "GITHUB_REF_NAME": "main"}
    before = ["publish main", "verify main", "can-i-deploy broker cart"]

    for number, command in enumerate(before, start=1):
        asked.unlink(missing_ok=True)
        fails.write_text(command.split()[0], encoding="utf-8")
        refused = checkout.deploy(*to, env=broker)
        assert not refused.ok
        assert f"{command} at the Pact Broker failed; nothing has been touched.\nthe broker's reason" in refused.output
        assert asked.read_text(encoding="utf-8").splitlines() == before[:number]
        assert stacks_of(localstack, "broker") == {}

    asked.unlink()
    fails.write_text("record-deployment", encoding="utf-8")
    unrecorded = checkout.deploy(*to, env=broker)
    assert not unrecorded.ok
    assert "Deployed all the same, but the Pact Broker does not know of it; repeat: contract-tests/broker/broker.sh record-deployment broker cart" in unrecorded.output
    assert set(stacks_of(localstack, "broker").values()) == {"CREATE_COMPLETE"}
    assert asked.read_text(encoding="utf-8").splitlines() == [*before, "record-deployment broker cart"]

    asked.unlink()
    fails.unlink()
    assert checkout.deploy(*to, env=broker).ok
    delete = ("--endpoint", localstack.endpoint, "--stage", "broker", "--only", "cart", "--delete", "--yes")
    assert checkout.deploy(*delete, env=broker).ok
    after = ["record-deployment broker cart", "record-undeployment broker cart"]
    assert asked.read_text(encoding="utf-8").splitlines() == [*before, *after]
    assert checkout.deploy("--endpoint", localstack.endpoint, "--stage", "broker", "--delete", "--yes").ok
