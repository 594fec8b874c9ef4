"""Tests of the plug-in in LocalStack."""

from __future__ import annotations

import json
import signal
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from psutil import Process
from support import LocalStack, await_that, is_gone, kill_and_wait


def test_a_function_answers(localstack: LocalStack, function) -> None:
    assert localstack.invoke(function(), "hello") == ("hello", None)


def test_a_function_runs_on_the_java_that_it_is_deployed_for(localstack: LocalStack, function) -> None:
    assert localstack.invoke(function(), "java")[0] == "21"


def test_a_function_has_its_environment_and_the_local_endpoint(localstack: LocalStack, function) -> None:
    name = function(Environment={"Variables": {"COLOUR": "blue"}})

    assert localstack.invoke(name, "env COLOUR")[0] == "blue"
    assert localstack.invoke(name, "env AWS_ENDPOINT_URL")[0] == localstack.url
    assert localstack.invoke(name, "env AWS_LAMBDA_FUNCTION_NAME")[0] == name


def test_one_function_can_be_given_another_endpoint_for_its_next_process(localstack: LocalStack, function) -> None:
    name = function()
    first = localstack.pid(name)
    localstack.overrides.write_text(json.dumps({name: {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}}))

    kill_and_wait(first)

    assert localstack.invoke(name, "env AWS_ENDPOINT_URL")[0] == "http://127.0.0.1:9"
    localstack.overrides.unlink()


def test_a_killed_process_is_replaced_on_the_next_call(localstack: LocalStack, function) -> None:
    name = function()
    first = localstack.pid(name)

    kill_and_wait(first)

    assert localstack.pid(name) != first


def test_a_call_that_takes_too_long_is_answered_as_lambda_does_and_its_process_killed(localstack: LocalStack, function) -> None:
    name = function(Timeout=1)
    first = localstack.pid(name)

    answer, error = localstack.invoke(name, "sleep 30000")

    assert error == "Unhandled"
    assert answer["errorType"] == "Sandbox.Timedout"
    assert answer["errorMessage"].endswith("Error: Task timed out after 1.00 seconds")
    assert is_gone(first)
    assert localstack.pid(name) != first


def test_what_a_function_throws_is_an_unhandled_error_and_its_process_goes_on(localstack: LocalStack, function) -> None:
    name = function()
    first = localstack.pid(name)

    answer, error = localstack.invoke(name, "throw too bad")

    assert (answer["errorType"], answer["errorMessage"], error) == ("java.lang.IllegalArgumentException", "too bad", "Unhandled")
    assert localstack.pid(name) == first


def test_a_failed_start_is_an_unhandled_error_with_its_reason_and_tried_again(localstack: LocalStack, function) -> None:
    name = function(Environment={"Variables": {"FAIL_INIT": "yes"}})

    for _ in range(2):
        answer, error = localstack.invoke(name, "hello")

        assert error == "Unhandled"
        assert "cannot start like this" in json.dumps(answer)
    await_that("both starts in the log", lambda: localstack.logged(name).count("initialised in ") == 2)


def test_what_a_function_prints_is_in_cloudwatch_logs(localstack: LocalStack, function) -> None:
    name = function()

    localstack.invoke(name, "print the very words")

    log = await_that("the log", lambda: localstack.logged(name))
    assert [line.split(" ")[0] for line in log.splitlines()] == ["START", "initialised", "the", "END", "REPORT"]
    assert "the very words\n" in log


def test_new_code_and_configuration_are_served_by_new_processes(localstack: LocalStack, function) -> None:
    name = function()
    first = localstack.pid(name)
    client = localstack.client("lambda")

    client.update_function_configuration(FunctionName=name, Environment={"Variables": {"COLOUR": "red"}})
    await_that("the update", lambda: client.get_function_configuration(FunctionName=name)["LastUpdateStatus"] == "Successful")

    assert localstack.invoke(name, "env COLOUR")[0] == "red"
    await_that("the old process's end", lambda: is_gone(first))


def test_a_burst_shares_the_processes_allowed_and_is_refused_when_they_stay_busy(localstack: LocalStack, function) -> None:
    name = function()

    with ThreadPoolExecutor(8) as callers:
        pids = {answer for answer, _ in callers.map(lambda _: localstack.invoke(name, "sleep 200"), range(8))}
        assert len(pids) <= 2

        long_calls = [callers.submit(localstack.invoke, name, "sleep 4500") for _ in range(2)]
        # A call that runs before the long ones succeeds; repeat until one is refused.
        error = await_that("a refusal", lambda: callers.submit(localstack.invoke, name, "hello").exception())
        assert isinstance(error, ClientError)
        assert error.response["Error"]["Code"] == "TooManyRequestsException"
        assert [call.result()[1] for call in long_calls] == [None, None]


def test_dynamodb_is_served_by_ministack(localstack: LocalStack) -> None:
    tables = localstack.client("dynamodb")
    tables.create_table(
        TableName="any",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )

    assert tables.list_tables()["TableNames"] == ["any"]
    assert any(runs_ministack(process) for process in localstack.descendants())


def test_objects_are_kept_in_the_state_folder(localstack: LocalStack) -> None:
    bucket = f"objects-{uuid.uuid4()}"

    localstack.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})

    assert list((localstack.directory / "state").rglob(bucket))


def test_a_second_start_on_the_port_is_refused_in_one_sentence(localstack: LocalStack, tmp_path: Path) -> None:
    second = LocalStack(tmp_path, port=localstack.port)

    assert second.process.wait(timeout=30) == 1
    assert second.output() == f"Port {localstack.port} is in use; stop the process that uses it, or choose another port with --port.\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_when_localstack_ends(number: signal.Signals, tmp_path: Path, probe_jar: Path) -> None:
    with ThreadPoolExecutor() as callers, LocalStack.start(tmp_path) as running:
        name = running.create_function(probe_jar, "stays", Timeout=60)
        function = running.pid(name)
        callers.submit(running.invoke, name, "sleep 50000")
        descendants = running.descendants()
        assert function in [process.pid for process in descendants]
        assert any(runs_ministack(process) for process in descendants)

        running.process.send_signal(number)
        running.process.wait(timeout=60)

        await_that("the end of every process", lambda: all(is_gone(process.pid) for process in descendants))


def runs_ministack(process: Process) -> bool:
    return any(argument.endswith("/bin/ministack") for argument in process.cmdline())
