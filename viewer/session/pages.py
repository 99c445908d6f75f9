"""A briefing as a page on its own: what it shows for each place, person, step and claim."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from viewer.export.html import html
from viewer.export.page.lists import Addresses, Shown
from viewer.map.scene import Scene, scene
from viewer.map.words import ENGLISH
from viewer.model.briefing import Viewpoint
from viewer.model.index import Index
from viewer.session.dossier import heading
from viewer.session.selection import Selection, Subject, SubjectKind, claims_of, lit
from viewer.session.sheets import sheet
from viewer.store.container import Document


def page(document: Document, index: Index, viewpoint: Viewpoint, *, notes: bool = False) -> bytes:
    """Return the briefing as one HTML file; presenter notes are in it only with `notes`."""
    drawn = scene(index.briefing, index, viewpoint, ENGLISH)
    return html(document, index, msgspec.to_builtins(drawn), addresses(index, drawn), notes=notes)


def addresses(index: Index, drawn: Scene) -> Addresses:
    """Return what is shown for each part of a briefing but hidden steps and rejected claims."""
    subjects = {f"{subject.kind}-{subject.id}": subject for subject in _subjects(index)}
    shown = {name: _subject(index, drawn, subject) for name, subject in subjects.items()}
    claims = {f"claim-{claim.id}": _claim(index, claim.id) for claim in index.standing}
    return {**shown, **claims}


def _subjects(index: Index) -> Iterator[Subject]:
    shown_steps = [step.id for step in index.briefing.steps if not step.hidden]
    parts: dict[SubjectKind, list[str]] = {
        "place": list(index.places), "agent": list(index.agents), "step": shown_steps,
    }  # fmt: skip
    for kind, ids in parts.items():
        yield from (Subject(kind, part) for part in ids)


def _subject(index: Index, drawn: Scene, subject: Subject) -> Shown:
    selection = Selection(subject)
    named = heading(index, subject)
    is_step = subject.kind == "step"
    return _shown(
        index,
        selection,
        title=named.title,
        detail=named.detail,
        note=named.note,
        claims=tuple(claim.id for claim in claims_of(index, subject)),
        bounds=sheet(index, drawn, selection, sources="").bounds if is_step else None,
    )


def _claim(index: Index, claim: str) -> Shown:
    return _shown(index, Selection(None, claim))


def _shown(index: Index, selection: Selection, **more: object) -> Shown:
    lights = lit(index, selection)
    return msgspec.convert({**msgspec.structs.asdict(lights), **more}, Shown)
