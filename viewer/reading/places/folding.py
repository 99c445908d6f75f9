"""Names as they are compared: without case, accents and kinds of apostrophe and hyphen."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʻʼ`´", "'")
    | dict.fromkeys("-‐‑–\u00a0", " ")
    | {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", ".": ""}
)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The form of a name that is looked up."""
    plain = name.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    if _is_of_another_script(plain[0]):  # whose marks are part of the letters
        return unicodedata.normalize("NFC", plain)
    letters = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _is_of_another_script(letter: str) -> bool:
    """Whether a letter is none of Latin's, of which some stand far behind: as in Ḩamāh."""
    return letter > "ʯ" and not "Ḁ" <= letter <= "ỿ"
