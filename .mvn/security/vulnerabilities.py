#!/usr/bin/env python3
"""Prints the known vulnerabilities of what the shop is made of: vulnerabilities.py

Asks OSV about the libraries of the functions (the bill of materials beside each jar), and npm's registry about the packages
of each package-lock.json. A source that does not answer is named as skipped. Exit code 1: there are vulnerabilities.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OSV = "https://api.osv.dev/v1/querybatch"
SECONDS = 20


def main() -> int:
    bills = sorted(ROOT.glob("services/*/target/*.cdx.json"))
    locks = sorted([*ROOT.glob("*/package-lock.json"), *ROOT.glob("*/*/package-lock.json")])
    found = libraries(bills, os.environ.get("OSV_URL", OSV))
    for lock in locks:
        found += packages(lock.parent)
    print(f"{len(found)} known vulnerabilities" + "".join(f"\n  {line}" for line in found))
    return 1 if found else 0


def libraries(bills: list[Path], osv: str) -> list[str]:
    """One line for each library of a function with known vulnerabilities."""
    if not bills:
        return skipped("the libraries of the functions", "build them first, online")
    components = [c for bill in bills for c in json.loads(bill.read_text(encoding="utf-8"))["components"]]
    purls = sorted({c["purl"].split("?")[0] for c in components if c["group"] != "com.cloudcart"})
    body = json.dumps({"queries": [{"package": {"purl": purl}} for purl in purls]}).encode()
    request = urllib.request.Request(osv, body, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            results = json.load(answer)["results"]
    except (OSError, ValueError, KeyError) as e:
        return skipped(f"{len(purls)} libraries of the functions", f"{osv} did not answer: {e}")
    ids = {purl: [v["id"] for v in result.get("vulns", [])] for purl, result in zip(purls, results, strict=True)}
    return [f"{purl}: {', '.join(known)}" for purl, known in ids.items() if known]


def packages(folder: Path) -> list[str]:
    """One line for each npm package with known vulnerabilities."""
    what = f"the npm packages of {folder.relative_to(ROOT)}"
    try:
        ran = subprocess.run(
            ["npm", "audit", "--json", "--package-lock-only"],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=3 * SECONDS,
            check=False,
        )
        report = json.loads(ran.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as e:
        return skipped(what, f"npm audit gave no report: {e}")
    if "vulnerabilities" not in report:
        return skipped(what, f"the registry did not answer: {report.get('message', 'no reason')}")
    return [f"{name} ({folder.relative_to(ROOT)}): {v['severity']}" for name, v in report["vulnerabilities"].items()]


def skipped(what: str, why: str) -> list[str]:
    print(f"Skipped: {what}; {why}")
    return []


if __name__ == "__main__":
    sys.exit(main())
