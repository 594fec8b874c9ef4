"""Puts the engine on the path; these tests start no process but linters and reach no network."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
