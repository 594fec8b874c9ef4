"""Compares what was deployed with its template: the services' own APIs say what each resource is."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from botocore.exceptions import ClientError

from cloudcart_deploy.apis import Api
from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.promises import CHECKS, NOT_EMULATED, Check, api_key
from cloudcart_deploy.shop import Stack
from cloudcart_deploy.templates import Resolver

HOLDS, MISSING, DIFFERS = "holds", "not emulated", "DIFFERS"


@dataclass(frozen=True)
class Finding:
    """A check and its outcome."""

    check: Check
    outcome: str

    @staticmethod
    def of(cloud: Cloud, check: Check) -> Finding:
        if check.holds:
            return Finding(check, HOLDS)
        return Finding(check, MISSING if check.promise in NOT_EMULATED and not cloud.is_aws else DIFFERS)


@dataclass(frozen=True)
class Deployed:
    """A deployed stack, with its resources and the values of its template."""

    stack: Stack
    resolver: Resolver
    resources: dict[str, tuple[str, str]]
    outputs: dict[str, str]


def read_back(cloud: Cloud, deployed: Deployed) -> list[Finding]:
    """All checks of a stack, in the order of its template."""
    with ThreadPoolExecutor(8) as pool:
        checks = list(pool.map(lambda source: list(source()), _sources(cloud, deployed)))
    return [Finding.of(cloud, check) for found in checks for check in found]


def _sources(cloud: Cloud, deployed: Deployed) -> Iterator[Callable[[], Iterable[Check]]]:
    resolver = deployed.resolver
    for logical_id, resource in resolver.template["Resources"].items():
        if "Condition" not in resource or resolver.condition(resource["Condition"]):
            yield lambda i=logical_id, k=resource["Type"]: _resource(cloud, deployed, i, k)
    if deployed.stack.definition:
        yield lambda: _definition(cloud, deployed)


def _resource(cloud: Cloud, deployed: Deployed, logical_id: str, kind: str) -> Iterator[Check]:
    subject = f"{logical_id} [{kind}]"
    if logical_id not in deployed.resources:
        yield Check("exists", subject, True, False)
        return
    physical_id = deployed.resources[logical_id][1]
    wanted = deployed.resolver.properties(logical_id)
    try:
        if kind in CHECKS:
            yield from CHECKS[kind](cloud, physical_id, wanted)
        if kind == "AWS::Lambda::Function":
            yield _code(cloud, deployed.stack, physical_id)
        if kind == "AWS::ApiGateway::UsagePlanKey":
            yield from api_key(cloud, wanted["UsagePlanId"], deployed.resolver.parameters["ApiKey"], deployed.outputs["ApiUrl"])
    except ClientError as e:
        yield Check("exists", subject, True, e.response["Error"]["Code"])


def _code(cloud: Cloud, stack: Stack, name: str) -> Check:
    sha = base64.b64encode(hashlib.sha256(stack.jar.read_bytes()).digest()).decode()
    fact = cloud.client("lambda").get_function_configuration(FunctionName=name)["CodeSha256"]
    return Check("code", name, sha, fact)


def _definition(cloud: Cloud, deployed: Deployed) -> list[Check]:
    api = Api.of(cloud, deployed.resolver, deployed.stack.definition.read_text(encoding="utf-8"))
    return [
        Check("definition published", deployed.stack.service, True, api.is_published()),
        Check("routes", deployed.stack.service, sorted(api.routes()), sorted(api.served_routes())),
    ]


def summary(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """One row for each promise that the endpoint emulates: the quantity of resources on which it holds, and the verdict."""
    rows = []
    for promise in _promises(findings):
        outcomes = [finding.outcome for finding in findings if finding.check.promise == promise]
        held = outcomes.count(HOLDS)
        if MISSING not in outcomes:
            rows.append((promise, f"{held} of {len(outcomes)}", HOLDS if held == len(outcomes) else DIFFERS))
    return rows


def not_emulated(findings: list[Finding]) -> list[str]:
    return _promises(finding for finding in findings if finding.outcome == MISSING)


def differences(findings: list[Finding]) -> list[Check]:
    return [finding.check for finding in findings if finding.outcome == DIFFERS]


def _promises(findings: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(finding.check.promise for finding in findings))
