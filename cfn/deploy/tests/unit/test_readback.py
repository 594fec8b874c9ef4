"""Promises compared with facts, and the outcome of a difference."""

from types import SimpleNamespace

import pytest

from cloudcart_deploy.readback import DIFFERS, HOLDS, MISSING, NOT_EMULATED, Check, differences, not_emulated, summary
from cloudcart_deploy.templates import UNKNOWN

LOCALSTACK = SimpleNamespace(is_aws=False)
AWS = SimpleNamespace(is_aws=True)
IGNORED = sorted(NOT_EMULATED)[0]


@pytest.mark.parametrize(
    ("expected", "actual"),
    [(120, "120"), (True, "true"), ({"a": 1}, {"a": "1", "b": 2}), (["x", "y"], ["y", "x"]), ({"a": UNKNOWN}, {"a": 7}), (0, 0.0)],
)
def test_a_promise_holds_whatever_form_the_service_gives_the_fact(expected, actual):
    assert Check("p", "s", expected, actual).outcome(AWS) == HOLDS


@pytest.mark.parametrize(
    ("expected", "actual"), [(120, None), (True, "false"), ({"a": 1}, {}), (["x"], []), ("x", "y"), (1, "one")]
)
def test_a_promise_does_not_hold_when_the_fact_differs(expected, actual):
    assert Check("p", "s", expected, actual).outcome(AWS) == DIFFERS


@pytest.mark.parametrize("cloud", [LOCALSTACK, AWS])
def test_a_difference_is_named_on_each_cloud(cloud):
    findings = [(check, check.outcome(cloud)) for check in (Check("p", "s", 2, 1), Check("q", "s", 1, 1))]
    assert [outcome for _, outcome in findings] == [DIFFERS, HOLDS]
    assert list(map(str, differences(findings))) == ["s: p: promised 2, is 1"]


def test_a_promise_that_localstack_ignores_is_listed_there_and_differs_on_aws():
    check = Check(IGNORED, "s", 2, 1)
    local, aws = [(check, check.outcome(LOCALSTACK))], [(check, check.outcome(AWS))]
    assert (not_emulated(local), differences(local)) == ([IGNORED], [])
    assert (not_emulated(aws), differences(aws)) == ([], [check])


def test_a_promise_that_localstack_could_ignore_holds_when_it_does_not():
    assert Check(IGNORED, "s", 1, 1).outcome(LOCALSTACK) == HOLDS


def test_a_summary_has_one_row_for_each_promise_that_the_cloud_emulates():
    def finding(promise, outcome):
        return Check(promise, "s", 1, 1), outcome

    rows = summary([finding("a", HOLDS), finding("a", HOLDS), finding("b", DIFFERS), finding("c", MISSING), finding("d", HOLDS)])
    assert rows == [("a", "2 of 2", HOLDS), ("b", "0 of 1", DIFFERS), ("d", "1 of 1", HOLDS)]
