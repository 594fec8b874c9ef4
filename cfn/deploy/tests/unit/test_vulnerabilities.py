"""The report of known vulnerabilities; a small OSV in this test answers."""

from __future__ import annotations

import json
import sys

import pytest

from cloudcart_deploy.shop import ROOT
from json_server import JsonHandler, serving

sys.path.insert(0, str(ROOT / ".mvn" / "security"))

import vulnerabilities  # noqa: E402

OLD, NEW = "pkg:maven/org.example/old@1.0", "pkg:maven/org.example/new@2.0"


@pytest.fixture
def bill(tmp_path):
    purls = [f"{OLD}?type=jar", f"{NEW}?type=jar", "pkg:maven/com.cloudcart/lambda-kit@1.0.0-SNAPSHOT?type=jar"]
    components = [{"group": p.split("/")[1], "purl": p} for p in purls]
    file = tmp_path / "order.cdx.json"
    file.write_text(json.dumps({"components": components}))
    return file


@pytest.fixture
def osv():
    asked = []

    class Osv(JsonHandler):
        def do_POST(self):
            queries = self.body()["queries"]
            asked.extend(query["package"]["purl"] for query in queries)
            known = [{"vulns": [{"id": "GHSA-1"}, {"id": "GHSA-2"}]} if q["package"]["purl"] == OLD else {} for q in queries]
            self.answer(200, {"results": known})

    with serving(Osv) as url:
        yield url, asked


def test_the_libraries_of_the_functions_with_known_vulnerabilities_are_named(bill, osv):
    url, asked = osv
    assert vulnerabilities.libraries([bill], url) == [f"{OLD}: GHSA-1, GHSA-2"]
    assert asked == [NEW, OLD]


def test_a_source_that_does_not_answer_is_named_as_skipped(bill, capsys):
    assert vulnerabilities.libraries([bill], "http://127.0.0.1:9") == []
    assert capsys.readouterr().out.startswith("Skipped: 2 libraries of the functions; http://127.0.0.1:9 did not answer")


def test_missing_bills_are_named_as_skipped(capsys):
    assert vulnerabilities.libraries([], "http://127.0.0.1:9") == []
    assert capsys.readouterr().out.startswith("Skipped: the libraries of the functions")


@pytest.mark.parametrize(
    ("report", "lines", "printed"),
    [
        ({"vulnerabilities": {"axios": {"severity": "high"}}}, ["axios (frontend): high"], ""),
        ({"message": "405 Method Not Allowed"}, [], "Skipped: the npm packages of frontend; the registry did not answer: 405"),
    ],
)
def test_the_npm_packages_are_reported_or_named_as_skipped(report, lines, printed, monkeypatch, tmp_path, capsys):
    npm = tmp_path / "npm"
    npm.write_text(f"#!/bin/sh\ncat <<'END'\n{json.dumps(report)}\nEND\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert vulnerabilities.packages(ROOT / "frontend") == lines
    assert capsys.readouterr().out.startswith(printed)
