"""Brings one stack to its template by a change set, and judges by what the resources say.

LocalStack differs from AWS where it hurts most: it reports a failed update as any status, leaves a failed create or
update half-made, and keeps some resources of a deleted stack. Outcomes are therefore read from the events of the very
operation, and what the endpoint leaves behind is cleaned up here.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

from botocore.exceptions import ClientError

from cloudcart_deploy import leftovers, restore
from cloudcart_deploy.cloud import Cloud
from cloudcart_deploy.console import DeployError
from cloudcart_deploy.restore import State

STACK_TYPE = "AWS::CloudFormation::Stack"
CAPABILITIES = ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
NOTHING_TO_DO = ("didn't contain changes", "No updates are to be performed")


@dataclass(frozen=True)
class Change:
    """One line of a change set."""

    action: str
    logical_id: str
    kind: str
    replacement: str = ""

    def __str__(self) -> str:
        replaced = " (replaced)" if self.replacement == "True" else ""
        return f"{self.action} {self.logical_id} [{self.kind}]{replaced}"


class StackFailure(DeployError):
    """An operation that failed; carries the events of the resources that made it fail."""

    def __init__(self, name: str, events: list[dict]):
        lines = [
            f"    {e['LogicalResourceId']} [{e['ResourceType']}] {e['ResourceStatus']}: "
            f"{e.get('ResourceStatusReason', 'no reason given')}"
            for e in events
        ]
        super().__init__("\n".join([f"{name} could not be deployed; its own events say:", *lines]))


class Stacks:
    """CloudFormation, as far as a deployment needs it."""

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

    def deployed(self, name: str) -> dict | None:
        """The stack, if an operation on it has ever succeeded; a failed create does not count."""
        stack = self.describe(name)
        if stack is None or stack["StackStatus"] in ("REVIEW_IN_PROGRESS", "DELETE_COMPLETE"):
            return None
        succeeded = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE")
        if stack["StackStatus"] in succeeded:
            return stack
        own = (e for e in self.events(name) if e["ResourceType"] == STACK_TYPE and e["LogicalResourceId"] == name)
        return stack if any(e["ResourceStatus"] in succeeded for e in own) else None

    def outputs(self, name: str) -> dict[str, str]:
        stack = self.describe(name) or {}
        return {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])}

    def resources(self, name: str) -> dict[str, tuple[str, str]]:
        """Logical id → (type, physical id)."""
        try:
            pages = self.cfn.get_paginator("list_stack_resources").paginate(StackName=name)
            found = [r for page in pages for r in page["StackResourceSummaries"]]
        except ClientError as e:
            if "does not exist" in str(e):
                return {}
            raise
        return {
            r["LogicalResourceId"]: (r["ResourceType"], r["PhysicalResourceId"])
            for r in found
            if r.get("PhysicalResourceId") and r["ResourceStatus"] != "DELETE_COMPLETE"
        }

    def events(self, name: str) -> list[dict]:
        pages = self.cfn.get_paginator("describe_stack_events").paginate(StackName=name)
        return [event for page in pages for event in page["StackEvents"]]

    def exports(self) -> dict[str, str]:
        pages = self.cfn.get_paginator("list_exports").paginate()
        return {e["Name"]: e["Value"] for page in pages for e in page["Exports"]}

    def state(self, name: str) -> State | None:
        stack = self.deployed(name)
        if stack is None:
            return None
        template = self.cfn.get_template(StackName=name, TemplateStage="Original")["TemplateBody"]
        values = {p["ParameterKey"]: p["ParameterValue"] for p in stack.get("Parameters", [])}
        return State(template if isinstance(template, str) else json.dumps(template), values, self.resources(name))

    def plan(self, name: str, body: str, values: dict[str, str]) -> list[Change]:
        """What a deployment would change; nothing is."""
        change_set = self._change_set(name, body, values, "UPDATE")
        if change_set is None:
            return []
        self.cfn.delete_change_set(StackName=name, ChangeSetName=change_set["ChangeSetId"])
        return _changes(change_set)

    def apply(self, name: str, body: str, values: dict[str, str]) -> list[Change]:
        """Creates or updates the stack; returns what changed, nothing when it was up to date already.

        Raises StackFailure with the failed events; then the stack is gone (a create) or as it was (an update).
        """
        before = self.state(name)
        if before is None and self.describe(name):
            self.delete(name)
        change_set = self._change_set(name, body, values, "UPDATE" if before else "CREATE")
        if change_set is None:
            return []
        seen = {e["EventId"] for e in self.events(name)}
        self.cfn.execute_change_set(StackName=name, ChangeSetName=change_set["ChangeSetId"])
        self._await_end(name)
        new = [e for e in self.events(name) if e["EventId"] not in seen]
        failed = [e for e in new if e["ResourceStatus"].endswith("_FAILED") and e["ResourceType"] != STACK_TYPE]
        status = (self.describe(name) or {"StackStatus": "gone"})["StackStatus"]
        if failed or status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            self._clean_up(name, before, new)
            raise StackFailure(name, list(reversed(failed or new)))
        return _changes(change_set)

    def delete(self, name: str, keeping: frozenset[str] = frozenset()) -> None:
        """Deletes the stack and whatever of it the endpoint leaves behind, but for resources of the kept types."""
        owned = self.resources(name)
        self.cfn.delete_stack(StackName=name)
        while (stack := self.describe(name)) and stack["StackStatus"] != "DELETE_COMPLETE":
            if stack["StackStatus"] == "DELETE_FAILED":
                failed = [e for e in self.events(name) if e["ResourceStatus"] == "DELETE_FAILED"]
                raise StackFailure(name, failed)
            time.sleep(self.cloud.poll_seconds)
        if not self.cloud.is_aws:
            leftovers.remove(self.cloud, [r for r in owned.values() if r[0] not in keeping])

    def _clean_up(self, name: str, before: State | None, events: list[dict]) -> None:
        """After a failure: a failed create leaves nothing; what a failed update added goes, where nobody else does it."""
        if before is None:
            self.delete(name)
        elif not self.cloud.is_aws:
            known = {physical_id for _, physical_id in before.resources.values()}
            added = [
                (e["ResourceType"], e["PhysicalResourceId"])
                for e in events
                if e["ResourceStatus"] == "CREATE_COMPLETE" and e.get("PhysicalResourceId")
            ]
            leftovers.remove(self.cloud, [a for a in added if a[1] not in known and a[0] != STACK_TYPE])
            restore.functions(self.cloud, before, self.exports())

    def _change_set(self, name: str, body: str, values: dict[str, str], kind: str) -> dict | None:
        """A change set ready to be executed, or None when there is nothing to change."""
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
        described = self.cfn.describe_change_set(**where)
        while described["Status"] in ("CREATE_PENDING", "CREATE_IN_PROGRESS"):
            time.sleep(self.cloud.poll_seconds)
            described = self.cfn.describe_change_set(**where)
        if described["Status"] == "CREATE_COMPLETE" and (described["Changes"] or kind == "CREATE"):
            return described
        self.cfn.delete_change_set(**where)
        reason = described.get("StatusReason", "")
        if described["Status"] == "CREATE_COMPLETE" or any(text in reason for text in NOTHING_TO_DO):
            return None
        raise DeployError(f"{name}: its change set was refused: {reason}")

    def _await_end(self, name: str) -> None:
        while True:
            stack = self.describe(name)
            if stack is None or not stack["StackStatus"].endswith("_IN_PROGRESS"):
                return
            time.sleep(self.cloud.poll_seconds)


def _changes(change_set: dict) -> list[Change]:
    described = (c["ResourceChange"] for c in change_set["Changes"] if "ResourceChange" in c)
    return [
        Change(c["Action"], c["LogicalResourceId"], c["ResourceType"], c.get("Replacement", "")) for c in described
    ]
