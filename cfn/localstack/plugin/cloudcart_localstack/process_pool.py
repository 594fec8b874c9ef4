"""The processes of one function: reused, replaced when they have died, and limited in number."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .function_process import FunctionProcess


class Busy(Exception):
    """Too many calls wait already, or no process became free within the time that a call may wait."""


class ProcessPool:
    """Gives a process to one call at a time.

    LocalStack would start an environment for each call without a free one: a hundred JVMs for a hundred concurrent calls.
    Here a few calls over the limit wait, in order of arrival, and are throttled after a time limit. The next ones are throttled at
    once, because a crowd of waiting calls would leave LocalStack no time to answer anybody.
    """

    def __init__(self, limit: int, wait_seconds: float, queue: int) -> None:
        self._limit = limit
        self._wait_seconds = wait_seconds
        self._queue = queue
        self._changed = threading.Condition()
        self._waiting: deque[object] = deque()
        self._idle: list[FunctionProcess] = []
        self._lent: set[FunctionProcess] = set()
        self._starting = 0
        self._environments = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """The number of waiting calls."""
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        """Whether the next call would be refused at once."""
        return len(self._waiting) >= self._queue

    @contextmanager
    def lend(self, start: Callable[[], FunctionProcess]) -> Iterator[FunctionProcess]:
        """A running process; starts one if necessary. Raises Busy."""
        process = self._take() or self._start(start)
        try:
            yield process
        finally:
            self._give_back(process)

    def add_environment(self) -> None:
        """LocalStack has an environment for each concurrent call, and removes it when it has been idle for some time …"""
        with self._changed:
            self._environments += 1

    def remove_environment(self) -> None:
        """… then the process with the longest idle time ends, if there are more processes than environments."""
        with self._changed:
            self._environments -= 1
            surplus = len(self._idle) + len(self._lent) + self._starting - self._environments
            retired = self._idle[: max(0, surplus)]
            del self._idle[: len(retired)]
        for process in retired:
            process.kill()

    def close(self) -> None:
        """Kills all processes, also during a call."""
        with self._changed:
            self._closed = True
            processes = [*self._idle, *self._lent]
            self._idle.clear()
            self._changed.notify_all()
        for process in processes:
            process.kill()

    def _take(self) -> FunctionProcess | None:
        """An idle process, or None when the caller may start one."""
        ticket = object()
        with self._changed:
            if self.is_full:
                raise Busy
            self._waiting.append(ticket)
            try:
                if not self._changed.wait_for(lambda: self._is_turn_of(ticket), self._wait_seconds) or self._closed:
                    raise Busy
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()
            while self._idle:
                process = self._idle.pop()  # the process used last: its code is compiled, and the others may be removed
                if process.alive:
                    self._lent.add(process)
                    return process
            self._starting += 1
            return None

    def _is_turn_of(self, ticket: object) -> bool:
        free = self._idle or len(self._lent) + self._starting < self._limit
        return self._closed or (self._waiting[0] is ticket and bool(free))

    def _start(self, start: Callable[[], FunctionProcess]) -> FunctionProcess:
        process = None
        try:
            process = start()
            return process
        finally:
            with self._changed:
                self._starting -= 1
                if process is not None:
                    self._lent.add(process)
                self._changed.notify_all()

    def _give_back(self, process: FunctionProcess) -> None:
        with self._changed:
            self._lent.discard(process)
            keep = process.alive and not self._closed
            if keep:
                self._idle.append(process)
            self._changed.notify_all()
        if not keep:
            process.kill()
