"""A run of the script, from its options to its exit status."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from cloudcart_deploy import build, follow_up, gate, shop
from cloudcart_deploy.artefacts import Artefacts
from cloudcart_deploy.cloud import Cloud, local_endpoint, start_localstack
from cloudcart_deploy.console import DeployError, confirm, note, step, table, warn
from cloudcart_deploy.deployment import PROTECTED_STAGE, Deployment
from cloudcart_deploy.options import Options, parse
from cloudcart_deploy.readback import CODE, differences, not_emulated, summary
from cloudcart_deploy.shop import Stack


class Run:
    """The steps of one invocation, in their order."""

    def __init__(self, options: Options):
        self.options = options
        self.updated: list[Stack] = []

    def build(self) -> None:
        if not self.options.skip_build:
            with step("Build"):
                build.build(self.options.stacks)

    def deploy(self) -> None:
        self._find_endpoint(start_localstack)
        self.build()
        manifest = self._ask_gate()
        self._sign_in()
        with step("Account"):
            self.deployment.prepare_account()
        with step("Artefacts"):
            self.artefacts.create()
            with ThreadPoolExecutor(5) as pool:
                uploaded = sum(map(len, pool.map(self.artefacts.upload, self.options.stacks)))
            note(f"{uploaded} uploaded to {self.artefacts.bucket}" if uploaded else "all uploaded before")
        try:
            for wave in shop.WAVES:
                self._deploy_wave([stack for stack in wave if stack in self.options.stacks])
            with step("Read back"):
                self._read_back()
        except (DeployError, ClientError, BotoCoreError):
            self._record_after_failure()
            raise
        if manifest:
            self.artefacts.write(gate.MANIFEST, manifest)
            gate.record(self.options, "record-deployment", self.updated, "The deployment succeeded")
        self._use_shop()

    def plan(self) -> None:
        self._find_endpoint(None)
        self.build()
        self._sign_in()
        self.deployment.check_concurrency()
        for stack in self.options.stacks:
            with step(f"Plan of {stack.name(self.options.stage)}"):
                for parameter in self.deployment.parameter_changes(stack):
                    note(f"parameter {parameter}")
                for change in (changes := self.deployment.plan(stack)):
                    replaced = " (replaced)" if change.get("Replacement") == "True" else ""
                    note(f"{change['Action']} {change['LogicalResourceId']} [{change['ResourceType']}]{replaced}")
                if not changes:
                    note("no changes")

    def delete(self) -> None:
        self._find_endpoint(None)
        self._sign_in()
        gate.require_environment(self.options)
        if not self.options.yes:
            self._confirm()
        deleted = []
        try:
            for stack in reversed(self.options.stacks):
                with step(f"Delete {stack.name(self.options.stage)}"):
                    note(self.deployment.delete(stack))
                deleted.append(stack)
        except (DeployError, ClientError, BotoCoreError):
            self._record_beside_failure("record-undeployment", deleted, "The deletion failed")
            raise
        if self.options.whole:
            with step(f"Delete bucket {self.artefacts.bucket}"):
                self.artefacts.delete()
            follow_up.write_env({}, self.options.env_file)
        gate.record(self.options, "record-undeployment", deleted, "The deletion succeeded")

    def _confirm(self) -> None:
        stacks = ", ".join(stack.name(self.options.stage) for stack in self.options.stacks)
        data = "" if self.options.stage == PROTECTED_STAGE else ", with their tables"
        bucket = f" and the bucket {self.artefacts.bucket}" if self.options.whole else ""
        confirm(f"Delete {stacks}{bucket}{data}", "--delete", "Nothing has been deleted.")

    def _find_endpoint(self, start: Callable[[], str] | None) -> None:
        options = self.options
        with step("Endpoint"):
            self.cloud = Cloud(options.region, None if options.aws else local_endpoint(options.endpoint, start))
            note(f"{self.cloud.endpoint or 'AWS'}, region {options.region}, stage {options.stage}")

    def _sign_in(self) -> None:
        """The first call at the endpoint; it returns the account."""
        account = self.cloud.client("sts").get_caller_identity()["Account"]
        bucket = self.options.bucket or f"cloudcart-{account}-{self.options.region}-{self.options.stage}"
        self.artefacts = Artefacts(self.cloud, bucket)
        self.deployment = Deployment(self.options, self.artefacts, account)

    def _ask_gate(self) -> bytes:
        if self.options.skip_gate:
            return b""
        with step("Contract gate"):
            deployed = None
            if not self.options.whole:
                # The gate also needs what this run does not change; only for that, a call comes before the gate.
                self._sign_in()
                deployed = self.artefacts.read(gate.MANIFEST)
            manifest = gate.check(self.options.stacks, deployed)
        gate.ask_broker(self.options)
        return manifest

    def _record_after_failure(self) -> None:
        """Records what really runs: the stacks that were updated, and those that are gone."""
        if not self.options.environment:
            return
        gone = [stack for stack in shop.STACKS if stack not in self.updated and not self.deployment.exists(stack)]
        self._record_beside_failure("record-deployment", self.updated, "The deployment failed")
        self._record_beside_failure("record-undeployment", gone, "The deployment failed")

    def _record_beside_failure(self, command: str, stacks: list[Stack], done: str) -> None:
        """The run ends with its own failure, not with the broker's."""
        try:
            gate.record(self.options, command, stacks, done)
        except DeployError as e:
            warn(str(e))

    def _deploy_wave(self, wave: list[Stack]) -> None:
        if not wave:
            return
        with step("Deploy " + " and ".join(stack.name(self.options.stage) for stack in wave)):
            with ThreadPoolExecutor(len(wave)) as pool:
                futures = {stack: pool.submit(self.deployment.deploy, stack) for stack in wave}
            # All have ended here: the failure of one stack does not interrupt the other one.
            failures = [e for future in futures.values() if (e := future.exception())]
            self.updated += [stack for stack, future in futures.items() if not future.exception()]
            for failure in failures[1:]:
                warn(str(failure))
            if failures:
                raise failures[0]

    def _read_back(self) -> None:
        with ThreadPoolExecutor(len(self.options.stacks)) as pool:
            found = dict(zip(self.options.stacks, pool.map(self.deployment.read_back, self.options.stacks)))
        # With another setting, this build runs; with other code, another build runs, which the broker must not take for this one.
        self.updated = [stack for stack in self.updated if not any(check.promise == CODE for check in differences(found[stack]))]
        findings = [finding for of_stack in found.values() for finding in of_stack]
        note(table(summary(findings), ("promise", "holds", "verdict")))
        if ignored := not_emulated(findings):
            note(f"not emulated here: {', '.join(ignored)}")
        wrong = differences(findings)
        for check in wrong:
            warn(str(check))
        if wrong:
            again = "" if self.cloud.is_aws else " To restore the stacks, run --delete and deploy again; their data is then gone."
            raise DeployError(f"The resources differ from their templates; the lines with ! name the differences.{again}")

    def _use_shop(self) -> None:
        """Prints the outputs. With the whole shop: writes the addresses, loads the products, places the test order."""
        outputs = {s.service: self.deployment.stacks.outputs(s.name(self.options.stage)) for s in shop.STACKS}
        rows = [(s, name, value) for s, values in outputs.items() for name, value in sorted(values.items())]
        print(table(rows, ("stack", "output", "value")))
        catalog, cart, orders = (outputs[service].get("ApiUrl", "") for service in ("catalog", "cart", "order"))
        if not (catalog and cart and orders):
            return note("the shop is not complete, so no products are loaded and no test order is placed")
        api_key = self.options.api_keys[0]
        with step(f"Addresses in {self.options.env_file.name}"):
            changed = follow_up.write_env(follow_up.variables(catalog, cart, orders, api_key), self.options.env_file)
            note("written" if changed else "up to date")
        if not self.options.skip_seed:
            with step("Products"):
                sign = follow_up.unsigned if self.options.stage == shop.OPEN_STAGE else self.cloud.sign
                added, present = follow_up.seed(catalog, sign)
                note(f"{added} products added, {present} existed already")
        if outputs["order"].get("UserAuthorization") != "NONE":
            return note("the orders API needs the token of a user, so no test order is placed")
        if all(outputs.values()) and not self.options.skip_smoke:
            with step("Test order"):
                follow_up.place_test_order(catalog, orders, api_key)


def main() -> int:
    """Prints one sentence for each failure."""
    started = time.monotonic()
    try:
        options = parse(sys.argv[1:])
        run = Run(options)
        {"deploy": run.deploy, "plan": run.plan, "delete": run.delete, "build-only": run.build}[options.action]()
    except (DeployError, ClientError, BotoCoreError, KeyboardInterrupt) as e:
        print(f"✗ {sentence(e)}", file=sys.stderr)
        return 130 if isinstance(e, KeyboardInterrupt) else 1
    print(f"Finished in {time.monotonic() - started:.1f} s")
    return 0


def sentence(failure: BaseException) -> str:
    """What a person reads of a failure."""
    if isinstance(failure, DeployError):
        return str(failure)
    if isinstance(failure, KeyboardInterrupt):
        return "Stopped; an operation that has started at the endpoint continues there."
    if isinstance(failure, NoCredentialsError):
        return "AWS credentials are missing; sign in (aws configure, aws sso login) and try again."
    return f"The endpoint refused a call, or did not answer: {failure}"
