"""The command line of `cfn/shop.sh`."""

import sys

from botocore.exceptions import BotoCoreError, ClientError

from cloudcart_deploy.cloud import Cloud, local_endpoint
from cloudcart_deploy.console import DeployError, note, step
from cloudcart_deploy.run import sentence
from cloudcart_operations import audit, consumers, trace
from cloudcart_operations.dead_letters import DeadLetters
from cloudcart_operations.options import Options, parse
from cloudcart_operations.resources import Resources


def main() -> int:
    """The exit code is 1 when the audit found a violation or the command failed."""
    try:
        options = parse(sys.argv[1:])
        endpoint = None if options.aws else local_endpoint(options.endpoint, None)
        resources = Resources(Cloud(options.region, endpoint), options.stage)
        return run(options, resources)
    except (DeployError, ClientError, BotoCoreError, KeyboardInterrupt) as e:
        print(f"✗ {sentence(e)}", file=sys.stderr)
        return 130 if isinstance(e, KeyboardInterrupt) else 1


def run(options: Options, resources: Resources) -> int:
    match options.command:
        case "audit":
            return audit.run(resources, options.settled_after, options.between)
        case "trace":
            trace.run(resources, options.order)
        case "dlq":
            work_on_dead_letters(options, resources)
        case "recover":
            order = consumers.recoverable(resources, options.order)
            options.confirm(f"Recover order {options.order}, which is {order['status']}")
            with step(f"Recover {options.order}"):
                note(consumers.recover(resources, order))
        case "pause" | "resume":
            if options.command == "pause":
                options.confirm(f"Pause {options.consumer}: its messages wait until you resume it")
            with step(f"{options.command.capitalize()} {options.consumer}"):
                note(consumers.switch(resources, options.consumer, options.command == "resume"))
    return 0


def work_on_dead_letters(options: Options, resources: Resources) -> None:
    letters = DeadLetters(resources, options.consumer)
    match options.action:
        case "list":
            letters.show_all()
        case "show":
            letters.show(options.message)
        case "redrive":
            options.confirm(f"Move {options.what()} back to {letters.queue_name}")
            with step(f"Redrive {options.what()}"):
                note(f"{letters.redrive(options.message)} moved to {letters.queue_name}")
        case "drop":
            options.confirm(f"Delete {options.what()} for good")
            with step(f"Drop {options.what()}"):
                note(f"{letters.drop(options.message)} deleted")


sys.exit(main())
