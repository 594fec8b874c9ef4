"""Deletes single resources through their services' own APIs, where an endpoint keeps what a stack had."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud

# Deleted before the tables, queues and APIs that they use.
FIRST = ("AWS::Lambda::EventSourceMapping", "AWS::Events::Rule", "AWS::ApiGateway::UsagePlan")


def _delete_rule(cloud: Cloud, name: str) -> None:
    events = cloud.client("events")
    targets = [target["Id"] for target in events.list_targets_by_rule(Rule=name)["Targets"]]
    if targets:
        events.remove_targets(Rule=name, Ids=targets)
    events.delete_rule(Name=name)


def _delete_usage_plan(cloud: Cloud, plan: str) -> None:
    apigateway = cloud.client("apigateway")
    for stage in apigateway.get_usage_plan(usagePlanId=plan).get("apiStages", []):
        value = f"{stage['apiId']}:{stage['stage']}"
        operations = [{"op": "remove", "path": "/apiStages", "value": value}]
        apigateway.update_usage_plan(usagePlanId=plan, patchOperations=operations)
    apigateway.delete_usage_plan(usagePlanId=plan)


def _delete_role(cloud: Cloud, name: str) -> None:
    iam = cloud.client("iam")
    for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]:
        iam.delete_role_policy(RoleName=name, PolicyName=policy)
    iam.delete_role(RoleName=name)


DELETERS: dict[str, Callable[[Cloud, str], object]] = {
    "AWS::ApiGateway::ApiKey": lambda c, i: c.client("apigateway").delete_api_key(apiKey=i),
    "AWS::ApiGateway::RestApi": lambda c, i: c.client("apigateway").delete_rest_api(restApiId=i),
    "AWS::ApiGateway::UsagePlan": _delete_usage_plan,
    "AWS::CloudWatch::Alarm": lambda c, i: c.client("cloudwatch").delete_alarms(AlarmNames=[i]),
    "AWS::DynamoDB::Table": lambda c, i: c.client("dynamodb").delete_table(TableName=i),
    "AWS::Events::Rule": _delete_rule,
    "AWS::IAM::Role": _delete_role,
    "AWS::Lambda::EventSourceMapping": lambda c, i: c.client("lambda").delete_event_source_mapping(UUID=i),
    "AWS::Lambda::Function": lambda c, i: c.client("lambda").delete_function(FunctionName=i),
    "AWS::Logs::LogGroup": lambda c, i: c.client("logs").delete_log_group(logGroupName=i),
    "AWS::SQS::Queue": lambda c, i: c.client("sqs").delete_queue(QueueUrl=i),
}


def remove(cloud: Cloud, resources: Iterable[tuple[str, str]]) -> list[str]:
    """Deletes those of the (type, physical id) pairs that still exist; returns their ids."""
    ordered = sorted(resources, key=lambda r: (r[0] not in FIRST, r[0]))
    return [physical_id for kind, physical_id in ordered if kind in DELETERS and _removed(cloud, kind, physical_id)]


def _removed(cloud: Cloud, kind: str, physical_id: str) -> bool:
    try:
        DELETERS[kind](cloud, physical_id)
    except ClientError as e:
        # Each service has its own word for "not there".
        code = e.response["Error"]["Code"]
        if any(word in code for word in ("NotFound", "NonExistent", "NoSuchEntity", "InvalidAddress")):
            return False
        raise
    return True
