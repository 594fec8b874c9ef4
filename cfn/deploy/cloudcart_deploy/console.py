"""What a person reads: steps with their durations, notes, tables, and one sentence for a failure."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager


class DeployError(Exception):
    """Stops the run; its text is the sentence, and perhaps lines below it, for the person."""


@contextmanager
def step(title: str):
    """Announces a step, then its duration; notes in between are indented below it."""
    print(f"▸ {title} …", flush=True)
    started = time.monotonic()
    yield
    print(f"  done in {time.monotonic() - started:.1f} s", flush=True)


def note(text: str) -> None:
    for line in text.splitlines():
        print(f"  {line}", flush=True)


def warn(text: str) -> None:
    print(f"  ! {text}", file=sys.stderr, flush=True)


def table(rows: list[tuple[str, ...]], header: tuple[str, ...]) -> str:
    """Rows as aligned columns under their header."""
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    lines = [header, tuple("─" * width for width in widths), *rows]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths)).rstrip() for line in lines)


def confirm(question: str, command: str, otherwise: str) -> None:
    """Asks the person; raises DeployError unless the answer is yes. `otherwise` is what the person reads then."""
    if not sys.stdin.isatty():
        raise DeployError(f"{command} asks for confirmation; without a terminal pass --yes.")
    if input(f"{question}? [y/N] ").strip().lower() not in ("y", "yes"):
        raise DeployError(otherwise)
