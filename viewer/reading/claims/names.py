"""Names in a text: their longest forms, who is a person, and what the text says of him."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

import msgspec

from viewer.reading.claims.lexicon import (
    body_kind,
    genders,
    given_names,
    governments,
    is_title,
    outlets,
)
from viewer.reading.claims.words import group


def _capitals() -> str:
    """Return capitals of alphabetic scripts, as a class of a regular expression."""
    codes = [*range(0x41, 0x2C00), *range(0xA640, 0xA7FF), *range(0x10400, 0x10428)]
    return "".join(chr(code) for code in codes if chr(code).isupper())


_C = f"[{_capitals()}]"
_WORD = rf"{_C}\w*(?:[-’'](?!s\b)\w+)*"
_PARTICLE = "(?:de|da|del|della|der|den|van|von|bin|bint|ibn|al|el|la|le|dos|du|ter|y)"
_RUN = re.compile(rf"\b{_WORD}(?:[ \u00a0](?:{_PARTICLE}[ ]){{0,2}}(?:{_C}\.(?=[ ])|{_WORD}))*")
_ACRONYM = re.compile(rf"[ ]\(({_C}[\w.&-]{{1,9}})\)")
_LONG = re.compile(
    rf"{_WORD}(?:,?[ ](?:of the|for the|of|for|and|the|on|in|{_PARTICLE}|{_WORD}))*\Z"
)
_AT_PLACE = re.compile(r"\b(?:in|at|from|near|across|into|outside|around|of|to|the) \Z")
_AROUND = 90


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
        runs = list(_runs(text))
        for start, end, words, title in runs:
            self._learn(start, end, words, title)
        self.mentions = [
            Named(start, end, full)
            for start, end, words, _ in runs
            if (full := self.full(" ".join(words), start))
        ]
        self._starts = [mention.start for mention in self.mentions]

    def _learn(self, start: int, end: int, words: list[str], title: str) -> None:
        name = " ".join(words)
        self._learn_acronym(start, end, name)
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
        low = max(0, start - _AROUND)
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
        return bool(
            re.match(
                r", (?:aged )?\d\d\b|, (?:a|an|the|who|head|director)\b", self._text[end : end + 12]
            )
        )

    def _around(self, start: int, end: int, title: str) -> str:
        """Return the words around a full name that say who it is."""
        before = re.split(r"[.!?\n;:”\"]", self._text[max(0, start - _AROUND) : start])[-1]
        after = self._text[end : end + 2 * _AROUND]
        match = re.match(r", ([^\n,.”\"]{3,})", after)
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


def _runs(text: str) -> Iterator[tuple[int, int, list[str], str]]:
    """Yield runs of capitalised words: where, the words of the name, and the title before it."""
    for match in _RUN.finditer(text):
        words = match.group().replace("\u00a0", " ").split()[:12]
        start = match.start()
        while words and _is_common(words[0]):
            start += len(words.pop(0)) + 1
        if words:
            name, title = split_title(words)
            if name:
                yield (
                    start + sum(len(word) + 1 for word in title),
                    match.end(),
                    name,
                    _title(text, start, title),
                )


def _title(text: str, start: int, title: list[str]) -> str:
    """Return the title of a name: its capitalised words, or the role just before it."""
    if title:
        return " ".join(title)
    before = text[max(0, start - 24) : start]
    last = before.rstrip(" .").rsplit(None, 1)[-1:] if before.endswith(" ") else []
    word = last[0].lower() if last else ""
    return word if is_title(word) else ""


def split_title(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words of a name and the titles before them."""
    if len(words) == 1 or " ".join(words) in outlets():
        return words, []
    last = max((i for i, word in enumerate(words[:-1]) if is_title(_plain(word))), default=-1)
    rest = words[last + 1 :]
    body = last >= 0 and body_kind(" ".join(rest)) is not None
    return (words, []) if body else (rest, words[: last + 1])


def _plain(word: str) -> str:
    return word.lower().rstrip(".")


def _is_common(word: str) -> bool:
    """Say whether a capitalised word at the front has its capital from the sentence alone."""
    return word.lower() in _common_words()


@cache
def _common_words() -> frozenset[str]:
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
