"""The process that reads: stopped when it takes too long or too much, and shut in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.helpers import articles
from viewer.model.errors import UnreadableError
from viewer.reading import limits
from viewer.reading.article import read_article, read_bytes

LIMITED = "from viewer.reading.child import limit; limit();"


def child_that(does: str) -> list[str]:
    """The command of a child that does something instead of reading."""
    return [sys.executable, "-c", does]


def test_an_article_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(articles.TEXT)
    assert read_article(tmp_path / "a.txt").text == articles.TEXT


def test_the_folder_one_is_in_puts_no_modules_before_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "viewer", "msgspec"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    assert read_bytes("a.txt", b"Words of an article.").text == "Words of an article."


def test_a_child_that_loops_is_stopped() -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableError, match="too long"):
        limits.reply("a.pdf", b"x", seconds=0.5, command=child_that("while True: pass"))
    assert time.monotonic() - start < 15


def test_a_child_that_neither_listens_nor_ends_is_stopped(tmp_path: Path) -> None:
    sleeps = child_that(f"import time; time.sleep(60)  # {tmp_path}")
    with pytest.raises(UnreadableError, match="too long"):
        limits.reply("a.pdf", b"x" * 10**7, seconds=0.5, command=sleeps)
    assert not [p for p in psutil.process_iter(["cmdline"]) if p.info["cmdline"] == sleeps]


@pytest.mark.skipif(os.name == "nt", reason="there the clock is all that is watched")
def test_a_child_that_eats_memory_gets_no_more() -> None:
    start = time.monotonic()
    eats = f"{LIMITED} kept = []\nwhile True: kept.append(bytearray(10**7))"
    with pytest.raises(UnreadableError, match="broke off"):
        limits.reply("a.pdf", b"x", command=child_that(eats))
    assert time.monotonic() - start < 15


def test_a_crash_of_a_child_is_one_error() -> None:
    with pytest.raises(UnreadableError, match="broke off"):
        limits.reply("a.pdf", b"x", command=child_that("import os; os.abort()"))


@pytest.mark.parametrize(
    "answer", ["", "nonsense", "[]", '{"article": 3', '{"error": {}}', "[" * 9999]
)
def test_nonsense_from_a_child_is_one_error(answer: str) -> None:
    with pytest.raises(UnreadableError, match="broke off"):
        limits.reply("a.pdf", b"x", command=child_that(f"print({answer!r})"))


def test_a_child_that_answers_without_an_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_REPLY", 10**6)
    with pytest.raises(UnreadableError, match="without an end"):
        limits.reply("a.pdf", b"x", command=child_that("while True: print('x' * 10000)"))


def test_reading_can_be_cancelled() -> None:
    with pytest.raises(UnreadableError, match="cancelled"):
        limits.reply("a.pdf", b"x", lambda: True, command=child_that("while True: pass"))


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('example.org', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_a_reader_reaches_neither_network_nor_programs(act: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{LIMITED}\n{act}"], capture_output=True, text=True, timeout=30
    )
    assert done.returncode != 0
    assert "a file may not do that" in done.stderr


def test_every_kind_of_file_is_read_within_these_limits() -> None:
    for path in sorted(articles.FOLDER.glob("*.*")):
        if path.suffix not in (".md", ".doc"):
            assert len(read_article(path).text) > 300, path.name
    assert "Kaldvik" in read_bytes("page.html", articles.PAGE.encode()).text


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as stream:
        stream.truncate(limits.MAX_FILE + 1)
    with pytest.raises(UnreadableError, match="too large"):
        read_article(tmp_path / "a.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_a_device_and_a_folder_are_refused_and_a_link_is_followed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "folder.txt").mkdir()
    for name in ("pipe.txt", "zero.txt", "loop.txt", "folder.txt", "missing.txt"):
        with pytest.raises(UnreadableError, match=f"cannot read {name}"):
            read_article(tmp_path / name)
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert read_article(tmp_path / "link.txt").text == "Words."


def test_the_request_tells_the_child_where_to_find_us() -> None:
    folders = json.loads(limits.child_command()[-1])
    assert str(Path(limits.__file__).resolve().parents[2]) in folders
