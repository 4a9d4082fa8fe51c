"""The command line: ``python -m fengong``, or ``fengong`` where the package is installed."""

from __future__ import annotations

import sys

from ._fengong import run


def main() -> int:
    """Do what the command line asks for; gives the exit code."""
    return run(["fengong", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
