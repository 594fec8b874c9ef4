"""DynamoDB Local from the user's own Maven repository, instead of the download that LocalStack would make."""

from __future__ import annotations

import logging

from localstack.services.dynamodb.server import DynamodbServer
from localstack.utils.run import ShellCommandThread
from localstack.utils.threads import TMP_THREADS, FuncThread

from .settings import Settings
from .tether import tethered

LOG = logging.getLogger(__name__)


def run_from_maven_repository(settings: Settings) -> None:
    """Has LocalStack start it so. Its licence allows to run it, not to pass it on, so no jar is copied."""

    def do_start_thread(server: DynamodbServer) -> FuncThread:
        command = [
            str(settings.java_home / "bin" / "java"),
            f"-Xmx{server.heap_size}",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "software.amazon.dynamodb.services.local.main.ServerRunner",
            "-port",
            str(server.port),
            "-inMemory",
        ]
        thread = ShellCommandThread(
            tethered(command),
            # The class path in a variable, because a hundred jars make every list of processes unreadable.
            env_vars={"DDB_LOCAL_TELEMETRY": "0", "CLASSPATH": settings.dynamodb_local_class_path},
            log_listener=lambda line, **_: LOG.debug(line.rstrip()),
            # Started again it would have lost every table, and nobody would know why they are gone.
            auto_restart=False,
            name="dynamodb-local",
        )
        TMP_THREADS.append(thread)
        thread.start()
        return thread

    DynamodbServer.do_start_thread = do_start_thread
