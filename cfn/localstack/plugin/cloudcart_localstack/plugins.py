"""What LocalStack finds by the entry points beside this package."""

from __future__ import annotations

import os
import threading

from localstack.runtime import hooks
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin

SHUTDOWN_SECONDS = 8.0


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    """Chosen by LAMBDA_RUNTIME_EXECUTOR=cloudcart-process."""

    name = "cloudcart-process"

    def load(self, *args, **kwargs):
        from .executor import ProcessExecutor

        return ProcessExecutor


@hooks.on_infra_start()
def prepare() -> None:
    """Before any service is loaded."""
    from . import dynamodb, java
    from .executor import ProcessExecutor
    from .settings import Settings

    settings = Settings.of(os.environ)
    java.remove_old_files(settings.cache)
    ProcessExecutor.configure(settings)
    dynamodb.run_on_ministack()
    _keep_objects_in_the_state_folder()
    _look_at_resources_often()


@hooks.on_infra_shutdown(priority=100)
def stop() -> None:
    """Before LocalStack waits for the calls in progress, which would last as long as their functions' time-outs."""
    from .executor import ProcessExecutor

    # A signal during the start is lost on LocalStack, which then runs on; and no service may hold up the end.
    deadline = threading.Timer(SHUTDOWN_SECONDS, os._exit, [0])
    deadline.daemon = True
    deadline.start()
    ProcessExecutor.close_all()


def _keep_objects_in_the_state_folder() -> None:
    """LocalStack keeps S3's objects in one folder of the machine: another user may not write there, and a bucket that one
    LocalStack deletes is gone for the others too. Its own temporary folder is emptied when it starts and when it ends."""
    from localstack import config
    from localstack.services.s3 import provider

    assert hasattr(provider, "DEFAULT_S3_TMP_DIR"), "LocalStack's S3 provider has changed"
    provider.DEFAULT_S3_TMP_DIR = os.path.join(config.dirs.tmp, "s3")


def _look_at_resources_often() -> None:
    """A stack waits between two looks at a resource that is being made: five seconds for each function, which take one."""
    from localstack.services.cloudformation.resource_provider import ResourceProviderExecutor

    *others, seconds = ResourceProviderExecutor.deploy_loop.__defaults__
    assert seconds == 5, "LocalStack's deploy loop has changed"
    ResourceProviderExecutor.deploy_loop.__defaults__ = (*others, 0.2)
