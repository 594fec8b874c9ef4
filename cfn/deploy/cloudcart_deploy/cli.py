"""The command line: one sentence for each failure, and an exit status."""

from __future__ import annotations

import sys
import time

from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError, NoCredentialsError

from cloudcart_deploy.console import DeployError
from cloudcart_deploy.options import parse
from cloudcart_deploy.run import Run


def main(arguments: list[str] | None = None) -> int:
    started = time.monotonic()
    try:
        options = parse(sys.argv[1:] if arguments is None else arguments)
        run = Run(options)
        if options.build_only:
            run.build()
        elif options.delete:
            run.delete()
        elif options.plan:
            run.plan()
        else:
            run.deploy()
    except DeployError as e:
        return _failed(str(e))
    except NoCredentialsError:
        return _failed("AWS credentials are missing; sign in (aws configure, aws sso login) and try again.")
    except EndpointConnectionError as e:
        return _failed(f"The endpoint does not answer: {e}")
    except (ClientError, BotoCoreError) as e:
        return _failed(f"The endpoint refused a call: {e}")
    except KeyboardInterrupt:
        return _failed("Stopped; an operation that has started at the endpoint continues there.", 130)
    print(f"Finished in {time.monotonic() - started:.1f} s")
    return 0


def _failed(sentence: str, status: int = 1) -> int:
    print(f"✗ {sentence}", file=sys.stderr)
    return status
