"""A run from its first step to its last."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from cloudcart_deploy import broker, build, gate, local, seed, shop, storefront, teardown, versions
from cloudcart_deploy.apis import Api
from cloudcart_deploy.artefacts import Artefacts
from cloudcart_deploy.cloud import Cloud, checked_endpoint
from cloudcart_deploy.console import DeployError, note, step, table, warn
from cloudcart_deploy.options import Options
from cloudcart_deploy.readback import Deployed, deployed, differences, read_back, summary
from cloudcart_deploy.shop import Stack
from cloudcart_deploy.smoke import smoke
from cloudcart_deploy.stacks import Change, Stacks
from cloudcart_deploy.templates import load_file


class Run:
    """The steps of one invocation, in their order."""

    def __init__(self, options: Options):
        self.options = options
        self.cloud: Cloud
        self.stacks: Stacks
        self.artefacts: Artefacts
        self.account: str

    def deploy(self) -> None:
        self._find_endpoint(local.find_or_start)
        self.build()
        next_manifest = self._pass_the_gate()
        self._sign_in()
        with step("Artefacts"):
            self.artefacts.create()
            with ThreadPoolExecutor(5) as pool:
                uploaded = sum(pool.map(self.artefacts.upload, self.options.stacks))
            note(f"{uploaded} uploaded to {self.artefacts.bucket}" if uploaded else "all there already")
        for wave in shop.WAVES:
            self._deploy_wave([stack for stack in wave if stack in self.options.stacks])
        with step("Read back"):
            self._read_back()
        if next_manifest:
            self._remember(next_manifest)
        self._finish(self._outputs())

    def plan(self) -> None:
        self._find_endpoint(local.find)
        self.build()
        self._sign_in()
        for stack in self.options.stacks:
            with step(f"Plan of {stack.name(self.options.stage)}"):
                changes = self._planned(stack)
                note("\n".join(map(str, changes)) if changes else "no changes")

    def delete(self) -> None:
        self._find_endpoint(local.find)
        self._sign_in()
        teardown.confirm(self.options, self.artefacts.bucket)
        for stack in reversed(self.options.stacks):
            with step(f"Delete {stack.name(self.options.stage)}"):
                note(teardown.delete_stack(self.cloud, self.stacks, stack, self.options.stage))
        if self.options.whole:
            with step(f"Delete bucket {self.artefacts.bucket}"):
                self.artefacts.delete()
            storefront.forget(self.options.env_file)
        if broker.configured():
            with step("Pact Broker"):
                broker.forget(self.options)

    def _find_endpoint(self, otherwise: Callable[[], str]) -> None:
        with step("Endpoint"):
            endpoint = None
            if not self.options.aws:
                endpoint = checked_endpoint(self.options.endpoint) if self.options.endpoint else otherwise()
            self.cloud = Cloud(self.options.region, endpoint)
            self.stacks = Stacks(self.cloud)
            note(f"{endpoint or 'AWS'}, region {self.options.region}, stage {self.options.stage}")

    def build(self) -> None:
        if not self.options.skip_build:
            with step("Build"):
                build.build()

    def _pass_the_gate(self) -> bytes:
        if self.options.skip_gate:
            return b""
        with step("Contract gate"):
            deployed = None
            if not self.options.whole:
                # What is left alone counts too; to know it is the one call that the gate comes after.
                self._sign_in()
                deployed = gate.manifest(self.artefacts)
            next_manifest = gate.check(self.options.stacks, deployed)
        if broker.configured():
            with step("Pact Broker"):
                broker.allow(self.options)
        return next_manifest

    def _remember(self, manifest: bytes) -> None:
        gate.keep(self.artefacts, manifest)
        if broker.configured():
            with step("Pact Broker"):
                broker.record(self.options)

    def _sign_in(self) -> None:
        """The first call that reaches the endpoint: whose account it is."""
        self.account = self.cloud.account()
        usual = f"cloudcart-{self.account}-{self.options.region}-{self.options.stage}"
        self.artefacts = Artefacts(self.cloud, self.options.bucket or usual)

    def _parameters(self, stack: Stack, exports: dict[str, str]) -> dict[str, str]:
        given = {
            "Stage": self.options.stage,
            "Suffix": shop.suffix(self.options.stage),
            **({} if self.cloud.is_aws else {"SnapStart": "off", "ExecuteApiBaseUrl": str(self.cloud.endpoint)}),
            **self.options.parameters,
            **self.artefacts.parameters(stack),
        }
        template = load_file(stack.template)
        values = shop.parameters(template, given)
        return values | versions.digests(template, values, exports)

    def _deploy_wave(self, wave: list[Stack]) -> None:
        if not wave:
            return
        with step("Deploy " + " and ".join(stack.name(self.options.stage) for stack in wave)):
            with ThreadPoolExecutor(len(wave)) as pool:
                futures = {stack: pool.submit(self._deploy, stack) for stack in wave}
            # Both have ended by now: a failure of one does not leave the other in the air.
            failures = [e for future in futures.values() if (e := future.exception())]
            for failure in failures[1:]:
                warn(str(failure))
            if failures:
                raise failures[0]

    def _deploy(self, stack: Stack) -> None:
        name = stack.name(self.options.stage)
        before = self.stacks.deployed(name) is not None
        body = stack.template.read_text(encoding="utf-8")
        exports = self.stacks.exports()
        missing = self._missing_exports(stack, exports)
        if missing:
            raise DeployError(f"{name} needs what another stack exports ({', '.join(missing)}); deploy that one first.")
        changes = self.stacks.apply(name, body, self._parameters(stack, exports))
        self._publish(stack, created=not before)
        note(f"{name}: {_told(changes, before)}")

    def _missing_exports(self, stack: Stack, exports: dict[str, str]) -> list[str]:
        """LocalStack resolves an export that is not there to nothing, in silence."""
        needed = _imports(load_file(stack.template))
        names = {text.replace("${Stage}", self.options.stage) for text in needed}
        return sorted(names - exports.keys())

    def _publish(self, stack: Stack, created: bool) -> None:
        if not stack.definition:
            return
        api = Api.of(self.cloud, self._deployed(stack).resolver, stack.definition.read_text(encoding="utf-8"))
        if created:
            api.mark_published()
        elif not api.is_published():
            api.publish()
            note(f"{stack.name(self.options.stage)}: API definition published")

    def _deployed(self, stack: Stack) -> Deployed:
        exports = self.stacks.exports()
        shared = {"exports": exports, "account": self.account, "region": self.options.region}
        return deployed(self.stacks, stack, self.options.stage, self._parameters(stack, exports), shared)

    def _read_back(self) -> None:
        with ThreadPoolExecutor(len(self.options.stacks)) as pool:
            states = list(pool.map(self._deployed, self.options.stacks))
            found = list(pool.map(lambda s: read_back(self.cloud, self.artefacts, s), states))
        findings = [finding for findings in found for finding in findings]
        note(table(summary(findings), ("promise", "holds", "verdict")))
        wrong = differences(findings)
        for line in wrong:
            warn(line)
        if wrong and self.cloud.is_aws:
            raise DeployError("AWS does not say what the templates promise; see the differences above.")

    def _planned(self, stack: Stack) -> list[Change]:
        name = stack.name(self.options.stage)
        template = load_file(stack.template)
        if self.stacks.deployed(name) is None:
            # A change set for a stack that is not there would leave an empty one behind.
            return [Change("Add", logical_id, r["Type"]) for logical_id, r in template["Resources"].items()]
        keys = [self.artefacts.code_key(stack)]
        if stack.definition:
            keys.append(self.artefacts.definition_key(stack))
        new = [key for key in keys if not self.artefacts.holds(key)]
        # CloudFormation reads the files when it makes the change set; they go again right after.
        self.artefacts.upload(stack)
        try:
            values = self._parameters(stack, self.stacks.exports())
            return self.stacks.plan(name, stack.template.read_text(encoding="utf-8"), values)
        finally:
            self.artefacts.remove(new)

    def _outputs(self) -> dict[str, dict[str, str]]:
        outputs = {s.service: self.stacks.outputs(s.name(self.options.stage)) for s in shop.STACKS}
        rows = [(s, name, value) for s, values in outputs.items() for name, value in sorted(values.items())]
        print(table(rows, ("stack", "output", "value")))
        return outputs

    def _finish(self, outputs: dict[str, dict[str, str]]) -> None:
        """What needs the whole shop: the storefront's addresses, products, a smoke order."""
        urls = [outputs[service].get("ApiUrl") for service in ("catalog", "cart", "order")]
        if not all(urls):
            note("the shop is not whole yet, so there is no seed and no smoke order")
            return
        catalog, cart, orders = map(str, urls)
        api_key = self.options.parameters["ApiKey"]
        with step(f"Addresses in {self.options.env_file.name}"):
            changed = storefront.write(storefront.variables(catalog, cart, orders, api_key), self.options.env_file)
            note("written" if changed else "up to date")
        if not self.options.skip_seed:
            with step("Seed"):
                added, present = seed.seed(catalog)
                note(f"{added} products added, {present} were there already")
        whole = all(outputs.values())
        if whole and not self.options.skip_smoke:
            with step("Smoke order"):
                smoke(catalog, orders, api_key)


def _told(changes: list[Change], existed: bool) -> str:
    if not existed:
        return f"created, {len(changes)} resources"
    if not changes:
        return "no changes"
    return "updated " + ", ".join(change.logical_id for change in changes)


def _imports(node: object) -> set[str]:
    """The names that a template imports, with `${Stage}` still in them."""
    if isinstance(node, dict):
        found = {node["Fn::ImportValue"]["Fn::Sub"]} if "Fn::ImportValue" in node else set()
        return found.union(*map(_imports, node.values()))
    if isinstance(node, list):
        return set().union(*map(_imports, node))
    return set()
