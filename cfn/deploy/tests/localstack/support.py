"""A LocalStack for the tests, and a copy of the checkout in which they run the scripts."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import boto3

from cloudcart_deploy import build
from cloudcart_deploy.cloud import LOCAL_REGION, is_localstack
from cloudcart_deploy.shop import ROOT

LAUNCHER = ROOT / "cfn" / "localstack" / "localstack.sh"
START_SECONDS = 180
GATE = """#!/bin/sh
echo "asked: $*" >>"$(dirname "$0")/asked"
while [ $# -gt 0 ]; do
  case "$1" in
    --next-manifest) echo "what runs now" >"$2" ;;
    --deployed) cat "$2" >>"$(dirname "$0")/asked" ;;
  esac
  shift
done
"""


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class LocalStack:
    """One running LocalStack; `settings` are its environment variables."""

    def __init__(self, folder: Path, port: int | None = None, settings: dict[str, str] | None = None):
        self.port = port or free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.log = folder / "localstack.log"
        with self.log.open("w") as out:
            self._process = subprocess.Popen(
                [str(LAUNCHER), "start", "--port", str(self.port), "--dir", str(folder / "state")],
                stdout=out,
                stderr=out,
                env={**os.environ, **(settings or {})},
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not is_localstack(self.endpoint):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise AssertionError(f"LocalStack did not start:\n{self.log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.2)

    def client(self, service: str):
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(service, endpoint_url=self.endpoint, region_name=LOCAL_REGION, **keys)

    def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@dataclass(frozen=True)
class Ran:
    """Exit status and output of a script."""

    status: int
    output: str

    @property
    def ok(self) -> bool:
        return self.status == 0


class Checkout:
    """A copy of everything that a deployment reads; tests may change it."""

    def __init__(self, folder: Path):
        self.root = folder
        for name in ("deploy-localstack.sh", "start-local.sh", "seed-products.sh", "mvnw"):
            shutil.copy2(ROOT / name, folder / name)
        shutil.copytree(ROOT / ".mvn", folder / ".mvn")
        # The scripts use paths relative to their own, so a script of the copy deploys the copy.
        shutil.copytree(ROOT / "cfn", folder / "cfn", ignore=shutil.ignore_patterns("tests", "__pycache__", "pytest-reports"))
        for path in [p for p in build.outputs() if ROOT / "cfn" not in p.parents]:
            copy = folder / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            if path == build.GATE:
                # Belongs to the gate, which is replaced.
                copy.touch()
                continue
            assert path.is_file(), f"{path} is missing; build the services first"
            shutil.copy2(path, copy)
        self.replace_gate("exit 0")
        for path in build.outputs():
            # As after a build, these are newer than each source.
            os.utime(folder / path.relative_to(ROOT))

    def jar(self, service: str) -> Path:
        return self.root / "services" / service / "target" / f"{service}.jar"

    def template(self, service: str) -> Path:
        return self.root / "cfn" / f"{service}.yaml"

    def replace_gate(self, script: str) -> Path:
        """Replaces the gate, which has its own tests; `script` decides the exit status."""
        gate = self.root / "contract-tests" / "gate.sh"
        gate.parent.mkdir(exist_ok=True)
        gate.with_name("verify.sh").touch()
        gate.write_text(GATE + script + "\n", encoding="utf-8")
        gate.chmod(0o755)
        return gate

    def deploy(self, *options: str, env: dict[str, str] | None = None) -> Ran:
        return self.run("deploy-localstack.sh", "--env-file", str(self.root / "env"), *options, env=env)

    def run(self, script: str, *arguments: str, env: dict[str, str] | None = None) -> Ran:
        ran = subprocess.run(
            [str(self.root / script), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **(env or {})},
            timeout=500,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout)

    def address(self, api: str) -> str:
        lines = (self.root / "env").read_text(encoding="utf-8").splitlines()
        return next(line.split("=", 1)[1] for line in lines if line.startswith(f"NEXT_PUBLIC_{api}_API_URL="))

    def replace_function(self, service: str, class_name: str, body: str) -> None:
        """Replaces a class in a service's jar by a function that answers each call with `body`."""
        package, _, name = class_name.rpartition(".")
        folder = self.root / "replacement" / service
        source = folder / f"{name}.java"
        folder.mkdir(parents=True)
        answer = json.dumps({"statusCode": 200, "headers": {"content-type": "application/json"}, "body": body})
        source.write_text(
            f"package {package};\n"
            "public final class " + name + " implements com.amazonaws.services.lambda.runtime.RequestStreamHandler {\n"
            "  public void handleRequest(java.io.InputStream in, java.io.OutputStream out,\n"
            "      com.amazonaws.services.lambda.runtime.Context context) throws java.io.IOException {\n"
            "    in.readAllBytes();\n"
            f"    out.write({json.dumps(answer)}.getBytes(java.nio.charset.StandardCharsets.UTF_8));\n"
            "  }\n}\n"
        )
        javac = Path(os.environ["JAVA_HOME"]) / "bin" / "javac"
        jar = self.jar(service)
        subprocess.run([str(javac), "--release", "21", "-cp", str(jar), "-d", str(folder), str(source)], check=True)
        entry = f"{package.replace('.', '/')}/{name}.class"
        with zipfile.ZipFile(jar) as old:
            kept = [(item, old.read(item)) for item in old.infolist() if item.filename != entry]
        with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as new:
            for item, data in kept:
                new.writestr(item, data)
            new.write(folder / entry, entry)

