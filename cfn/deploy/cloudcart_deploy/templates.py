"""Reads CloudFormation templates and evaluates their properties for a deployed stack."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cloudcart_deploy.console import DeployError


class Unknown:
    """A value that only CloudFormation knows; it is not compared."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()
NO_VALUE = object()
# The property that names a resource. CloudFormation generates the names of resources of other types.
NAMES = {
    "AWS::DynamoDB::Table": "TableName",
    "AWS::Lambda::Function": "FunctionName",
    "AWS::Logs::LogGroup": "LogGroupName",
    "AWS::SQS::Queue": "QueueName",
}


class _Loader(yaml.SafeLoader):
    """YAML in which CloudFormation's short forms (`!Ref`, `!Sub`, …) become the long ones."""


def _long_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
        if suffix == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {name: value}


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

    def names(self) -> dict[str, str]:
        """Logical id → name, for the resources that the template names."""
        types = {i: resource["Type"] for i, resource in self.template["Resources"].items()}
        return {i: self.properties(i)[NAMES[kind]] for i, kind in types.items() if kind in NAMES}

    def value(self, node: Any) -> Any:
        if isinstance(node, list):
            return [item for item in map(self.value, node) if item is not NO_VALUE]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            (name, argument), = node.items()
            evaluate = self._functions().get(name)
            if evaluate:
                return evaluate(argument)
        resolved = {key: self.value(item) for key, item in node.items()}
        return {key: item for key, item in resolved.items() if item is not NO_VALUE}

    def condition(self, node: Any) -> bool:
        if isinstance(node, str):
            return self.condition(self.template["Conditions"][node])
        (name, argument), = node.items()
        if name == "Fn::Equals":
            left, right = map(self.value, argument)
            return str(left) == str(right)
        if name == "Fn::Not":
            return not self.condition(argument[0])
        if name == "Fn::And":
            return all(map(self.condition, argument))
        if name == "Fn::Or":
            return any(map(self.condition, argument))
        if name == "Condition":
            return self.condition(argument)
        raise ValueError(f"unknown condition function {name}")

    def _functions(self) -> dict:
        return {
            "Ref": self._ref,
            "Fn::Sub": self._sub,
            "Fn::GetAtt": self._attribute,
            "Fn::If": lambda a: self.value(a[1] if self.condition(a[0]) else a[2]),
            "Fn::ImportValue": lambda a: self.exports.get(self.value(a), UNKNOWN),
            "Fn::Transform": lambda a: UNKNOWN,
        }

    def _ref(self, name: str) -> Any:
        pseudo = {
            "AWS::AccountId": self.account,
            "AWS::Region": self.region,
            "AWS::Partition": "aws",
            "AWS::URLSuffix": "amazonaws.com",
            "AWS::NoValue": NO_VALUE,
        }
        if name in pseudo:
            return pseudo[name]
        if name in self.template.get("Parameters", {}):
            return self.parameters.get(name, self.template["Parameters"][name].get("Default", UNKNOWN))
        return self.physical_ids.get(name, UNKNOWN)

    def _sub(self, argument: Any) -> Any:
        text, variables = (argument, {}) if isinstance(argument, str) else argument
        values = {}
        for name in re.findall(r"\$\{([^!}][^}]*)}", text):
            if name in variables:
                values[name] = self.value(variables[name])
            else:
                values[name] = self._attribute(name.split(".", 1)) if "." in name else self._ref(name)
        if UNKNOWN in values.values():
            return UNKNOWN
        return re.sub(r"\$\{(!?)([^}]+)}", lambda m: f"${{{m[2]}}}" if m[1] else str(values[m[2]]), text)

    def _attribute(self, argument: list[str]) -> Any:
        logical_id, attribute = argument
        physical_id = self.physical_ids.get(logical_id)
        if physical_id is None:
            return UNKNOWN
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
        return arns.get(self.template["Resources"][logical_id]["Type"], UNKNOWN) if attribute == "Arn" else UNKNOWN
