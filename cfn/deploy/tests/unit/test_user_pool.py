"""With the parameter UserPoolArn, API Gateway verifies the tokens of that user pool on the orders API, and on nothing else."""

from __future__ import annotations

import json
import re

import pytest

from cloudcart_deploy import readback
from cloudcart_deploy.follow_up import Answer
from cloudcart_deploy.shop import ORDER
from cloudcart_deploy.templates import Resolver, load, load_file
from shop_templates import TEMPLATES

POOL = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Example"
METHODS = {("/orders", "get"), ("/orders", "post"), ("/orders/{orderId}", "get")}


def resolver(**parameters: str) -> Resolver:
    template = load_file(ORDER.template)
    return Resolver(template, {"Stage": "prod", **parameters}, {i: i for i in template["Resources"]})


def definition(**parameters: str) -> dict:
    """The definition that API Gateway imports. The build has made it from the OpenAPI document."""
    return resolver(**parameters).value(load(ORDER.definition.read_text(encoding="utf-8")))


def security(of: dict) -> dict[tuple[str, str], list[dict]]:
    return {(path, method): o["security"] for path, item in of["paths"].items() for method, o in item.items() if "security" in o}


def authorizer(function: str, **parameters: str) -> str | None:
    return resolver(**parameters).properties(function)["Environment"]["Variables"].get("AUTHORIZER")


def test_without_a_user_pool_the_orders_need_only_the_key():
    imported = definition()
    assert security(imported) == dict.fromkeys(METHODS, [{"apiKey": []}])
    assert list(imported["components"]["securitySchemes"]) == ["apiKey"]
    assert "authorizer" not in json.dumps(imported)
    assert authorizer("ApiFunction") is None


def test_with_a_user_pool_each_call_needs_the_key_and_a_token():
    imported = definition(UserPoolArn=POOL)
    assert security(imported) == dict.fromkeys(METHODS, [{"apiKey": []}, {"user": []}])
    scheme = imported["components"]["securitySchemes"]["user"]
    assert scheme["x-amazon-apigateway-authorizer"] == {"type": "cognito_user_pools", "providerARNs": [POOL]}
    assert authorizer("ApiFunction", UserPoolArn=POOL) == "jwt"


def test_the_recovery_acts_for_all_users():
    assert authorizer("RecoveryFunction", UserPoolArn=POOL) is None


@pytest.mark.parametrize(("value", "is_allowed"), [("", True), (POOL, True), ("arn:aws:iam::111122223333:role/x", False), ("x", False)])
def test_the_parameter_is_off_by_default_and_accepts_only_a_user_pool(value, is_allowed):
    parameter = TEMPLATES["order"]["Parameters"]["UserPoolArn"]
    assert parameter["Default"] == ""
    assert bool(re.fullmatch(parameter["AllowedPattern"], value)) == is_allowed


def test_no_other_template_has_a_user_pool():
    assert [service for service, template in TEMPLATES.items() if "UserPoolArn" in template["Parameters"]] == ["order"]


class Aws:
    """AWS, with a usage plan without keys."""

    is_aws = True

    def client(self, service: str) -> Aws:
        return self

    def get_usage_plan_keys(self, usagePlanId: str) -> dict:
        return {"items": []}


@pytest.mark.parametrize(("pool", "refusal"), [("", 403), (POOL, 401)])
def test_a_deployment_to_aws_checks_that_a_call_without_key_and_token_is_refused(pool, refusal, monkeypatch):
    monkeypatch.setattr(readback, "call", lambda *_: Answer(refusal, None))
    shop = resolver(UserPoolArn=pool, ApiKey="", SecondApiKey="")
    checks = {check.promise: check for check in readback.api_key(Aws(), "plan", shop)}
    assert checks["api key enforced"].outcome(Aws()) == readback.HOLDS
