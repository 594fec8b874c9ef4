"""The linters of the installation find nothing."""

import subprocess
from pathlib import Path

from cloudcart_deploy.shop import ROOT, STACKS

SECRETS = ROOT / ".mvn" / "security" / "secrets.sh"
LAUNCHER = ROOT / "cfn" / "localstack" / "localstack.sh"


def findings(*command: str | Path) -> str:
    ran = subprocess.run([str(part) for part in (LAUNCHER, *command)], capture_output=True, text=True, check=False)
    return ran.stdout + ran.stderr + ("" if ran.returncode == 0 else f"status {ran.returncode}")


def test_cfn_lint_finds_nothing():
    assert findings("cfn-lint", *(stack.template for stack in STACKS)) == ""


def test_shellcheck_finds_nothing():
    folders = ("", ".mvn/", "api-specs/lint/", "cfn/*/", "contract-tests/", "contract-tests/broker/", "frontend/", ".mvn/security/")
    scripts = [ROOT / "mvnw", *(script for folder in folders for script in ROOT.glob(f"{folder}*.sh"))]
    assert findings("shellcheck", "--external-sources", "--source-path=SCRIPTDIR", *scripts) == ""


def test_secretlint_finds_no_secret_in_the_repository():
    ran = subprocess.run([str(SECRETS)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_secretlint_finds_a_key_that_somebody_adds(tmp_path):
    file = tmp_path / "settings.txt"
    file.write_text("token=" + "gh" + "p_abcdefghijklmnopqrstuvwxyz0123456789\n")
    ran = subprocess.run([str(SECRETS), str(file)], capture_output=True, text=True, check=False)
    assert ran.returncode != 0
    assert "GITHUB_TOKEN" in ran.stdout


def test_zizmor_finds_nothing_in_the_workflows():
    ran = subprocess.run(
        [str(LAUNCHER), "zizmor", "--offline", "--no-progress", "--quiet", "--pedantic", str(ROOT / ".github" / "workflows")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_scripts_use_only_the_bash_of_macos():
    newer = ("declare -A", "mapfile", "readarray", "${!", "|&", "&>>", ",,}", "^^}", "wait -n")
    for script in ROOT.glob("*.sh"):
        text = script.read_text(encoding="utf-8")
        assert [word for word in newer if word in text] == [], script.name
