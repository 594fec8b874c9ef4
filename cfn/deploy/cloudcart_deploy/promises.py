"""What each kind of resource promises in its template, and what the service itself says it is.

One function per resource type: it takes what the template comes to, asks the service, and yields a Check for each
promise, with the call that makes it true where the service has one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.templates import UNKNOWN


@dataclass(frozen=True)
class Check:
    """One promise of one resource against the fact; `repair` makes it true, where the service can."""

    promise: str
    subject: str
    expected: Any
    actual: Any
    repair: Callable[[], Any] | None = None

    @property
    def holds(self) -> bool:
        return _same(self.expected, self.actual)


def _same(expected: Any, actual: Any) -> bool:
    """Equal, as far as the template speaks: numbers and switches may come as text, more keys may be there."""
    if expected is UNKNOWN:
        return True
    if isinstance(expected, dict) and isinstance(actual, dict):
        return all(_same(value, actual.get(key)) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(actual, list):
        # Services give lists back in an order of their own.
        return len(expected) == len(actual) and all(any(_same(e, a) for a in actual) for e in expected)
    if isinstance(expected, bool) or isinstance(actual, bool):
        return str(expected).lower() == str(actual).lower()
    if isinstance(expected, (int, float)) or isinstance(actual, (int, float)):
        try:
            return float(expected) == float(actual)
        except (TypeError, ValueError):
            return False
    return expected == actual


def table(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    dynamodb = cloud.client("dynamodb")
    facts = dynamodb.describe_table(TableName=name)["Table"]
    backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    recovery = backups.get("PointInTimeRecoveryDescription", {}).get("PointInTimeRecoveryStatus") == "ENABLED"
    yield Check(
        "point-in-time recovery",
        name,
        wanted["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"],
        recovery,
        lambda: dynamodb.update_continuous_backups(
            TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
        ),
    )
    encrypted = facts.get("SSEDescription", {}).get("Status") in ("ENABLED", "UPDATING")
    yield Check(
        "encryption at rest",
        name,
        True,
        encrypted,
        lambda: dynamodb.update_table(TableName=name, SSESpecification={"Enabled": True}),
    )
    yield Check("on-demand capacity", name, wanted["BillingMode"], facts.get("BillingModeSummary", {}).get("BillingMode"))
    yield Check("key schema", name, wanted["KeySchema"], facts["KeySchema"])
    if "TimeToLiveSpecification" in wanted:
        yield _time_to_live(dynamodb, name, wanted["TimeToLiveSpecification"]["AttributeName"])
    served = {index["IndexName"]: index["KeySchema"] for index in facts.get("GlobalSecondaryIndexes", [])}
    for index in wanted.get("GlobalSecondaryIndexes", []):
        create = {key: index[key] for key in ("IndexName", "KeySchema", "Projection")}
        yield Check(
            "index",
            f"{name}/{index['IndexName']}",
            index["KeySchema"],
            served.get(index["IndexName"]),
            None
            if index["IndexName"] in served
            else lambda create=create: dynamodb.update_table(
                TableName=name,
                AttributeDefinitions=wanted["AttributeDefinitions"],
                GlobalSecondaryIndexUpdates=[{"Create": create}],
            ),
        )


def _time_to_live(dynamodb: Any, name: str, attribute: str) -> Check:
    fact = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    serves = fact.get("AttributeName") if fact["TimeToLiveStatus"] in ("ENABLED", "ENABLING") else None
    setting = {"AttributeName": attribute, "Enabled": True}
    repair = None if serves else lambda: dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=setting)
    return Check("time to live", name, attribute, serves, repair)


def queue(cloud: Cloud, url: str, wanted: dict) -> Iterator[Check]:
    sqs = cloud.client("sqs")
    name = url.rsplit("/", 1)[-1]
    facts = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]

    def check(promise: str, attribute: str, text: str, fact: Any) -> Check:
        repair = lambda: sqs.set_queue_attributes(QueueUrl=url, Attributes={attribute: text})  # noqa: E731
        return Check(promise, name, wanted[attribute], fact, repair)

    if "RedrivePolicy" in wanted:
        redrive = json.loads(facts.get("RedrivePolicy", "{}"))
        yield check("redrive to its dead letters", "RedrivePolicy", json.dumps(wanted["RedrivePolicy"]), redrive)
    for attribute, promise in (
        ("VisibilityTimeout", "visibility time-out"),
        ("MessageRetentionPeriod", "message retention"),
        ("SqsManagedSseEnabled", "encryption of messages"),
    ):
        if attribute in wanted:
            text = str(wanted[attribute]).lower()
            yield check(promise, attribute, text, facts.get(attribute))


def function(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    functions = cloud.client("lambda")
    facts = functions.get_function_configuration(FunctionName=name)
    settings = {
        "Handler": wanted["Handler"],
        "Timeout": int(wanted["Timeout"]),
        "MemorySize": int(wanted["MemorySize"]),
        "TracingConfig": wanted["TracingConfig"],
    }
    yield Check(
        "function settings",
        name,
        settings,
        facts,
        lambda: functions.update_function_configuration(FunctionName=name, **settings),
    )
    variables = {key: value for key, value in wanted["Environment"]["Variables"].items() if value is not UNKNOWN}
    variables = {key: str(value) for key, value in variables.items()}
    # Compared without being shown: the key of the orders API is among them.
    served = facts.get("Environment", {}).get("Variables", {})
    yield Check(
        "function environment",
        name,
        sorted(variables),
        sorted(key for key in variables if served.get(key) == variables[key]),
        lambda: functions.update_function_configuration(
            FunctionName=name, Environment={"Variables": {**served, **variables}}
        ),
    )
    if wanted["SnapStart"]["ApplyOn"] != "None":
        yield Check("SnapStart", name, wanted["SnapStart"], facts.get("SnapStart"))


def event_source(cloud: Cloud, uuid: str, wanted: dict) -> Iterator[Check]:
    functions = cloud.client("lambda")
    facts = functions.get_event_source_mapping(UUID=uuid)
    subject = facts["FunctionArn"].split(":function:")[-1]
    settings = {key: wanted[key] for key in ("BatchSize", "FunctionResponseTypes")}
    yield Check(
        "ReportBatchItemFailures",
        subject,
        settings,
        facts,
        lambda: functions.update_event_source_mapping(UUID=uuid, **settings),
    )
    enabled = facts["State"] in ("Enabled", "Enabling", "Creating", "Updating")
    yield Check("consumer enabled", subject, True, enabled)


def alarm(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    cloudwatch = cloud.client("cloudwatch")
    found = cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"]
    numbers = {"Threshold": float, "Period": int, "EvaluationPeriods": int}
    settings = {key: numbers.get(key, lambda v: v)(value) for key, value in wanted.items()}
    repair = lambda: cloudwatch.put_metric_alarm(**settings)  # noqa: E731
    yield Check("alarm", name, settings, found[0] if found else {}, repair)


def log_group(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    logs = cloud.client("logs")
    found = logs.describe_log_groups(logGroupNamePrefix=name)["logGroups"]
    kept = next((group.get("retentionInDays") for group in found if group["logGroupName"] == name), None)
    days = int(wanted["RetentionInDays"])
    repair = lambda: logs.put_retention_policy(logGroupName=name, retentionInDays=days)  # noqa: E731
    yield Check("log retention", name, days, kept, repair)


def rule(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    events = cloud.client("events")
    facts = events.describe_rule(Name=name)
    settings = {key: wanted[key] for key in ("ScheduleExpression", "State")}
    yield Check("schedule", name, settings, facts, lambda: events.put_rule(Name=name, **settings))
    targets = events.list_targets_by_rule(Rule=name)["Targets"]
    repair = lambda: events.put_targets(Rule=name, Targets=wanted["Targets"])  # noqa: E731
    yield Check("schedule's target", name, wanted["Targets"], targets, repair)


def usage_plan(cloud: Cloud, plan: str, wanted: dict) -> Iterator[Check]:
    apigateway = cloud.client("apigateway")
    facts = apigateway.get_usage_plan(usagePlanId=plan)
    rate, burst = wanted["Throttle"]["RateLimit"], wanted["Throttle"]["BurstLimit"]
    operations = [
        {"op": "replace", "path": "/throttle/rateLimit", "value": str(rate)},
        {"op": "replace", "path": "/throttle/burstLimit", "value": str(burst)},
    ]
    yield Check(
        "throttling per key",
        wanted["UsagePlanName"],
        {"rateLimit": rate, "burstLimit": burst},
        facts.get("throttle", {}),
        lambda: apigateway.update_usage_plan(usagePlanId=plan, patchOperations=operations),
    )


def stage(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    apigateway = cloud.client("apigateway")
    api = wanted["RestApiId"]
    facts = apigateway.get_stage(restApiId=api, stageName=name)
    limits = wanted["MethodSettings"][0]
    served = facts.get("methodSettings", {}).get("*/*", {})

    def patch(path: str, value: Any) -> Callable[[], Any]:
        operations = [{"op": "replace", "path": path, "value": str(value).lower()}]
        return lambda: apigateway.update_stage(restApiId=api, stageName=name, patchOperations=operations)

    rate, burst = limits["ThrottlingRateLimit"], limits["ThrottlingBurstLimit"]
    subject = f"{api}/{name}"
    rate_path, burst_path = "/*/*/throttling/rateLimit", "/*/*/throttling/burstLimit"
    yield Check("throttling: rate", subject, rate, served.get("throttlingRateLimit"), patch(rate_path, rate))
    yield Check("throttling: burst", subject, burst, served.get("throttlingBurstLimit"), patch(burst_path, burst))
    tracing = facts.get("tracingEnabled", False)
    yield Check("tracing", subject, wanted["TracingEnabled"], tracing, patch("/tracingEnabled", True))


def dashboard(cloud: Cloud, name: str, wanted: dict) -> Iterator[Check]:
    cloudwatch = cloud.client("cloudwatch")
    body = json.loads(wanted["DashboardBody"])
    name = wanted["DashboardName"]
    try:
        found = json.loads(cloudwatch.get_dashboard(DashboardName=name)["DashboardBody"])
    except ClientError:
        found = None
    widgets = [widget["properties"]["title"] for widget in body["widgets"]]
    served = [widget["properties"]["title"] for widget in found["widgets"]] if found else None
    repair = lambda: cloudwatch.put_dashboard(DashboardName=name, DashboardBody=json.dumps(body))  # noqa: E731
    yield Check("dashboard", name, widgets, served, repair)


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
