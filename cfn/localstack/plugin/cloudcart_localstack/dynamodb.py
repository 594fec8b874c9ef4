"""Serves DynamoDB from ministack instead of DynamoDB Local, which LocalStack would download."""

from __future__ import annotations

import logging
from pathlib import Path

from localstack.services.dynamodb.server import DynamodbServer
from localstack.utils.run import ShellCommandThread
from localstack.utils.threads import TMP_THREADS, FuncThread

from .tether import tethered

LOG = logging.getLogger(__name__)
LAUNCHER = Path(__file__).parents[2] / "localstack.sh"


def run_on_ministack() -> None:
    """Makes LocalStack start ministack, with the same command as the tests."""
    DynamodbServer.do_start_thread = _do_start_thread


def _do_start_thread(server: DynamodbServer) -> FuncThread:
    thread = ShellCommandThread(
        tethered([str(LAUNCHER), "dynamodb", "--port", str(server.port)]),
        log_listener=lambda line, **_: LOG.debug(line.rstrip()),
        # No restart: it would silently lose all tables.
        auto_restart=False,
        name="dynamodb",
    )
    TMP_THREADS.append(thread)
    thread.start()
    return thread
