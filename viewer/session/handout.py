"""The handout: a page a step with its map, its claims and, if asked for, the presenter's notes."""

from __future__ import annotations

import msgspec

from viewer.export.notes import unmarked
from viewer.export.words import source_words
from viewer.map.base_file import BASE
from viewer.map.layers import credits_of
from viewer.map.scene import scene
from viewer.map.sheet import Entry, Include, Sheet
from viewer.map.words import ENGLISH
from viewer.model.briefing import Source, Step, Viewpoint
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session.selection import NOTHING, Selection, Subject
from viewer.session.sheets import LONGEST, sheet

ON_PAGES = Include(sources=False, date=False)
LONGEST_NOTES = 4000


def handout(index: Index, viewpoint: Viewpoint, *, notes: bool, made: str) -> tuple[Sheet, ...]:
    """Return the sheets of a handout: the cover, a sheet a step that is not hidden, the sources."""
    drawn = scene(index.briefing, index, viewpoint, ENGLISH, base=BASE.tiles)
    cover = sheet(index, drawn, NOTHING, sources="", include=ON_PAGES)
    steps = [step for step in index.briefing.steps if not step.hidden]
    return (
        msgspec.structs.replace(cover, entries=()),
        *(
            _step_sheet(index, viewpoint, number, step, notes)
            for number, step in enumerate(steps, 1)
        ),
        msgspec.structs.replace(
            cover, title="Sources", subtitle=made, entries=_sources(index), mapped=False
        ),
    )


def _step_sheet(index: Index, viewpoint: Viewpoint, number: int, step: Step, notes: bool) -> Sheet:
    own = step.view.viewpoint if step.view else None
    drawn = scene(index.briefing, index, own or viewpoint, ENGLISH, base=BASE.tiles)
    chosen = Selection(Subject("step", step.id))
    shown = sheet(index, drawn, chosen, sources="", include=ON_PAGES)
    title = shortened(f"{number} · {step.title}", LONGEST)
    entries = (*shown.entries, *(_notes(step) if notes else ()))
    return msgspec.structs.replace(
        shown, title=title, subtitle=shortened(step.caption or "", LONGEST), entries=entries
    )


def _notes(step: Step) -> tuple[Entry, ...]:
    """Return a step's notes, an entry a line, under a heading."""
    lines = unmarked(step.notes[:LONGEST_NOTES]).splitlines()
    if not lines:
        return ()
    kept = [Entry(title="", detail=line) for line in lines if line.strip()]
    return (Entry(title="Presenter’s notes"), *kept)


def _sources(index: Index) -> tuple[Entry, ...]:
    told = [_source(number, source) for number, source in enumerate(index.briefing.sources, 1)]
    ground = BASE.tiles.credit if BASE.tiles else ENGLISH.attribution
    drawn = " · ".join((ground, *credits_of(index.briefing)))
    return (*told, Entry(title="Map", detail=drawn))


def _source(number: int, source: Source) -> Entry:
    title = source.title.value if source.title else source.id
    address = f" · {source.url.value}" if source.url else ""
    detail = shortened(source_words(source) + address, LONGEST)
    return Entry(number=number, title=shortened(title, LONGEST), detail=detail)
