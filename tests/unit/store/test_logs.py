"""The log goes to a file that rotates; the terminal gets one printable line for a warning."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.helpers.process import ROOT, environment

PROGRAM = """
import logging, sys
from viewer.store import logs
path = logs.set_up()
log = logging.getLogger("test")
{body}
print(path)
"""


def logged(home: Path, body: str) -> tuple[str, str]:
    """Run these lines after the log was set up; returns what went to the two streams."""
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(body=body)],
        cwd=ROOT, env=environment(home), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ended.stdout.strip(), ended.stderr


def test_all_but_details_are_in_the_file_and_warnings_on_the_terminal(tmp_path: Path) -> None:
    body = "log.debug('one'); log.info('two'); log.warning('three %s', 3)"
    out, err = logged(tmp_path, body)
    kept = Path(out).read_text().splitlines()
    assert [line.split(" ", 2)[2] for line in kept] == ["INFO test: two", "WARNING test: three 3"]
    assert err == "dateline: warning: three 3\n"


def test_a_warning_is_one_printable_line(tmp_path: Path) -> None:
    _, err = logged(tmp_path, r"log.warning('a\x1b[2J\n\u202eb')")
    assert err == "dateline: warning: a\\x1b[2J\\n\\u202eb\n"


def test_a_traceback_is_in_the_file_alone(tmp_path: Path) -> None:
    body = "try: 1 / 0\nexcept ZeroDivisionError: log.exception('a bug')"
    out, err = logged(tmp_path, body)
    assert "ZeroDivisionError" in Path(out).read_text()
    assert err == ""


def test_the_file_does_not_grow_without_end(tmp_path: Path) -> None:
    out, _ = logged(tmp_path, "for _ in range(450): log.info('x' * 10_000)")
    files = sorted(Path(out).parent.iterdir())
    assert [path.name for path in files] == [
        "dateline.log", "dateline.log.1", "dateline.log.2", "dateline.log.3",
    ]  # fmt: skip
    assert all(path.stat().st_size <= 1_000_000 for path in files)


def test_where_no_file_can_be_written_the_terminal_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    out, err = logged(tmp_path, "log.info('lost'); log.warning('told')")
    assert out == "None"
    assert err.splitlines()[0].startswith("dateline: warning: no log in ")
    assert err.splitlines()[1] == "dateline: warning: told"


def test_a_full_disk_puts_no_traceback_on_the_terminal(tmp_path: Path) -> None:
    body = (
        "handler = logging.getLogger().handlers[1]\n"
        "handler.close(); handler.baseFilename = '/dev/full'; handler.stream = handler._open()\n"
        "log.info('x')"
    )
    _, err = logged(tmp_path, body)
    assert err == ""
