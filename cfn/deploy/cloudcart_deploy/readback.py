"""Compares a deployed stack with its template: the services' own APIs say what each resource is."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from botocore.exceptions import ClientError

from cloudcart_deploy.apis import Api
from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.promises import CHECKS, NOT_EMULATED, Check, api_key
from cloudcart_deploy.shop import Stack
from cloudcart_deploy.templates import Resolver

HOLDS, MISSING, DIFFERS = "holds", "not emulated", "DIFFERS"


class Finding(NamedTuple):
    """A check and its outcome."""

    check: Check
    outcome: str


def judge(cloud: Cloud, check: Check) -> Finding:
    if check.holds:
        return Finding(check, HOLDS)
    return Finding(check, MISSING if check.promise in NOT_EMULATED and not cloud.is_aws else DIFFERS)


def read_back(cloud: Cloud, stack: Stack, resolver: Resolver) -> list[Finding]:
    """All checks of a stack, in the order of its template."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda source: list(source()), _sources(cloud, stack, resolver)))
    return [judge(cloud, check) for checks in found for check in checks]


def _sources(cloud: Cloud, stack: Stack, resolver: Resolver) -> Iterator[Callable[[], Iterable[Check]]]:
    for logical_id, resource in resolver.template["Resources"].items():
        if "Condition" not in resource or resolver.condition(resource["Condition"]):
            yield lambda i=logical_id, kind=resource["Type"]: _resource(cloud, stack, resolver, i, kind)
    if stack.definition:
        api = Api.of(cloud, resolver, stack.definition)
        yield lambda: [
            Check("definition published", stack.service, True, api.is_published()),
            Check("routes", stack.service, sorted(api.routes()), sorted(api.served_routes())),
        ]


def _resource(cloud: Cloud, stack: Stack, resolver: Resolver, logical_id: str, kind: str) -> Iterator[Check]:
    if logical_id not in resolver.physical_ids:
        yield Check("exists", f"{logical_id} [{kind}]", True, False)
        return
    physical_id, wanted = resolver.physical_ids[logical_id], resolver.properties(logical_id)
    try:
        if kind in CHECKS:
            yield from CHECKS[kind](cloud, physical_id, wanted)
        if kind == "AWS::Lambda::Function":
            sha = base64.b64encode(hashlib.sha256(stack.jar.read_bytes()).digest()).decode()
            facts = cloud.client("lambda").get_function_configuration(FunctionName=physical_id)
            yield Check("code", physical_id, sha, facts["CodeSha256"])
        if kind == "AWS::ApiGateway::UsagePlanKey":
            url = resolver.value(resolver.template["Outputs"]["ApiUrl"]["Value"])
            yield from api_key(cloud, wanted["UsagePlanId"], resolver.parameters["ApiKey"], url)
    except ClientError as e:
        yield Check("exists", f"{logical_id} [{kind}]", True, e.response["Error"]["Code"])


def summary(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """For each promise that the endpoint emulates: the quantity of resources on which it holds, and the verdict."""
    rows = []
    for promise in _promises(findings, HOLDS, DIFFERS):
        outcomes = [finding.outcome for finding in findings if finding.check.promise == promise]
        held = outcomes.count(HOLDS)
        rows.append((promise, f"{held} of {len(outcomes)}", HOLDS if held == len(outcomes) else DIFFERS))
    return [row for row in rows if row[0] not in not_emulated(findings)]


def not_emulated(findings: list[Finding]) -> list[str]:
    return _promises(findings, MISSING)


def differences(findings: list[Finding]) -> list[Check]:
    return [finding.check for finding in findings if finding.outcome == DIFFERS]


def _promises(findings: list[Finding], *outcomes: str) -> list[str]:
    return list(dict.fromkeys(finding.check.promise for finding in findings if finding.outcome in outcomes))
