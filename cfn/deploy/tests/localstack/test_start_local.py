"""start-local.sh starts the shop, and Ctrl-C stops all its processes."""

from __future__ import annotations

import re
import signal
import subprocess
import time

import psutil
from support import free_port

from cloudcart_deploy.follow_up import call
from cloudcart_deploy.cloud import listens

PATIENCE_SECONDS = 400


def test_the_script_runs_the_shop_until_ctrl_c_and_leaves_no_process(checkout, tmp_path):
    port, log = free_port(), tmp_path / "start-local.log"
    with log.open("w") as out:
        command = [str(checkout.root / "start-local.sh"), "--backend-only", "--port", str(port)]
        script = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True, preexec_fn=_restore_ctrl_c)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while "Ctrl-C ends all of it" not in log.read_text(errors="replace"):
            assert script.poll() is None, log.read_text(errors="replace")
            assert time.monotonic() < deadline, log.read_text(errors="replace")
            time.sleep(0.5)
        output = log.read_text(errors="replace")
        catalog = re.search(r"^Catalog +(\S+)/products$", output, re.MULTILINE).group(1)
        assert len(call("GET", f"{catalog}/products?limit=100").body["products"]) == 10
        for table in ("DynamoDB", "SQS"):
            assert re.search(rf"^{table} .* --endpoint-url http://127.0.0.1:{port} ", output, re.MULTILINE)
        children = psutil.Process(script.pid).children(recursive=True)
        assert children

        script.send_signal(signal.SIGINT)

        assert script.wait(60) == 130
        _, alive = psutil.wait_procs(children, timeout=10)
        assert alive == []
        assert not listens(f"http://127.0.0.1:{port}")
    finally:
        script.terminate()
        script.wait(60)


def _restore_ctrl_c() -> None:
    """A background build ignores SIGINT, its children inherit this, and bash cannot trap a signal that was ignored at its start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
