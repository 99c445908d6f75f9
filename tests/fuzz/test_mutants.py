"""Of a hundred thousand broken files none does more than be refused, and none takes for ever."""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from tests.fuzz.mutating import mutants
from tests.fuzz.targets import TARGETS

NUMBER = 20240619
"""What the chance begins with: the same inputs at each run."""
PATIENCE = 30.0
"""Seconds of a processor after which an input hangs: a thousand times what one takes."""


class Hangs(BaseException):
    """No Exception, since readers turn those into errors of ours."""


def hangs(_signal: int, _frame: FrameType | None) -> None:
    """End what hangs."""
    raise Hangs


@pytest.fixture(autouse=True)
def watched() -> Iterator[None]:
    """Parsers tell a log what is wrong with each file, and each input has a time to end in."""
    before = signal.signal(signal.SIGPROF, hangs)
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def test_there_are_a_hundred_thousand() -> None:
    assert sum(target.inputs for target in TARGETS.values()) == 100_000


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_are_sound(name: str) -> None:
    for seed in TARGETS[name].seeds:
        TARGETS[name].check(seed)


@pytest.mark.parametrize("name", TARGETS)
def test_broken_input_is_refused_in_our_words_or_read_as_something_sound(name: str) -> None:
    target = TARGETS[name]
    for content in mutants(target, NUMBER, target.inputs):
        signal.setitimer(signal.ITIMER_PROF, PATIENCE)
        try:
            target.check(content)
        except BaseException as error:
            raise AssertionError(f"{name} with {content!r}") from error
