"""What a run may be asked for, and the sentence for what it may not."""

import pytest

from cloudcart_deploy.console import DeployError
from cloudcart_deploy.options import parse
from cloudcart_deploy.shop import DEFAULT_API_KEY, STACKS


@pytest.fixture(autouse=True)
def no_settings_of_the_user(monkeypatch):
    for name in ("AWS_ENDPOINT_URL", "CLOUDCART_API_KEY", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)


def test_without_options_it_is_the_whole_shop_on_a_local_endpoint():
    options = parse([])
    assert (options.stage, options.region, options.endpoint, options.aws) == ("dev", "eu-west-1", None, False)
    assert options.stacks == STACKS
    assert options.parameters["ApiKey"] == DEFAULT_API_KEY


def test_takes_the_endpoint_from_the_environment_unless_it_is_named(monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    assert parse([]).endpoint == "http://127.0.0.1:1"
    assert parse(["--endpoint", "http://127.0.0.1:2"]).endpoint == "http://127.0.0.1:2"


def test_aws_ignores_an_endpoint_of_the_environment(monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("CLOUDCART_API_KEY", "a-key-of-our-own-0123456789")
    assert parse(["--aws", "--region", "eu-north-1"]).endpoint is None


@pytest.mark.parametrize("name", ["order", "cloudcart-order-dev"])
def test_knows_a_stack_by_its_service_and_by_its_name(name):
    assert [stack.service for stack in parse(["--only", name]).stacks] == ["order"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--stage", "Dev"], "--stage needs"),
        (["--only", "billing"], "--only knows"),
        (["--parameter", "Rate"], "--parameter needs NAME=VALUE"),
        (["--aws", "--endpoint", "http://x"], "exclude each other"),
        (["--aws", "--region", "eu-west-1"], "set CLOUDCART_API_KEY"),
    ],
)
def test_says_in_one_sentence_what_does_not_fit(arguments, sentence):
    with pytest.raises(DeployError, match=sentence):
        parse(arguments)


def test_aws_refuses_the_key_that_everybody_knows(monkeypatch):
    monkeypatch.setenv("CLOUDCART_API_KEY", DEFAULT_API_KEY)
    with pytest.raises(DeployError, match="public"):
        parse(["--aws", "--region", "eu-west-1"])
