"""What a run publishes, asks and records at a Pact Broker."""

import subprocess

import pytest
from botocore.exceptions import BotoCoreError

from cloudcart_deploy import gate, shop
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.options import parse
from cloudcart_deploy.readback import CODE, DIFFERS, Check
from cloudcart_deploy.run import Run


class Broker:
    """Stands for broker.sh: notes its command lines, and fails for the commands in `answers`."""

    def __init__(self):
        self.asked = []
        self.answers = {}

    def run(self, command, **_):
        arguments = command[1:]
        self.asked.append(" ".join(arguments))
        status, output = self.answers.get(arguments[0], (0, f"answer to {arguments[0]}"))
        return subprocess.CompletedProcess(command, status, stdout=output)


class Stacks:
    """Stands for a deployment: the stacks in `failing` cannot be deployed or deleted, those in `gone` do not exist."""

    def __init__(self):
        self.failing = set()
        self.gone = set()
        self.findings = {}

    def prepare_account(self):
        pass

    def deploy(self, stack):
        if stack in self.failing:
            raise DeployError(f"{stack.service} could not be deployed")

    def delete(self, stack):
        self.deploy(stack)
        return "deleted"

    def read_back(self, stack):
        return self.findings.get(stack, [])

    def exists(self, stack):
        return stack not in self.gone


class Bucket:
    bucket = "a-bucket"

    def create(self):
        pass

    def upload(self, _):
        return []

    def read(self, _):
        return None

    def write(self, *_):
        pass

    def delete(self):
        pass


class Cloud:
    is_aws = True
    endpoint = None


@pytest.fixture
def broker(monkeypatch):
    broker = Broker()
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setenv("PACT_BROKER_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setattr(subprocess, "run", broker.run)
    return broker


@pytest.fixture
def deployed(monkeypatch, broker, tmp_path):
    """Runs a deployment with the given options and stacks; returns what the broker was asked after can-i-deploy."""

    def run(stacks, *options):
        monkeypatch.setattr(gate, "check", lambda *_: b"what runs now")
        run = Run(parse([*options, "--skip-build", "--env-file", str(tmp_path / "env")]))
        run.cloud, run.artefacts, run.deployment = Cloud(), Bucket(), stacks
        for step in ("_find_endpoint", "_sign_in", "_use_shop"):
            monkeypatch.setattr(run, step, lambda *_: None)
        try:
            {"deploy": run.deploy, "delete": run.delete}[run.options.action]()
        except (DeployError, BotoCoreError) as e:
            broker.failure = str(e)
        return [line for line in broker.asked if line.startswith("record-")]

    return run


def test_a_run_publishes_then_verifies_then_asks(broker):
    gate.ask_broker(parse(["--only", "order", "--environment", "test"]))

    assert broker.asked == ["environment test", "publish order", "verify order", "can-i-deploy test order"]


def test_a_run_of_the_whole_shop_asks_for_the_services_with_pacts(broker):
    gate.ask_broker(parse(["--environment", "test"]))

    assert broker.asked[-1] == "can-i-deploy test cart catalog order payment shipment"


def test_a_service_without_pacts_is_neither_published_nor_recorded(deployed, broker, capsys):
    assert deployed(Stacks(), "--only", "audit", "--environment", "test") == []

    assert broker.asked == ["environment test"]
    assert "not asked: there are no pacts of or with audit" in capsys.readouterr().out


def test_without_an_environment_the_broker_is_not_used(broker, capsys):
    gate.ask_broker(parse([]))

    assert broker.asked == []
    assert "the Pact Broker is not used without --environment" in capsys.readouterr().out


def test_a_failed_verification_is_printed_and_can_i_deploy_decides(broker, capsys):
    broker.answers["verify"] = (1, "storefront v2 failed")

    gate.ask_broker(parse(["--environment", "test"]))

    assert broker.asked[-1].startswith("can-i-deploy")
    assert "storefront v2 failed" in capsys.readouterr().out


@pytest.mark.parametrize(("command", "status"), [("publish", 1), ("publish", 3), ("verify", 3), ("can-i-deploy", 1), ("can-i-deploy", 3)])
def test_each_other_failure_ends_the_run_with_the_reason(broker, command, status):
    broker.answers[command] = (status, "the broker's reason")

    with pytest.raises(DeployError, match=f"(?s)^{command} .*nothing has been changed.*the broker's reason"):
        gate.ask_broker(parse(["--environment", "test"]))
    assert broker.asked[-1].startswith(command)


def test_an_unknown_environment_ends_the_run_before_anything_is_published(broker):
    broker.answers["environment"] = (1, "no such environment: Prod; there are dev, prod")

    with pytest.raises(DeployError, match="(?s)Nothing has been changed.*there are dev, prod"):
        gate.ask_broker(parse(["--environment", "Prod"]))
    assert broker.asked == ["environment Prod"]


@pytest.mark.parametrize(
    ("options", "recorded"),
    [
        ([], []),
        (["--environment", "test"], ["record-deployment test cart catalog order payment shipment"]),
        (["--environment", "test", "--only", "order"], ["record-deployment test order"]),
    ],
)
def test_a_run_records_what_it_has_deployed_for_the_named_environment(deployed, options, recorded):
    assert deployed(Stacks(), *options) == recorded


def test_a_failed_run_records_the_stacks_that_were_updated_and_those_that_are_gone(deployed, broker):
    stacks = Stacks()
    stacks.failing = {shop.ORDER}
    stacks.gone = {shop.ORDER, shop.PAYMENT}

    assert deployed(stacks, "--environment", "test") == ["record-deployment test cart catalog", "record-undeployment test order payment"]
    assert broker.failure == "order could not be deployed"


def test_a_failed_run_names_its_own_failure_when_the_broker_does_not_record(deployed, broker, capsys):
    stacks = Stacks()
    stacks.failing = {shop.ORDER}
    broker.answers["record-deployment"] = (3, "the broker's reason")

    deployed(stacks, "--environment", "test")

    assert broker.failure == "order could not be deployed"
    assert "broker.sh record-deployment test cart catalog" in capsys.readouterr().err


@pytest.mark.parametrize(("promise", "recorded"), [("timeout", "cart catalog order payment shipment"), (CODE, "cart catalog payment shipment")])
def test_a_service_with_other_code_than_this_build_is_not_recorded(deployed, broker, promise, recorded):
    stacks = Stacks()
    stacks.findings = {shop.ORDER: [(Check(promise, "order", "this", "another"), DIFFERS)]}

    assert deployed(stacks, "--environment", "test") == [f"record-deployment test {recorded}"]
    assert "The resources differ from their templates" in broker.failure


def test_a_deletion_records_the_stacks_that_were_deleted(deployed, broker):
    stacks = Stacks()
    stacks.failing = {shop.ORDER}

    assert deployed(stacks, "--environment", "test", "--delete", "--yes") == ["record-undeployment test shipment payment"]
    assert broker.failure == "order could not be deployed"


def test_a_missing_record_names_the_command_to_repeat(deployed, broker):
    broker.answers["record-deployment"] = (3, "the broker's reason")

    deployed(Stacks(), "--environment", "test", "--only", "order")

    again = "The deployment succeeded, but the Pact Broker did not record it; repeat: contract-tests/broker/broker.sh record-deployment test order"
    assert broker.failure == f"{again}\nthe broker's reason"


def test_an_environment_needs_a_broker_and_the_gate(broker, monkeypatch):
    with pytest.raises(DeployError, match="--environment and --skip-gate exclude each other"):
        parse(["--environment", "test", "--skip-gate"])
    monkeypatch.delenv("PACT_BROKER_BASE_URL")
    with pytest.raises(DeployError, match="set PACT_BROKER_BASE_URL"):
        parse(["--environment", "test"])


def test_a_run_of_one_stack_verifies_only_this_service(monkeypatch):
    commands = []
    answers = iter([(gate.RESULTS_ARE_MISSING, "", b""), (0, "", b"next")])
    monkeypatch.setattr(gate, "_ask", lambda *_: next(answers))
    monkeypatch.setattr(gate, "run", lambda *command: commands.append(command[1:]) or (0, ""))

    gate.check((shop.CART,), None)

    assert commands == [("cart",)]
