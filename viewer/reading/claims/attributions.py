"""Who says what in one sentence: its cues put together into chains of speakers and relays."""

from __future__ import annotations

from functools import cache

import msgspec

from viewer.model.briefing import Kind
from viewer.reading.claims.cues import Cue, read_cues, words_of
from viewer.reading.claims.descriptions import SHOWN_NOWHERE, UNSURE, Party
from viewer.reading.claims.frames import Frame
from viewer.reading.claims.lexicon import body_kind
from viewer.reading.claims.phrases import Phrase, phrase_after
from viewer.reading.claims.sentences import Sentence
from viewer.reading.claims.speakers import Memory
from viewer.reading.claims.verbs import verbs
from viewer.reading.claims.words import group
from viewer.reading.proposals import Speaker

_SPEAKING = frozenset(
    (
        *("interview", "interviewed", "comments", "quoted", "cited", "remarks"),
        *("saying", "speaking", "spoke", "talking"),
    )
)
_PARTING = frozenset(["but", "and", "while", "whereas", "although", "though"])


class Attribution(msgspec.Struct, frozen=True):
    """One chain, over the tokens of a frame from first up to last."""

    first: int
    last: int
    cues: tuple[Cue, ...]
    speakers: tuple[Speaker, ...]
    relays: tuple[Speaker, ...]
    kind: Kind
    words: str
    expert: bool
    certain: float


class _Source(msgspec.Struct, frozen=True):
    cue: Cue
    parties: tuple[Party, ...]

    @property
    def outlet(self) -> bool:
        """Whether an outlet is named here."""
        return any(party.speaker.kind == "outlet" for party in self.parties)


def attributions(frame: Frame, sentence: Sentence, memory: Memory) -> list[Attribution]:
    """Return the attributions of a sentence, in order; together they cover it."""
    cues = read_cues(frame)
    if not cues:
        return []
    sources: list[_Source] = []
    for cue in cues:
        sources.append(_Source(cue, tuple(_parties(frame, cue, sentence, memory, sources))))
    found: list[Attribution] = []
    for first, last, part in _parts(frame, sources):
        attribution = _chain(frame, first, last, part, sentence, memory)
        if attribution is None:
            continue
        if found and part[0].cue.subject is None and not attribution.relays:
            attribution = msgspec.structs.replace(attribution, relays=found[-1].relays)
        found.append(attribution)
    return found


def _parties(
    frame: Frame, cue: Cue, sentence: Sentence, memory: Memory, before: list[_Source]
) -> list[Party]:
    if cue.subject is not None:
        parties = memory.parties(frame, cue.subject, sentence)
        return parties if _plausible(frame, cue, parties) else []
    for source in reversed(before):
        if source.parties and source.cue.way == "verb":
            return list(source.parties)
    phrase = phrase_after(frame, 0)
    if phrase is not None and phrase.last <= cue.at:
        return [p for p in memory.parties(frame, phrase, sentence) if p.certain > UNSURE]
    first = memory.first_named(sentence)
    return [Party(first, certain=0.5)] if first else []


def _plausible(frame: Frame, cue: Cue, parties: list[Party]) -> bool:
    """Say whether who is not known to speak at all may: he "said", or says "that"."""
    if cue.way != "verb" or cue.subject is None:
        return True
    if parties and parties[0].speaker.name.lower() in group("phrases", "nobody"):
        return False
    word = frame[cue.at].lower
    shows = word in verbs() and "thing" in verbs()[word].takes
    if all(party.certain > (SHOWN_NOWHERE if shows else UNSURE) for party in parties):
        return True
    if parties[0].speaker.name.lower() in group("phrases", "pronouns"):
        return True
    if shows or any(party.certain < UNSURE for party in parties):
        return False
    following = frame[cue.at + 1].lower if cue.at + 1 < len(frame) else ""
    return (
        cue.inverted
        or word in ("say", "says", "said", "told", "tells")
        or cue.kind in ("denial", "allegation")
        or following in ("that", '"')
    )


def _parts(frame: Frame, sources: list[_Source]) -> list[tuple[int, int, list[_Source]]]:
    """Part a sentence where another one begins to speak: "A said this, but B said that"."""
    found: list[tuple[int, int, list[_Source]]] = []
    first = 0
    part: list[_Source] = []
    for source in sources:
        cut = _cut(frame, source, part, first)
        if cut > first:
            found.append((first, cut, part))
            first, part = cut, []
        part.append(source)
    found.append((first, len(frame), part))
    return found


def _cut(frame: Frame, source: _Source, part: list[_Source], first: int) -> int:
    """Return where the words of a new speaker begin; 0 where he is of the same chain."""
    cue = source.cue
    if not part or cue.way in ("citing", "according") or cue.inverted:
        return 0
    start = cue.subject.first if cue.subject else cue.at
    if sum(3 if t.quoted >= 0 else t.word for t in frame[cue.last :]) < 3:
        return 0
    if not any(s.cue.way == "verb" and s.cue.last <= start for s in part):
        return 0
    if cue.subject is None:
        return cue.at if frame[cue.at - 1].text == "," or _and(frame, cue.at) else 0
    before = start - 1
    while before > first and start - before < 8 and frame[before].lower not in _PARTING:
        if frame[before].text == ";":
            return before + 1
        if frame[before].quoted >= 0 or frame[before].text == ",":
            break
        before -= 1
    return before if before > first and frame[before].lower in _PARTING else 0


def _and(frame: Frame, at: int) -> bool:
    return frame[at - 1].lower in _PARTING


def _chain(
    frame: Frame,
    first: int,
    last: int,
    part: list[_Source],
    sentence: Sentence,
    memory: Memory,
) -> Attribution | None:
    """Return the chain of one part of a sentence, from its sources."""
    named = [source for source in part if source.parties]
    if not named:
        return None
    inner = _innermost(named)
    outer = [s for s in named if s is not inner and (s.outlet or _is_outer(frame, s, inner))]
    relays = [p.speaker for s in _outermost_first(outer) for p in s.parties]
    relays += _listeners(frame, part, sentence, memory)
    relays += _publishers(frame, first, last, sentence, memory)
    speakers = tuple(party.speaker for party in inner.parties)
    names = {speaker.name for speaker in speakers}
    return Attribution(
        first,
        last,
        tuple(source.cue for source in part),
        speakers,
        _once(relays, names),
        _cue_kind(part, inner),
        words_of(frame, inner.cue),
        any(party.expert for party in inner.parties),
        min(party.certain for party in inner.parties),
    )


def _innermost(named: list[_Source]) -> _Source:
    """Return the source that speaks: no outlet where there is another."""
    if len(named) == 1:
        return named[0]
    quoted = [s for s in named if s.cue.way == "quoted"]
    if quoted:
        return quoted[0]
    people = [s for s in named if not s.outlet and s.cue.way != "citing"]
    speech = [s for s in people if s.cue.way != "according"]
    if speech:
        return speech[0]
    if people:
        return people[0]
    cited = [s for s in named if s.cue.way == "citing"]
    if cited and len(named) > 1:
        return next((s for s in reversed(cited) if not s.outlet), cited[-1])
    verbs = [s for s in named if s.cue.way == "verb" and not _trailing(s)]
    return verbs[0] if verbs else named[0]


def _trailing(source: _Source) -> bool:
    return source.cue.inverted or source.cue.way == "according"


def _is_outer(frame: Frame, source: _Source, inner: _Source) -> bool:
    """Say whether a source that is no outlet passes on what another one says."""
    subject = source.cue.subject
    if subject is None or source.cue.way == "citing":
        return False
    if subject.first > 0 and frame[subject.first - 1].lower == "what":
        return False
    if source.cue.way == "verb" and inner.cue.last <= source.cue.first:
        return not any(t.word or t.quoted >= 0 for t in frame[source.cue.last + 4 :])
    return source.cue.way in ("according", "relay") or (
        source.cue.way == "quoted" and inner.cue.way != "quoted"
    )


def _outermost_first(outer: list[_Source]) -> list[_Source]:
    """Return who reports before whom he cites."""
    return sorted(outer, key=lambda source: source.cue.way == "citing")


def _listeners(
    frame: Frame, part: list[_Source], sentence: Sentence, memory: Memory
) -> list[Speaker]:
    """Return the outlets that were told."""
    found: list[Speaker] = []
    for source in part:
        phrase = source.cue.listener or _said_to(frame, source.cue)
        if phrase is not None:
            found += [
                party.speaker
                for party in memory.parties(frame, phrase, sentence)
                if party.speaker.kind == "outlet"
            ]
    return found


def _said_to(frame: Frame, cue: Cue) -> Phrase | None:
    """Return whom somebody "said to" something."""
    at = cue.last if cue.inverted else cue.at + 1
    if cue.way == "verb" and at + 1 < len(frame) and frame[at].lower == "to":
        return phrase_after(frame, at + 1)
    return None


def _publishers(
    frame: Frame, first: int, last: int, sentence: Sentence, memory: Memory
) -> list[Speaker]:
    """Return who published what is quoted: "in a letter published in X", "interview with X"."""
    found: list[Speaker] = []
    follow = _followers()
    for at in [at for at in range(first, last - 2) if frame[at].lower in follow]:
        if frame[at + 1].lower in follow[frame[at].lower]:
            phrase = phrase_after(frame, at + 2)
            if phrase is not None:
                found += [
                    party.speaker
                    for party in memory.parties(frame, phrase, sentence)
                    if party.speaker.kind == "outlet" or _is_paper(frame, phrase.last)
                ]
    return found


@cache
def _followers() -> dict[str, frozenset[str]]:
    """Return the words after which an outlet may stand, each with what stands between."""
    published = dict.fromkeys(group("phrases", "publishing"), frozenset(["by", "in", "on"]))
    return published | dict.fromkeys(_SPEAKING, frozenset(["with", "to", "by", "on"]))


def _is_paper(frame: Frame, last: int) -> bool:
    word = frame[last - 1].lower
    return body_kind(frame[last - 1].text) == "outlet" or word in (
        "newspaper",
        "magazine",
        "website",
        "broadcaster",
        "agency",
        "daily",
        "channel",
        "radio",
    )


def _once(relays: list[Speaker], names: set[str]) -> tuple[Speaker, ...]:
    found: list[Speaker] = []
    for relay in relays:
        if relay.name not in names:
            names.add(relay.name)
            found.append(relay)
    return tuple(found)


def _cue_kind(part: list[_Source], inner: _Source) -> Kind:
    """Return what the cue words say of the kind: the speaker's own, else the one beside it."""
    if inner.cue.kind != "statement":
        return inner.cue.kind
    same = [s.cue.kind for s in part if s.cue.subject is None and s.cue.kind != "statement"]
    return same[0] if same else "statement"
