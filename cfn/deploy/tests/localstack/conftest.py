"""One LocalStack for all tests of the folder; each test has its own stage, so the tests do not disturb each other."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from support import Checkout, LocalStack  # noqa: E402


@pytest.fixture(scope="session")
def localstack(tmp_path_factory):
    running = LocalStack(tmp_path_factory.mktemp("localstack"))
    yield running
    running.stop()


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path)
