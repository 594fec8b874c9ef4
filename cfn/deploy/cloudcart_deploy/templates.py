"""Reads CloudFormation templates and says what their properties come to for a deployed stack."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml


class Unknown:
    """The value of something that only CloudFormation knows; nothing is compared with it."""

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()
NO_VALUE = object()


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms (`!Ref`, `!Sub`, …) spelled out."""


def _short_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict:
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


_Loader.add_multi_constructor("!", _short_form)


def load(text: str) -> dict:
    return yaml.load(text, Loader=_Loader)


def load_file(path: Path) -> dict:
    return load(path.read_text(encoding="utf-8"))


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
        raise ValueError(f"a condition that is not known here: {name}")

    def _functions(self) -> dict:
        return {
            "Ref": self._ref,
            "Fn::Sub": self._sub,
            "Fn::GetAtt": self._attribute,
            "Fn::If": lambda a: self.value(a[1] if self.condition(a[0]) else a[2]),
            "Fn::ImportValue": lambda a: self.exports.get(self.value(a), UNKNOWN),
            "Fn::Join": lambda a: a[0].join(str(self.value(part)) for part in a[1]),
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
        known = True

        def replace(match: re.Match) -> str:
            nonlocal known
            name = match.group(1)
            if name.startswith("!"):
                return "${" + name[1:] + "}"
            if name in variables:
                value = self.value(variables[name])
            else:
                value = self._attribute(name.split(".", 1)) if "." in name else self._ref(name)
            known = known and value is not UNKNOWN
            return str(value)

        result = re.sub(r"\$\{([^}]+)}", replace, text)
        return result if known else UNKNOWN

    def _attribute(self, argument: list[str]) -> Any:
        logical_id, attribute = argument
        physical_id = self.physical_ids.get(logical_id)
        if physical_id is None:
            return UNKNOWN
        if attribute in ("QueueName", "TableName"):
            return physical_id.rsplit("/", 1)[-1]
        if attribute != "Arn":
            return UNKNOWN
        where = f"{self.region}:{self.account}"
        kind = self.template["Resources"][logical_id]["Type"]
        arns = {
            "AWS::DynamoDB::Table": f"arn:aws:dynamodb:{where}:table/{physical_id}",
            "AWS::SQS::Queue": f"arn:aws:sqs:{where}:{physical_id.rsplit('/', 1)[-1]}",
            "AWS::Lambda::Function": f"arn:aws:lambda:{where}:function:{physical_id}",
            "AWS::Logs::LogGroup": f"arn:aws:logs:{where}:log-group:{physical_id}:*",
            "AWS::IAM::Role": f"arn:aws:iam::{self.account}:role/{physical_id}",
            "AWS::Events::Rule": f"arn:aws:events:{where}:rule/{physical_id}",
        }
        return arns.get(kind, UNKNOWN)
