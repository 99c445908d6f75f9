"""The files inside a container, read as if by an enemy's hand: a ZIP archive or a folder.

What a ZIP says of its own sizes is not believed: bytes are counted as they come. Nothing is
extracted to disk.
"""

from __future__ import annotations

import hashlib
import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import IO

from viewer.model.errors import UnreadableError, one_line

MIMETYPE = "application/vnd.dateline.briefing+zip"
MAX_BYTES = 200 * 1000 * 1000
MAX_ENTRIES = 2000
_MAX_DIRECTORY = 4 * 1000 * 1000
_CHUNK = 1 << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LINKS = (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK)
PENDING = ".saving"
"""In a folder, the files of a save that has counted but is not all in place (folders.py)."""
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def read_files(path: Path) -> dict[str, bytes]:
    """Return the content of each file in the container at `path`, by its name there.

    Raises UnreadableError for whatever is not a sound container within the limits.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return _read_folder(path)
        if not stat.S_ISREG(mode):
            raise UnreadableError(f"cannot read {shown(path)}", "it is neither a file nor a folder")
        with _Guarded(path) as stream:
            return _read_zip(stream, shown(path))
    except OSError as error:
        raise UnreadableError(
            f"cannot read {shown(path)}", error.strerror or "the system gives no reason"
        ) from error


def shown(path: Path) -> str:
    """Return a path's name for a message; ``.`` and ``/`` have none of their own."""
    return path.name or str(path)


class _Guarded(io.BufferedReader):
    """A file that refuses to be read in pieces larger than any table of contents we accept.

    zipfile reads the whole central directory before it can be asked how many entries there are.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path))
        self._name = shown(path)

    def read(self, size: int | None = -1, /) -> bytes:
        wanted = size if size is not None and size >= 0 else _MAX_DIRECTORY + 1
        content = super().read(min(wanted, _MAX_DIRECTORY + 1))
        if len(content) > _MAX_DIRECTORY:
            raise _too_many(self._name)
        return content


def _read_zip(stream: io.BufferedReader, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            _refuse_entries([info.filename for info in infos], name)
            return dict(_unzipped(archive, infos, name))
    except zipfile.BadZipFile as error:
        raise UnreadableError(f"{name} is not a briefing", "it is no sound ZIP archive") from error
    except _BROKEN as error:
        raise UnreadableError(f"{name} is damaged", "get a fresh copy of it") from error


_BROKEN = (zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)
"""What zipfile raises for damaged, encrypted or unusually compressed entries."""


def zipped(files: Mapping[str, bytes], *, quick: bool = False) -> bytes:
    """Return the ZIP archive of the files: the mimetype first and stored, the same bytes always.

    A `quick` one is not compressed.
    """
    method = zipfile.ZIP_STORED if quick else zipfile.ZIP_DEFLATED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED)
        for name in sorted(files.keys() - {"mimetype"}):
            _add(archive, name, files[name], method)
    return buffer.getvalue()


def digest(files: Mapping[str, bytes]) -> str:
    """Return a digest of names and contents: the same for the same briefing in either form."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()} {name}\n" for name in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, _FIXED_TIME)
    info.compress_type = method
    info.external_attr = 0o644 << 16
    info.create_system = 3  # Unix, on every system, so that the bytes are the same
    archive.writestr(info, content, compresslevel=9)


def _unzipped(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], name: str
) -> Iterator[tuple[str, bytes]]:
    left = MAX_BYTES
    for info in infos:
        if info.is_dir():
            continue
        if stat.S_IFMT(info.external_attr >> 16) in _LINKS:
            raise _refused(name, info.filename, "is a link or device")
        if info.flag_bits & 1:
            raise _refused(name, info.filename, "is encrypted")
        if info.compress_type not in _METHODS:
            raise _refused(name, info.filename, "is compressed in a way other than deflate")
        with archive.open(info) as entry:
            content = _limited(entry, left, name)
        left -= len(content)
        yield info.filename, content


def _limited(stream: IO[bytes], left: int, name: str) -> bytes:
    """Return all of a stream, or refuse it as soon as it passes what is left of the limit."""
    buffer = io.BytesIO()  # getvalue() shares its memory, which bytes(bytearray) would double
    while chunk := stream.read(_CHUNK):
        buffer.write(chunk)
        if buffer.tell() > left:
            raise UnreadableError(
                f"{name} is too large", f"a briefing has at most {MAX_BYTES // 10**6} MB unpacked"
            )
    return buffer.getvalue()


def _read_folder(folder: Path) -> dict[str, bytes]:
    pending = folder / PENDING
    later = _read_tree(pending) if pending.is_dir() and not pending.is_symlink() else {}
    files = {**_read_tree(folder), **later}
    _refuse_entries(list(files), shown(folder))
    return files


def _read_tree(folder: Path) -> dict[str, bytes]:
    paths = list(_walk(folder))
    names = [path.relative_to(folder).as_posix() for path in paths]
    _refuse_entries(names, shown(folder))
    files, left = {}, MAX_BYTES
    for name, path in zip(names, paths, strict=True):
        with path.open("rb") as stream:
            files[name] = _limited(stream, left, shown(folder))
        left -= len(files[name])
    return files


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the folder's files; links are refused, what starts with a dot is passed over."""
    count, waiting = 0, [folder]
    while waiting:
        for path in sorted(islice(waiting.pop().iterdir(), MAX_ENTRIES + 1)):
            mode = path.lstat().st_mode
            count += 1
            if count > MAX_ENTRIES:
                raise _too_many(shown(folder))
            if path.name.startswith("."):
                continue
            if stat.S_ISDIR(mode):
                waiting.append(path)
            elif stat.S_ISREG(mode):
                yield path
            else:
                raise _refused(shown(folder), path.name, "is a link or device")


def _refuse_entries(names: list[str], container: str) -> None:
    """Refuse names that could leave the container or mean two files at once."""
    if len(names) > MAX_ENTRIES:
        raise _too_many(container)
    seen: set[str] = set()
    for name in names:
        if reason := _unsafe(name):
            raise _refused(container, name, reason)
        key = unicodedata.normalize("NFC", name.rstrip("/")).casefold()
        if key in seen:
            raise _refused(
                container, name, "is there twice, or differs only in case or Unicode form"
            )
        seen.add(key)


def _unsafe(name: str) -> str | None:
    if not name or not name.isprintable():
        return "has an unprintable name"
    if "\\" in name:
        return "has a backslash in its name"
    if name.startswith("/") or name[1:2] == ":":
        return "has an absolute name"
    if any(part in ("..", ".", "") for part in name.rstrip("/").split("/")):
        return "leaves the archive"
    if PurePosixPath(name).parts[0].startswith("~"):
        return "leaves the archive"
    return None


def _refused(container: str, entry: str, reason: str) -> UnreadableError:
    return UnreadableError(
        f"{container} is not a sound briefing", f"its entry {one_line(entry, 80)!r} {reason}"
    )


def _too_many(container: str) -> UnreadableError:
    return UnreadableError(
        f"{container} has too many entries", f"a briefing has at most {MAX_ENTRIES}"
    )
