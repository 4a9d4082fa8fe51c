"""Examples in docstrings run; types hold."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest


PACKAGE = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["", "._corpus", "._errors", "._frames"])
def test_examples_in_docstrings(name):
    module = sys.modules["fengong" + name]
    failed, run = doctest.testmod(module)
    assert failed == 0 and (run > 0 or not name)


def test_types():
    """Against the installed package: stubs that differ from what is there, and code that differs from its types."""
    line = [sys.executable, "-m", "mypy.stubtest", "fengong._fengong"]
    stubs = subprocess.run(line, capture_output=True, text=True, cwd=PACKAGE / "tests")
    assert stubs.returncode == 0, stubs.stdout + stubs.stderr
    line = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "-p", "fengong"]
    types = subprocess.run(line, capture_output=True, text=True, cwd=PACKAGE / "tests")
    assert types.returncode == 0, types.stdout + types.stderr
