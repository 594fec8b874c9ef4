"""Brings a stack to its template. A stack that LocalStack cannot update in place is deleted and created again."""

from cloudcart_deploy import account, api_keys, readback, shop
from cloudcart_deploy.apis import Api
from cloudcart_deploy.artefacts import Artefacts
from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.options import Options
from cloudcart_deploy.shop import Stack
from cloudcart_deploy.stacks import TABLE, UNUSABLE, StackFailure, Stacks
from cloudcart_deploy.templates import Resolver, digests, imports, load, load_file

PROTECTED_STAGE = "prod"


class Deployment:
    """The stacks of a run at its endpoint."""

    def __init__(self, options: Options, artefacts: Artefacts, account_id: str):
        self.options = options
        self.artefacts = artefacts
        self.cloud = artefacts.cloud
        self.stacks = Stacks(artefacts.cloud)
        self.account_id = account_id
        self.chosen: dict[Stack, dict[str, str]] = {}

    def deploy(self, stack: Stack) -> None:
        """Raises DeployError when the stack cannot be deployed; AWS then rolls an update back."""
        name = self._name(stack)
        needed = {text.replace("${Stage}", self.options.stage) for text in imports(load_file(stack.template))}
        if missing := sorted(needed - self.stacks.exports().keys()):
            # LocalStack would replace a missing export by an empty text.
            raise DeployError(f"{name} needs what another stack exports ({', '.join(missing)}); deploy that one first.")
        existing = self.stacks.await_end(name)
        if existing is None:
            self._create(stack)
        elif existing["StackStatus"] in UNUSABLE:
            self._recreate(stack, f"its status is {existing['StackStatus']}")
        else:
            self._update(stack)

    def exists(self, stack: Stack) -> bool:
        """Whether something of the stack may run."""
        existing = self.stacks.describe(self._name(stack))
        return existing is not None and existing["StackStatus"] not in UNUSABLE

    def plan(self, stack: Stack) -> list[dict]:
        """The `ResourceChange`s of a deployment; changes nothing."""
        existing = self.stacks.describe(self._name(stack))
        if existing is None or existing["StackStatus"] in UNUSABLE:
            # A change set for a stack that does not exist would create an empty stack.
            resources = load_file(stack.template)["Resources"].items()
            return [{"Action": "Add", "LogicalResourceId": i, "ResourceType": r["Type"]} for i, r in resources]
        # CloudFormation reads the files when it creates the change set.
        uploaded = self.artefacts.upload(stack)
        try:
            return self.stacks.plan(self._name(stack), *self._template(stack))
        finally:
            self.artefacts.remove(uploaded)

    def parameter_changes(self, stack: Stack) -> list[str]:
        """The parameters that a deployment would change, each with its old and new value."""
        before, after = self._chosen(stack), self._template(stack)[1]
        changes = []
        for name, parameter in load_file(stack.template)["Parameters"].items():
            if "Default" in parameter and name not in api_keys.PARAMETERS:
                default = f"{parameter['Default']} (default)".strip()
                old, new = before.get(name, default), after.get(name, default)
                if old != new:
                    changes.append(f"{name}: {old} → {new}")
        return changes

    def prepare_account(self) -> None:
        """Raises DeployError when the account's limit does not allow this run."""
        self.check_concurrency()
        account.allow_access_logs(self.cloud)

    def check_concurrency(self) -> None:
        wanted: dict[str, int] = {}
        for stack in self.options.stacks:
            wanted |= self._reservations(stack)
        account.check_concurrency(self.cloud, wanted)

    def _reservations(self, stack: Stack) -> dict[str, int]:
        """Name of each function that can have a reservation → the concurrency that a deployment would reserve, 0 for none."""
        template = load_file(stack.template)
        resolver = Resolver(template, self._values(stack, template), {})
        reserving = [i for i, r in template["Resources"].items() if "ReservedConcurrentExecutions" in r.get("Properties", {})]
        functions = map(resolver.properties, reserving)
        return {f["FunctionName"]: int(f.get("ReservedConcurrentExecutions", 0)) for f in functions}

    def delete(self, stack: Stack) -> str:
        """Deletes the stack with its tables, which the deletion policy keeps; in the stage prod of AWS the tables stay."""
        importers = [self._name(s) for s in self._importers(stack) if s not in self.options.stacks]
        if importers:
            # Like CloudFormation on AWS; LocalStack would delete the stack.
            raise DeployError(f"{', '.join(importers)} import from {self._name(stack)}; delete them first.")
        existed = self.stacks.describe(self._name(stack)) is not None
        self.stacks.delete(self._name(stack))
        # The template gives the names, so that a second run completes a deletion that ended when the stack was gone.
        named = Resolver(load_file(stack.template), self._given(), {}).names().values()
        tables = [(kind, name) for kind, name in named if kind == TABLE]
        if tables and self.cloud.is_aws and self.options.stage == PROTECTED_STAGE:
            return f"deleted; these tables stay: {', '.join(name for _, name in tables)}"
        removed = self.stacks.remove(tables if self.cloud.is_aws else named)
        return "deleted" if existed or removed else "did not exist"

    def read_back(self, stack: Stack) -> readback.Findings:
        return readback.read_back(self.cloud, stack, self._resolver(stack))

    def _create(self, stack: Stack) -> None:
        changes = self._create_from(stack, *self._template(stack))
        if stack.definition:
            self._api(stack).mark_published()
        note(f"{self._name(stack)}: created, {len(changes)} resources")

    def _create_from(self, stack: Stack, body: str, values: dict[str, str | None]) -> list[str]:
        try:
            return self.stacks.apply(self._name(stack), "CREATE", body, values)
        except StackFailure:
            self.stacks.delete(self._name(stack))
            raise

    def _update(self, stack: Stack) -> None:
        try:
            changes = self.stacks.apply(self._name(stack), "UPDATE", *self._template(stack))
        except StackFailure as e:
            if self.cloud.is_aws:
                raise
            return self._recreate(stack, e.reasons[0])
        if stack.definition and not (api := self._api(stack)).is_published():
            api.publish()
            note(f"{self._name(stack)}: API definition published")
        # LocalStack reports success also for updates that it does not implement.
        dropped = readback.differences(self.read_back(stack)) if changes and not self.cloud.is_aws else []
        if dropped:
            return self._recreate(stack, str(dropped[0]))
        note(f"{self._name(stack)}: " + ("updated " + ", ".join(changes) if changes else "no changes"))

    def _recreate(self, stack: Stack, reason: str) -> None:
        """Deletes the stack and the stacks that import from it, and creates the stack again.

        The run creates the importing stacks later, in their wave; those that it does not deploy are created as they were.
        """
        # On AWS, only a stack whose creation failed comes here, and nothing imports from that one.
        importers = [] if self.cloud.is_aws else self._importers(stack)
        note(f"{self._name(stack)} cannot be updated in place: {reason}")
        note(f"deleted and created again, so their data is gone: {', '.join(map(self._name, [stack, *importers]))}")
        for s in [stack, *importers]:
            self._chosen(s)
        others = {s: self._as_deployed(s) for s in importers if s not in self.options.stacks}
        for s in [*reversed(importers), stack]:
            self.stacks.delete(self._name(s))
        self._create(stack)
        for s, template in others.items():
            self._create_from(s, *template)

    def _importers(self, stack: Stack) -> list[Stack]:
        return [s for s in shop.importers(stack) if self.stacks.describe(self._name(s))]

    def _as_deployed(self, stack: Stack) -> tuple[str, dict[str, str | None]]:
        """The deployed template and its parameters. CloudFormation masks the API keys; the keys of this run replace them."""
        body = self.stacks.template(self._name(stack))
        declared = load(body)["Parameters"]
        return body, self._chosen(stack) | {name: value for name, value in self._api_keys(stack).items() if name in declared}

    def _chosen(self, stack: Stack) -> dict[str, str]:
        """The values of the deployed stack that are not the defaults of its template, except a masked one.

        They are read once, so that a stack that is deleted and created again keeps them.
        """
        if stack not in self.chosen:
            existing = self.stacks.describe(self._name(stack)) or {}
            values = {p["ParameterKey"]: p["ParameterValue"] for p in existing.get("Parameters", [])}
            declared = load(self.stacks.template(self._name(stack)))["Parameters"] if values else {}
            self.chosen[stack] = {
                name: value
                for name, value in values.items()
                if value != str(declared[name].get("Default")) and set(value) != {"*"}
            }
        return self.chosen[stack]

    def _api_keys(self, stack: Stack) -> dict[str, str | None]:
        """Without a key, the parameters of the keys keep their values; a plan does not ask for a key."""
        if self.options.api_keys:
            return api_keys.parameters(self.options.api_keys, self._chosen(stack))
        return dict.fromkeys(api_keys.SLOTS)

    def _name(self, stack: Stack) -> str:
        return stack.name(self.options.stage)

    def _given(self) -> dict[str, str]:
        local = {} if self.cloud.is_aws else {"SnapStart": "off", "ExecuteApiBaseUrl": str(self.cloud.endpoint)}
        stage = self.options.stage
        return {"Stage": stage, "Suffix": stage[:1].upper() + stage[1:], **local, **self.options.parameters}

    def _template(self, stack: Stack) -> tuple[str, dict[str, str | None]]:
        """The template, and the values for the parameters that it declares."""
        template = load_file(stack.template)
        built = {name: value for name, value in self.artefacts.parameters(stack).items() if name in template["Parameters"]}
        values = self._values(stack, template) | built
        return stack.template.read_text(encoding="utf-8"), values | digests(template, values, self.stacks.exports())

    def _values(self, stack: Stack, template: dict) -> dict[str, str | None]:
        """The values for the parameters of the template that do not depend on the build.

        A parameter that this run does not give keeps its value, unless `--reset` names it.
        """
        kept = {name: value for name, value in self._chosen(stack).items() if name not in self.options.reset}
        given = kept | self._given() | self._api_keys(stack)
        return {name: value for name, value in given.items() if name in template["Parameters"]}

    def _resolver(self, stack: Stack) -> Resolver:
        ids = {logical_id: physical_id for logical_id, (_, physical_id) in self.stacks.resources(self._name(stack)).items()}
        exports, region = self.stacks.exports(), self.options.region
        return Resolver(load_file(stack.template), self._template(stack)[1], ids, exports, self.account_id, region)

    def _api(self, stack: Stack) -> Api:
        return Api.of(self.cloud, self._resolver(stack), stack.definition)
