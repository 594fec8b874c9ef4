"""Reads back what was deployed: promises against facts, repaired where the endpoint dropped one in silence."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from botocore.exceptions import BotoCoreError, ClientError

from cloudcart_deploy import keys
from cloudcart_deploy.apis import Api
from cloudcart_deploy.artefacts import Artefacts
from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.promises import CHECKS, Check
from cloudcart_deploy.shop import Stack
from cloudcart_deploy.stacks import Stacks
from cloudcart_deploy.templates import Resolver, load_file

HOLDS, REPAIRED, DIFFERS = "holds", "repaired", "DIFFERS"


@dataclass(frozen=True)
class Finding:
    """A check and how it ended."""

    check: Check
    outcome: str


@dataclass(frozen=True)
class Deployed:
    """One stack as it stands, with all that is needed to say what it promised."""

    stack: Stack
    resolver: Resolver
    resources: dict[str, tuple[str, str]]
    outputs: dict[str, str]


def deployed(stacks: Stacks, stack: Stack, stage: str, parameters: dict[str, str], shared: dict) -> Deployed:
    resources = stacks.resources(stack.name(stage))
    ids = {logical_id: physical_id for logical_id, (_, physical_id) in resources.items()}
    resolver = Resolver(load_file(stack.template), parameters, ids, **shared)
    return Deployed(stack, resolver, resources, stacks.outputs(stack.name(stage)))


def read_back(cloud: Cloud, artefacts: Artefacts, stack: Deployed) -> list[Finding]:
    """Checks a stack, twice where something had to be repaired; the order is that of the template."""
    sources = list(_sources(cloud, artefacts, stack))
    with ThreadPoolExecutor(8) as pool:
        return [finding for findings in pool.map(lambda s: _settle(cloud, s), sources) for finding in findings]


def _settle(cloud: Cloud, source: Callable[[], Iterable[Check]]) -> list[Finding]:
    checks = list(source())
    broken = [check for check in checks if not check.holds]
    if not broken or cloud.is_aws:
        # On AWS a difference is a fault of ours to be seen, not one to be papered over.
        return [Finding(check, HOLDS if check.holds else DIFFERS) for check in checks]
    for check in broken:
        if check.repair:
            try:
                check.repair()
            except (ClientError, BotoCoreError):
                continue  # the second look names it
    was_broken = {(check.promise, check.subject) for check in broken}
    return [
        Finding(check, DIFFERS if not check.holds else REPAIRED if (check.promise, check.subject) in was_broken else HOLDS)
        for check in source()
    ]


def _sources(cloud: Cloud, artefacts: Artefacts, stack: Deployed) -> Iterator[Callable[[], Iterable[Check]]]:
    for logical_id, resource in stack.resolver.template["Resources"].items():
        if "Condition" in resource and not stack.resolver.condition(resource["Condition"]):
            continue
        kind = resource["Type"]
        if logical_id not in stack.resources:
            yield lambda i=logical_id, k=kind: [Check("exists", f"{i} [{k}]", True, False)]
            continue
        physical_id = stack.resources[logical_id][1]
        wanted = stack.resolver.properties(logical_id)
        if kind in CHECKS:
            yield lambda k=kind, p=physical_id, w=wanted: list(CHECKS[k](cloud, p, w))
        if kind == "AWS::Lambda::Function":
            yield lambda p=physical_id: [_code(cloud, artefacts, stack.stack, p)]
        if kind == "AWS::ApiGateway::UsagePlanKey":
            yield lambda: keys.checks(cloud, stack.resolver, stack.outputs)
    if stack.stack.definition:
        definition = stack.stack.definition.read_text(encoding="utf-8")
        api = Api.of(cloud, stack.resolver, definition)
        yield lambda: _routes(api, stack.stack)


def _code(cloud: Cloud, artefacts: Artefacts, stack: Stack, name: str) -> Check:
    functions = cloud.client("lambda")
    sha = base64.b64encode(hashlib.sha256(stack.jar.read_bytes()).digest()).decode()
    fact = functions.get_function_configuration(FunctionName=name)["CodeSha256"]
    where = {"S3Bucket": artefacts.bucket, "S3Key": artefacts.code_key(stack)}
    return Check("code", name, sha, fact, lambda: functions.update_function_code(FunctionName=name, **where))


def _routes(api: Api, stack: Stack) -> list[Check]:
    return [
        Check("definition published", stack.service, True, api.is_published(), api.publish),
        Check("routes", stack.service, sorted(api.routes()), sorted(api.served_routes()), api.publish),
    ]


def summary(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """One row per promise: on how many resources it holds, and what became of the others."""
    rows = []
    for promise in dict.fromkeys(finding.check.promise for finding in findings):
        outcomes = [finding.outcome for finding in findings if finding.check.promise == promise]
        held = sum(outcome != DIFFERS for outcome in outcomes)
        repaired = outcomes.count(REPAIRED)
        verdict = DIFFERS if held < len(outcomes) else f"repaired ({repaired})" if repaired else HOLDS
        rows.append((promise, f"{held} of {len(outcomes)}", verdict))
    return rows


def differences(findings: list[Finding]) -> list[str]:
    return [
        f"{f.check.subject}: {f.check.promise}: promised {f.check.expected!r}, is {f.check.actual!r}"
        for f in findings
        if f.outcome == DIFFERS
    ]

