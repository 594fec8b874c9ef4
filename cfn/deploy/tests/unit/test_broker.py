"""What a run reports to a Pact Broker: the deployed services and the branch."""

import subprocess

import pytest

from cloudcart_deploy import gate
from cloudcart_deploy.options import parse


@pytest.fixture
def asked(monkeypatch):
    """The commands for the broker's script and for git, which has no branch checked out."""
    commands = []

    def run(command, **_):
        commands.append(command[1:])
        return subprocess.CompletedProcess(command, 0, stdout="")

    for name in ("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "GIT_BRANCH", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PACT_BROKER_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_a_run_of_the_whole_shop_deploys_the_storefront():
    assert gate.deployables(parse([])) == ["cart", "catalog", "order", "payment", "shipment", "storefront"]


def test_a_run_of_one_stack_does_not_deploy_the_storefront():
    assert gate.deployables(parse(["--only", "order"])) == ["order"]


def test_a_run_publishes_then_verifies_then_asks(monkeypatch, asked):
    monkeypatch.setenv("GITHUB_REF_NAME", "main")

    gate.ask_broker(parse(["--only", "order", "--stage", "test"]))

    assert asked == [["publish", "main"], ["verify", "main"], ["can-i-deploy", "test", "order"]]


def test_a_pull_request_is_published_with_its_own_branch(monkeypatch, asked):
    monkeypatch.setenv("GITHUB_REF_NAME", "7/merge")
    monkeypatch.setenv("GITHUB_HEAD_REF", "feature")

    gate.ask_broker(parse(["--only", "order"]))

    assert asked[0] == ["publish", "feature"]


def test_a_checkout_without_a_branch_is_published_as_detached(asked):
    gate.ask_broker(parse(["--only", "order"]))

    assert ["publish", "detached"] in asked
