"""What a deployment does with a stack on AWS, and how it waits for LocalStack; CloudFormation is a fake here."""

from types import SimpleNamespace

import pytest

from cloudcart_deploy import shop
from cloudcart_deploy.api_keys import digest
from cloudcart_deploy.deployment import Deployment
from cloudcart_deploy.options import parse
from cloudcart_deploy.stacks import TABLE, StackFailure, Stacks
from cloudcart_deploy.templates import imports, load_file

OWN_KEY = "a-key-of-our-own-0123456789"
FAILED = {"LogicalResourceId": "ApiFunction", "ResourceType": "AWS::Lambda::Function", "ResourceStatus": "UPDATE_FAILED"}


class FakeStacks:
    """The stacks that exist; each update fails."""

    def __init__(self, *names: str):
        self.names = set(names)
        self.removed: list[tuple[str, str]] = []

    def describe(self, name):
        return {"StackStatus": "UPDATE_ROLLBACK_COMPLETE"} if name in self.names else None

    await_end = describe

    def exports(self):
        return {}

    def template(self, name):
        return shop.ORDER.template.read_text(encoding="utf-8")

    def apply(self, name, kind, body, values):
        raise StackFailure(name, "deployed", [FAILED])

    def delete(self, name):
        self.names.discard(name)

    def remove(self, resources):
        self.removed += resources
        return False


def deployment(stacks: FakeStacks, *options: str) -> Deployment:
    cloud = SimpleNamespace(is_aws=True, client=lambda service: None)
    artefacts = SimpleNamespace(cloud=cloud, parameters=lambda stack: {"CodeBucket": "bucket", "CodeKey": "key"})
    made = Deployment(parse(["--aws", "--region", "eu-west-1", *options]), artefacts, "000000000000")
    made.stacks = stacks
    return made


@pytest.fixture(autouse=True)
def own_key(monkeypatch):
    monkeypatch.setenv("CLOUDCART_API_KEY", OWN_KEY)
    monkeypatch.setattr(Stacks, "__init__", lambda self, cloud: None)


def test_an_update_that_fails_on_aws_fails_the_deployment_and_keeps_the_stack():
    stacks = FakeStacks("cloudcart-cart-test")

    with pytest.raises(StackFailure, match=r"cloudcart-cart-test could not be deployed[^$]*ApiFunction .* UPDATE_FAILED: no reason given"):
        deployment(stacks, "--stage", "test").deploy(shop.CART)

    assert stacks.names == {"cloudcart-cart-test"}
    assert stacks.removed == []


def test_a_first_deployment_that_fails_on_aws_deletes_its_stack_and_no_table():
    stacks = FakeStacks()

    with pytest.raises(StackFailure):
        deployment(stacks, "--stage", "test").deploy(shop.CART)

    assert (stacks.names, stacks.removed) == (set(), [])


def test_a_deletion_on_aws_deletes_the_tables_that_the_deletion_policy_keeps():
    stacks = FakeStacks("cloudcart-order-test")
    assert deployment(stacks, "--stage", "test").delete(shop.ORDER) == "deleted"
    assert sorted(stacks.removed) == [(TABLE, "IdempotencyTableTest"), (TABLE, "OrdersTableTest")]


def test_a_deletion_of_prod_on_aws_keeps_the_tables():
    stacks = FakeStacks("cloudcart-order-prod")
    answer = deployment(stacks, "--stage", "prod").delete(shop.ORDER)
    assert answer == "deleted; these tables stay: OrdersTableProd, IdempotencyTableProd"
    assert (stacks.names, stacks.removed) == (set(), [])


def test_the_importers_of_a_stack_are_all_that_would_lose_an_export():
    assert shop.importers(shop.CATALOG) == [shop.ORDER, shop.PAYMENT, shop.SHIPMENT, shop.AUDIT]
    assert shop.importers(shop.PAYMENT) == [shop.SHIPMENT]
    assert shop.importers(shop.CART) == []


@pytest.mark.parametrize(
    ("is_aws", "statuses", "last"),
    [
        (False, ["UPDATE_IN_PROGRESS", "UPDATE_FAILED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_COMPLETE"], "ROLLBACK_COMPLETE"),
        (True, ["UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_FAILED", "never read"], "UPDATE_ROLLBACK_FAILED"),
        (True, ["REVIEW_IN_PROGRESS", "never read"], "REVIEW_IN_PROGRESS"),
    ],
)
def test_an_operation_ends_with_the_last_status_that_the_cloud_sets(is_aws, statuses, last):
    remaining = iter(statuses)
    stacks = Stacks(SimpleNamespace())
    stacks.cloud = SimpleNamespace(is_aws=is_aws, poll_seconds=0.001)
    stacks.describe = lambda name: {"StackStatus": next(remaining)}
    assert stacks.await_end("a-stack") == {"StackStatus": last}


class ChangeSets:
    """Stands for CloudFormation: change sets of a stack with this template change no resource."""

    def __init__(self, template: str):
        self._template = template
        self.executed: list[str] = []

    def create_change_set(self, **_):
        pass

    def delete_change_set(self, **_):
        pass

    def describe_change_set(self, **_):
        return {"Status": "CREATE_COMPLETE", "Changes": [], "ChangeSetId": "a-change-set"}

    def get_template(self, **_):
        return {"TemplateBody": self._template}

    def execute_change_set(self, StackName, **_):
        self.executed.append(StackName)

    def describe_stacks(self, **_):
        return {"Stacks": [{"StackStatus": "UPDATE_COMPLETE"}]}

    def get_paginator(self, _):
        return SimpleNamespace(paginate=lambda **_: SimpleNamespace(build_full_result=dict))


@pytest.mark.parametrize(("output", "executed"), [("a", []), ("b", ["a-stack"])])
def test_an_update_that_changes_only_outputs_is_executed(output, executed):
    stacks = Stacks(SimpleNamespace())
    stacks.cloud = SimpleNamespace(is_aws=True, poll_seconds=0.001)
    template = "Resources: {}\nOutputs: {Name: {Value: %s}}"
    stacks.cfn = ChangeSets(template % "a")

    assert stacks.apply("a-stack", "UPDATE", template % output, {}) == []

    assert stacks.cfn.executed == executed


class StacksWithParameters(FakeStacks):
    """The stack of the order service with these parameters; an update records its parameters."""

    def __init__(self, **parameters: str):
        super().__init__("cloudcart-order-test")
        self.parameters = {"ApiKey": "****", "LogLevel": "INFO", **parameters}
        self.applied: dict[str, str] = {}

    def describe(self, name):
        parameters = [{"ParameterKey": key, "ParameterValue": value} for key, value in self.parameters.items()]
        return {"StackStatus": "UPDATE_COMPLETE", "Parameters": parameters} if name in self.names else None

    await_end = describe

    def exports(self):
        return {name.replace("${Stage}", "test"): "value" for name in imports(load_file(shop.ORDER.template))}

    def apply(self, name, kind, body, values):
        self.applied = values
        raise StackFailure(name, "deployed", [FAILED])


def applied(stacks: StacksWithParameters, *options: str) -> dict[str, str]:
    with pytest.raises(StackFailure):
        deployment(stacks, "--stage", "test", *options).deploy(shop.ORDER)
    return stacks.applied


def test_a_deployment_keeps_the_parameters_of_the_one_before():
    values = applied(StacksWithParameters(AlarmEmail="ops@example.com"), "--parameter", "LogLevel=DEBUG")

    assert (values["AlarmEmail"], values["LogLevel"]) == ("ops@example.com", "DEBUG")
    assert values["ApiKey"] == OWN_KEY


def test_a_deployment_accepts_the_previous_key_too_and_moves_no_key(monkeypatch):
    monkeypatch.setenv("CLOUDCART_API_KEY", "another-key-of-our-own-0123")
    monkeypatch.setenv("CLOUDCART_PREVIOUS_API_KEY", OWN_KEY)

    values = applied(StacksWithParameters(SecondApiKey="****", SecondApiKeyDigest=digest(OWN_KEY)))

    assert (values["ApiKey"], values["SecondApiKey"]) == ("another-key-of-our-own-0123", OWN_KEY)


def test_a_plan_without_a_key_keeps_the_deployed_keys(monkeypatch):
    monkeypatch.delenv("CLOUDCART_API_KEY")
    plan = deployment(StacksWithParameters(ApiKeyDigest=digest(OWN_KEY)), "--stage", "test", "--plan")

    _, values = plan._template(shop.ORDER)

    assert (values["ApiKey"], values["SecondApiKey"], values["ApiKeyDigest"]) == (None, None, digest(OWN_KEY))


def test_a_deployment_changes_a_kept_parameter_only_when_an_option_names_it():
    stacks = StacksWithParameters(AlarmEmail="ops@example.com", LogRetentionDays="30")

    values = applied(stacks, "--reset", "AlarmEmail", "--parameter", "LogRetentionDays=90")

    assert "AlarmEmail" not in values
    assert values["LogRetentionDays"] == "90"


def test_a_parameter_with_the_default_of_its_time_gets_the_new_default():
    assert "LogLevel" not in applied(StacksWithParameters(AlarmEmail="ops@example.com"))


def test_a_plan_prints_the_parameters_that_change():
    stacks = StacksWithParameters(AlarmEmail="ops@example.com", LogRetentionDays="30")
    plan = deployment(stacks, "--stage", "test", "--reset", "AlarmEmail", "--parameter", "LogLevel=DEBUG")

    changes = plan.parameter_changes(shop.ORDER)

    assert "AlarmEmail: ops@example.com → (default)" in changes
    assert "LogLevel: INFO (default) → DEBUG" in changes
    assert not any("LogRetentionDays" in change or "ApiKey" in change for change in changes)


@pytest.mark.parametrize(("options", "reserved"), [((), 0), (("--parameter", "ReservedConcurrency=5"), 5)])
def test_a_deployment_reserves_concurrency_for_the_function_of_the_api_only(options, reserved):
    assert deployment(FakeStacks(), *options)._reservations(shop.ORDER) == {"cloudcart-order-dev": reserved}
