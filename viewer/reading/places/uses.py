"""Whether a name stands for the place, or by association for who is there: Moscow wants to sign.

By grammar: subject of a verb of saying or acting, possessor of a policy, party to talks, modifier.
"""

from __future__ import annotations

from viewer.reading.places.gazetteer import Place
from viewer.reading.places.matching import Span
from viewer.reading.places.tokens import Tokens
from viewer.reading.places.words import Context

_POWERS = ("country", "capital")
_UNIONS = ("European Union", "Soviet Union")
_ABBREVIATIONS = frozenset(["us", "uk", "eu", "uae", "un", "usa"])


class Uses:
    """Tells the use of names in one text."""

    def __init__(self, tokens: Tokens, words: Context) -> None:
        self._tokens, self._words = tokens, words

    def associative(self, span: Span, best: Place) -> str:
        """The rule by which a name stands for somebody; empty where it is the place."""
        power = best.feature in _POWERS or best.name in _UNIONS
        if span.compass or not (power or best.feature in ("region", "area")):
            return ""
        if self._modifies(span, best):
            return "modifier of a name or a noun"
        if not power:
            return ""
        if self._speaks(span, best):
            return "subject of a verb of saying or acting"
        if self._owns(span):
            return "owner of a policy"
        if self._is_party(span):
            return "party to ties, talks or pressure"
        if best.name in _UNIONS and not self._located(span):
            return "union of states"
        return ""

    def _located(self, span: Span) -> bool:
        """Whether a preposition of place stands before a name."""
        before = span.first - 1
        if self._tokens.key(before) == "the":
            before -= 1
        key = self._tokens.key(before)
        return key in self._words.locative or key in ("on", "by")

    def _modifies(self, span: Span, best: Place) -> bool:
        tokens, words = self._tokens, self._words
        gap, key = tokens.gap(span.last), tokens.key(span.last + 1)
        if gap == "-":
            return key not in words.placed and best.feature in _POWERS
        if gap not in (" ", "\u00a0") or not key:
            return False
        if tokens.capital(span.last + 1):
            return key in words.institutions or (key in words.officials and best.feature in _POWERS)
        return span.key in _ABBREVIATIONS and not self._is_function(key)

    def _is_function(self, key: str) -> bool:
        words = self._words
        return key in words.function_words or key in words.saying or key in words.auxiliaries

    def _speaks(self, span: Span, best: Place) -> bool:
        return not self._located(span) and (
            self._acts_after(span.last) or (best.feature == "capital" and self._acts_as_one(span))
        )

    def _acts_as_one(self, span: Span) -> bool:
        """Whether a capital acts: Pyongyang delivered; Moscow and Pyongyang have grown."""
        tokens, words = self._tokens, self._words
        paired = tokens.key(span.first - 1) == "and" and tokens.capital(span.first - 2)
        if paired and tokens.key(span.first - 3) in words.locative:
            return False  # in Doha and Cairo
        after = tokens.key(span.last + 1)
        if tokens.gap(span.last) != " " or tokens.capital(span.last + 1):
            return False
        if after == "and" and tokens.capital(span.last + 2):
            after = tokens.key(span.last + 3)
            return after in words.auxiliaries and after not in ("is", "was")
        if after in ("have", "had"):
            return paired
        return after.endswith("ed") and len(after) > 4 and after not in words.befalls

    def _acts_after(self, last: int) -> bool:
        """Whether a verb of saying or acting follows, past helping verbs and another name."""
        tokens, words, at = self._tokens, self._words, last + 1
        helped = together = tokens.key(at) == "and" and tokens.capital(at + 1)
        if together:
            at += 2 if not tokens.capital(at + 2) else 3
        for step in range(at, at + 4):
            if tokens.gap(step - 1) not in (" ", "\u00a0"):
                return False
            key = tokens.key(step)
            if key in words.auxiliaries or key in words.adverbs:
                helped = True
            else:
                return key in words.saying or (helped and key in words.clear_saying)
        return False

    def _owns(self, span: Span) -> bool:
        if not self._tokens.possessive(span.last):
            return False
        first = span.last + 1
        if self._tokens.key(first) == "s":
            first += 1
        keys = [self._tokens.key(i) for i in range(first, first + 2)]
        return any(key in self._words.government_nouns for key in keys)

    def _is_party(self, span: Span) -> bool:
        tokens, words = self._tokens, self._words
        before = span.first - 1
        if tokens.key(before) == "the":
            before -= 1
        if tokens.gap(before) not in (" ", "\u00a0") or tokens.gap(span.first - 1) not in (
            " ",
            "\u00a0",
        ):
            return False
        key = tokens.key(before)
        if key in words.pressed:
            return True
        if key == "and" and tokens.capital(before - 1):
            return any(tokens.key(i) == "between" for i in range(before - 4, before))
        if key not in ("with", "between", "against", "on", "towards", "toward"):
            return False
        return any(tokens.key(i) in words.between_powers for i in range(before - 2, before))
