"""The settings of the plug-in, from environment variables of LocalStack's process."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """The plug-in's settings; README.md describes them."""

    cache: Path
    function_java_home: Path
    runtime_client_class_path: str
    processes_per_function: int
    wait_seconds: float
    overrides: Path | None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        overrides = environment.get("CLOUDCART_FUNCTION_ENVIRONMENT")
        processors = os.cpu_count() or 1
        return cls(
            cache=Path(environment["CLOUDCART_CACHE"]),
            function_java_home=Path(environment["CLOUDCART_FUNCTION_JAVA_HOME"]),
            runtime_client_class_path=_line(environment["CLOUDCART_RUNTIME_CLIENT_CLASS_PATH"]),
            processes_per_function=int(environment.get("CLOUDCART_FUNCTION_PROCESSES", 2 * processors)),
            wait_seconds=float(environment.get("CLOUDCART_FUNCTION_WAIT_SECONDS", 20)),
            overrides=Path(overrides) if overrides else None,
        )

    def environment_overrides(self, function_name: str) -> dict[str, str]:
        """The variables that override the function's variables. Read for each new process, so that they can change while LocalStack runs."""
        if self.overrides is None or not self.overrides.exists():
            return {}
        return json.loads(self.overrides.read_text()).get(function_name, {})


def _line(file: str) -> str:
    return Path(file).read_text().strip()
