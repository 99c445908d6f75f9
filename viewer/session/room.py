"""What the room reads at a moment of a presentation, and where its map looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from viewer.map.base_file import BASE
from viewer.map.room import Dispute, Evidence, Room, RoomCard
from viewer.map.scene import Scene, scene
from viewer.map.words import ENGLISH
from viewer.model.briefing import Claim, Kind, Stated, StepTheme, Viewpoint
from viewer.model.cards import card
from viewer.model.geometry import Bounds
from viewer.model.index import Index
from viewer.model.text import displayed, quoted, shortened
from viewer.session.dossier import Heading, heading, passages
from viewer.session.evidence import evidence, spots_of
from viewer.session.presentation import Moment, Presentation
from viewer.session.selection import Lit, lit
from viewer.session.sheets import selected_bounds
from viewer.session.strip import strip_line

LONGEST = 600
"""Characters of one text on the screen."""
MOST_AGAINST = 3
"""Cards against a claim that a room can read at once."""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """How things are called in the user's language."""

    kinds: Mapping[Kind, str]
    stated: Callable[[Stated], str]
    """Writes a date."""
    source: str
    """Which articles the briefing is made from, in a line."""


class Picture(msgspec.Struct, frozen=True):
    """All that a room view is told of a moment."""

    scene: Scene
    room: Room
    lit: Lit
    bounds: Bounds | None
    """None: the scene's home."""
    exact: bool
    """Whether the bounds are the map's edges."""
    theme: StepTheme | None = None
    """Where the step says how its room is lit."""


class Pictures:
    """Makes the pictures of one presentation; a scene is kept, as only its viewpoint can change."""

    def __init__(
        self,
        presentation: Presentation,
        texts: dict[str, str],
        wording: Wording,
        viewpoint: Viewpoint,
    ) -> None:
        self._presentation = presentation
        self._texts = texts
        self._wording = wording
        self._viewpoint: Viewpoint = viewpoint
        self._scenes: dict[Viewpoint, Scene] = {}

    def of(self, moment: Moment) -> Picture:
        """Return the picture of a moment."""
        index = self._presentation.index
        drawn = self._scene(moment)
        return Picture(
            scene=drawn,
            room=self._room(moment),
            lit=lit(index, moment.selection),
            bounds=moment.view or selected_bounds(index, drawn, moment.selection),
            exact=moment.view is not None,
            theme=index.steps[moment.step].theme,
        )

    def start_of(self, step: str) -> Picture:
        """Return the picture that a step begins with."""
        return self.of(self._presentation.start_of(step))

    def proof_of(self, moment: Moment) -> Room | None:
        """Return what the room reads when it is asked for the words; None: it has them."""
        proof = msgspec.structs.replace(moment, evidence=True)
        return None if moment.evidence else self._room(proof)

    def _scene(self, moment: Moment) -> Scene:
        view = self._presentation.index.steps[moment.step].view
        viewpoint = (view.viewpoint if view else None) or self._viewpoint
        if viewpoint not in self._scenes:
            index = self._presentation.index
            drawn = scene(index.briefing, index, viewpoint, ENGLISH, base=BASE.tiles)
            self._scenes[viewpoint] = drawn
        return self._scenes[viewpoint]

    def _room(self, moment: Moment) -> Room:
        told, index = self._presentation, self._presentation.index
        number = told.number_of(moment.step)
        title = heading(index, moment.selection.subject)
        if moment.found:
            title = Heading(index.briefing.title)
        claims = [claim.id for claim in told.claims(moment)]
        focused = moment.selection.claim
        return Room(
            number=number,
            count=len(told.steps),
            title=_shown(title.title),
            caption=_shown(title.detail),
            source=_shown(self._strip(moment)),
            mode=moment.mode,
            card=_card(index, index.claims[focused], self._wording) if focused else None,
            card_number=claims.index(focused) + 1 if focused in claims else 0,
            card_count=len(claims),
            evidence=self._evidence(moment) if moment.evidence else None,
            dispute=self._dispute(moment) if moment.disputed else None,
        )

    def _strip(self, moment: Moment) -> str:
        index, focused = self._presentation.index, moment.selection.claim
        alone = index.claims[focused] if focused and not moment.disputed else None
        return strip_line(index, alone, self._wording.stated)

    def _evidence(self, moment: Moment) -> Evidence | None:
        index = self._presentation.index
        spots = (moment.words,) if moment.words else spots_of(index, _proof(index, moment))
        return evidence(index, self._texts, spots, self._article)

    def _article(self, source: str, elsewhere: int) -> str:
        """Say which article it is, and how many of the passages are in others."""
        sources = self._presentation.index.briefing.sources
        if len(sources) < 2:
            return _shown(self._wording.source)
        number = [other.id for other in sources].index(source)
        title = sources[number].title
        words = [title.value if title else f"article {number + 1} of {len(sources)}"]
        if elsewhere:
            words.append(f"{elsewhere} more in other articles")
        return _shown(" · ".join(words))

    def _dispute(self, moment: Moment) -> Dispute | None:
        index = self._presentation.index
        found = self._presentation.disputes(moment)
        focused = moment.selection.claim
        at = next((n for n, d in enumerate(found) if d.claim.id == focused), 0)
        if not found:
            return None
        against = found[at].against
        return Dispute(
            claim=_card(index, found[at].claim, self._wording),
            against=tuple(_card(index, claim, self._wording) for claim in against[:MOST_AGAINST]),
            more=max(0, len(against) - MOST_AGAINST),
            number=at + 1,
            count=len(found),
        )


def _proof(index: Index, moment: Moment) -> Iterable[str]:
    """Return the passages of the claim in focus, else of what is shown, else the places' names."""
    selection = moment.selection
    if selection.claim:
        return index.claims[selection.claim].passages
    shown = lit(index, selection)
    names = [m.passage for place in shown.places for m in index.mentions_by_place.get(place, ())]
    return passages(index, selection.subject) or shown.passages or names


def _card(index: Index, claim: Claim, wording: Wording) -> RoomCard:
    shown = card(index, claim)
    against = [side.words for side in shown.counters if side.opposes and not side.own]
    denies = [side.words for side in shown.counters if side.opposes and side.own]
    return RoomCard(
        kind=shown.kind,
        kind_words=wording.kinds[shown.kind],
        text=_shown(shown.text),
        quote=_shown(" … ".join(map(quoted, shown.quotes))),
        speaker=_shown(shown.speakers),
        through=_shown("".join(f" → {link}" for link in shown.chain[1:])),
        time=_shown(wording.stated(shown.time)) if shown.time else "",
        disputed=_shown("; ".join(against)) if shown.disputed else "",
        denies=_shown(denies[0] if len(denies) == 1 else _counted(denies)),
        suggested="suggested, not reviewed" if shown.suggested else "",
    )


def _counted(denied: list[str]) -> str:
    return f"denies {len(denied)} claims" if denied else ""


def _shown(words: str) -> str:
    return displayed(shortened(words, LONGEST))
