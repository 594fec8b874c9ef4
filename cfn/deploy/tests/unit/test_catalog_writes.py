"""On each stage except dev, the writes of the catalog need IAM, and only the functions that change stock have the permission."""

from __future__ import annotations

import json
import urllib.request

import pytest
from moto.iam.access_control import IAMPolicy, PermissionResult

from cloudcart_deploy import follow_up, readback
from cloudcart_deploy.apis import Api
from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.shop import CATALOG, STACKS
from cloudcart_deploy.templates import Resolver, load, load_file
from shop_templates import resources

WRITES = [("PATCH", "/products/{productId}/stock"), ("POST", "/products")]
STAGES = ("dev", "test", "prod", "dev2")
ACCOUNT, REGION = "111122223333", "eu-west-1"
MAY_CHANGE_STOCK = {("order", "ApiFunctionRole"), ("order", "RecoveryFunctionRole"), ("payment", "PaymentFunctionRole")}


def resolver(service: str, stage: str) -> Resolver:
    stack = next(stack for stack in STACKS if stack.service == service)
    exports = {f"cloudcart-products-{stage}-ApiId": "catalogapi"}
    template = load_file(stack.template)
    ids = {logical_id: logical_id for logical_id in template["Resources"]}
    return Resolver(template, {"Stage": stage}, ids, exports, ACCOUNT, REGION)


def catalog(stage: str) -> Api:
    """The definition that API Gateway imports on a stage. The build has made it from the OpenAPI document."""
    definition = resolver("catalog", stage).value(load(CATALOG.definition.read_text(encoding="utf-8")))
    return Api(Cloud(REGION, "http://127.0.0.1:9"), "catalogapi", stage, definition)


def policies(stage: str) -> dict[tuple[str, str], dict]:
    return {
        (service, role): resolver(service, stage).properties(role)["Policies"][0]["PolicyDocument"]
        for service, role, _ in resources("AWS::IAM::Role")
    }


def arn(method: str, path: str, stage: str) -> str:
    return f"arn:aws:execute-api:{REGION}:{ACCOUNT}:catalogapi/{stage}/{method}{path}"


def environments(stage: str) -> dict[str, str | None]:
    return {
        f"{service}.{function}": resolver(service, stage).properties(function)["Environment"]["Variables"].get("CATALOG_AUTH")
        for service, function, _ in resources("AWS::Lambda::Function")
    }


@pytest.mark.parametrize("stage", STAGES)
def test_only_the_writes_need_iam_and_only_on_other_stages_than_dev(stage):
    assert sorted(catalog(stage).signed_routes()) == ([] if stage == "dev" else WRITES)


@pytest.mark.parametrize("stage", STAGES)
def test_the_definition_has_no_condition_that_is_left_to_api_gateway(stage):
    text = json.dumps(catalog(stage).definition)
    assert "RequiresIam" not in text
    assert ("awsSigv4" in text) == (stage != "dev")


@pytest.mark.parametrize("stage", STAGES)
def test_the_roles_that_change_stock_may_call_that_method_of_that_api_and_stage_only(stage):
    calls = {
        (method, path): arn(method, path, stage)
        for method in ("GET", "POST", "PATCH")
        for path in ("/products", "/products/mug", "/products/mug/stock", "/categories")
    }
    calls["PATCH", "other stage"] = arn("PATCH", "/products/mug/stock", "other")
    calls["PATCH", "other api"] = calls["PATCH", "/products/mug/stock"].replace("catalogapi", "otherapi")
    for role, document in policies(stage).items():
        policy = IAMPolicy(json.dumps(document, default=str))
        granted = {c for c, a in calls.items() if policy.is_action_permitted("execute-api:Invoke", a) == PermissionResult.PERMITTED}
        expected = {("PATCH", "/products/mug/stock")} if stage != "dev" and role in MAY_CHANGE_STOCK else set()
        assert granted == expected, role


@pytest.mark.parametrize("stage", STAGES)
def test_the_functions_with_the_permission_sign_their_calls(stage):
    signing = {"order.ApiFunction", "order.RecoveryFunction", "payment.PaymentFunction"}
    assert environments(stage) == {
        name: "iam" if stage != "dev" and name in signing else None for name in environments(stage)
    }


def test_a_seed_signs_its_writes_with_the_users_credentials(monkeypatch):
    sent = []
    monkeypatch.setattr(follow_up, "_products", lambda catalog: iter(()))
    monkeypatch.setattr(urllib.request, "urlopen", lambda request, timeout: sent.append(request) or Created())

    added, _ = follow_up.seed("http://127.0.0.1:9/test", Cloud(REGION, "http://127.0.0.1:9").sign)

    assert len(sent) == added > 0
    for request in sent:
        assert request.get_header("Authorization").startswith("AWS4-HMAC-SHA256 Credential=test/")
        assert f"/{REGION}/execute-api/aws4_request" in request.get_header("Authorization")
        assert request.get_header("X-amz-date")


class Created:
    """An answer of the catalog."""

    status = 201

    def read(self) -> bytes:
        return b"{}"

    def __enter__(self) -> Created:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def test_a_deployment_checks_that_an_unsigned_write_is_refused(monkeypatch):
    asked = []
    monkeypatch.setattr(readback, "call", lambda *arguments: asked.append(arguments) or follow_up.Answer(400, None))
    checks = list(readback.unsigned_writes(catalog("prod"), resolver("catalog", "prod")))
    assert sorted(check.subject for check in checks) == ["PATCH /products/{productId}/stock", "POST /products"]
    assert {check.outcome(Cloud(REGION, None)) for check in checks} == {readback.DIFFERS}
    # An invalid body: if the method is open by mistake, nothing changes.
    assert all(body == {} for _, _, body in asked)
    assert list(readback.unsigned_writes(catalog("dev"), resolver("catalog", "dev"))) == []
