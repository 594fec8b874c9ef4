"""The settings of the plug-in, from environment variables of LocalStack's process."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# For the work of LocalStack itself.
MARGIN_SECONDS = 1.0


@dataclass(frozen=True)
class Settings:
    """The plug-in's settings; README.md describes them."""

    cache: Path
    function_java_home: Path
    runtime_client_class_path: str
    processes_per_function: int
    wait_seconds: float
    queue_per_function: int
    gateway_seconds: float
    overrides: Path | None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        overrides = environment.get("CLOUDCART_FUNCTION_ENVIRONMENT")
        processes = int(environment.get("CLOUDCART_FUNCTION_PROCESSES", 2 * (os.cpu_count() or 1)))
        return cls(
            cache=Path(environment["CLOUDCART_CACHE"]),
            function_java_home=Path(environment["CLOUDCART_FUNCTION_JAVA_HOME"]),
            runtime_client_class_path=_line(environment["CLOUDCART_RUNTIME_CLIENT_CLASS_PATH"]),
            processes_per_function=processes,
            queue_per_function=int(environment.get("CLOUDCART_FUNCTION_QUEUE", 4 * processes)),
            wait_seconds=float(environment.get("CLOUDCART_FUNCTION_WAIT_SECONDS", 20)),
            gateway_seconds=float(environment.get("CLOUDCART_GATEWAY_SECONDS", 29)),
            overrides=Path(overrides) if overrides else None,
        )

    def wait_seconds_before(self, timeout: float) -> float:
        """How long a call of a function with this timeout may wait for a process. A call that API Gateway makes is refused while
        the function could still finish within the gateway's limit; a function with a longer timeout is not called by a gateway."""
        left = self.gateway_seconds - timeout - MARGIN_SECONDS
        return min(self.wait_seconds, left) if left > 0 else self.wait_seconds

    def environment_overrides(self, function_name: str) -> dict[str, str]:
        """The variables that override the function's variables. Read for each new process, so that they can change while LocalStack runs."""
        if self.overrides is None or not self.overrides.exists():
            return {}
        return json.loads(self.overrides.read_text()).get(function_name, {})


def _line(file: str) -> str:
    return Path(file).read_text().strip()
