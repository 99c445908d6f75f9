"""What is fuzzed: each target takes any bytes, and raises where it does what it must not.

Refusing with our own family of errors is right; what is taken must be sound. A target has small
seeds, since an input should cost as little as it can, and the words that its format turns on.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from tests.fuzz import seeds
from tests.helpers.articles import an_odt
from viewer.model import anchor
from viewer.model.briefing import Passage, TextPositionSelector, TextQuoteSelector
from viewer.model.errors import DatelineError
from viewer.model.text import is_frozen, typed
from viewer.reading.extraction import extract
from viewer.store import archive, codec, container
from viewer.store.migrations import CURRENT

Check = Callable[[bytes], None]

SEPARATOR = b"\xff"
"""Between the parts of an input that has several; no byte of UTF-8."""


class Target(NamedTuple):
    """One thing to fuzz."""

    check: Check
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...]
    inputs: int
    """How many the ordinary run takes: most where they cost least."""


def codec_of_a_briefing(content: bytes) -> None:
    """Read a briefing.json; what was read is written, and read as the same again."""
    try:
        briefing, unknown = codec.decode(content, CURRENT, "briefing.json")
    except DatelineError as error:
        _one_line(error)
        return
    written = codec.encode(briefing, unknown)
    assert codec.decode(written, CURRENT, "briefing.json") == (briefing, unknown)


def files_of_a_container(content: bytes) -> None:
    """Read a container whose briefing, manifest and text are these; tell what is wrong with it."""
    parts = (*content.split(SEPARATOR, 2), b"", b"")
    names = ("briefing.json", "manifest.json", "sources/article.txt")
    files = {"mimetype": archive.MIMETYPE.encode(), **dict(zip(names, parts, strict=False))}
    try:
        document = container.read(files, "x.briefing")
    except DatelineError as error:
        _one_line(error)
        return
    assert all("\n" not in str(problem) for problem in container.problems(document))
    archive.zipped(container.files(document), quick=True)


def archive_of_a_container(content: bytes) -> None:
    """Open a file of these bytes."""
    path = _file()
    path.write_bytes(content)
    try:
        container.load(path)
    except DatelineError as error:
        _one_line(error)


def words_in_a_text(content: bytes) -> None:
    """Find a passage, of any words at any position, in any text."""
    numbers, parts = content[:4], (*content[4:].split(SEPARATOR, 3), b"", b"", b"")
    exact, prefix, suffix, text = (typed(part.decode("utf-8", "replace")) for part in parts[:4])
    start = int.from_bytes(numbers[:2], "little") ** 3  # up to 2 ** 48: a file may say so
    passage = Passage(
        id="p",
        source="article",
        quote=TextQuoteSelector(exact=exact or "x", prefix=prefix, suffix=suffix),
        position=TextPositionSelector(start=start, end=start + sum(numbers[2:])),
    )
    found = anchor.anchored(passage, text)
    here = text[found.position.start : found.position.end]
    assert found.quote == passage.quote
    assert found.state not in ("exact", "moved") or here == found.quote.exact
    assert found.state != "fuzzy" or found.position.start < found.position.end <= len(text)
    assert found.state != "orphan" or passage.quote.exact not in text


def article(name: str, content: bytes) -> None:
    """Read an article; its text is frozen, and its blocks stand in it."""
    try:
        read = extract(name, content)
    except DatelineError as error:
        _one_line(error)
        assert name in error.what
        return
    assert is_frozen(read.text)
    assert all(0 <= block.start < block.end <= len(read.text) for block in read.blocks)
    msgspec.json.encode(read)  # as the child process sends it: no half surrogate pairs


def _one_line(error: DatelineError) -> None:
    assert error.hint
    assert "\n" not in str(error)


@cache
def _file() -> Path:
    """A file that is written anew for each input."""
    return Path(tempfile.mkdtemp(prefix="dateline-fuzz-")) / "x.briefing"


def _in_office_file(kind: str, content: bytes) -> None:
    """Read an office document with this XML: bytes changed in the ZIP itself mostly end there."""
    made = seeds.a_docx(content) if kind == "docx" else an_odt(content.decode("utf-8", "replace"))
    article(f"a.{kind}", made)


def _office(kind: str, inputs: int) -> Target:
    name, read = f"{kind}-xml", partial(_in_office_file, kind)
    return Target(read, seeds.ARTICLES[name], seeds.WORDS[name], inputs)


def _articles(kind: str, inputs: int) -> Target:
    read = partial(article, f"a.{kind}")
    return Target(read, seeds.ARTICLES[kind], seeds.WORDS[kind], inputs)


TARGETS: dict[str, Target] = {
    "codec": Target(codec_of_a_briefing, seeds.BRIEFINGS, seeds.JSON, 50_000),
    "container": Target(files_of_a_container, seeds.CONTAINERS, seeds.JSON, 3_500),
    "archive": Target(archive_of_a_container, seeds.ARCHIVES, seeds.ZIP, 2_000),
    "anchor": Target(words_in_a_text, seeds.PASSAGES, (SEPARATOR, b"\xf0\x9f"), 30_000),
    "txt": _articles("txt", 1_200),
    "md": _articles("md", 200),
    "html": _articles("html", 50),
    "mhtml": _articles("mhtml", 50),
    "pdf": _articles("pdf", 100),
    "docx": _articles("docx", 3_000),
    "odt": _articles("odt", 8_000),
    "docx-xml": _office("docx", 300),
    "odt-xml": _office("odt", 500),
    "rtf": _articles("rtf", 1_000),
    "eml": _articles("eml", 100),
}
"""By name. The inputs of all come to 100,000, of which each target takes about a second or two."""
