"""Starts a command that ends when the thread which started it does.

LocalStack can be killed before it tidies up. Linux then kills the tethered process too, which no handler in a JVM could
promise. The process also leaves its parent's session, so that Ctrl-C reaches LocalStack alone, which ends it in order.

Run as a script because the request to the kernel has to be made by the child itself, and Python's ``preexec_fn`` is unsafe in
a process with as many threads as LocalStack has. Kept to a few modules: this runs before each JVM.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def tethered(command: list[str]) -> list[str]:
    """The command line that runs ``command`` tethered to the calling thread (so start it from one that stays)."""
    return [sys.executable, "-I", "-S", __file__, str(os.getpid()), *command]


def main() -> None:
    parent, *command = sys.argv[1:]
    if os.getsid(0) != os.getpid():
        os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != int(parent):  # it died before the request was made, so the signal will never come
        sys.exit(1)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
