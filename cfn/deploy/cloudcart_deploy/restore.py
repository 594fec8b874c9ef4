"""Puts functions back after an update that failed half-way, on an endpoint that does not roll back.

Only functions: of what an update changes, LocalStack changes nothing else in place (see `promises.py` for the rest).
"""

from __future__ import annotations

from dataclasses import dataclass

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.promises import function
from cloudcart_deploy.templates import UNKNOWN, Resolver, load

MASKED = "****"


@dataclass(frozen=True)
class State:
    """What stood before an operation: enough to go back to it."""

    template: str
    parameters: dict[str, str]
    resources: dict[str, tuple[str, str]]


def functions(cloud: Cloud, before: State, exports: dict[str, str]) -> None:
    """Gives each function of the stack its earlier code and settings, where they differ."""
    # A secret is masked in what CloudFormation tells; what it went into is then left as it is.
    known = {name: UNKNOWN if value == MASKED else value for name, value in before.parameters.items()}
    ids = {logical_id: physical_id for logical_id, (_, physical_id) in before.resources.items()}
    resolver = Resolver(load(before.template), known, ids, exports)
    for logical_id, (kind, name) in before.resources.items():
        if kind == "AWS::Lambda::Function":
            wanted = resolver.properties(logical_id)
            for check in function(cloud, name, wanted):
                if check.repair and not check.holds:
                    check.repair()
            cloud.client("lambda").update_function_code(FunctionName=name, **wanted["Code"])
