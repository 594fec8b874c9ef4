"""Runs Maven when a source is newer than the build, and other programs of the checkout."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.shop import ROOT, STACKS, Stack

SOURCES = (".mvn", "api-specs", "event-schemas", "generated-clients", "services", "contract-tests")
NOT_SOURCES = {"target", "node_modules"}
CLASS_PATH = ROOT / "cfn" / "localstack" / "target" / "runtime-client.classpath"
STOREFRONT_CLIENT = ROOT / "generated-clients/typescript/target/generated-sources/typescript/orders/api.ts"
GATE = ROOT / "contract-tests" / "target" / "gate.classpath"


def run(*command: str | Path) -> tuple[int, str]:
    """Runs a program to its end; returns its exit status and everything that it printed."""
    arguments = [str(part) for part in command]
    ran = subprocess.run(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return ran.returncode, ran.stdout


def last_lines(text: str, count: int = 40) -> str:
    return "\n".join(text.splitlines()[-count:])


def outputs(stacks: tuple[Stack, ...] = STACKS) -> list[Path]:
    built = [path for stack in stacks for path in (stack.jar, stack.definition) if path]
    return [*built, CLASS_PATH, STOREFRONT_CLIENT, GATE]


def build(stacks: tuple[Stack, ...] = STACKS) -> None:
    """Brings the stacks' jars and API definitions, and the storefront's client, up to date; raises DeployError with Maven's output.

    Of the other services, only those are built that the contract tests call as consumers.
    """
    built = outputs(stacks)
    if all(path.is_file() for path in built) and max(map(os.path.getmtime, _sources())) <= min(map(os.path.getmtime, built)):
        note("up to date")
        return
    modules = ["cfn/localstack", "generated-clients/typescript", "contract-tests", *(f"services/{s.service}" for s in stacks)]
    # A deployment needs only the jars; `./mvnw verify` runs the tests.
    maven("package", "-DskipTests", "-am", "-pl", ",".join(modules))
    for path in built:
        if not path.is_file():
            raise DeployError(f"The build did not create {path.relative_to(ROOT)}.")
        # Maven does not write a jar again whose content is the same; the new time says that the jar is up to date.
        os.utime(path)


def maven(*arguments: str) -> None:
    status, output = run(ROOT / "mvnw", "-q", "-B", *arguments)
    if status:
        raise DeployError(f"The build failed; nothing has been deployed. Maven's last lines:\n{last_lines(output)}")


def _sources() -> Iterator[str]:
    for name in SOURCES:
        for folder, folders, files in os.walk(ROOT / name):
            folders[:] = [f for f in folders if f not in NOT_SOURCES]
            yield from (os.path.join(folder, file) for file in files)
    yield from map(str, ROOT.glob("pom.xml"))
