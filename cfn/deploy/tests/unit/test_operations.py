"""The command line of the operator's command."""

import re

import pytest

from cloudcart_deploy.console import DeployError
from cloudcart_deploy.shop import ROOT
from cloudcart_operations import consumers
from cloudcart_operations.options import parse

RUNBOOK = ROOT / "docs" / "operating.md"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("audit --aws --endpoint http://127.0.0.1:1", "--aws and --endpoint exclude each other"),
        ("audit --between 60.1", "--between needs at most 60 seconds"),
        ("dlq drop payment", "needs the id of a message, or --all"),
        ("dlq redrive payment a-message --all", "needs the id of a message, or --all"),
        ("dlq show payment", "needs the id of a message"),
    ],
)
def test_options_that_do_not_fit_are_refused_with_a_sentence(arguments, sentence):
    with pytest.raises(DeployError, match=sentence):
        parse(arguments.split())


def test_the_commands_of_the_runbook_exist():
    spans = re.findall(r"`(?:cfn/shop\.sh )?((?:audit|trace|dlq|recover|pause|resume) [^`]+)`", RUNBOOK.read_text(encoding="utf-8"))
    assert len(spans) > 10
    for span in spans:
        parse(span.split())


@pytest.mark.parametrize("arguments", ["", "dlq list cart", "pause catalog", "audit --all", "audit --between -1", "audit --settled-after inf", "dlq empty payment"])
def test_an_unknown_word_ends_with_the_usage(arguments, capsys):
    with pytest.raises(SystemExit):
        parse(arguments.split())
    assert "usage: cfn/shop.sh" in capsys.readouterr().err


def test_without_a_terminal_a_change_needs_yes(monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    with pytest.raises(DeployError, match="without a terminal pass --yes"):
        parse(["pause", "payment"]).confirm("Pause payment")
    parse(["pause", "payment", "--yes"]).confirm("Pause payment")


@pytest.mark.parametrize("answer", ["", "n", "no", "yess"])
def test_only_yes_confirms(monkeypatch, answer):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: answer)
    with pytest.raises(DeployError, match="Nothing has been changed"):
        parse(["dlq", "drop", "payment", "--all"]).confirm("Delete all")


class OneOrder:
    """Stands for the orders table."""

    def __init__(self, order):
        self.order = lambda order_id: order


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        (None, "There is no order o"),
        ({"status": "SHIPPED", "createdAt": "2026-01-01T00:00:00.000Z"}, "there is nothing to recover"),
        ({"status": "RESERVING", "createdAt": "2999-01-01T00:00:00.000Z"}, "may still run; try again in"),
    ],
)
def test_an_order_that_recovery_must_not_touch_is_refused(order, sentence):
    with pytest.raises(DeployError, match=sentence):
        consumers.recoverable(OneOrder(order), "o")
