"""Digests of the functions' definitions.

With SnapStart, calls go to a published version. CloudFormation publishes a version when the description of its
`AWS::Lambda::Version` changes, so the description contains the digest of the function's whole resolved definition.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from cloudcart_deploy.templates import Resolver


def digests(template: dict, parameters: dict[str, str], exports: dict[str, str]) -> dict[str, str]:
    """The template's parameters `<Function>Digest` with their values, for each function of the template.

    Two definitions have the same digest exactly when Lambda considers the function unchanged: the bucket is not
    part of it, because the key of the code contains the hash of its content.
    """
    # Physical ids are unknown before a deployment; a resource's name, otherwise its logical id, replaces them.
    ids = {i: i for i in template["Resources"]} | Resolver(template, parameters, {}).names()
    resolver = Resolver(template, parameters, ids, exports)
    return {
        f"{logical_id}Digest": _digest(resolver.properties(logical_id))
        for logical_id, resource in template["Resources"].items()
        if resource["Type"] == "AWS::Lambda::Function"
    }


def _digest(definition: dict) -> str:
    code = {key: value for key, value in definition["Code"].items() if key != "S3Bucket"}
    text = json.dumps(_as_texts(definition | {"Code": code}), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _as_texts(node: Any) -> Any:
    """A number in the template and the same number from a parameter, which is a text, are equal."""
    if isinstance(node, dict):
        return {key: _as_texts(item) for key, item in node.items()}
    if isinstance(node, list):
        return [_as_texts(item) for item in node]
    return str(node)
