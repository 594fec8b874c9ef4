"""One JVM that runs one function, one call at a time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from .runtime_api import Answered, Event, Exited, InitFailed, Invocation, Ready, RuntimeApi
from .tether import tethered

# A tethered process ends with the thread that started it, and LocalStack's threads are short-lived.
_starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lambda-process-starter")

INIT_SECONDS = 10.0
"""Lambda's limit for the initialisation of a function. Here the function's timeout is used if it is longer, because the machine may be busy."""


@dataclass(frozen=True)
class Outcome:
    """The outcome of a call: the function's result or the error that Lambda reports, and the log lines of the call."""

    payload: bytes
    is_error: bool
    logs: str


class FunctionProcess:
    """The constructor starts the process. Only ``kill`` and ``alive`` are thread-safe."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        version: str = "$LATEST",
        after_first_answer: Callable[[], None] = lambda: None,
    ) -> None:
        self._version = version
        self._after_first_answer = after_first_answer
        self._answered = False
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._api = RuntimeApi(self._events.put)
        # A file instead of a pipe: no thread has to read it, and it contains everything that was printed before the result.
        self._output = tempfile.TemporaryFile("a+b")
        self._read = 0
        self._initialised = False
        try:
            self._process = _starter.submit(
                subprocess.Popen,
                tethered(list(command)),
                env={**environment, "AWS_LAMBDA_RUNTIME_API": self._api.address},
                stdin=subprocess.DEVNULL,
                stdout=self._output,
                stderr=subprocess.STDOUT,
            ).result()
        except BaseException:
            self._api.close()
            raise
        threading.Thread(target=self._watch, name="lambda-process-watch", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        # Asks the kernel, because Popen reports "running" until the watching thread has noticed the end. Reads the process state,
        # because waitid reports a killed JVM as running until its last thread has ended.
        if self._process.returncode is not None:
            return False
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        return state not in "ZX"

    def invoke(self, request_id: str, function_arn: str, trace_id: str, payload: bytes, timeout: float) -> Outcome:
        """Always returns an outcome. For a timeout, a crash or a failed start, it is Lambda's error."""
        failure = None if self._initialised else self._initialise(request_id, timeout)
        started = time.monotonic()
        if failure is None:
            deadline = int((time.time() + timeout) * 1000)
            self._api.hand_over(Invocation(request_id, function_arn, trace_id, payload, deadline))
            answer = self._next_event(timeout)
            if isinstance(answer, Answered):
                self._note(answer)
                return self._outcome(request_id, answer.payload, answer.is_error, started)
            failure = self._failure(request_id, answer, timeout)
        self.kill()
        return self._outcome(request_id, failure, True, started)

    def kill(self) -> None:
        """Kills the process and its child processes. Has no effect when it has already ended."""
        if self.alive:
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):  # just started, not yet in its own process group
                self._process.kill()
        self._process.wait()

    def _note(self, answer: Answered) -> None:
        if not (self._answered or answer.is_error):
            self._answered = True
            self._after_first_answer()

    def _initialise(self, request_id: str, timeout: float) -> bytes | None:
        seconds = max(INIT_SECONDS, timeout)
        event = self._next_event(seconds)
        if isinstance(event, Ready):
            self._initialised = True
            return None
        return self._failure(request_id, event, seconds)

    def _next_event(self, seconds: float) -> Event | None:
        """The next event, or None after the time limit. Ignores that the process is ready again after a result."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                event = self._events.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                return None
            if not (isinstance(event, Ready) and self._initialised):
                return event

    def _failure(self, request_id: str, event: Event | None, seconds: float) -> bytes:
        match event:
            case InitFailed(payload):
                return payload
            case Exited(status):
                reason = f"signal: {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"
                kind, message = "Runtime.ExitError", f"Runtime exited with error: {reason}"
            case _:
                kind, message = "Sandbox.Timedout", f"Task timed out after {seconds:.2f} seconds"
        return json.dumps({"errorType": kind, "errorMessage": f"RequestId: {request_id} Error: {message}"}).encode()

    def _outcome(self, request_id: str, payload: bytes, is_error: bool, started: float) -> Outcome:
        millis = (time.monotonic() - started) * 1000
        lines = [f"START RequestId: {request_id} Version: {self._version}", self._new_output().rstrip("\n")]
        if is_error and not self.alive:
            lines.append(json.loads(payload).get("errorMessage", ""))
        lines += [f"END RequestId: {request_id}", f"REPORT RequestId: {request_id}\tDuration: {millis:.2f} ms"]
        return Outcome(payload, is_error, "\n".join(line for line in lines if line) + "\n")

    def _new_output(self) -> str:
        size = os.fstat(self._output.fileno()).st_size
        new = os.pread(self._output.fileno(), size - self._read, self._read)
        self._read = size
        return new.decode("utf-8", errors="replace")

    def _watch(self) -> None:
        exited = Exited(self._process.wait())
        # The process may have ended as soon as its last result or error was acknowledged.
        with self._api.posting:
            self._events.put(exited)
        self._api.close()
