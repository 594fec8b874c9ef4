"""Puts the deploy tool on the path; these tests start only linters, and use no network."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
