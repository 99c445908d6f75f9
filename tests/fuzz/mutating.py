"""Inputs out of seeds by chance, the same ones for the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.fuzz.targets import Target

LENGTHS = (0, 1, 1, 2, 4, 16, 100)
"""Of what is cut out, or copied from elsewhere."""


def mutants(target: Target, number: int, count: int) -> Iterator[bytes]:
    """Yield inputs: mostly sound seeds with a few changes, so that they get past the door."""
    chance = random.Random(number)
    for _ in range(count):
        content = bytearray(chance.choice(target.seeds))
        for _ in range(chance.choice((1, 1, 2, 3, 8))):
            _change(content, target, chance)
        yield bytes(content)


def _change(content: bytearray, target: Target, chance: random.Random) -> None:
    at = chance.randrange(len(content) + 1)
    length = chance.choice(LENGTHS)
    match chance.randrange(6):
        case 0:
            content[at : at + 1] = chance.randbytes(1)
        case 1:
            content[at : at + length] = chance.choice(target.words)
        case 2:
            content[at : at + length] = chance.randbytes(chance.randrange(6))
        case 3:  # what stands elsewhere
            other = chance.choice(target.seeds)
            start = chance.randrange(len(other) + 1)
            content[at:at] = other[start : start + length]
        case 4:  # again and again
            content[at:at] = content[at : at + length] * chance.choice((2, 3, 40))
        case 5:
            del content[at : chance.choice((at + length, len(content)))]
