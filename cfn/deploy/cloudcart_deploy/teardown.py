"""Deletes stacks, and the resources that the deletion of their stack leaves."""

import sys
from collections.abc import Iterable

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.options import Options
from cloudcart_deploy.stacks import Stacks
from cloudcart_deploy.templates import Resolver

PROTECTED_STAGE = "prod"
TABLE = "AWS::DynamoDB::Table"
# Type → service, operation, and the operation's parameter for the physical id.
DELETIONS = {
    "AWS::ApiGateway::ApiKey": ("apigateway", "delete_api_key", "apiKey"),
    "AWS::ApiGateway::RestApi": ("apigateway", "delete_rest_api", "restApiId"),
    "AWS::ApiGateway::UsagePlan": ("apigateway", "delete_usage_plan", "usagePlanId"),
    "AWS::CloudWatch::Alarm": ("cloudwatch", "delete_alarms", "AlarmNames"),
    "AWS::Events::Rule": ("events", "delete_rule", "Name"),
    "AWS::IAM::Role": ("iam", "delete_role", "RoleName"),
    "AWS::Lambda::EventSourceMapping": ("lambda", "delete_event_source_mapping", "UUID"),
    "AWS::Lambda::Function": ("lambda", "delete_function", "FunctionName"),
    "AWS::Logs::LogGroup": ("logs", "delete_log_group", "logGroupName"),
    "AWS::SQS::Queue": ("sqs", "delete_queue", "QueueUrl"),
    TABLE: ("dynamodb", "delete_table", "TableName"),
}


def confirm(options: Options, bucket: str) -> None:
    if options.yes:
        return
    stacks = ", ".join(stack.name(options.stage) for stack in options.stacks)
    what = f"{stacks} and the bucket {bucket}" if options.whole else stacks
    if not sys.stdin.isatty():
        raise DeployError("--delete asks for confirmation; without a terminal pass --yes.")
    data = "" if options.stage == PROTECTED_STAGE else ", with their tables"
    if input(f"Delete {what}{data}? [y/N] ").strip().lower() not in ("y", "yes"):
        raise DeployError("Nothing has been deleted.")


def delete(cloud: Cloud, stacks: Stacks, name: str) -> None:
    """Deletes a stack. After a failed update, LocalStack does not delete all its resources; the others are deleted here."""
    owned = stacks.resources(name)
    stacks.delete(name)
    if not cloud.is_aws:
        _remove(cloud, owned.values())


def delete_with_tables(cloud: Cloud, stacks: Stacks, name: str, resolver: Resolver) -> str:
    """Deletes a stack and the tables that its deletion policy keeps, except in the stage prod of AWS.

    The names come from the template, so that a second run completes a deletion that ended after the stack was gone.
    """
    existed = stacks.describe(name) is not None
    delete(cloud, stacks, name)
    named = [(kind, text) for kind, text in resolver.names().values() if kind == TABLE or not cloud.is_aws]
    protected = cloud.is_aws and resolver.parameters["Stage"] == PROTECTED_STAGE
    removed = [] if protected else _remove(cloud, named)
    kept = f"; these tables stay: {', '.join(text for _, text in named)}" if protected and named else ""
    return f"deleted{kept}" if existed or removed else "did not exist"


def _remove(cloud: Cloud, resources: Iterable[tuple[str, str]]) -> list[str]:
    """Deletes those of the (type, physical id) pairs that still exist; returns their ids."""
    return [physical_id for kind, physical_id in resources if kind in DELETIONS and _removed(cloud, kind, physical_id)]


def _removed(cloud: Cloud, kind: str, physical_id: str) -> bool:
    service, operation, parameter = DELETIONS[kind]
    client = cloud.client(service)
    try:
        if service == "events":
            targets = client.list_targets_by_rule(Rule=physical_id)["Targets"]
            client.remove_targets(Rule=physical_id, Ids=[target["Id"] for target in targets] or ["none"])
        elif service == "iam":
            for policy in client.list_role_policies(RoleName=physical_id)["PolicyNames"]:
                client.delete_role_policy(RoleName=physical_id, PolicyName=policy)
        elif service == "sqs":
            physical_id = client.get_queue_url(QueueName=physical_id.rsplit("/", 1)[-1])["QueueUrl"]
        getattr(client, operation)(**{parameter: [physical_id] if parameter == "AlarmNames" else physical_id})
    except ClientError as e:
        # Each service has a different code for a missing resource.
        code = e.response["Error"]["Code"]
        if any(word in code for word in ("NotFound", "NonExistent", "NoSuchEntity")):
            return False
        raise
    return True
