"""CloudFormation: creates, updates and deletes a stack, and reads its parts.

Whether an operation failed is read from its events, because LocalStack reports different statuses for a failure.
"""

import time
from collections.abc import Iterator
from typing import NamedTuple

from botocore.exceptions import ClientError

from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError

STACK_TYPE = "AWS::CloudFormation::Stack"
CAPABILITIES = ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
NO_CHANGES = ("didn't contain changes", "No updates are to be performed")
# On AWS the creation failed. On LocalStack, which does not roll back, an update can also lead to these.
UNUSABLE = ("CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "REVIEW_IN_PROGRESS")
FAILURE_SECONDS = 30


class Change(NamedTuple):
    """One line of a change set."""

    action: str
    logical_id: str
    kind: str
    replacement: str = ""

    def __str__(self) -> str:
        return f"{self.action} {self.logical_id} [{self.kind}]{' (replaced)' if self.replacement == 'True' else ''}"


class StackFailure(DeployError):
    """An operation failed; `reasons` are the events of the resources that failed."""

    def __init__(self, name: str, done: str, events: list[dict]):
        self.reasons = [
            f"{e['LogicalResourceId']} [{e['ResourceType']}] {e['ResourceStatus']}: {e.get('ResourceStatusReason', 'no reason given')}"
            for e in events
        ]
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

    def usable(self, name: str) -> bool:
        """Whether the stack exists and can be updated."""
        stack = self.describe(name)
        return stack is not None and stack["StackStatus"] not in UNUSABLE

    def outputs(self, name: str) -> dict[str, str]:
        return {o["OutputKey"]: o["OutputValue"] for o in (self.describe(name) or {}).get("Outputs", [])}

    def resources(self, name: str) -> dict[str, tuple[str, str]]:
        """Logical id → (type, physical id)."""
        found = self._all("list_stack_resources", "StackResourceSummaries", StackName=name) if self.describe(name) else ()
        return {
            r["LogicalResourceId"]: (r["ResourceType"], r["PhysicalResourceId"])
            for r in found
            if r.get("PhysicalResourceId") and r["ResourceStatus"] != "DELETE_COMPLETE"
        }

    def exports(self) -> dict[str, str]:
        return {e["Name"]: e["Value"] for e in self._all("list_exports", "Exports")}

    def _events(self, name: str) -> list[dict]:
        """Oldest first."""
        return list(self._all("describe_stack_events", "StackEvents", StackName=name))[::-1]

    def _all(self, operation: str, items: str, **arguments: str) -> Iterator[dict]:
        for page in self.cfn.get_paginator(operation).paginate(**arguments):
            yield from page[items]

    def plan(self, name: str, body: str, values: dict[str, str]) -> list[Change]:
        """What an update would change; changes nothing."""
        change_set = self._change_set(name, "UPDATE", body, values)
        if change_set is None:
            return []
        self.cfn.delete_change_set(StackName=name, ChangeSetName=change_set["ChangeSetId"])
        return _changes(change_set)

    def apply(self, name: str, kind: str, body: str, values: dict[str, str]) -> list[Change]:
        """Executes a CREATE or an UPDATE; returns what changed, nothing when the stack was up to date.

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
        return _changes(change_set)

    def delete(self, name: str) -> None:
        self.cfn.delete_stack(StackName=name)
        if self.await_end(name):
            failed = [e for e in self._events(name) if e["ResourceStatus"] == "DELETE_FAILED"]
            raise StackFailure(name, "deleted", failed)

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

    def _change_set(self, name: str, kind: str, body: str, values: dict[str, str]) -> dict | None:
        """A change set that can be executed, or None when nothing would change."""
        created = self.cfn.create_change_set(
            StackName=name,
            ChangeSetName=f"deploy-{time.time_ns()}",
            ChangeSetType=kind,
            TemplateBody=body,
            Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in values.items()],
            Capabilities=CAPABILITIES,
            Tags=[{"Key": "application", "Value": "cloudcart"}],
        )
        where = {"StackName": name, "ChangeSetName": created["Id"]}
        while (found := self.cfn.describe_change_set(**where))["Status"] in ("CREATE_PENDING", "CREATE_IN_PROGRESS"):
            time.sleep(self.cloud.poll_seconds)
        ready, reason = found["Status"] == "CREATE_COMPLETE", found.get("StatusReason", "")
        if ready and (found["Changes"] or kind == "CREATE"):
            return found
        self.cfn.delete_change_set(**where)
        if ready or any(text in reason for text in NO_CHANGES):
            return None
        raise DeployError(f"{name}: CloudFormation refused the change set: {reason}")


def _changes(change_set: dict) -> list[Change]:
    found = [c["ResourceChange"] for c in change_set["Changes"] if "ResourceChange" in c]
    return [Change(c["Action"], c["LogicalResourceId"], c["ResourceType"], c.get("Replacement", "")) for c in found]
