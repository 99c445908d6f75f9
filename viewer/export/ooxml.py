"""What slides and handouts share as Office Open XML packages: no trace of a machine or a moment."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Protocol

from viewer.export.report import Report

LONGEST_PROPERTY = 255
"""Characters of a core property (ECMA-376 Part 2 sets none; both libraries refuse more)."""

_TIMES = ("created", "modified", "lastPrinted")


class CoreProperties(Protocol):
    """What python-pptx and python-docx have in common of docProps/core.xml."""

    title: str
    subject: str
    keywords: str
    language: str
    author: str
    last_modified_by: str
    comments: str
    revision: int
    _element: Any


def describe(properties: CoreProperties, report: Report) -> None:
    """Say what the document is, and nothing of who made it when."""
    properties.title = report.title
    properties.subject = _cut(report.summary)
    properties.keywords = _cut(", ".join(report.keywords))
    properties.language = report.language
    properties.author = properties.last_modified_by = "Dateline"
    properties.comments = ""
    properties.revision = 1
    element = properties._element
    for child in list(element):
        if child.tag.rpartition("}")[2] in _TIMES:
            element.remove(child)


def settled(package: bytes) -> bytes:
    """Return a package with the same bytes at whatever time and on whatever system it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.compress_type = (
                zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            )
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PROPERTY else f"{text[: LONGEST_PROPERTY - 1]}…"
