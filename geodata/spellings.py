"""Other spellings of a town that news may use: Kupiansk for Kupyansk, Hodeidah for Al Hudaydah."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from viewer.reading.places.folding import fold

LEAST_TOWN = 5000
"""Smaller towns are kept under their name alone, unless GeoNames doesn't know their people."""
ANY_NAME = 15_000
"""From this population on a town may be called quite otherwise; else it is but spelt otherwise."""
ALIKE = 0.6

AS_THEY_DO = frozenset(
    {
        "AD", "AR", "AT", "AU", "BO", "BR", "BZ", "CA", "CL", "CN", "CO", "CR", "CU", "CZ", "DE",
        "DK", "DO", "EC", "EE", "ES", "FI", "FR", "GB", "GT", "GY", "HN", "HR", "HT", "HU", "IE",
        "IS", "IT", "JM", "JP", "KR", "LI", "LT", "LU", "LV", "MC", "MT", "MX", "NI", "NL", "NO",
        "NZ", "PA", "PE", "PL", "PR", "PT", "PY", "SE", "SI", "SK", "SM", "SR", "SV", "TT", "US",
        "UY", "VA", "VE",
    }
)  # fmt: skip
"""Countries whose towns the news spell in one way: what else GeoNames has is other languages'."""
ARABIC = frozenset(
    {
        "AE", "BH", "DZ", "EG", "EH", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA",
        "SA", "SD", "SY", "TN", "YE",
    }
)  # fmt: skip
"""Countries whose towns have an article, which news mostly leave away."""
PERSIAN = frozenset({"AF", "IR", "PK", "TJ"})
"""Countries that write the same vowel between two words as e or as i."""
_ARTICLE = re.compile(r"\b(?:[ae][ltdnrsz]|[ae][sd]h) (?=[a-z]{3})")
_FIRST = re.compile(_ARTICLE.pattern + "(?=[a-z]{5})")
_JOINED = re.compile(r"(?<= )([ae][dnrstz]) (?=[a-z]{3})")
"""An article behind another word, which may be written as one with the next: Deir Ezzor."""
_KIND = re.compile(r"^city of | (?:city|town)$")
_EZAFE = re.compile(r"(?<=[a-z]) [ei] (?=[a-z])")
_WRITTEN = re.compile(r"[a-z]{4,}(?: [a-z]{2,}){0,2}|[a-z]{2,} [a-z]{4,}|[a-z]{4,} [ei] [a-z]{4,}")
"""What news may write: no short word alone, which is more often something else."""


def others(name: str, alternates: Iterable[str], country: str, people: int) -> set[str]:
    """Return the folded spellings of a town other than its own.

    `people`: its population, 0 where GeoNames has none.
    """
    if country in AS_THEY_DO or 0 < people < LEAST_TOWN:
        return set()
    own = fold(name)
    capitals = [n for n in alternates if n[:1].isupper() and not n.isupper()]
    found = {
        key
        for each in (name, *capitals)
        for key in _forms(fold(each), country)
        if _WRITTEN.fullmatch(key) and (people >= ANY_NAME or _is_like(key, own))
    }
    return found - {own}


def _forms(key: str, country: str) -> Iterator[str]:
    """A spelling without apostrophes, or what kind of town it is; and with each article, or none.

    Deir ez-Zor is also Deir al-Zor and Deir Ezzor, Mazar-e Sharif also Mazar-i-Sharif.
    """
    key = key.replace("'", "")
    yield key
    yield _KIND.sub("", key)
    if country in ARABIC:
        yield _bare(key)
        yield _ARTICLE.sub("al ", key)
        yield _ARTICLE.sub("el ", key)
        yield _JOINED.sub(r"\1", key)
    elif country in PERSIAN:
        yield _EZAFE.sub(" e ", key)
        yield _EZAFE.sub(" i ", key)


def _bare(key: str) -> str:
    """A spelling without the article that it begins with."""
    article = _FIRST.match(key)
    return key[article.end() :] if article else key


def _is_like(key: str, own: str) -> bool:
    """Whether two spellings are alike but for articles."""
    one, other = (_ARTICLE.sub("", each.replace("'", "")) for each in (key, own))
    return SequenceMatcher(None, one, other).ratio() > ALIKE
