"""Builds what runs, when a source is newer than what was built from it; a build that is up to date costs nothing."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from cloudcart_deploy.console import DeployError, note
from cloudcart_deploy.shop import ROOT, STACKS

SOURCES = ("pom.xml", ".mvn", "api-specs", "event-schemas", "generated-clients", "services", "contract-tests")
LOCALSTACK = ROOT / "cfn" / "localstack" / "target"
STOREFRONT_CLIENT = ROOT / "generated-clients/typescript/target/generated-sources/typescript/orders/api.ts"
GATE = ROOT / "contract-tests" / "target" / "gate.classpath"
NOT_SOURCES = {"target", "node_modules"}


def outputs() -> list[Path]:
    built = [path for stack in STACKS for path in (stack.jar, stack.definition) if path]
    return [*built, LOCALSTACK / "runtime-client.classpath", STOREFRONT_CLIENT, GATE]


def build() -> None:
    """Leaves jars, API definitions and the storefront's client up to date with its sources, or stops with Maven's own words."""
    if up_to_date():
        note("up to date")
        return
    services = [f"services/{stack.service}" for stack in STACKS]
    modules = ",".join(["cfn/localstack", "generated-clients/typescript", "contract-tests", *services])
    # Tests ran where the code was written; this is about having the jars.
    command = [str(ROOT / "mvnw"), "-q", "-B", "package", "-DskipTests", "-am", "-pl", modules]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if ran.returncode:
        raise DeployError(f"The build failed; nothing has been deployed. Maven says:\n{_tail(ran.stdout)}")
    for path in outputs():
        if not path.is_file():
            raise DeployError(f"The build left no {path.relative_to(ROOT)}.")
        # Maven leaves a jar alone whose content would be the same; its time says "looked at" from now on.
        os.utime(path)


def up_to_date() -> bool:
    built = outputs()
    if not all(path.is_file() for path in built):
        return False
    oldest = min(path.stat().st_mtime for path in built)
    return all(os.stat(path).st_mtime <= oldest for path in _sources())


def _sources() -> Iterator[str]:
    for name in SOURCES:
        path = ROOT / name
        if path.is_file():
            yield str(path)
        for folder, folders, files in os.walk(path):
            folders[:] = [f for f in folders if f not in NOT_SOURCES]
            for file in files:
                yield os.path.join(folder, file)


def _tail(output: str) -> str:
    return "\n".join(output.splitlines()[-40:])
