"""The plug-in inside the real LocalStack."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from support import LocalStack, await_that, is_gone, kill_and_wait


def test_a_function_answers(localstack: LocalStack, function) -> None:
    assert localstack.invoke(function(), "hello") == ("hello", None)


def test_a_killed_process_is_replaced_on_the_next_call(localstack: LocalStack, function) -> None:
    name = function()
    first = localstack.pid(name)

    kill_and_wait(first)

    assert localstack.pid(name) != first
