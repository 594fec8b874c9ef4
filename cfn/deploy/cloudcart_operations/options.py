"""The options of the command line."""

import argparse
import re

from cloudcart_deploy.cloud import LOCAL_REGION
from cloudcart_deploy.console import DeployError, confirm
from cloudcart_deploy.options import locate, stage
from cloudcart_operations.resources import CONSUMERS

# The audit function accepts no more.
MOST_BETWEEN = 60


class Options(argparse.Namespace):
    """The options that `_parser` declares, checked by `parse`."""

    command: str
    message: str | None = None

    def what(self) -> str:
        return f"message {self.message}" if self.message else f"all dead letters of {self.consumer}"

    def confirm(self, question: str) -> None:
        """Raises DeployError unless the operator agrees, here or with --yes."""
        if not self.yes:
            confirm(question, self.command, "Nothing has been changed.")


def parse(arguments: list[str]) -> Options:
    """Raises DeployError with one sentence for options that exclude each other."""
    options = _parser().parse_args(arguments, Options())
    locate(options)
    if options.command == "audit" and (options.between or 0) > MOST_BETWEEN:
        raise DeployError(f"--between needs at most {MOST_BETWEEN} seconds.")
    if options.command == "dlq" and options.action in ("redrive", "drop") and bool(options.message) == options.all:
        raise DeployError(f"dlq {options.action} needs the id of a message, or --all.")
    if options.command == "dlq" and options.action == "show" and not options.message:
        raise DeployError("dlq show needs the id of a message.")
    return options


def _parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(prog="cfn/shop.sh", description="Operates a deployed shop.", allow_abbrev=False)
    commands = p.add_subparsers(dest="command", required=True, metavar="COMMAND")
    where = _where()

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[where], allow_abbrev=False)

    check = command("audit", "compare orders, reservations and idempotency keys")
    check.add_argument("--settled-after", type=_seconds, metavar="SECONDS",
                       help="until then an order may be in progress (600)")  # fmt: skip
    check.add_argument("--between", type=_seconds, metavar="SECONDS",
                       help="between two passes, at most 60; only what both see is reported (5)")  # fmt: skip
    command("trace", "print the life of an order, from its record and the logs").add_argument("order")
    command("recover", "complete or undo an order now").add_argument("order")
    dead = command("dlq", "list, show, redrive or drop messages that a consumer could not process")
    dead.add_argument("action", choices=("list", "show", "redrive", "drop"))
    dead.add_argument("consumer", choices=sorted(CONSUMERS))
    dead.add_argument("message", nargs="?", help="the id of a message")
    dead.add_argument("--all", action="store_true", help="redrive or drop all messages")
    for name, text in (("pause", "stop a consumer; its messages wait"), ("resume", "start a paused consumer")):
        command(name, text).add_argument("consumer", choices=sorted(CONSUMERS))
    return p


def _seconds(text: str) -> float:
    """JSON has no infinite numbers."""
    if not re.fullmatch(r"\d{1,9}(\.\d+)?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return float(text)


def _where() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(add_help=False)
    p.add_argument("--stage", default="dev", type=stage, help="of the stacks (dev)")
    p.add_argument("--region", help=f"{LOCAL_REGION}, or with --aws the one of your AWS settings")
    p.add_argument("--endpoint", help="LocalStack's address ($AWS_ENDPOINT_URL, else port 4566)")
    p.add_argument("--aws", action="store_true", help="operate the shop on AWS")
    p.add_argument("--yes", action="store_true", help="do not ask before a change")
    return p
