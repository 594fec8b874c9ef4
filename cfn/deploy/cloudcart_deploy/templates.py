"""Reads CloudFormation templates, and evaluates what they say about a stack."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cloudcart_deploy.console import DeployError

NAME = re.compile(r"\$\{([^!}][^}]*)}")
# A value that only CloudFormation knows; it is not compared.
UNKNOWN = object()
NO_VALUE = object()
PSEUDO = {"AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com", "AWS::NoValue": NO_VALUE}
# The property that names a resource. CloudFormation generates the names of the other types.
NAMES = {
    "AWS::DynamoDB::Table": "TableName",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::SQS::Queue": "QueueName",
}


class _Loader(yaml.CSafeLoader):
    """YAML in which CloudFormation's short forms (`!Ref`, `!Sub`, …) become the long ones."""


def _long_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict:
    construct = getattr(loader, f"construct_{node.id}")
    value = construct(node) if node.id == "scalar" else construct(node, deep=True)
    if suffix == "GetAtt" and node.id == "scalar":
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _long_form)


def load(text: str) -> dict:
    return yaml.load(text, Loader=_Loader)


def load_file(path: Path) -> dict:
    try:
        template = load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as e:
        raise DeployError(f"{path.name} is not valid YAML; its stack has not been changed.\n{e}") from e
    if not isinstance(template, dict) or "Resources" not in template:
        raise DeployError(f"{path.name} has no Resources; its stack has not been changed.")
    return template


def imports(node: Any) -> set[str]:
    """The names of the exports that a template imports, with `${Stage}` in them."""
    if isinstance(node, dict):
        found = {node["Fn::ImportValue"]["Fn::Sub"]} if "Fn::ImportValue" in node else set()
        return found.union(*map(imports, node.values()))
    return set().union(*map(imports, node)) if isinstance(node, list) else set()


@dataclass(frozen=True)
class Resolver:
    """Evaluates the intrinsic functions that the project's templates use."""

    template: dict
    parameters: dict[str, str]
    physical_ids: dict[str, str]
    exports: dict[str, str] = field(default_factory=dict)
    account: str = "000000000000"
    region: str = "eu-west-1"

    def properties(self, logical_id: str) -> dict:
        return self.value(self.template["Resources"][logical_id].get("Properties", {}))

    def names(self) -> dict[str, tuple[str, str]]:
        """Logical id → (type, name), for the resources that the template names."""
        types = {i: resource["Type"] for i, resource in self.template["Resources"].items()}
        return {i: (kind, self.properties(i)[NAMES[kind]]) for i, kind in types.items() if kind in NAMES}

    def value(self, node: Any) -> Any:
        if isinstance(node, list):
            return [item for item in map(self.value, node) if item is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        functions = {
            "Ref": self._ref,
            "Fn::Sub": self._sub,
            "Fn::GetAtt": self._attribute,
            "Fn::If": lambda a: self.value(a[1] if self.condition(a[0]) else a[2]),
            "Fn::ImportValue": lambda a: self.exports.get(self.value(a), UNKNOWN),
            "Fn::Transform": lambda a: UNKNOWN,
        }
        for name in functions.keys() & node.keys():
            return functions[name](node[name])
        resolved = {key: self.value(item) for key, item in node.items()}
        return {key: item for key, item in resolved.items() if item is not NO_VALUE}

    def condition(self, node: Any) -> bool:
        if isinstance(node, str):
            return self.condition(self.template["Conditions"][node])
        (name, argument), = node.items()
        functions = {
            "Condition": self.condition,
            "Fn::And": lambda a: all(map(self.condition, a)),
            "Fn::Equals": lambda a: str(self.value(a[0])) == str(self.value(a[1])),
            "Fn::Not": lambda a: not self.condition(a[0]),
            "Fn::Or": lambda a: any(map(self.condition, a)),
        }
        return functions[name](argument)

    def _ref(self, name: str) -> Any:
        pseudo = {"AWS::AccountId": self.account, "AWS::Region": self.region, **PSEUDO}
        if name in pseudo:
            return pseudo[name]
        parameter = self.template.get("Parameters", {}).get(name, {})
        if name in self.parameters or "Default" in parameter:
            # Values from the command line are texts, so defaults are texts too.
            return str(self.parameters.get(name, parameter.get("Default")))
        return self.physical_ids.get(name, UNKNOWN)

    def _sub(self, argument: Any) -> Any:
        text, variables = (argument, {}) if isinstance(argument, str) else argument
        nodes = {name: {"Fn::GetAtt": name.split(".", 1)} if "." in name else {"Ref": name} for name in NAME.findall(text)}
        values = {name: self.value(node) for name, node in (nodes | variables).items()}
        if UNKNOWN in values.values():
            return UNKNOWN
        return re.sub(r"\$\{(!?)([^}]+)}", lambda m: f"${{{m[2]}}}" if m[1] else str(values[m[2]]), text)

    def _attribute(self, argument: list[str]) -> Any:
        logical_id, attribute = argument
        if logical_id not in self.physical_ids or attribute not in ("Arn", "QueueName"):
            return UNKNOWN
        physical_id = self.physical_ids[logical_id]
        # The physical id of a queue is its URL.
        name = physical_id.rsplit("/", 1)[-1]
        if attribute == "QueueName":
            return name
        where = f"{self.region}:{self.account}"
        arns = {
            "AWS::DynamoDB::Table": f"arn:aws:dynamodb:{where}:table/{physical_id}",
            "AWS::SQS::Queue": f"arn:aws:sqs:{where}:{name}",
            "AWS::Lambda::Function": f"arn:aws:lambda:{where}:function:{physical_id}",
            "AWS::Logs::LogGroup": f"arn:aws:logs:{where}:log-group:{physical_id}:*",
            "AWS::IAM::Role": f"arn:aws:iam::{self.account}:role/{physical_id}",
            "AWS::Events::Rule": f"arn:aws:events:{where}:rule/{physical_id}",
        }
        return arns.get(self.template["Resources"][logical_id]["Type"], UNKNOWN)


def digests(template: dict, parameters: dict[str, str], exports: dict[str, str]) -> dict[str, str]:
    """The template's parameters `<Function>Digest` with their values: digests of the functions' whole resolved definitions.

    CloudFormation publishes a version when the digest in its description changes. Two definitions have the same digest
    exactly when Lambda considers the function unchanged: the key of the code contains its hash, so the bucket does not count,
    and a version has no reserved concurrency.
    """
    # Physical ids are unknown before a deployment; a resource's name, otherwise its logical id, replaces them.
    ids = {i: i for i in template["Resources"]} | {i: n for i, (_, n) in Resolver(template, parameters, {}).names().items()}
    resolver = Resolver(template, parameters, ids, exports)
    functions = [i for i, resource in template["Resources"].items() if resource["Type"] == "AWS::Lambda::Function"]
    return {f"{i}Digest": _digest(resolver.properties(i)) for i in functions}


def _digest(definition: dict) -> str:
    code = {key: value for key, value in definition["Code"].items() if key != "S3Bucket"}
    versioned = {key: value for key, value in definition.items() if key != "ReservedConcurrentExecutions"}
    text = json.dumps(versioned | {"Code": code}, sort_keys=True, default=lambda unknown: "unknown")
    return hashlib.sha256(text.encode()).hexdigest()[:20]
