"""The project's templates and their resources."""

from __future__ import annotations

from cloudcart_deploy.shop import STACKS
from cloudcart_deploy.templates import load_file

TEMPLATES = {stack.service: load_file(stack.template) for stack in STACKS}


def resources(kind: str) -> list[tuple[str, str, dict]]:
    return [
        (service, logical_id, resource)
        for service, template in TEMPLATES.items()
        for logical_id, resource in template["Resources"].items()
        if resource["Type"] == kind
    ]
