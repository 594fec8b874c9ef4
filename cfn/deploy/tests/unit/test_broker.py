"""What a run tells a Pact Broker that it deploys, and from which branch."""

import subprocess

import pytest

from cloudcart_deploy import broker
from cloudcart_deploy.options import parse


@pytest.fixture
def asked(monkeypatch):
    """The commands that went to the broker's script, and to git, which is on no branch."""
    commands = []

    def run(command, **_):
        commands.append(command[1:])
        return subprocess.CompletedProcess(command, 0, stdout="")

    for name in ("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "GIT_BRANCH", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_the_storefront_is_deployed_with_the_whole_shop():
    assert broker.services(parse([])) == ["cart", "catalog", "order", "payment", "shipment", "storefront"]


def test_one_stack_is_deployed_without_it():
    assert broker.services(parse(["--only", "order"])) == ["order"]


def test_it_publishes_verifies_and_asks_in_this_order(monkeypatch, asked):
    monkeypatch.setenv("GITHUB_REF_NAME", "main")

    broker.allow(parse(["--only", "order", "--stage", "test"]))

    assert asked == [["publish", "main"], ["verify", "main"], ["can-i-deploy", "test", "order"]]


def test_a_pull_request_is_of_its_own_branch(monkeypatch, asked):
    monkeypatch.setenv("GITHUB_REF_NAME", "7/merge")
    monkeypatch.setenv("GITHUB_HEAD_REF", "feature")

    broker.allow(parse(["--only", "order"]))

    assert asked[0] == ["publish", "feature"]


def test_no_branch_is_told_as_such(asked):
    broker.allow(parse(["--only", "order"]))

    assert ["publish", "detached"] in asked
