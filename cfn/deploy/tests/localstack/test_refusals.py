"""Each refusal is one sentence: no endpoint, a port in use, a missing tool, no confirmation."""

from __future__ import annotations

import os
import socket

import pytest
from support import free_port


def sentence(output: str) -> str:
    lines = [line for line in output.splitlines() if not line.startswith(("▸", "  "))]
    assert len(lines) == 1, output
    return lines[0]


def path_without(tool: str, folder) -> str:
    """A PATH with all commands of the current one except the tool."""
    folder.mkdir()
    for directory in os.environ["PATH"].split(os.pathsep):
        for name in os.listdir(directory) if os.path.isdir(directory) else []:
            target = folder / name
            if name != tool and not os.path.lexists(target):
                target.symlink_to(os.path.join(directory, name))
    return str(folder)


def test_an_endpoint_without_a_server_is_refused(checkout):
    ran = checkout.deploy("--endpoint", f"http://127.0.0.1:{free_port()}", "--skip-build")
    assert not ran.ok
    assert "Nothing listens at http://127.0.0.1:" in sentence(ran.output)


def test_an_endpoint_of_aws_is_refused(checkout):
    ran = checkout.deploy("--endpoint", "https://dynamodb.eu-west-1.amazonaws.com", "--skip-build")
    assert not ran.ok
    assert "pass --aws" in sentence(ran.output)


def test_a_delete_without_a_confirmation_is_refused(localstack, checkout):
    ran = checkout.deploy("--endpoint", localstack.endpoint, "--delete")
    assert not ran.ok
    assert "without a terminal pass --yes" in sentence(ran.output)


def test_a_port_in_use_is_refused(checkout):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = checkout.run("start-local.sh", "--backend-only", "--port", str(port))
    assert not ran.ok
    assert f"Port {port} is in use" in sentence(ran.output)


@pytest.mark.parametrize("script", ["deploy-localstack.sh", "start-local.sh"])
def test_a_missing_tool_is_named(script, checkout, tmp_path_factory):
    path = path_without("mvn", tmp_path_factory.mktemp("tools") / "bin")
    arguments = ["--backend-only", "--port", str(free_port())] if script == "start-local.sh" else ["--skip-build"]
    ran = checkout.run(script, *arguments, env={"PATH": path})
    assert not ran.ok
    assert "needs Maven" in sentence(ran.output)


def test_a_storefront_without_node_is_refused(checkout, tmp_path_factory):
    path = path_without("npm", tmp_path_factory.mktemp("tools") / "bin")
    ran = checkout.run("start-local.sh", "--port", str(free_port()), env={"PATH": path})
    assert not ran.ok
    assert "needs Node 20" in sentence(ran.output)


def test_seeding_without_a_catalog_is_refused(checkout):
    ran = checkout.run("seed-products.sh")
    assert not ran.ok
    assert "No catalog is known" in sentence(ran.output)


def test_an_unknown_option_is_refused(checkout):
    ran = checkout.run("start-local.sh", "--frontend-only")
    assert not ran.ok
    assert "does not know --frontend-only" in sentence(ran.output)
