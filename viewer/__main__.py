"""The composition root: ``python -m viewer`` and the console script ``dateline``."""

from __future__ import annotations

import io
import sys

from viewer import cli
from viewer.reading import CHILD
from viewer.store import logs


def main() -> int:
    """Run the command line on this process's words and streams; returns the exit code."""
    if sys.argv[1:] == [CHILD]:
        from viewer.reading import child

        child.main()
        return 0
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return cli.main(sys.argv[1:], logs.set_up())


if __name__ == "__main__":
    sys.exit(main())
