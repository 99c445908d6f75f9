"""A `.briefing` as a document: what is in the container, checked, and written back the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from viewer.model.briefing import Briefing
from viewer.model.check import Problem
from viewer.model.check import problems as model_problems
from viewer.model.errors import UnreadableError, UnwritableError, one_line
from viewer.store import archive, atomic, codec, folders, layers
from viewer.store.migrations import CURRENT, MIN_READER, Version

BRIEFING = "briefing.json"
MANIFEST = "manifest.json"
MAX_TEXT = 20 * 1000 * 1000
"""The longest source text, in bytes."""
MAX_MANIFEST = 1000 * 1000
"""The longest manifest.json, in bytes: enough for as many entries as there may be."""


class FileEntry(msgspec.Struct, frozen=True):
    """What the manifest says of one file."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The file `manifest.json`: versions, and SHA-256 and size of each other file."""

    format: str
    min_reader: str
    files: dict[str, FileEntry] = {}


NEW = Manifest(format=str(CURRENT), min_reader=str(MIN_READER))
"""The versions of what this Dateline writes."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A briefing with its texts, its other files, and what this version does not know of it."""

    briefing: Briefing
    texts: dict[str, str]
    originals: dict[str, bytes] = {}
    """Further files by name in the container: originals, and what newer versions keep."""
    unknown: codec.Unknown = codec.NOTHING
    manifest: Manifest = NEW
    manifest_unknown: codec.Unknown = codec.NOTHING
    problems: tuple[Problem, ...] = ()
    """What was wrong with the container itself when it was read."""
    read_only: str | None = None
    """Why it must not be saved, where that is so."""
    on_disk: str = ""
    """The digest of what was read; "" where nothing was."""


def load(path: Path) -> Document:
    """Return the document in a `.briefing` archive or folder; raises UnreadableError."""
    return read(archive.read_files(path), one_line(archive.shown(path)))


def read(files: dict[str, bytes], name: str) -> Document:
    """Return the document of a container's files, which are taken out of `files`.

    `name` is for messages. Raises UnreadableError.
    """
    on_disk = archive.digest(files)
    if files.pop("mimetype", b"").strip() != archive.MIMETYPE.encode():
        raise UnreadableError(f"{name} is not a briefing", "its mimetype is missing or another")
    if BRIEFING not in files:
        raise UnreadableError(f"{name} is not a briefing", f"it has no {BRIEFING}")
    manifest, manifest_unknown, problems = _manifest(files)
    read_only = _newer(manifest, name)
    briefing, unknown = _briefing(files.pop(BRIEFING), manifest, name, read_only)
    texts = {source: _text(files, source, name) for source in {s.id: s for s in briefing.sources}}
    return Document(
        briefing=briefing,
        texts={source: words for source, words in texts.items() if words is not None},
        originals=files,
        unknown=unknown,
        manifest=_current(manifest, name),
        manifest_unknown=manifest_unknown,
        problems=problems,
        read_only=read_only,
        on_disk=on_disk,
    )


def edited(document: Document, briefing: Briefing) -> Document:
    """Return the document with another briefing in it, of our version at least."""
    older = Version.parse(document.manifest.format) < CURRENT
    manifest = msgspec.structs.replace(document.manifest, format=str(CURRENT))
    return msgspec.structs.replace(
        document,
        briefing=briefing,
        unknown=codec.remaining(briefing, document.unknown),
        manifest=manifest if older else document.manifest,
    )


def save(document: Document, path: Path, before: atomic.Before | None = None) -> None:
    """Write the document as a `.briefing` archive, whole or not at all.

    Raises UnwritableError, also for a document that is read-only.
    """
    _refuse_read_only(document, path)
    atomic.write(path, archive.zipped(files(document)), before=before)


def save_folder(document: Document, folder: Path, before: atomic.Before | None = None) -> None:
    """Write the document as a folder, for version control and tests.

    All of it counts or nothing; what else is in the folder stays. Raises UnwritableError.
    """
    _refuse_read_only(document, folder)
    folders.write(folder, _with_mimetype(document), before)


def digest(document: Document) -> str:
    """Return the digest of what `save` writes."""
    return archive.digest(_with_mimetype(document))


def _with_mimetype(document: Document) -> dict[str, bytes]:
    return {"mimetype": archive.MIMETYPE.encode(), **files(document)}


def files(document: Document) -> dict[str, bytes]:
    """Return what the container holds, the manifest included, by name.

    Raises UnwritableError for a briefing that `read` would refuse as too large.
    """
    briefing = codec.encode(document.briefing, document.unknown)
    if len(briefing) > codec.MAX_JSON:
        hint = f"its parts may have {codec.MAX_JSON // 10**6} MB: delete some, or an article"
        raise UnwritableError("the briefing is too large to be read again", hint)
    content = {
        BRIEFING: briefing,
        **{_text_name(source): words.encode() for source, words in document.texts.items()},
        **document.originals,
    }
    entries = {name: FileEntry(_sha256(data), len(data)) for name, data in content.items()}
    manifest = msgspec.to_builtins(msgspec.structs.replace(document.manifest, files=entries))
    return {
        **content,
        MANIFEST: codec.canonical(codec.merged(manifest, document.manifest_unknown)),
    }


def problems(document: Document) -> Iterator[Problem]:
    """Yield all that is wrong with a document: the container first, then the briefing."""
    yield from document.problems
    for source in document.briefing.sources:
        if source.original is not None and source.original not in document.originals:
            yield Problem(source.id, f"its original {source.original!r} is not in the container")
    yield from layers.problems(document)
    yield from model_problems(document.briefing, document.texts)


def _refuse_read_only(document: Document, path: Path) -> None:
    if document.read_only:
        raise UnwritableError(f"cannot save {path.name}", document.read_only)


def _briefing(
    content: bytes, manifest: Manifest, name: str, read_only: str | None
) -> tuple[Briefing, codec.Unknown]:
    try:
        return codec.decode(content, _version(manifest.format, name), f"{name}: {BRIEFING}")
    except UnreadableError as error:
        if read_only:  # then that is why
            raise UnreadableError(error.what, read_only) from error
        raise


def _manifest(files: dict[str, bytes]) -> tuple[Manifest, codec.Unknown, tuple[Problem, ...]]:
    """Return the manifest, taken out of the files, and where the files differ from it."""
    content = files.pop(MANIFEST, None)
    if content is None:
        return NEW, codec.NOTHING, (Problem(MANIFEST, "the container has none"),)
    try:
        if len(content) > MAX_MANIFEST:
            raise ValueError("it is too long")
        manifest, unknown = codec.parted(msgspec.json.decode(content), Manifest)
    except (ValueError, RecursionError) as error:
        problem = Problem(MANIFEST, f"it cannot be read: {one_line(str(error))}")
        return NEW, codec.NOTHING, (problem,)
    return manifest, unknown, tuple(_differences(files, manifest))


def _differences(files: dict[str, bytes], manifest: Manifest) -> Iterator[Problem]:
    for name in sorted(files.keys() - manifest.files.keys()):
        yield Problem(one_line(name), "the manifest does not list it")
    for name, entry in sorted(manifest.files.items()):
        if name not in files:
            yield Problem(one_line(name), "the manifest lists it, but it is not there")
        elif entry != FileEntry(_sha256(files[name]), len(files[name])):
            yield Problem(one_line(name), "its content is not what the manifest says")


def _text(files: dict[str, bytes], source: str, name: str) -> str | None:
    """Return a source's text, taken out of the files; None when it is missing."""
    content = files.pop(_text_name(source), None)
    if content is None:
        return None
    if len(content) > MAX_TEXT:
        hint = f"a source has at most {MAX_TEXT // 10**6} MB of text"
        raise UnreadableError(f"{name}: the text of {source} is too long", hint)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}: the text of {source} is not UTF-8", str(error)) from error


def _version(text: str, name: str) -> Version:
    try:
        return Version.parse(text)
    except ValueError as error:
        raise UnreadableError(f"{name} has no format version", one_line(str(error))) from error


def _current(manifest: Manifest, name: str) -> Manifest:
    """Return the manifest as it is to be written: what was migrated is of our version now."""
    migrated = _version(manifest.format, name).major < CURRENT.major
    return msgspec.structs.replace(NEW, files=manifest.files) if migrated else manifest


def _newer(manifest: Manifest, name: str) -> str | None:
    needed = _version(manifest.min_reader, name)
    if needed <= CURRENT:
        return None
    return f"the file needs format {needed}, this Dateline knows {CURRENT}: update to change it"


def _text_name(source: str) -> str:
    return f"sources/{source}.txt"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
