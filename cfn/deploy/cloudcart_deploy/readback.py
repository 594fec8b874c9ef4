"""Compares a deployed stack with its template: the services' own APIs say what each resource is.

One function for each type of resource: it gets the evaluated properties, asks the service, and yields a Check for each promise.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from cloudcart_deploy import api_keys
from cloudcart_deploy.apis import Api
from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.follow_up import call
from cloudcart_deploy.shop import Stack
from cloudcart_deploy.templates import UNKNOWN, Resolver

CODE = "code"
HOLDS, MISSING, DIFFERS = "holds", "not emulated", "DIFFERS"
# LocalStack's CloudFormation ignores these, or loses them when a definition is published. On AWS they are checked like the others.
NOT_EMULATED = frozenset(
    {
        "point-in-time recovery", "log retention", "reserved concurrency", "throttling of the stage", "tracing", "access logs", "dashboard",
        "IAM on writes",
    }
)  # fmt: skip


class Check(NamedTuple):
    """One promise of one resource, and the fact."""

    promise: str
    subject: str
    expected: Any
    actual: Any

    def outcome(self, cloud: Cloud) -> str:
        if _same(self.expected, self.actual):
            return HOLDS
        return DIFFERS if cloud.is_aws or self.promise not in NOT_EMULATED else MISSING

    def __str__(self) -> str:
        return f"{self.subject}: {self.promise}: promised {self.expected!r}, is {self.actual!r}"


Findings = list[tuple[Check, str]]


def _same(expected: Any, actual: Any) -> bool:
    """Equal in all that the template says: a service may return numbers and switches as text, and more keys."""
    if expected is UNKNOWN:
        return True
    if isinstance(expected, dict) and isinstance(actual, dict):
        return all(_same(value, actual.get(key)) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        # Services return lists in any order.
        return len(expected) == len(actual) and all(any(_same(e, a) for a in actual) for e in expected)
    if isinstance(expected, bool) or isinstance(actual, bool):
        return str(expected).lower() == str(actual).lower()
    try:
        return expected == actual or float(expected) == float(actual)
    except (TypeError, ValueError):
        return False


def table(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    dynamodb = cloud.client("dynamodb")
    facts = dynamodb.describe_table(TableName=name)["Table"]
    backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    recovery = backups.get("PointInTimeRecoveryDescription", {}).get("PointInTimeRecoveryStatus") == "ENABLED"
    encrypted = facts.get("SSEDescription", {}).get("Status") in ("ENABLED", "UPDATING")
    promised = wanted["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"]
    yield Check("point-in-time recovery", name, promised, recovery)
    yield Check("encryption at rest", name, wanted["SSESpecification"]["SSEEnabled"], encrypted)
    yield Check("on-demand capacity", name, wanted["BillingMode"], facts.get("BillingModeSummary", {}).get("BillingMode"))
    yield Check("key schema", name, wanted["KeySchema"], facts["KeySchema"])
    if "TimeToLiveSpecification" in wanted:
        served = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        attribute = served.get("AttributeName") if served["TimeToLiveStatus"] in ("ENABLED", "ENABLING") else None
        yield Check("time to live", name, wanted["TimeToLiveSpecification"]["AttributeName"], attribute)
    for kind in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes"):
        indexes = {index["IndexName"]: index["KeySchema"] for index in facts.get(kind, [])}
        for index in wanted.get(kind, []):
            yield Check("index", f"{name}/{index['IndexName']}", index["KeySchema"], indexes.get(index["IndexName"]))


def queue(cloud: Cloud, url: str, wanted: dict) -> Iterator[Check]:
    facts = cloud.client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    facts["RedrivePolicy"] = json.loads(facts.get("RedrivePolicy", "{}"))
    for attribute, promise in (
        ("RedrivePolicy", "redrive to the dead-letter queue"),
        ("VisibilityTimeout", "visibility timeout"),
        ("MessageRetentionPeriod", "message retention"),
        ("SqsManagedSseEnabled", "encryption of messages"),
    ):
        if attribute in wanted:
            yield Check(promise, wanted["QueueName"], wanted[attribute], facts.get(attribute))


def function(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    facts = cloud.client("lambda").get_function_configuration(FunctionName=name)
    settings = {key: wanted[key] for key in ("Handler", "Timeout", "MemorySize", "TracingConfig")}
    yield Check("function settings", name, settings, facts)
    variables = {key: value for key, value in wanted["Environment"]["Variables"].items() if value is not UNKNOWN}
    # A difference prints only names: the key of the orders API is one of the values.
    served = facts.get("Environment", {}).get("Variables", {})
    equal = [key for key, value in variables.items() if served.get(key) == str(value)]
    yield Check("function environment", name, sorted(variables), sorted(equal))
    if "ReservedConcurrentExecutions" in wanted:
        reserved = cloud.client("lambda").get_function_concurrency(FunctionName=name).get("ReservedConcurrentExecutions")
        yield Check("reserved concurrency", name, wanted["ReservedConcurrentExecutions"], reserved)
    if wanted["SnapStart"]["ApplyOn"] != "None":
        yield Check("SnapStart", name, wanted["SnapStart"], facts.get("SnapStart"))


def event_source(cloud: Cloud, uuid: str, wanted: dict) -> Iterator[Check]:
    facts = cloud.client("lambda").get_event_source_mapping(UUID=uuid)
    subject = facts["FunctionArn"].split(":function:")[-1]
    settings = {key: wanted[key] for key in ("BatchSize", "FunctionResponseTypes")}
    yield Check("ReportBatchItemFailures", subject, settings, facts)
    yield Check("consumer enabled", subject, True, facts["State"] in ("Enabled", "Enabling", "Creating", "Updating"))


def alarm(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    found = cloud.client("cloudwatch").describe_alarms(AlarmNames=[name])["MetricAlarms"]
    yield Check("alarm", name, wanted, found[0] if found else {})


def log_group(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    found = cloud.client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    kept = next((group.get("retentionInDays") for group in found if group["logGroupName"] == name), None)
    yield Check("log retention", name, wanted["RetentionInDays"], kept)


def rule(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    events = cloud.client("events")
    settings = {key: wanted[key] for key in ("ScheduleExpression", "State")}
    yield Check("schedule", name, settings, events.describe_rule(Name=name))
    yield Check("schedule's target", name, wanted["Targets"], events.list_targets_by_rule(Rule=name)["Targets"])


def usage_plan(cloud: Cloud, plan: str, wanted: dict) -> Iterator[Check]:
    facts = cloud.client("apigateway").get_usage_plan(usagePlanId=plan)
    limits = {"rateLimit": wanted["Throttle"]["RateLimit"], "burstLimit": wanted["Throttle"]["BurstLimit"]}
    yield Check("throttling per key", wanted["UsagePlanName"], limits, facts.get("throttle", {}))
    quota = {"limit": wanted["Quota"]["Limit"], "period": wanted["Quota"]["Period"]}
    yield Check("quota per key", wanted["UsagePlanName"], quota, facts.get("quota", {}))


def stage(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    facts = cloud.client("apigateway").get_stage(restApiId=wanted["RestApiId"], stageName=name)
    subject, limits = f"{wanted['RestApiId']}/{name}", wanted["MethodSettings"][0]
    promised = {"throttlingRateLimit": limits["ThrottlingRateLimit"], "throttlingBurstLimit": limits["ThrottlingBurstLimit"]}
    yield Check("throttling of the stage", subject, promised, facts.get("methodSettings", {}).get("*/*"))
    yield Check("tracing", subject, wanted["TracingEnabled"], facts.get("tracingEnabled", False))
    logs = {"destinationArn": wanted["AccessLogSetting"]["DestinationArn"], "format": wanted["AccessLogSetting"]["Format"]}
    yield Check("access logs", subject, logs, facts.get("accessLogSettings", {}))


def dashboard(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    try:
        body = cloud.client("cloudwatch").get_dashboard(DashboardName=wanted["DashboardName"])["DashboardBody"]
    except ClientError:
        body = '{"widgets": []}'
    titles, served = ([w["properties"]["title"] for w in json.loads(b)["widgets"]] for b in (wanted["DashboardBody"], body))
    yield Check("dashboard", wanted["DashboardName"], titles, served)


def api_key(cloud: Cloud, plan: str, resolver: Resolver) -> Iterator[Check]:
    """The usage plan has only the keys of this run, and the API refuses a call without a key."""
    wanted = {key for slot in api_keys.SLOTS if (key := resolver.parameters[slot])}
    url = resolver.value(resolver.template["Outputs"]["ApiUrl"]["Value"])
    apigateway = cloud.client("apigateway")
    keys = [key["id"] for key in apigateway.get_usage_plan_keys(usagePlanId=plan)["items"]]
    # A difference prints no key, only whether each key is a right one.
    right = [apigateway.get_api_key(apiKey=key, includeValue=True)["value"] in wanted for key in keys]
    yield Check("api key", "usage plan", [True] * len(wanted), right)
    # API Gateway asks for the token of a user first. LocalStack does not; there, the function refuses the call.
    refusal = 401 if cloud.is_aws and resolver.condition("HasUserPool") else 403
    yield Check("api key enforced", "orders API", refusal, call("GET", f"{url}/orders?userId=nobody").status)


def unsigned_writes(api: Api, resolver: Resolver) -> Iterator[Check]:
    """An API refuses an unsigned call of each method that its definition gives to callers with IAM permissions."""
    url = resolver.value(resolver.template["Outputs"]["ApiUrl"]["Value"])
    for method, path in api.signed_routes():
        # The body is invalid, so that a catalog which is open by mistake changes nothing.
        yield Check("IAM on writes", f"{method} {path}", 403, call(method, url + re.sub("[{}]", "", path), {}).status)


CHECKS: dict[str, Callable[[Cloud, str, dict], Iterator[Check]]] = {
    "AWS::ApiGateway::Stage": stage,
    "AWS::ApiGateway::UsagePlan": usage_plan,
    "AWS::CloudWatch::Alarm": alarm,
    "AWS::CloudWatch::Dashboard": dashboard,
    "AWS::DynamoDB::Table": table,
    "AWS::Events::Rule": rule,
    "AWS::Lambda::EventSourceMapping": event_source,
    "AWS::Lambda::Function": function,
    "AWS::Logs::LogGroup": log_group,
    "AWS::SQS::Queue": queue,
}


def read_back(cloud: Cloud, stack: Stack, resolver: Resolver) -> Findings:
    """All checks of a stack with their outcomes, in the order of its template."""
    resources = resolver.template["Resources"].items()
    active = [i for i, resource in resources if "Condition" not in resource or resolver.condition(resource["Condition"])]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda i: list(_checks(cloud, stack, resolver, i)), active))
    return [(check, check.outcome(cloud)) for checks in found for check in checks]


def _checks(cloud: Cloud, stack: Stack, resolver: Resolver, logical_id: str) -> Iterator[Check]:
    kind = resolver.template["Resources"][logical_id]["Type"]
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
            yield Check(CODE, physical_id, sha, facts["CodeSha256"])
        if kind == "AWS::ApiGateway::RestApi":
            api = Api.of(cloud, resolver, stack.definition)
            yield Check("definition published", stack.service, True, api.is_published())
            yield Check("routes", stack.service, sorted(api.routes()), sorted(api.served_routes()))
            yield from unsigned_writes(api, resolver)
        if kind == "AWS::ApiGateway::UsagePlan":
            yield from api_key(cloud, physical_id, resolver)
    except ClientError as e:
        yield Check("exists", f"{logical_id} [{kind}]", True, e.response["Error"]["Code"])


def summary(findings: Findings) -> list[tuple[str, str, str]]:
    """For each promise that the endpoint emulates: the quantity of resources on which it holds, and the verdict."""
    outcomes: dict[str, list[str]] = {}
    for check, outcome in findings:
        outcomes.setdefault(check.promise, []).append(outcome)
    return [
        (promise, f"{found.count(HOLDS)} of {len(found)}", DIFFERS if DIFFERS in found else HOLDS)
        for promise, found in outcomes.items()
        if MISSING not in found
    ]


def not_emulated(findings: Findings) -> list[str]:
    return list(dict.fromkeys(check.promise for check, outcome in findings if outcome == MISSING))


def differences(findings: Findings) -> list[Check]:
    return [check for check, outcome in findings if outcome == DIFFERS]
