"""The processes of one function: reused, replaced when they died, never more than allowed."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .function_process import FunctionProcess


class Busy(Exception):
    """Every process stayed busy for as long as a call may wait."""


class ProcessPool:
    """Lends a process to one call at a time.

    LocalStack would start an environment for each call that finds none free, which for a burst of a hundred is a hundred
    JVMs. Here a call beyond the limit waits for its turn, in the order of arrival, and is refused when that takes too long.
    """

    def __init__(self, limit: int, wait_seconds: float) -> None:
        self._limit = limit
        self._wait_seconds = wait_seconds
        self._changed = threading.Condition()
        self._waiting: deque[object] = deque()
        self._idle: list[FunctionProcess] = []
        self._lent: set[FunctionProcess] = set()
        self._starting = 0
        self._environments = 0
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many calls wait for their turn."""
        return len(self._waiting)

    @contextmanager
    def lend(self, start: Callable[[], FunctionProcess]) -> Iterator[FunctionProcess]:
        """A living process, started when there is none. Raises Busy."""
        process = self._take() or self._start(start)
        try:
            yield process
        finally:
            self._give_back(process)

    def add_environment(self) -> None:
        """LocalStack keeps an environment for each of the calls that ran at once, and gives it up when it has been idle …"""
        with self._changed:
            self._environments += 1

    def remove_environment(self) -> None:
        """… and with it goes the process that has been idle for longest, if there are more than environments."""
        with self._changed:
            self._environments -= 1
            surplus = len(self._idle) + len(self._lent) + self._starting - self._environments
            retired = self._idle[: max(0, surplus)]
            del self._idle[: len(retired)]
        for process in retired:
            process.kill()

    def close(self) -> None:
        """Ends every process, also one in the middle of a call."""
        with self._changed:
            self._closed = True
            processes = [*self._idle, *self._lent]
            self._idle.clear()
            self._changed.notify_all()
        for process in processes:
            process.kill()

    def _take(self) -> FunctionProcess | None:
        """An idle process, or None and with it the right to start one."""
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            try:
                if not self._changed.wait_for(lambda: self._is_turn_of(ticket), self._wait_seconds) or self._closed:
                    raise Busy
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()
            while self._idle:
                process = self._idle.pop()  # the one used last: its code is hot, and the others may be retired
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
