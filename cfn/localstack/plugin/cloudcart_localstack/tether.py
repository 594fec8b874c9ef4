"""Starts a command that ends when the thread that started it ends.

LocalStack can be killed before its cleanup. Linux then also kills the tethered process; a handler in the JVM could not ensure
this. The process also leaves its parent's session, so that only LocalStack receives Ctrl-C, and ends the process in order.

This is a script, because the child process itself must make the request to the kernel, and Python's ``preexec_fn`` is unsafe in a
process with many threads. It imports few modules, because it runs before each JVM.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def tethered(command: list[str]) -> list[str]:
    """The command line that runs ``command`` tethered to the calling thread. Start it from a long-lived thread."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *command]


def main() -> None:
    parent, *command = sys.argv[1:]
    if os.getsid(0) != os.getpid():
        os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(parent):  # the parent died before the request, so the kernel will not send the signal
        sys.exit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
