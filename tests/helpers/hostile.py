"""Files that an enemy, or a broken disk, might hand us as a briefing: each must be refused.

`CORPUS` has a maker for each, by a name that says what is wrong with it; a maker is given an empty
folder and returns the path to open.
"""

from __future__ import annotations

import json
import os
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tests.helpers.briefings import a_document
from viewer.store import archive, container
from viewer.store.codec import MAX_JSON

Maker = Callable[[Path], Path]

DOCUMENT = a_document()
SOUND: dict[str, bytes] = {"mimetype": archive.MIMETYPE.encode(), **container.files(DOCUMENT)}
SOUND_ZIP = archive.zipped(container.files(DOCUMENT))

END_OF_DIRECTORY = b"PK\x05\x06"
"""Signature of the record that ends a ZIP (APPNOTE 4.3.16)."""


def a_zip(path: Path, *more: tuple[str | zipfile.ZipInfo, bytes], method: int = 8) -> Path:
    """Write the sound briefing as a ZIP with further entries, whatever they are."""
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as file:
        warnings.simplefilter("ignore", UserWarning)  # for the duplicate names
        for name, content in (*SOUND.items(), *more):
            file.writestr(name, content, method)
    return path


def named(name: str) -> Maker:
    """A ZIP with an entry of this name."""
    return lambda folder: a_zip(folder / "x.briefing", (name, b"x"))


def of_mode(mode: int) -> Maker:
    """A ZIP with an entry that is said to be a link or device."""
    entry = zipfile.ZipInfo("originals/x")
    entry.external_attr = (mode | 0o777) << 16
    return lambda folder: a_zip(folder / "x.briefing", (entry, b"/etc/passwd"))


def packed(method: int) -> Maker:
    """A ZIP with all entries compressed by this method."""
    return lambda folder: a_zip(folder / "x.briefing", method=method)


def with_files(**changed: bytes | None) -> Maker:
    """A ZIP with files put in place of the sound ones, or left out: ``briefing_json=b""``."""
    names = {"briefing_json": "briefing.json", "manifest_json": "manifest.json",
             "text": "sources/article.txt", "mimetype": "mimetype"}  # fmt: skip
    other = {names[key]: content for key, content in changed.items()}

    def make(folder: Path) -> Path:
        with zipfile.ZipFile(folder / "x.briefing", "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in {**SOUND, **other}.items():
                if content is not None:
                    file.writestr(name, content)
        return folder / "x.briefing"

    return make


def with_unknown_field(content: str) -> Maker:
    """A ZIP whose briefing.json has a field more, with this JSON."""
    sound = SOUND["briefing.json"].decode().rstrip().removesuffix("}")
    return with_files(briefing_json=f'{sound}, "zz-new": {content}}}'.encode())


def with_bytes(content: bytes) -> Maker:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        (folder / "x.briefing").write_bytes(content)
        return folder / "x.briefing"

    return make


def with_end_of_directory(**values: int) -> bytes:
    """The sound ZIP with other numbers in the record that ends it."""
    at = SOUND_ZIP.rindex(END_OF_DIRECTORY)
    fields = ("signature", "disk", "first_disk", "here", "entries", "size", "offset", "comment")
    record = dict(zip(fields, struct.unpack("<4s4H2LH", SOUND_ZIP[at : at + 22]), strict=True))
    return SOUND_ZIP[:at] + struct.pack("<4s4H2LH", *{**record, **values}.values())


def with_zip64(size: int, offset: int) -> bytes:
    """The sound ZIP with a ZIP64 directory record of these numbers (APPNOTE 4.3.14, 4.3.15)."""
    at = SOUND_ZIP.rindex(END_OF_DIRECTORY)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 2**40, 2**40, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    end = with_end_of_directory(entries=0xFFFF, size=0xFFFFFFFF, offset=0xFFFFFFFF)[at:]
    return SOUND_ZIP[:at] + record + locator + end


def flagged_as_encrypted() -> bytes:
    """The sound ZIP with the encryption bit set in the directory and before each entry."""
    content = bytearray(SOUND_ZIP)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    return bytes(content)


def overlapping(folder: Path) -> Path:
    """A ZIP of which many directory entries point at one megabyte of zeros (Fifield 2019)."""
    many = [(f"originals/{number:04}", b"\0" * 10**6) for number in range(1500)]
    path = a_zip(folder / "x.briefing", *many[:1])
    content = path.read_bytes()
    at = content.rindex(b"PK\x01\x02")
    end = content.rindex(END_OF_DIRECTORY)
    entry = content[at:end]
    entries = [entry.replace(b"originals/0000", name.encode()) for name, _ in many]
    directory = content[content.index(b"PK\x01\x02") : at] + b"".join(entries)
    count = len(SOUND) + len(entries)
    start = content.index(b"PK\x01\x02")
    record = struct.pack("<4s4H2LH", END_OF_DIRECTORY, 0, 0, count, count, len(directory), start, 0)
    path.write_bytes(content[:start] + directory + record)
    return path


def many(names: Iterable[str]) -> Maker:
    """A ZIP with an empty entry of each name."""
    names = tuple(names)  # a generator would serve the first test alone
    return lambda folder: a_zip(folder / "x.briefing", *((name, b"") for name in names), method=0)


def in_folder(spoil: Callable[[Path], Any]) -> Maker:
    """The sound briefing as a folder, then spoilt."""

    def make(folder: Path) -> Path:
        container.save_folder(DOCUMENT, folder / "x")
        spoil(folder / "x")
        return folder / "x"

    return make


def fifo(folder: Path) -> Path:
    """A pipe that nobody writes to."""
    os.mkfifo(folder / "x.briefing")
    return folder / "x.briefing"


def link_to_itself(folder: Path) -> Path:
    """A link in a circle."""
    (folder / "x.briefing").symlink_to("x.briefing")
    return folder / "x.briefing"


def below_a_file(folder: Path) -> Path:
    """A path through a file as if it were a folder."""
    (folder / "file").touch()
    return folder / "file" / "x.briefing"


def crowd(folder: Path) -> None:
    """More folders than a briefing has files."""
    for number in range(archive.MAX_ENTRIES):
        (folder / f"{number}").mkdir()


FLOOD = "[" + ",".join(["[]"] * 4_000_000) + "]"
"""Twelve megabytes of JSON that take three hundred when decoded."""

CORPUS: dict[str, Maker] = {
    "nothing": with_bytes(b""),
    "no ZIP": with_bytes(b"A briefing, honestly.\n" * 1000),
    "an end without a directory": with_bytes(END_OF_DIRECTORY + b"\0" * 18),
    "wrong mimetype": with_files(mimetype=b"application/zip"),
    "no mimetype": with_files(mimetype=None),
    "no briefing.json": with_files(briefing_json=None),
    "a bomb of 300 MB": lambda folder: a_zip(folder / "x", ("originals/0", b"\0" * 300_000_000)),
    "a bomb in briefing.json": with_files(briefing_json=b" " * 190_000_000),
    "overlapping entries": overlapping,
    "2,001 entries": many(f"originals/{number}" for number in range(2001 - len(SOUND))),
    "a directory of 5 MB": many(f"originals/{number:050}" for number in range(50_000)),
    "a directory beyond the end": with_bytes(with_end_of_directory(offset=0xFFFFFFF0)),
    "a directory of 4 GB": with_bytes(with_end_of_directory(size=0xFFFFFFF0)),
    "ZIP64 of 8 EB": with_bytes(with_zip64(2**63, 0)),
    "ZIP64 beyond the end": with_bytes(with_zip64(100, 2**62)),
    "parent folder": named("../x"),
    "parent folder inside": named("originals/../../x"),
    "absolute name": named("/etc/x"),
    "drive": named("C:x"),
    "backslash": named("originals\\x"),
    "empty part": named("originals//x"),
    "home folder": named("~/x"),
    "unprintable name": named("originals/\x1b[2J"),
    "bidi name": named("originals/\u202etxt.exe"),
    "symbolic link": of_mode(stat.S_IFLNK),
    "device": of_mode(stat.S_IFCHR),
    "duplicate": named("sources/article.txt"),
    "differs in case": named("Sources/ARTICLE.txt"),
    "differs in Unicode form": many(("originals/\u00e9", "originals/e\u0301")),
    "encrypted": with_bytes(flagged_as_encrypted()),
    "lzma": packed(zipfile.ZIP_LZMA),
    "bzip2": packed(zipfile.ZIP_BZIP2),
    "a folder with a link": in_folder(lambda f: (f / "originals").symlink_to("/etc")),
    "a folder with a link in a circle": in_folder(lambda f: (f / "loop").symlink_to(f)),
    "a folder with a linked file": in_folder(lambda f: (f / "x").symlink_to("/etc/passwd")),
    "a folder with a pipe": in_folder(lambda f: os.mkfifo(f / "pipe")),
    "a folder with a bomb": in_folder(lambda f: os.truncate(f / "manifest.json", 10**10)),
    "a folder of 2,000 folders": in_folder(crowd),
    "an empty folder": lambda folder: folder,
    "a pipe": fifo,
    "a link in a circle": link_to_itself,
    "zeros without end": lambda _: Path("/dev/zero"),
    "no such file": lambda folder: folder / "x.briefing",
    "below a file": below_a_file,
    "not JSON": with_files(briefing_json=b"hello"),
    "not a briefing": with_files(briefing_json=b'{"title": 1}'),
    "not UTF-8": with_files(briefing_json=b'{"title": "\xff"}'),
    "a text that is not UTF-8": with_files(text=b"\xff\xfe"),
    "a text of 21 MB": with_files(text=b"x" * 21_000_000),
    "no version": with_files(manifest_json=b'{"format": "new", "min_reader": "1.0"}'),
    "deep nesting": with_unknown_field("[" * 1_000_000 + "]" * 1_000_000),
    "deep enough to swell": with_unknown_field("[" * 900 + "]" * 900),
    "a number without end": with_unknown_field("9" * 1_000_000),
    "a number out of range": with_unknown_field("1e999999"),
    "no number": with_unknown_field("NaN"),
    "half a surrogate pair": with_unknown_field('"\\ud800"'),
    "a key twice": with_unknown_field('{"a": 1, "a": 2}'),
    "12 MB of empty lists": with_unknown_field(FLOOD),
    "8 MB of empty lists": with_unknown_field(FLOOD[: MAX_JSON - 10**5 - 1].rstrip(",[") + "]"),
    "8 MB of towers": with_unknown_field(f"[{','.join(['[' * 14 + ']' * 14] * 270_000)}]"),
    "8 MB of claims": with_files(
        briefing_json=json.dumps({"title": "x", "claims": [{"id": "a"}] * 600_000}).encode()
    ),
    **{
        f"cut off after {part} of 20": with_bytes(SOUND_ZIP[: len(SOUND_ZIP) * part // 20])
        for part in (1, 5, 10, 15, 19)
    },
}  # fmt: skip
