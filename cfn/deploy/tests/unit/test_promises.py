"""Comparing promises with facts, and what becomes of a difference."""

from types import SimpleNamespace

import pytest

from cloudcart_deploy.promises import Check
from cloudcart_deploy.readback import DIFFERS, HOLDS, REPAIRED, Finding, _settle, differences, summary
from cloudcart_deploy.templates import UNKNOWN

LOCALSTACK = SimpleNamespace(is_aws=False)
AWS = SimpleNamespace(is_aws=True)


@pytest.mark.parametrize(
    ("expected", "actual"),
    [(120, "120"), (True, "true"), ({"a": 1}, {"a": "1", "b": 2}), (["x", "y"], ["y", "x"]), ({"a": UNKNOWN}, {"a": 7}), (0, 0.0)],
)
def test_is_what_the_template_says_whatever_the_service_calls_it(expected, actual):
    assert Check("p", "s", expected, actual).holds


@pytest.mark.parametrize(
    ("expected", "actual"), [(120, None), (True, "false"), ({"a": 1}, {}), (["x"], []), ("x", "y"), (1, "one")]
)
def test_sees_a_difference(expected, actual):
    assert not Check("p", "s", expected, actual).holds


def test_repairs_a_difference_and_looks_again():
    fact = {"value": 1}
    source = lambda: [Check("p", "s", 2, fact["value"], lambda: fact.update(value=2))]  # noqa: E731
    finding, = _settle(LOCALSTACK, source)
    assert finding.outcome == REPAIRED
    assert fact == {"value": 2}


def test_names_what_stays_different():
    source = lambda: [Check("p", "s", 2, 1, lambda: None), Check("q", "s", 1, 1)]  # noqa: E731
    findings = _settle(LOCALSTACK, source)
    assert [finding.outcome for finding in findings] == [DIFFERS, HOLDS]
    assert differences(findings) == ["s: p: promised 2, is 1"]


def test_repairs_nothing_on_aws():
    fact = {"value": 1}
    source = lambda: [Check("p", "s", 2, fact["value"], lambda: fact.update(value=2))]  # noqa: E731
    finding, = _settle(AWS, source)
    assert finding.outcome == DIFFERS
    assert fact == {"value": 1}


def test_sums_up_by_promise():
    def finding(promise, outcome):
        return Finding(Check(promise, "s", 1, 1), outcome)

    rows = summary([finding("a", HOLDS), finding("a", REPAIRED), finding("b", DIFFERS), finding("c", HOLDS)])
    assert rows == [("a", "2 of 2", "repaired (1)"), ("b", "0 of 1", DIFFERS), ("c", "1 of 1", HOLDS)]
