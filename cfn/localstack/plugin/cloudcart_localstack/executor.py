"""Implements LocalStack's plug-in point for runtime executors with processes."""

from __future__ import annotations

import base64
import os
import tempfile
import threading
from pathlib import Path

from localstack.aws.api.lambda_ import TooManyRequestsException
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from .function_process import FunctionProcess
from .java import Java, mark_used
from .process_pool import Busy, ProcessPool
from .settings import Settings


class ProcessExecutor(RuntimeExecutor):
    """An execution environment of LocalStack. LocalStack creates one for each concurrent call, running or waiting.

    The processes belong to the function, not to the environment. This limits their number, and a call can wait for the next
    free process. LocalStack itself would start a new environment for the call, and never replace a dead process.
    """

    _pools: dict[tuple[str, str], ProcessPool] = {}
    _lock = threading.Lock()
    _settings: Settings
    _java: Java

    @classmethod
    def configure(cls, settings: Settings) -> None:
        cls._settings = settings
        cls._java = Java(settings)

    @classmethod
    def close_all(cls) -> None:
        with cls._lock:
            pools = list(cls._pools.values())
            cls._pools.clear()
        for pool in pools:
            pool.close()

    @classmethod
    def is_full(cls, function_arn: str) -> bool:
        """Whether the next call of the function would be refused at once. The ARN may have a version or an alias."""
        unqualified = ":".join(function_arn.split(":")[:7])
        with cls._lock:
            return any(pool.is_full for (arn, _), pool in cls._pools.items() if arn.startswith(f"{unqualified}:"))

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id, function_version)
        with self._lock:
            settings = self._settings
            wait_seconds = settings.wait_seconds_before(function_version.config.timeout)
            new = ProcessPool(settings.processes_per_function, wait_seconds, settings.queue_per_function)
            self._pool = self._pools.setdefault(_key(function_version), new)

    def start(self, env_vars: dict[str, str]) -> None:
        """Starts no process, because the next call may use an idle one."""
        self._environment = {name: str(value) for name, value in env_vars.items()}
        self._pool.add_environment()

    def stop(self) -> None:
        self._pool.remove_environment()

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        request_id = payload["invoke-id"]
        try:
            with self._pool.lend(self._start_process) as process:
                outcome = process.invoke(
                    request_id=request_id,
                    function_arn=payload["invoked-function-arn"],
                    trace_id=payload["trace-id"],
                    payload=payload["payload"].encode(),
                    timeout=self.function_version.config.timeout,
                )
        except Busy as e:
            raise TooManyRequestsException(
                "Rate Exceeded.", Reason="ReservedFunctionConcurrentInvocationLimitExceeded", Type="User"
            ) from e
        return InvocationResult(request_id, outcome.payload, outcome.is_error, outcome.logs)

    def _start_process(self) -> FunctionProcess:
        config = self.function_version.config
        name = self.function_version.id.function_name
        archive = _archive(config.code, self._settings)
        command, after_first_answer = self._java.command(archive, config.handler, config.memory_size)
        environment = {**self._environment, **self._settings.environment_overrides(name)}
        return FunctionProcess(command, environment, self.function_version.id.qualifier, after_first_answer)

    def get_address(self) -> str:
        return "127.0.0.1"

    def get_endpoint_from_executor(self) -> str:
        """LocalStack uses it in the function's AWS_ENDPOINT_URL."""
        return "127.0.0.1"

    def get_runtime_endpoint(self) -> str:
        """The address of LocalStack's agent in a container; a process has no agent."""
        return "http://127.0.0.1"

    def get_logs(self) -> str:
        """Empty, because the result of each call contains its log."""
        return ""

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        _archive(function_version.config.code, cls._settings)

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        with cls._lock:
            pool = cls._pools.pop(_key(function_version), None)
        if pool:
            pool.close()


def _key(version: FunctionVersion) -> tuple[str, str]:
    """An update of code or configuration creates a new revision of the same version."""
    return version.qualified_arn, version.config.internal_revision


def _archive(code, settings: Settings) -> Path:
    """The function's uploaded jar. LocalStack would unpack it, but class data only works with a jar."""
    sha256 = base64.b64decode(code.code_sha256).hex()
    target = settings.cache / "functions" / f"{sha256}.jar"
    if not mark_used(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as unfinished:
            code._download_archive_to_file(unfinished)  # no public method returns the archive
        mark_used(Path(unfinished.name))
        os.replace(unfinished.name, target)
    return target
