"""The options of the script, and the sentence for an invalid one."""

import pytest

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.options import parse
from cloudcart_deploy.shop import STACKS


@pytest.fixture(autouse=True)
def no_settings_of_the_user(monkeypatch):
    for name in ("AWS_ENDPOINT_URL", "CLOUDCART_API_KEY", "CLOUDCART_PREVIOUS_API_KEY", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)


def test_a_run_without_options_deploys_the_whole_shop_to_a_local_endpoint():
    options = parse([])
    assert (options.stage, options.region, options.endpoint, options.aws) == ("dev", "eu-west-1", None, False)
    assert options.stacks == STACKS
    assert options.api_keys == ["cloudcart-dev-key-2024"]


def test_the_endpoint_comes_from_the_environment_unless_an_option_names_it(monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    assert parse([]).endpoint == "http://127.0.0.1:1"
    assert parse(["--endpoint", "http://127.0.0.1:2"]).endpoint == "http://127.0.0.1:2"


def test_aws_ignores_an_endpoint_of_the_environment(monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("CLOUDCART_API_KEY", "a-key-of-our-own-0123456789")
    options = parse(["--aws", "--region", "eu-north-1"])
    assert options.endpoint is None
    assert Cloud(options.region, options.endpoint).client("sqs").meta.endpoint_url == "https://sqs.eu-north-1.amazonaws.com"


@pytest.mark.parametrize("name", ["order", "cloudcart-order-dev"])
def test_a_stack_is_named_by_its_service_or_by_its_name(name):
    assert [stack.service for stack in parse(["--only", name]).stacks] == ["order"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--stage", "Dev"], "--stage needs"),
        (["--only", "billing"], "--only knows"),
        (["--parameter", "Rate"], "--parameter needs NAME=VALUE"),
        (["--parameter", "ApiKey=x"], "ApiKey is not for --parameter: set CLOUDCART_API_KEY"),
        (["--aws", "--endpoint", "http://x"], "exclude each other"),
        (["--aws", "--skip-gate"], "exclude each other"),
        (["--aws", "--region", "eu-west-1"], "set CLOUDCART_API_KEY"),
    ],
)
def test_an_invalid_option_is_reported_in_one_sentence(arguments, sentence):
    with pytest.raises(DeployError, match=sentence):
        parse(arguments)


def test_two_stages_of_a_local_cloud_have_different_keys():
    """API Gateway accepts a key once in an account."""
    assert parse(["--stage", "qa"]).api_keys == ["cloudcart-qa-key-2024"]


@pytest.mark.parametrize("stage", ["dev", "prod"])
def test_aws_refuses_the_public_key_of_each_stage(monkeypatch, stage):
    monkeypatch.setenv("CLOUDCART_API_KEY", f"cloudcart-{stage}-key-2024")
    with pytest.raises(DeployError, match="public"):
        parse(["--aws", "--region", "eu-west-1"])


def test_the_previous_key_is_accepted_during_a_rotation(monkeypatch):
    monkeypatch.setenv("CLOUDCART_API_KEY", "a-key-of-our-own-0123456789")
    monkeypatch.setenv("CLOUDCART_PREVIOUS_API_KEY", "another-key-of-our-own-0123")
    assert parse([]).api_keys == ["a-key-of-our-own-0123456789", "another-key-of-our-own-0123"]


@pytest.mark.parametrize("key", ["too-short-for-a-key", "a key with spaces in it 0123", "k" * 129])
def test_a_key_that_api_gateway_would_refuse_is_reported_without_the_key(monkeypatch, key):
    monkeypatch.setenv("CLOUDCART_API_KEY", key)
    with pytest.raises(DeployError, match=f"this one has {len(key)} characters") as refused:
        parse([])
    assert key not in str(refused.value)


def test_a_plan_on_aws_needs_no_key():
    assert parse(["--aws", "--region", "eu-west-1", "--plan"]).api_keys == []


def test_a_parameter_can_be_given_more_than_once():
    options = parse(["--parameter", "PaymentSuccessRate=1", "--parameter", "LogLevel=A=B"])
    assert options.parameters == {"PaymentSuccessRate": "1", "LogLevel": "A=B"}


@pytest.mark.parametrize(
    ("arguments", "action"), [([], "deploy"), (["--plan"], "plan"), (["--delete"], "delete"), (["--build-only"], "build-only")]
)
def test_a_run_has_one_action(arguments, action):
    assert parse(arguments).action == action


def test_two_actions_exclude_each_other():
    with pytest.raises(SystemExit):
        parse(["--plan", "--delete"])
