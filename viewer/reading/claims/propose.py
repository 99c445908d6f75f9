"""Proposes the claims of an article: sentence by sentence, with who says each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from viewer.model.briefing import Block, Kind
from viewer.reading.claims.attributions import Attribution, attributions
from viewer.reading.claims.bodies import between, body_words, listed_fields
from viewer.reading.claims.cues import cue_words
from viewer.reading.claims.denials import with_denials
from viewer.reading.claims.descriptions import SHOWN_NOWHERE, unnamed_reports
from viewer.reading.claims.direct import is_direct
from viewer.reading.claims.frames import Frame, Token, frames
from viewer.reading.claims.kinds import kind_of, modes
from viewer.reading.claims.names import CAPITAL
from viewer.reading.claims.paragraphs import paragraphs
from viewer.reading.claims.phrases import phrase_after
from viewer.reading.claims.quotations import Quotation, quotations
from viewer.reading.claims.sentences import Sentence, sentences
from viewer.reading.claims.speakers import Memory
from viewer.reading.claims.spots import spots_of
from viewer.reading.claims.talks import Floor, floors
from viewer.reading.claims.words import group, pattern
from viewer.reading.proposals import ProposedClaim, Speaker

_WORDS = re.compile(r"[^\W_]+")
_CHECKABLE = re.compile(rf"\s(?:{CAPITAL}|\d)")
"""Names or figures in a statement, which can be looked up."""
_ARTICLE = Speaker(name="The article", kind="article")
_NO_STATEMENT = re.compile(
    r"(?:let|here|who|what|why|how|where|when|which|please|click|see|watch|if you|thank)\b"
    r"(?!.{0,80}\b(?:was|were|is|are|has|had)\b)",
    re.IGNORECASE,
)
_ENOUGH_WORDS = re.compile(r"[\W_]*(?:[^\W_]+[\W_]+){3}[^\W_]")
_UNMARKED = "quotation without marks"
"""The rule for what somebody says under his name, in an interview."""
_CLOSING = "*_\"”’'») "
_LONG_QUOTE = 8
_OWN_LIMIT = 1500


def propose_claims(text: str, blocks: Sequence[Block] = ()) -> tuple[ProposedClaim, ...]:
    """Return what may be claimed in a text, in its order; `blocks` are no part of running text."""
    return with_denials(sorted(_Reading(text, blocks).claims(), key=_place))


def _place(claim: ProposedClaim) -> tuple[int, int]:
    return claim.start, -claim.end


class _Reading:
    """One reading of a text, from its beginning to its end."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.memory = Memory(text)
        self.cues, self.modes, bodies = spots_of(text, (cue_words(), modes(), body_words()))
        self.fields = listed_fields(text, bodies)
        spans, self.floors = floors(text, paragraphs(text, blocks), self.memory.known)
        self.sentences = list(sentences(text, spans, quotations(text, spans)))
        self.paragraph = -1
        self.floor: Floor | None = None
        """Who speaks in this paragraph of an interview; None where the article does."""
        self.voice: Speaker | None = None
        """Who was quoted last in this paragraph, or in the one that goes on in it."""
        self.waiting: list[Quotation] = []
        """Quotations of this paragraph that nobody has been named for yet."""

    def claims(self) -> Iterator[ProposedClaim]:
        for sentence in self.sentences:
            if sentence.paragraph != self.paragraph:
                yield from self._turn(sentence)
            yield from self._read(sentence)
        yield from self._unheard()

    def _turn(self, sentence: Sentence) -> Iterator[ProposedClaim]:
        """Begin a paragraph."""
        self.paragraph = sentence.paragraph
        self.floor = self.floors[sentence.paragraph]
        self.memory.floor = self.floor.speaker if self.floor else None
        first = sentence.quotations[0] if sentence.quotations else None
        if first and first.continues:
            return
        yield from self._unheard()
        self.voice = None

    def _read(self, sentence: Sentence) -> Iterator[ProposedClaim]:
        """Yield the claims of one sentence."""
        cued = self.cues.may_be_in(sentence.start, sentence.end)
        if not sentence.quotations and not cued:
            yield from self._own(sentence)
            self.memory.remember(sentence, None)
            return
        speaker: Speaker | None = None
        whole = between(self.fields, sentence.start, sentence.end) if self.fields else ()
        for frame in frames(self.text, sentence, whole):
            chains = (
                attributions(frame, sentence, self.memory)
                if cued or ":" in {token.text for token in frame}
                else []
            )
            if chains:
                speaker = chains[-1].speakers[0]
                for chain in filter(self._counts, chains):
                    yield from self._attributed(frame, self._in_turn(chain), sentence)
            else:
                yield from self._without_cue(frame, sentence)
        if self.floor:
            speaker = speaker if speaker != self.memory.floor else None
        elif speaker is None and sentence.quotations:
            speaker = self.voice
        self.memory.remember(sentence, speaker)

    # What somebody says

    def _counts(self, chain: Attribution) -> bool:
        """Say whether a chain is not one of a question, which names somebody at the most."""
        asked = self.floor is not None and self.floor.speaker is None
        return not asked or chain.speakers[0].kind != "unnamed"

    def _in_turn(self, chain: Attribution) -> Attribution:
        """Return a chain with whoever has the floor as the one who tells of it."""
        teller = self.memory.floor
        if teller is None or any(who.name == teller.name for who in chain.speakers):
            return chain
        return msgspec.structs.replace(chain, relays=(teller, *chain.relays))

    def _spoken_in_turn(self, floor: Floor, start: int, end: int) -> Iterator[ProposedClaim]:
        """Yield what a sentence of an interview states."""
        words = self.text[start : min(end, start + _OWN_LIMIT)]
        asks = self.text[start:end].rstrip(_CLOSING).endswith("?")
        states = len(words.split(None, 3)) > 2 and not _NO_STATEMENT.match(words)
        if floor.speaker and states and not asks and words[0] not in "([{":
            yield self._spoken(start, end, floor.speaker, _UNMARKED, floor.certain)

    def _attributed(
        self, frame: Frame, chain: Attribution, sentence: Sentence
    ) -> Iterator[ProposedClaim]:
        """Yield the claims of one chain: each direct quotation, or the words as a whole."""
        quoted = [at for at in range(chain.first, chain.last) if frame[at].quoted >= 0]
        direct = [frame[at] for at in quoted if is_direct(self.text, frame, at, chain)]
        self.voice = chain.speakers[0]
        if not direct:
            yield from self._indirect(frame, chain, sentence, bool(quoted))
            return
        yield from self._waiting_for(chain.speakers[0])
        for token in direct:
            yield self._claim(
                token.start,
                token.end,
                chain.speakers,
                chain.relays,
                self._kind(token.start, token.end, chain),
                chain.words,
                "direct quotation",
                0.95 * chain.certain,
            )

    def _indirect(
        self, frame: Frame, chain: Attribution, sentence: Sentence, mixed: bool
    ) -> Iterator[ProposedClaim]:
        start, end = _trimmed(self.text, frame, chain.first, chain.last, sentence)
        if self.text[end - 1] == "?" or not _ENOUGH_WORDS.match(
            self.text, start, min(end, start + 400)
        ):
            return
        rule = "mixed quotation" if mixed else "indirect speech"
        certainty = (0.85 if mixed else 0.75) * chain.certain
        if self.floor and chain.speakers[0] == self.floor.speaker:
            rule, certainty = _UNMARKED, self.floor.certain
        yield self._claim(
            start,
            end,
            chain.speakers,
            chain.relays,
            self._kind(start, end, chain),
            chain.words,
            rule,
            certainty,
        )

    def _kind(self, start: int, end: int, chain: Attribution) -> Kind:
        return self._kind_of(start, end, chain.kind, chain.speakers[0], chain.expert)

    def _kind_of(
        self, start: int, end: int, cue: Kind | None, speaker: Speaker, expert: bool = False
    ) -> Kind:
        end = min(end, start + 3000)
        moded = self.modes.may_be_in(start, end)
        return kind_of(self.text[start:end], cue, speaker, expert, moded)

    def _claim(
        self,
        start: int,
        end: int,
        speakers: tuple[Speaker, ...],
        relays: tuple[Speaker, ...],
        kind: Kind,
        cue: str,
        rule: str,
        certainty: float,
    ) -> ProposedClaim:
        return ProposedClaim(
            quote=self.text[start:end],
            start=start,
            end=end,
            speakers=speakers,
            relayed_by=relays,
            kind=kind,
            cue=cue,
            rule=rule,
            certainty=round(certainty, 2),
        )

    # Quotations without a cue of their own

    def _without_cue(self, frame: Frame, sentence: Sentence) -> Iterator[ProposedClaim]:
        quoted = [token for token in frame if token.quoted >= 0] if sentence.quotations else []
        if not quoted or self.floor:
            yield from self._own(sentence)
            return
        outside = sum(token.word for token in frame if token.quoted < 0)
        for token in quoted:
            if not self._is_speech(token, outside, sentence):
                continue
            if outside > 2 and (named := self._introduced(frame, token, sentence)):
                self.voice = named
                yield self._spoken(token.start, token.end, named, "introduced quotation", 0.5)
            elif self.voice is not None:
                yield self._spoken(token.start, token.end, self.voice, "quotation goes on", 0.8)
            else:
                self.waiting.append(sentence.quotations[token.quoted])
        if not any(self._is_speech(token, outside, sentence) for token in quoted):
            yield from self._own(sentence)

    def _is_speech(self, token: Token, outside: int, sentence: Sentence) -> bool:
        """Say whether a quotation is a statement, rather than a word that is kept at a distance."""
        quotation = sentence.quotations[token.quoted]
        words = len(_WORDS.findall(self.text, token.start, min(token.end, token.start + 400)))
        if outside == 0:
            return words >= 3 or quotation.continues or self.voice is not None
        colon = self.text[max(0, token.start - 2) : token.start].strip() == ":"
        return words >= _LONG_QUOTE or (colon and words >= 3)

    def _introduced(self, frame: Frame, token: Token, sentence: Sentence) -> Speaker | None:
        """Return whom a sentence names that introduces a quotation: "His message was plain: …"."""
        before = [t for t in frame if t.end <= token.start and t.quoted < 0]
        if before and before[0].lower in ("his", "her") and self.memory.last_person():
            return self.memory.last_person()
        named = self.memory.first_named(sentence)
        phrase = phrase_after(frame, 0)
        if named or phrase is None:
            return named
        parties = self.memory.parties(frame, phrase, sentence)
        return next((p.speaker for p in parties if p.certain > SHOWN_NOWHERE), None)

    def _spoken(
        self, start: int, end: int, speaker: Speaker, rule: str, certainty: float
    ) -> ProposedClaim:
        whole = msgspec.structs.replace(speaker, start=None, end=None)
        kind = self._kind_of(start, end, "statement", speaker)
        return self._claim(start, end, (whole,), (), kind, "", rule, certainty)

    def _waiting_for(self, speaker: Speaker) -> Iterator[ProposedClaim]:
        """Give the quotations before a speaker's to him too."""
        for quotation in self.waiting:
            yield self._spoken(quotation.start, quotation.end, speaker, "quotation begins", 0.65)
        self.waiting.clear()

    def _unheard(self) -> Iterator[ProposedClaim]:
        """Give the quotations of a paragraph that names nobody to whoever spoke before it."""
        if self.waiting:
            speaker = self.memory.last_person()
            unknown = Speaker(name="Unknown", kind="unnamed")
            rule = "quotation of the last speaker" if speaker else "quotation of nobody named"
            for quotation in self.waiting:
                yield self._spoken(
                    quotation.start,
                    quotation.end,
                    speaker or unknown,
                    rule,
                    0.5 if speaker else 0.2,
                )
            self.waiting.clear()

    # What the article says

    def _own(self, sentence: Sentence) -> Iterator[ProposedClaim]:
        """Yield the article's own statement, where a sentence is one that can be checked."""
        if self.floor:
            yield from self._spoken_in_turn(self.floor, sentence.start, sentence.end)
            return
        start, end = sentence.start, sentence.end
        if end - start > _OWN_LIMIT or not self._states(start, end):
            return
        words = self.text[start:end]
        moded = self.modes.may_be_in(start, end)
        if moded and (hedge := _hedge(words)):
            at = start + hedge.start()
            reports = unnamed_reports(at, start + hedge.end())
            kind = kind_of(words, "statement", reports, False)
            yield self._claim(start, end, (reports,), (), kind, hedge.group(), "hedge", 0.5)
            return
        yield self._claim(
            start,
            end,
            (_ARTICLE,),
            (),
            kind_of(words, None, _ARTICLE, False, moded),
            "",
            "article’s own statement",
            0.45 if _CHECKABLE.search(words) else 0.3,
        )

    def _states(self, start: int, end: int) -> bool:
        words = self.text[start:end]
        if words[-1] not in ".!”\"’'»)…" or words.endswith("?") or words[0] in "(*":
            return False
        count = len(words.split(None, 6))
        return count >= 5 and not _NO_STATEMENT.match(words)


def _hedge(words: str) -> re.Match[str] | None:
    lower = words.lower()
    return pattern("phrases", "hedges").search(lower if len(lower) == len(words) else words)


def _trimmed(text: str, frame: Frame, first: int, last: int, sentence: Sentence) -> tuple[int, int]:
    """Return the span of a part of a sentence, without the conjunction that joins it."""
    start = sentence.start if first == 0 else frame[first].start
    if first > 0 and frame[first].lower in _joining() and first + 1 < last:
        start = frame[first + 1].start
    while last < len(frame) and last - first > 2 and frame[last - 1].lower in _joining():
        last -= 1
    end = sentence.end if last >= len(frame) else frame[last - 1].end
    while end > start + 1 and text[end - 1] in ", \n":
        end -= 1
    return start, end


@cache
def _joining() -> frozenset[str]:
    return frozenset(["and", "but", "while", "whereas", "although", "though"]) & group(
        "phrases", "openers"
    )
