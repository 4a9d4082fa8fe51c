"""The seeds as read, and the command line to compare with."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import fengong

SEEDS = Path(__file__).parents[3] / "seeds"


def command(*words: object) -> str:
    """Standard output of ``python -m fengong``."""
    line = [sys.executable, "-m", "fengong", *map(str, words)]
    return subprocess.run(line, check=True, capture_output=True, encoding="utf-8").stdout


def tables(text: str) -> list[list[dict[str, str]]]:
    """The tables of a csv output, which stand one behind another with a blank line between."""
    return [list(csv.DictReader(io.StringIO(part))) for part in text.replace("\r\n", "\n").split("\n\n")]


@pytest.fixture(scope="session")
def seeds() -> fengong.Corpus:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", fengong.ReadWarning)
        return fengong.read(SEEDS)


@pytest.fixture
def plain():
    """Frames as dicts of lists."""
    fengong.use("dict")
    yield
    fengong.use(None)
