"""Deletes stacks, and the resources that the deletion of their stack leaves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.options import Options
from cloudcart_deploy.stacks import Stacks
from cloudcart_deploy.templates import Resolver

PROTECTED_STAGE = "prod"
TABLE = "AWS::DynamoDB::Table"
# Deleted before the tables, queues and APIs that they use.
FIRST = ("AWS::Lambda::EventSourceMapping", "AWS::Events::Rule", "AWS::ApiGateway::UsagePlan")


def confirm(options: Options, bucket: str) -> None:
    if options.yes:
        return
    stacks = ", ".join(stack.name(options.stage) for stack in options.stacks)
    what = f"{stacks} and the bucket {bucket}" if options.whole else stacks
    if not sys.stdin.isatty():
        raise DeployError("--delete asks for confirmation; without a terminal pass --yes.")
    data = "" if options.stage == PROTECTED_STAGE else ", with all data"
    if input(f"Delete {what}{data}? [y/N] ").strip().lower() not in ("y", "yes"):
        raise DeployError("Nothing has been deleted.")


def delete(cloud: Cloud, stacks: Stacks, name: str) -> None:
    """Deletes a stack. After a failed update, LocalStack does not delete all resources of the stack; they are deleted here."""
    owned = stacks.resources(name)
    stacks.delete(name)
    if not cloud.is_aws:
        remove(cloud, owned.values())


def delete_with_tables(cloud: Cloud, stacks: Stacks, name: str, resolver: Resolver) -> str:
    """Deletes a stack and the tables that its deletion policy keeps, which hold the data of the stage `prod`.

    The template gives the names, so that a second run completes a deletion that was interrupted after its stack was gone.
    """
    existed = stacks.describe(name) is not None
    delete(cloud, stacks, name)
    types = {i: resource["Type"] for i, resource in resolver.template["Resources"].items()}
    named = [(types[i], text) for i, text in resolver.names().items() if types[i] == TABLE or not cloud.is_aws]
    if cloud.is_aws and resolver.parameters["Stage"] == PROTECTED_STAGE:
        tables = ", ".join(text for _, text in named)
        return f"deleted; its data stays: {tables}" if existed and tables else "deleted" if existed else "did not exist"
    removed = remove(cloud, named)
    return "deleted" if existed or removed else "did not exist"


def remove(cloud: Cloud, resources: Iterable[tuple[str, str]]) -> list[str]:
    """Deletes those of the (type, physical id) pairs that still exist; returns their ids."""
    ordered = sorted(resources, key=lambda r: (r[0] not in FIRST, r[0]))
    return [physical_id for kind, physical_id in ordered if kind in DELETERS and _removed(cloud, kind, physical_id)]


def _removed(cloud: Cloud, kind: str, physical_id: str) -> bool:
    try:
        DELETERS[kind](cloud, physical_id)
    except ClientError as e:
        # Each service has a different code for a missing resource.
        code = e.response["Error"]["Code"]
        if any(word in code for word in ("NotFound", "NonExistent", "NoSuchEntity", "InvalidAddress")):
            return False
        raise
    return True


def _delete_queue(cloud: Cloud, name_or_url: str) -> None:
    sqs = cloud.client("sqs")
    sqs.delete_queue(QueueUrl=sqs.get_queue_url(QueueName=name_or_url.rsplit("/", 1)[-1])["QueueUrl"])


def _delete_rule(cloud: Cloud, name: str) -> None:
    events = cloud.client("events")
    targets = [target["Id"] for target in events.list_targets_by_rule(Rule=name)["Targets"]]
    if targets:
        events.remove_targets(Rule=name, Ids=targets)
    events.delete_rule(Name=name)


def _delete_usage_plan(cloud: Cloud, plan: str) -> None:
    apigateway = cloud.client("apigateway")
    for stage in apigateway.get_usage_plan(usagePlanId=plan).get("apiStages", []):
        operations = [{"op": "remove", "path": "/apiStages", "value": f"{stage['apiId']}:{stage['stage']}"}]
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
    TABLE: lambda c, i: c.client("dynamodb").delete_table(TableName=i),
    "AWS::Events::Rule": _delete_rule,
    "AWS::IAM::Role": _delete_role,
    "AWS::Lambda::EventSourceMapping": lambda c, i: c.client("lambda").delete_event_source_mapping(UUID=i),
    "AWS::Lambda::Function": lambda c, i: c.client("lambda").delete_function(FunctionName=i),
    "AWS::Logs::LogGroup": lambda c, i: c.client("logs").delete_log_group(logGroupName=i),
    "AWS::SQS::Queue": _delete_queue,
}
