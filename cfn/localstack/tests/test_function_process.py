"""Tests of a process and of the pool, without LocalStack."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from cloudcart_localstack.function_process import FunctionProcess, Outcome
from cloudcart_localstack.java import Java, remove_old_files
from cloudcart_localstack.process_pool import Busy, ProcessPool
from cloudcart_localstack.runtime_api import Event
from cloudcart_localstack.settings import Settings
from cloudcart_localstack.tether import tethered
from support import await_that, is_gone, kill_and_wait

Launch = Callable[..., FunctionProcess]


@pytest.fixture
def launch(settings: Settings, probe_jar: Path) -> Iterator[Launch]:
    started: list[FunctionProcess] = []
    java = Java(settings)

    def start(**environment: str) -> FunctionProcess:
        command, _ = java.command(probe_jar, "Probe::handleRequest", memory_mb=256)
        process = FunctionProcess(command, {"AWS_LAMBDA_FUNCTION_NAME": "probe", **environment})
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()


def call(process: FunctionProcess, event: str, timeout: float = 5) -> Outcome:
    return process.invoke("id-1", "arn:aws:lambda:eu-west-1:000000000000:function:probe", "Root=1", f'"{event}"'.encode(), timeout)


def test_answers_and_says_what_was_printed_during_the_call(launch: Launch) -> None:
    process = launch()

    first = call(process, "print one")
    second = call(process, "print two")

    assert (first.payload, first.is_error) == (b'"printed"', False)
    assert "one\n" in first.logs
    assert "one" not in second.logs and "two\n" in second.logs


def test_large_payloads_pass_in_both_directions(launch: Launch) -> None:
    process = launch()

    assert call(process, "length " + "x" * 2_000_000).payload == b'"2000000"'
    assert len(call(process, "repeat 2000000").payload) == 2_000_002


def test_a_function_that_prints_a_lot_is_not_held_up(launch: Launch) -> None:
    assert len(call(launch(), "print " + "x" * 1_000_000).logs) > 1_000_000


def test_the_function_knows_its_deadline_and_its_memory(launch: Launch) -> None:
    process = launch()

    assert 3000 < int(call(process, "remaining", timeout=5).payload.strip(b'"')) <= 5000
    assert 128 < int(call(process, "heap").payload.strip(b'"')) <= 256


def test_an_exit_in_a_call_is_reported_as_lambda_does(launch: Launch) -> None:
    outcome = call(launch(), "exit 7")

    assert outcome.payload == b'{"errorType": "Runtime.ExitError", "errorMessage": "RequestId: id-1 Error: Runtime exited with error: exit status 7"}'
    assert "Runtime exited with error: exit status 7" in outcome.logs


def test_an_exit_at_the_start_is_reported_as_lambda_does(launch: Launch) -> None:
    assert b"exit status 3" in call(launch(EXIT_INIT="yes"), "hello").payload


def test_the_reason_of_a_failed_start_is_reported_before_the_end_of_the_process(launch: Launch) -> None:
    process = launch(FAIL_INIT="yes")
    report = process._api.report

    def late(event: Event) -> None:
        await_that("the end of the process", lambda: not process.alive)
        time.sleep(0.1)
        report(event)

    process._api.report = late

    assert b"cannot start like this" in call(process, "hello").payload


def test_a_kill_in_a_call_is_reported_as_lambda_does(launch: Launch) -> None:
    process = launch()
    call(process, "hello")

    with ThreadPoolExecutor() as callers:
        outcome = callers.submit(call, process, "sleep 30000", 40)
        kill_and_wait(process.pid)

    assert b"Runtime exited with error: signal: SIGKILL" in outcome.result().payload


def test_a_time_out_also_ends_what_the_function_started(launch: Launch) -> None:
    process = launch()
    call(process, "hello")

    with ThreadPoolExecutor() as callers:
        callers.submit(call, process, "child sleep 60", 2)
        (child,) = await_that("the child", lambda: psutil.Process(process.pid).children())

    await_that("the child's end", lambda: is_gone(child.pid))


def test_a_pool_lends_an_idle_process_again_and_replaces_a_dead_one(launch: Launch) -> None:
    pool = ProcessPool(limit=2, wait_seconds=1, queue=9)
    with pool.lend(launch) as first:
        call(first, "hello")
    with pool.lend(launch) as second:
        assert second is first

    kill_and_wait(first.pid)

    with pool.lend(launch) as third:
        assert third is not first


def test_a_pool_starts_no_more_than_its_limit_and_refuses_who_waited_too_long(launch: Launch) -> None:
    pool = ProcessPool(limit=1, wait_seconds=0.2, queue=9)

    with pool.lend(launch):
        with pytest.raises(Busy), pool.lend(launch):
            pytest.fail("a second process was started")
    with pool.lend(launch):
        pass


def test_a_pool_refuses_at_once_when_too_many_wait() -> None:
    pool = ProcessPool(limit=1, wait_seconds=60, queue=1)

    with ThreadPoolExecutor(1) as callers, ExitStack() as first:
        first.enter_context(pool.lend(FakeProcess))
        waiting = callers.submit(lambda: pool.lend(FakeProcess).__enter__())
        await_that("its place in the queue", lambda: pool.waiting == 1)
        assert pool.is_full
        with pytest.raises(Busy), pool.lend(FakeProcess):
            pytest.fail("a call waited behind another one")
        first.close()
        waiting.result()


def test_those_who_wait_are_served_in_the_order_of_arrival() -> None:
    pool = ProcessPool(limit=1, wait_seconds=10, queue=9)
    served: list[int] = []

    def take_turn(number: int) -> None:
        with pool.lend(FakeProcess):
            served.append(number)

    with ThreadPoolExecutor(5) as callers, ExitStack() as first:
        first.enter_context(pool.lend(FakeProcess))
        for number in range(5):
            callers.submit(take_turn, number)
            await_that("its place in the queue", lambda count=number: pool.waiting == count + 1)
        first.close()

    assert served == [0, 1, 2, 3, 4]


def test_processes_that_no_environment_needs_any_more_are_ended(launch: Launch) -> None:
    pool = ProcessPool(limit=2, wait_seconds=1, queue=9)
    pool.add_environment()
    pool.add_environment()
    with pool.lend(launch) as first, pool.lend(launch) as second:
        pass

    pool.remove_environment()

    assert [first.alive, second.alive].count(True) == 1


def test_a_start_that_fails_gives_its_place_back() -> None:
    pool = ProcessPool(limit=1, wait_seconds=0.2, queue=9)

    def fail() -> FunctionProcess:
        raise OSError("no such file")

    for _ in range(2):
        with pytest.raises(OSError), pool.lend(fail):
            pytest.fail("a process was lent")


def test_a_tethered_process_ends_with_its_parent(tmp_path: Path) -> None:
    script = f"import subprocess, sys, time; p = subprocess.Popen({tethered(['sleep', '60'])!r}); print(p.pid, flush=True); time.sleep(60)"
    script = script.replace(f"'{os.getpid()}'", "str(__import__('os').getpid())")
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    child = int(parent.stdout.readline())
    await_that("the tether", lambda: psutil.Process(child).name() == "sleep")

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    await_that("the child's end", lambda: is_gone(child))


def test_class_data_is_archived_after_the_first_call_and_used_by_the_next_process(
    settings: Settings, probe_jar: Path, tmp_path: Path
) -> None:
    java = Java(settings)
    command, after_first_answer = java.command(probe_jar, "Probe::handleRequest", memory_mb=128)
    first = FunctionProcess(command, {"AWS_LAMBDA_FUNCTION_NAME": "probe"}, after_first_answer=after_first_answer)
    call(first, "hello")
    (option,) = await_that("the archive's use", lambda: class_data_option(java, probe_jar))

    command, _ = java.command(probe_jar, "Probe::handleRequest", memory_mb=256)
    assert option in command
    loaded = tmp_path / "loaded"
    command[command.index("-Xlog:disable")] = f"-Xlog:class+load:file={loaded}"
    second = FunctionProcess(command, {"AWS_LAMBDA_FUNCTION_NAME": "probe"})
    assert call(second, "hello").payload == b'"hello"'
    assert "Probe source: shared objects file" in loaded.read_text()
    first.kill()
    second.kill()


def class_data_option(java: Java, jar: Path) -> list[str]:
    command, _ = java.command(jar, "Probe::handleRequest", memory_mb=128)
    return [option for option in command if option.startswith("-XX:SharedArchiveFile=")]


class FakeProcess:
    alive = True

    def kill(self) -> None:
        time.sleep(0)


def test_old_files_go_also_when_another_localstack_removes_some_of_them_at_once(tmp_path: Path) -> None:
    functions = tmp_path / "functions"
    functions.mkdir()
    for name, seen in (("old.jar", 0), ("new.jar", time.time())):
        (functions / name).touch()
        os.utime(functions / name, (seen, 0))
    gone = functions / "gone.jar"
    gone.symlink_to("nowhere")  # listed, but missing when its status is read

    remove_old_files(tmp_path)

    assert sorted(os.listdir(functions)) == ["gone.jar", "new.jar"]
