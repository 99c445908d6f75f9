"""Names in a text: their longest forms, who is a person, and what the text says of him."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from viewer.reading.claims.lexicon import (
    PERSONAL,
    body_kind,
    genders,
    given_names,
    governments,
    is_title,
    outlets,
    roles,
)
from viewer.reading.claims.words import group, kinds_of


def _capitals() -> str:
    """Return capitals of alphabetic scripts, as a class of a regular expression."""
    codes = [*range(0x41, 0x2C00), *range(0xA640, 0xA7FF)]
    return "".join(chr(code) for code in codes if chr(code).isupper())


CAPITAL = f"[{_capitals()}\U00010400-\U00010427]"
"""The last ones as a range: the search is twice as slow where each of them is compared."""
_WORD = rf"{CAPITAL}\w*(?:[-’'](?!s\b)\w+)*"
_PARTICLE = "(?:de|da|del|della|der|den|van|von|bin|bint|ibn|al|el|la|le|dos|du|ter|y)"
_RUN = re.compile(
    rf"\b{_WORD}(?:[ \u00a0](?:{_PARTICLE}[ ]){{0,2}}(?:{CAPITAL}\.(?=[ ])|{_WORD}))*"
)
_ACRONYM = re.compile(rf"[ ]\(({CAPITAL}[\w.&-]{{1,9}})\)")
_LONG = re.compile(
    rf"{_WORD}(?:,?[ ](?:of the|for the|of|for|and|the|on|in|{_PARTICLE}|{_WORD}))*\Z"
)
_AT_PLACE = re.compile(r"\b(?:in|at|from|near|across|into|outside|around|of|to|the) \Z")
_WHO_IT_IS = re.compile(r", (?:aged )?\d\d\b|, (?:a|an|the|who|head|director)\b")
_STOPS = re.compile(r"[.!?\n;:”\"]")
_SET_OFF = re.compile(r", ([^\n,.”\"]{3,})")
_AMID = re.compile(r"[\w,;][ ]")
"""What stands before a word that does not begin a sentence."""
_AROUND = 90
_LONGEST = 300
"""Code points of the longest name that a short form is looked for in."""


class Named(msgspec.Struct, frozen=True, gc=False):
    """One place where a text names somebody."""

    start: int
    end: int
    name: str
    """In full."""


class Known:
    """The names of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_part: dict[str, list[tuple[int, str]]] = {}
        self._described: dict[str, str] = {}
        self._acronyms: dict[str, str] = {}
        self._people: set[str] = set()
        self._places: set[str] = set()
        self._gender: dict[str, str] = {}
        self._amid: set[str] | None = None
        runs: list[tuple[int, int, str]] = []
        for start, end, name, words, title in _runs(text):
            runs.append((start, end, name))
            if text.startswith(" (", end):
                self._learn_acronym(start, end, name)
            if title or len(words) > 1:
                self._learn(start, end, name, words, title)
        short = self._by_part.keys() | self._acronyms.keys()
        self.mentions = [
            Named(start, end, self.full(name, start) if name in short else name)
            for start, end, name in runs
        ]
        self._starts = [mention.start for mention in self.mentions]

    def _learn(self, start: int, end: int, name: str, words: list[str], title: str) -> None:
        if len(words) < 2 or name in governments():
            if words and title and body_kind(name) is None:
                self._people.add(name)
                self._learn_gender(name, title)
            return
        if body_kind(name) is None:
            self._learn_person(start, end, words, title)

    def _learn_acronym(self, start: int, end: int, name: str) -> None:
        match = _ACRONYM.match(self._text, end)
        if match is None:
            return
        low = max(0, start - _AROUND, end - _LONGEST)
        long = _LONG.search(self._text, low, end)
        full = _spelt_out(long.group() if long else name, match.group(1))
        if not full and (" " not in name or body_kind(name) is None):
            return
        full = full or name
        written = f"{full} ({match.group(1)})"
        for form in {match.group(1), full, name if " " in name else full}:
            self._acronyms.setdefault(form, written)

    def _learn_person(self, start: int, end: int, words: list[str], title: str) -> None:
        full = " ".join(words)
        if words[-1] in governments() or words[0].lower() in group("phrases", "compass"):
            return
        if title or words[0].lower() in given_names() or self._has_age(end):
            self._people.add(full)
        elif _AT_PLACE.search(self._text, max(0, start - 12), start):
            self._places.add(full)
        self._described.setdefault(full, self._around(start, end, title))
        self._learn_gender(full, f"{title} {words[0]}")
        for part in {words[-1], words[0]}:
            if part.lower() not in given_names() or part == words[-1] or len(words[-1]) < 3:
                self._by_part.setdefault(part, []).append((start, full))

    def _learn_gender(self, name: str, before: str) -> None:
        for word in before.lower().split():
            if word in genders():
                self._gender.setdefault(name, genders()[word])
                return

    def _has_age(self, end: int) -> bool:
        return bool(_WHO_IT_IS.match(self._text[end : end + 12]))

    def has_age(self, named: Named, age: str) -> bool:
        """Say whether the text gives somebody an age, in figures, where it names him."""
        after = self._text[named.end : named.end + 16]
        before = self._text[max(0, named.start - 60) : named.start]
        return bool(
            re.match(rf",? \(?(?:aged )?{age}\b", after)
            or re.search(rf"\b{age}-year-old (?:[^\WA-Z][\w-]* ){{0,3}}\Z", before)
        )

    def _around(self, start: int, end: int, title: str) -> str:
        """Return the words around a full name that say who it is."""
        before = _STOPS.split(self._text[max(0, start - _AROUND) : start])[-1]
        match = _SET_OFF.match(self._text, end, end + 2 * _AROUND)
        role = before.rsplit(",", 1)[-1]
        if before.endswith(", "):
            role = " ".join(before[:-2].rsplit(",", 1)[-1].split()[-6:])
        return f"{role} {title} {match.group(1) if match else ''}"

    def full(self, name: str, at: int) -> str:
        """Return the longest form of a name that the text has, the last one before a position."""
        if name in self._acronyms:
            return self._acronyms[name]
        forms = self._by_part.get(name)
        if not forms:
            return name
        place = bisect_right(forms, (at + 1, ""))
        return forms[max(0, place - 1)][1]

    def is_person(self, name: str) -> bool:
        """Say whether the text shows a name to be a person's."""
        return name in self._people

    def is_shown(self, name: str) -> bool:
        """Say whether a name has its capital within a sentence too, or is a person's."""
        if self._amid is None:
            self._amid = {m.name for m in self.mentions if _AMID.match(self._text, m.start - 2)}
        return name in self._amid or name in self._people

    def may_be_person(self, name: str) -> bool:
        """Say whether a name could be a person's: of several words, and no body's or place's."""
        return name in self._people or (name in self._described and name not in self._places)

    def meet(self, name: str) -> None:
        """Learn that a name is a person's, since it is spoken of so."""
        self._people.add(name)

    def described(self, name: str) -> str:
        """Return what stands around a full name where the text has it first."""
        return self._described.get(name, "")

    def may_be(self, name: str, pronoun: str) -> bool:
        """Say whether a pronoun fits what is known of somebody's gender."""
        gender = self._gender.get(name)
        wanted = {"he": "male", "she": "female"}.get(pronoun)
        return gender is None or wanted is None or gender == wanted

    def note_gender(self, name: str, pronoun: str) -> None:
        """Learn somebody's gender from the pronoun that was used of him."""
        if pronoun in ("he", "she"):
            self._gender.setdefault(name, "male" if pronoun == "he" else "female")

    def between(self, low: int, high: int) -> list[Named]:
        """Return the names in a stretch of the text."""
        return self.mentions[bisect_left(self._starts, low) : bisect_left(self._starts, high)]


def _runs(text: str) -> Iterator[tuple[int, int, str, list[str], str]]:
    """Yield runs of capitalised words: where, the name, its words, and the title before it."""
    common = _common_words()
    for match in _RUN.finditer(text):
        run = match.group()
        if run.lower() in common:
            continue
        words = run.split()[:12]
        start, end = match.span()
        if len(words) == 1:
            yield start, end, run, words, _title(text, start, [])
            continue
        while words and words[0].lower() in common:
            start += len(words.pop(0)) + 1
        if words:
            named, title = split_title(words)
            first = start + (len(" ".join(title)) + 1 if title else 0)
            yield first, end, " ".join(named), named, _title(text, start, title)


def _title(text: str, start: int, title: list[str]) -> str:
    """Return the title of a name: its capitalised words, or the role just before it."""
    if title:
        return " ".join(title)
    if start == 0 or text[start - 1] != " ":
        return ""
    last = text[max(0, start - 24) : start].rstrip(" .").rsplit(None, 1)[-1:]
    word = last[0].lower() if last else ""
    if not is_title(word):
        return ""
    ended = text[start - 2 : start - 1] == "." and word not in group("abbreviations", "always")
    return "" if ended else word


def split_title(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of a name and the titles before them."""
    if len(words) == 1 or " ".join(words) in outlets():
        return words, []
    titled = [
        at
        for at, word in enumerate(words[:-1], 1)
        if is_title(word.lower().rstrip(".")) and words[at] not in ("and", "&")
    ]
    if not titled or body_kind(" ".join(words[titled[-1] :])) is not None:
        return words, []
    if _is_of_body(words[: titled[-1]]):
        return words, []
    return words[titled[-1] :], words[: titled[-1]]


def _is_of_body(words: list[str]) -> bool:
    """Say whether words end in what a body is for: Ministry of Health, rather than a title."""
    if roles().get(words[-1].lower()) in PERSONAL:
        return False
    return any(
        word.lower() in kinds_of("organisations") and following in ("of", "for")
        for word, following in pairwise(words)
    )


@cache
def _common_words() -> frozenset[str]:
    """Return the words that have a capital from the sentence alone, at the front of a name."""
    keys = ("determiners", "pronouns", "openers", "prepositions", "subordinators", "adverbs")
    return frozenset().union(*(group("phrases", key) for key in keys))


def _spelt_out(words: str, acronym: str) -> str:
    """Return the end of some words whose initials make an acronym, else nothing."""
    parts = words.split()
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    for first in range(len(parts)):
        initials = [part[0].lower() for part in parts[first:] if part[0].isupper()]
        if initials == letters or (initials[:1] == letters[:1] and _in_order(letters, initials)):
            return " ".join(parts[first:])
    return ""


def _in_order(letters: list[str], initials: list[str]) -> bool:
    """Say whether all letters are among some initials in their order: CDC for C, D, C, P."""
    rest = iter(initials)
    return len(letters) >= 2 and all(letter in rest for letter in letters)
