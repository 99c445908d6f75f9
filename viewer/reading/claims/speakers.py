"""Who is meant by a phrase: a name in full for a short one, a pronoun or "the Russian leader"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from viewer.model.briefing import AgentKind
from viewer.reading.claims.descriptions import (
    SHOWN_NOWHERE,
    Party,
    acronym,
    alike,
    are_bare_reports,
    is_expert,
    outlet_in,
    unnamed,
    unnamed_reports,
)
from viewer.reading.claims.documents import issuer
from viewer.reading.claims.frames import Frame, Token
from viewer.reading.claims.heads import core_of, head_of, is_made, joined
from viewer.reading.claims.lexicon import (
    PERSONAL,
    adjectives,
    bare,
    body_kind,
    outlets,
    roles,
)
from viewer.reading.claims.names import Known, split_title
from viewer.reading.claims.phrases import Phrase, is_name_word, is_plural
from viewer.reading.claims.sentences import Sentence
from viewer.reading.claims.words import group
from viewer.reading.proposals import Speaker

_FAR_BACK = 12
"""Sentences that a pronoun may reach back over."""
_GENERIC = frozenset(
    ["agency", "group", "organisation", "organization", "body", "union", "watchdog"]
)
"""Nouns that may mean any body named before."""
_PRONOUNS = {"his": "he", "him": "he", "her": "she", "their": "they", "them": "they", "its": "it"}
_WINDOW = 1500
"""Code points that "the spokeswoman" may reach back over."""
_JUST_BEFORE = 300
"""Code points within which a person who is alone there is still spoken of."""
_SET_OFF = re.compile(r", (?:the|a|an) ([^,.;\n]+),")
_TICKER = re.compile(r" ?\([A-Z][A-Za-z ]{1,20}: ?[A-Z\d][A-Z\d.]{0,9}[);,]")
"""Where shares are traded, which only a company's are: (TSX: CVM)."""
_SHORT_FORM = re.compile(r"\s*\([^)]*\)?$")
_FRONT = 400
"""Code points within which a sentence names whom it is about."""
_OPENING = 25
"""Code points within which the subject of a sentence most often stands."""
_DEFINITE = frozenset(["the", "this", "that", "his", "her", "its", "their"])


class Said(msgspec.Struct, frozen=True):
    """A sentence, and who spoke in it."""

    sentence: Sentence
    speaker: Speaker | None


class Memory:
    """Who has been spoken of so far in a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.known = Known(text)
        self.trail: list[Said] = []
        self.floor: Speaker | None = None
        """Who is meant by "I"."""

    def parties(self, frame: Frame, phrase: Phrase, sentence: Sentence) -> list[Party]:
        """Return who is meant by a phrase; several where "and" joins them."""
        return [
            self._party(frame, part, sentence)
            for part in joined(frame, phrase)
            if part.last > part.first
        ]

    def remember(self, sentence: Sentence, speaker: Speaker | None) -> None:
        """Note who spoke in a sentence, for the sentences after it."""
        self.trail.append(Said(sentence, speaker))

    def last_person(self) -> Speaker | None:
        """Return who last spoke or was last spoken of, to go on with a quotation without a cue."""
        for said in reversed(self.trail[-3:]):
            if said.speaker and said.speaker.kind != "article":
                return said.speaker
            if named := self.first_named(said.sentence):
                return named
        return None

    def first_named(self, sentence: Sentence) -> Speaker | None:
        """Return whom a sentence names first, outside its quotations."""
        name = self._subject(sentence)
        return Speaker(name=name, kind="person") if name else None

    def _subject(self, sentence: Sentence) -> str | None:
        """Return the person whom a sentence names first, outside its quotations."""
        names = self._outside(sentence, min(sentence.end, sentence.start + _FRONT))
        if not names:
            return None
        opening = self.known.between(sentence.start, sentence.start + _OPENING)
        if opening and opening[0].name == names[0] and self.known.may_be_person(names[0]):
            return names[0]
        sure = (name for name in names if self.known.is_person(name))
        return next(sure, None) or next(filter(self.known.may_be_person, names), None)

    def _outside(self, sentence: Sentence, end: int) -> list[str]:
        """Return the names of a sentence, up to an end, that are not inside its quotations."""
        mentions = self.known.between(sentence.start, end)[:12]
        quoted = sentence.quotations[:8]
        if not quoted:
            return [mention.name for mention in mentions]
        return [
            mention.name
            for mention in mentions
            if not any(q.start <= mention.start < q.end for q in quoted)
        ]

    def _party(self, frame: Frame, phrase: Phrase, sentence: Sentence) -> Party:
        tokens = frame[phrase.first : phrase.last]
        start, end = tokens[0].start, tokens[-1].end
        if len(tokens) == 1 and (
            tokens[0].lower in group("phrases", "pronouns") or tokens[0].lower in _PRONOUNS
        ):
            return self._pronoun(tokens[0], sentence)
        if _is_national(tokens):
            return self._national(start, end)
        head = head_of(tokens)
        if head is None:
            by = issuer(frame, phrase)
            return self._party(frame, by, sentence) if by else self._described(tokens, start, end)
        return self._named(head, tokens, start, end)

    def _national(self, start: int, end: int) -> Party:
        """Return whom "the Italian" means: who was last spoken of."""
        person = self.last_person()
        if person and person.kind == "person":
            return Party(msgspec.structs.replace(person, start=start, end=end), certain=0.6)
        words = self.text[start:end]
        return Party(Speaker(name=words, kind="unnamed", start=start, end=end), certain=0.6)

    def _named(self, head: list[Token], tokens: list[Token], start: int, end: int) -> Party:
        """Return the party of a phrase that ends in a name."""
        words = self.text[head[0].start : head[-1].end].replace("\n", " ")
        words = words.removesuffix("’s").removesuffix("'s")
        parts = words.split()
        name, title = split_title(parts)
        spoken = " ".join(name) or words
        plain = _SHORT_FORM.sub("", spoken) if "(" in spoken else spoken
        full = self.known.full(spoken if spoken == plain else plain, start)
        kind = body_kind(full) or body_kind(plain) or self._person_or_body(full, tokens, title)
        if _TICKER.match(self.text, head[-1].end, head[-1].end + 40):
            kind = "organisation"
        certain = 1.0 if kind != "person" or self.known.described(full) or title else 0.8
        if certain < 1 and head[0].initial and len(head) == 1 and not self.known.is_shown(full):
            certain = SHOWN_NOWHERE
        if kind == "person" and certain > SHOWN_NOWHERE:
            self.known.meet(full)
        expert = any(roles().get(token.lower) == "expert" for token in tokens) or is_expert(
            self.known.described(full)
        )
        return Party(
            Speaker(name=bare(full), kind=kind, start=start, end=end),
            expert,
            certain,
        )

    def _person_or_body(self, name: str, tokens: list[Token], title: list[str]) -> AgentKind:
        first = tokens[0].lower
        if self._is_body_after(tokens[-1].end):
            return "organisation"
        if not self.known.is_person(name) and _is_body_before(tokens):
            return "organisation"
        if len(tokens) > 2 and first == "the" and not tokens[1].capital:
            return "person"
        if title or self.known.is_person(name) or (" " in name and first != "the"):
            return "person"
        return "organisation" if first in ("the", "a", "an") else "person"

    def _is_body_after(self, end: int) -> bool:
        """Say whether what is set off behind a name is a body: "Frontex, the border agency,"."""
        match = _SET_OFF.match(self.text, end, end + 120)
        last = match.group(1).split()[-1].lower() if match else ""
        return roles().get(last) in ("organisation", "government")

    def _described(self, tokens: list[Token], start: int, end: int) -> Party:
        """Return the party of a phrase without a name: a role, an office, an outlet."""
        words = self.text[start:end].replace("\n", " ")
        core = core_of(tokens)
        role = core[-1].lower if core else tokens[-1].lower
        found = roles().get(role, "")
        piece = role in group("phrases", "pieces") or role == "agency"
        if piece and (outlet := outlet_in(tokens)):
            return Party(
                Speaker(name=self.known.full(outlet, start), kind="outlet", start=start, end=end)
            )
        if core == tokens and are_bare_reports(tokens):
            return Party(unnamed_reports(start, end), certain=0.7)
        if tokens[0].lower in _DEFINITE and not is_plural(role):
            meant = self._meant(core or tokens, role, found, start)
            if meant is not None:
                return Party(
                    msgspec.structs.replace(meant, start=start, end=end), found == "expert", 0.8
                )
            if meant := self._aged(role, start):
                return Party(msgspec.structs.replace(meant, start=start, end=end), certain=0.7)
        if (
            found == "document"
            and len(core) < len(tokens)
            and is_made(tokens[len(core)].lower, role)
        ):
            end = core[-1].end
            words = self.text[start:end].replace("\n", " ")
        return unnamed(words, core or tokens, start, end)

    def _aged(self, role: str, at: int) -> Speaker | None:
        """Return whom "the 34-year-old" means: who has that age, or the only person just before."""
        age, ending, _ = role.partition("-year-old")
        if not ending or len(age) > 3:
            return None
        near = self.known.between(at - _WINDOW, at)[-60:]
        people = [named for named in near if self.known.may_be_person(named.name)]
        for named in reversed(people):
            if self.known.has_age(named, age):
                return Speaker(name=named.name, kind="person")
        last = {named.name for named in people if named.start > at - _JUST_BEFORE}
        return Speaker(name=last.pop(), kind="person") if len(last) == 1 else None

    def _meant(self, core: list[Token], role: str, found: str, at: int) -> Speaker | None:
        """Return whom "the Russian leader" or "the agency" means."""
        modifiers = {t.lower for t in core[:-1]} - group("phrases", "determiners") - {"s"}
        best: tuple[int, int] | None = None
        name = ""
        seen: set[str] = set()
        for back, mention in enumerate(reversed(self.known.between(at - _WINDOW, at)[-60:])):
            if mention.name in seen:
                continue
            seen.add(mention.name)
            score = self._fits(mention.name, role, found, modifiers)
            if score > 0 and (best is None or (score, -back) > best):
                best, name = (score, -back), mention.name
        if best is None:
            return None
        return Speaker(name=bare(name), kind=body_kind(name) or "person")

    def _fits(self, name: str, role: str, found: str, modifiers: set[str]) -> int:
        """Return how well a name fits a role; nothing or less where it does not."""
        kind = body_kind(name)
        if found in PERSONAL:
            return 0 if kind else alike(self.known.described(name), role, found, modifiers)
        if found == "outlet":
            outlet = outlets().get(bare(name.split(" (")[0])) or outlets().get(acronym(name))
            wanted = " ".join(sorted(modifiers))
            fits = outlet is not None and (
                not modifiers
                or all(m in outlet.adjective.lower() or m in ("state", "news") for m in modifiers)
            )
            return 2 + len(wanted) if fits else 0
        if kind in ("organisation", "government") and found in ("organisation", "government"):
            words = set(name.lower().split())
            if role in words:
                return 3
            trade = role not in _GENERIC
            return int(found == "organisation" and kind == found and not modifiers and not trade)
        return 0

    def _pronoun(self, token: Token, sentence: Sentence) -> Party:
        """Return whom a pronoun stands for."""
        pronoun = _PRONOUNS.get(token.lower, token.lower)
        if self.floor and pronoun in ("i", "we"):
            return Party(self.floor, is_expert(self.known.described(self.floor.name)), 0.95)
        for name in self._outside(sentence, token.start) if pronoun in ("he", "she") else ():
            if self.known.is_person(name) and self.known.may_be(name, pronoun):
                return self._for_pronoun(token, Speaker(name=name, kind="person"), 0.8)
        for back, said in enumerate(reversed(self.trail[-_FAR_BACK:])):
            for speaker in self._candidates(said):
                if self._may_be(speaker, pronoun):
                    return self._for_pronoun(token, speaker, 0.9 if back < 3 else 0.6)
        unknown = Speaker(name=token.text, kind="unnamed", start=token.start, end=token.end)
        return Party(unknown, certain=0.3)

    def _candidates(self, said: Said) -> Iterator[Speaker]:
        """Yield whom a pronoun after a sentence may stand for: the last it names at the end."""
        if said.speaker:
            yield said.speaker
        if first := self.first_named(said.sentence):
            yield first
        names = self._outside(said.sentence, said.sentence.end)
        if last := next(filter(self.known.may_be_person, reversed(names)), None):
            yield Speaker(name=last, kind="person")

    def _for_pronoun(self, token: Token, speaker: Speaker, certain: float) -> Party:
        self.known.note_gender(speaker.name, _PRONOUNS.get(token.lower, token.lower))
        expert = is_expert(self.known.described(speaker.name))
        meant = msgspec.structs.replace(speaker, start=token.start, end=token.end)
        return Party(meant, expert, certain)

    def _may_be(self, speaker: Speaker, pronoun: str) -> bool:
        """Say whether a pronoun may stand for a speaker."""
        words = speaker.name.lower().split()
        plural = any(is_plural(word) for word in words[:6])
        if pronoun in ("he", "she"):
            if speaker.kind == "unnamed":
                return not plural and any(roles().get(word) in PERSONAL for word in words)
            return speaker.kind == "person" and self.known.may_be(speaker.name, pronoun)
        if pronoun == "they":
            return plural or speaker.kind in ("organisation", "unnamed", "government")
        return speaker.kind in ("organisation", "government", "outlet")


def _is_body_before(tokens: list[Token]) -> bool:
    """Say whether a noun before a name is one for a body: grid operator Norlys."""
    noun = next((token.lower for token in reversed(tokens) if not is_name_word(token)), "")
    return roles().get(noun) in ("organisation", "outlet")


def _is_national(tokens: list[Token]) -> bool:
    """Say whether a phrase is "the Italian", which is no government; The Australian is a paper."""
    if len(tokens) != 2 or tokens[0].text != "the":
        return False
    return tokens[1].text in adjectives() and tokens[1].lower.endswith("an")
