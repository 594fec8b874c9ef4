"""CloudFormation: creates, updates and deletes a stack, and reads its parts.

Whether an operation failed is read from its events, because LocalStack reports different statuses for a failure.
"""

import json
import time
from collections.abc import Iterable

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.templates import load

STACK_TYPE = "AWS::CloudFormation::Stack"
CAPABILITIES = ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
NO_CHANGES = ("didn't contain changes", "No updates are to be performed")
# On AWS the creation failed. On LocalStack, which does not roll back, an update can also lead to these.
UNUSABLE = ("CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "REVIEW_IN_PROGRESS")
FAILURE_SECONDS = 30
TABLE = "AWS::DynamoDB::Table"
# Type → service, operation that deletes a resource, and the operation's parameter for the physical id.
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


class StackFailure(DeployError):
    """An operation failed; `reasons` are the events of the resources that failed."""

    def __init__(self, name: str, done: str, events: list[dict]):
        what = "{LogicalResourceId} [{ResourceType}] {ResourceStatus}: {ResourceStatusReason}"
        found = [what.format(**{"ResourceStatusReason": "no reason given", **event}) for event in events]
        self.reasons = found or ["no event names a reason"]
        super().__init__("\n    ".join([f"{name} could not be {done}; its own events say:", *self.reasons]))


class Stacks:
    """The stacks of one region."""

    def __init__(self, cloud: Cloud):
        self.cloud = cloud
        self.cfn = cloud.client("cloudformation")

    def describe(self, name: str) -> dict | None:
        try:
            return self.cfn.describe_stacks(StackName=name)["Stacks"][0]
        except ClientError as e:
            if "does not exist" in str(e):
                return None
            raise

    def template(self, name: str) -> str:
        """The template that is deployed, as it was written."""
        body = self.cfn.get_template(StackName=name, TemplateStage="Original")["TemplateBody"]
        return body if isinstance(body, str) else json.dumps(body)

    def outputs(self, name: str) -> dict[str, str]:
        return {o["OutputKey"]: o["OutputValue"] for o in (self.describe(name) or {}).get("Outputs", [])}

    def resources(self, name: str) -> dict[str, tuple[str, str]]:
        """Logical id → (type, physical id)."""
        found = self._list("list_stack_resources", "StackResourceSummaries", StackName=name) if self.describe(name) else []
        return {
            r["LogicalResourceId"]: (r["ResourceType"], r["PhysicalResourceId"])
            for r in found
            if r.get("PhysicalResourceId") and r["ResourceStatus"] != "DELETE_COMPLETE"
        }

    def exports(self) -> dict[str, str]:
        return {e["Name"]: e["Value"] for e in self._list("list_exports", "Exports")}

    def _events(self, name: str) -> list[dict]:
        """Oldest first."""
        return self._list("describe_stack_events", "StackEvents", StackName=name)[::-1]

    def _list(self, operation: str, items: str, **arguments: str) -> list[dict]:
        return self.cfn.get_paginator(operation).paginate(**arguments).build_full_result().get(items, [])

    def plan(self, name: str, body: str, values: dict[str, str | None]) -> list[dict]:
        """The `ResourceChange`s of an update; changes nothing."""
        change_set = self._change_set(name, "UPDATE", body, values)
        if change_set is None:
            return []
        self.cfn.delete_change_set(StackName=name, ChangeSetName=change_set["ChangeSetId"])
        return [change["ResourceChange"] for change in change_set["Changes"]]

    def apply(self, name: str, kind: str, body: str, values: dict[str, str | None]) -> list[str]:
        """Executes a CREATE or an UPDATE; returns the logical ids of what changed.

        Raises StackFailure with the failed events. Then a created stack still exists; AWS has rolled an update back, and
        LocalStack has left the stack in an unknown state.
        """
        change_set = self._change_set(name, kind, body, values)
        if change_set is None:
            return []
        before = len(self._events(name))
        self.cfn.execute_change_set(StackName=name, ChangeSetName=change_set["ChangeSetId"])
        stack = self.await_end(name)
        new = self._events(name)[before:]
        failed = [e for e in new if e["ResourceStatus"].endswith("_FAILED") and e["ResourceType"] != STACK_TYPE]
        if failed or stack is None or stack["StackStatus"] != f"{kind}_COMPLETE":
            raise StackFailure(name, "deployed", failed or new)
        return [change["ResourceChange"]["LogicalResourceId"] for change in change_set["Changes"]]

    def delete(self, name: str) -> None:
        """Deletes the stack. After a failed update, LocalStack does not delete all its resources; `remove` deletes the others."""
        owned = self.resources(name)
        self.cfn.delete_stack(StackName=name)
        if self.await_end(name):
            failed = [e for e in self._events(name) if e["ResourceStatus"] == "DELETE_FAILED"]
            raise StackFailure(name, "deleted", failed)
        if not self.cloud.is_aws:
            self.remove(owned.values())

    def remove(self, resources: Iterable[tuple[str, str]]) -> bool:
        """Deletes those of the (type, physical id) pairs that still exist; returns whether one did."""
        return any([self._remove(kind, physical_id) for kind, physical_id in resources if kind in DELETIONS])

    def _remove(self, kind: str, physical_id: str) -> bool:
        service, operation, parameter = DELETIONS[kind]
        client = self.cloud.client(service)
        try:
            if service == "events":
                targets = client.list_targets_by_rule(Rule=physical_id)["Targets"]
                client.remove_targets(Rule=physical_id, Ids=[target["Id"] for target in targets] or ["none"])
            elif service == "iam":
                for policy in client.list_role_policies(RoleName=physical_id)["PolicyNames"]:
                    client.delete_role_policy(RoleName=physical_id, PolicyName=policy)
            elif parameter == "usagePlanId":
                # LocalStack answers the deletion of a missing plan with an internal error.
                client.get_usage_plan(usagePlanId=physical_id)
            elif service == "sqs":
                physical_id = client.get_queue_url(QueueName=physical_id.rsplit("/", 1)[-1])["QueueUrl"]
            getattr(client, operation)(**{parameter: [physical_id] if parameter == "AlarmNames" else physical_id})
        except ClientError as e:
            # Each service has a different code for a missing resource.
            if any(word in e.response["Error"]["Code"] for word in ("NotFound", "NonExistent", "NoSuchEntity")):
                return False
            raise
        return True

    def await_end(self, name: str) -> dict | None:
        """Waits until no operation changes the stack; returns the stack if it exists.

        LocalStack sets a status of failure when a resource fails, but the operation ends later, with another status.
        """
        patience = 0 if self.cloud.is_aws else FAILURE_SECONDS
        while stack := self.describe(name):
            status = stack["StackStatus"]
            if status.endswith("_FAILED") and patience > 0:
                patience -= self.cloud.poll_seconds
            elif not status.endswith("_IN_PROGRESS") or status in UNUSABLE:
                break
            time.sleep(self.cloud.poll_seconds)
        return stack

    def _change_set(self, name: str, kind: str, body: str, values: dict[str, str | None]) -> dict | None:
        """A change set that can be executed, or None when nothing would change. A parameter without a value keeps it."""
        where = {"StackName": name, "ChangeSetName": f"deploy-{time.time_ns()}"}
        parameters = [
            {"ParameterKey": key, **({"UsePreviousValue": True} if value is None else {"ParameterValue": value})}
            for key, value in values.items()
        ]
        tags = [{"Key": "application", "Value": "cloudcart"}]
        self.cfn.create_change_set(
            **where, ChangeSetType=kind, TemplateBody=body, Parameters=parameters, Capabilities=CAPABILITIES, Tags=tags
        )
        while (found := self.cfn.describe_change_set(**where))["Status"] in ("CREATE_PENDING", "CREATE_IN_PROGRESS"):
            time.sleep(self.cloud.poll_seconds)
        ready, reason = found["Status"] == "CREATE_COMPLETE", found.get("StatusReason", "")
        if ready and (found["Changes"] or kind == "CREATE" or self._has_other_outputs(name, body)):
            return found
        self.cfn.delete_change_set(**where)
        if ready or any(text in reason for text in NO_CHANGES):
            return None
        raise DeployError(f"{name}: CloudFormation refused the change set: {reason}")

    def _has_other_outputs(self, name: str, body: str) -> bool:
        """A change set does not list outputs, but other stacks may import a new one."""
        return load(self.template(name)).get("Outputs") != load(body).get("Outputs")
