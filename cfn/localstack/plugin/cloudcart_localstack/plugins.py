"""The plug-ins of this package's entry points."""

from __future__ import annotations

import os
import threading

from localstack.runtime import hooks
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin

SHUTDOWN_SECONDS = 8.0


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    """Selected with LAMBDA_RUNTIME_EXECUTOR=cloudcart-process."""

    name = "cloudcart-process"

    def load(self, *args, **kwargs):
        from .executor import ProcessExecutor

        return ProcessExecutor


@hooks.on_infra_start()
def prepare() -> None:
    """Runs before any service is loaded."""
    from . import dynamodb, gateway, java
    from .executor import ProcessExecutor
    from .settings import Settings

    settings = Settings.of(os.environ)
    java.remove_old_files(settings.cache)
    ProcessExecutor.configure(settings)
    dynamodb.run_on_ministack()
    gateway.apply_limits(settings.gateway_seconds)
    _keep_objects_in_the_state_folder()
    _look_at_resources_often()


@hooks.on_infra_shutdown(priority=100)
def stop() -> None:
    """Runs before LocalStack waits for calls in progress, which could take until the functions' timeouts."""
    from .executor import ProcessExecutor

    # LocalStack ignores a signal during its start. A service must not delay the end.
    deadline = threading.Timer(SHUTDOWN_SECONDS, os._exit, [0])
    deadline.daemon = True
    deadline.start()
    ProcessExecutor.close_all()


def _keep_objects_in_the_state_folder() -> None:
    """LocalStack stores S3 objects in one folder of the machine: other users cannot write there, and all LocalStacks share its buckets.
    This uses LocalStack's temporary folder instead, which LocalStack empties when it starts and ends."""
    from localstack import config
    from localstack.services.s3 import provider

    assert hasattr(provider, "DEFAULT_S3_TMP_DIR"), "LocalStack's S3 provider has changed"
    provider.DEFAULT_S3_TMP_DIR = os.path.join(config.dirs.tmp, "s3")


def _look_at_resources_often() -> None:
    """LocalStack polls a resource that is being created every five seconds. A function is ready after one second."""
    from localstack.services.cloudformation.resource_provider import ResourceProviderExecutor

    *others, seconds = ResourceProviderExecutor.deploy_loop.__defaults__
    assert seconds == 5, "LocalStack's deploy loop has changed"
    ResourceProviderExecutor.deploy_loop.__defaults__ = (*others, 0.2)
