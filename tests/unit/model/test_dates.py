"""Dates are EDTF level 1, read as the package edtf reads them, but where it is wrong.

We differ knowingly: a winter ends in February (edtf: in December); a season may be uncertain
(edtf refuses it); 29 February needs a leap year (edtf takes it in any); an interval may not end
before it starts; an open end is None (edtf fails to compare it); midnight is not 24:00; a year
before 0 with its month unspecified starts in January (edtf: in December).
"""

from __future__ import annotations

import re
from calendar import isleap

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.model import dates
from viewer.model.dates import Span

years = st.integers(-9999, 9999).map(lambda year: f"{'-' * (year < 0)}{abs(year):04}")
months = st.integers(1, 12).map("{:02}".format)
days = st.integers(1, 28).map("{:02}".format)
marks = st.sampled_from(["", "?", "~", "%"])
plain = st.one_of(
    years,
    st.builds("{}-{}".format, years, months),
    st.builds("{}-{}-{}".format, years, months, days),
)
unspecified = st.one_of(
    st.integers(100, 999).map("{}X".format),
    st.integers(10, 99).map("{}XX".format),
    st.builds("{:04}-XX".format, st.integers(0, 9999)),
    st.builds("{:04}-XX-XX".format, st.integers(0, 9999)),
    st.builds("{:04}-{}-XX".format, st.integers(0, 9999), months),
)
seasons = st.builds("{}-{}".format, years, st.sampled_from([21, 22, 23]))
long_years = st.integers(10_000, 10**9).flatmap(lambda y: st.sampled_from([f"Y{y}", f"Y-{y}"]))
clocks = st.builds(
    "{}T{:%H:%M:%S}{}".format,
    st.builds("{}-{}-{}".format, st.integers(1000, 9999), months, days),
    st.times(),
    st.sampled_from(["", "Z", "+09:00", "-05:30"]),
)
marked = st.builds("{}{}".format, plain, marks)
singles = st.one_of(marked, unspecified, seasons, long_years, clocks)


def by_edtf(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    parsed = edtf.parse_edtf(text)
    return tuple(parsed.lower_strict()[:3]), tuple(parsed.upper_strict()[:3])


@given(singles)
def test_a_date_covers_the_days_that_the_package_edtf_gives_it(text: str) -> None:
    span = dates.parse(text)
    assert (span.first, span.last) == by_edtf(text)


@given(plain, plain)
def test_an_interval_runs_from_the_first_day_of_one_to_the_last_of_the_other(
    one: str, other: str
) -> None:
    start, end = sorted((one, other), key=lambda text: dates.parse(text).first or ())
    span = dates.parse(f"{start}/{end}")
    assert (span.first, span.last) == by_edtf(f"{start}/{end}")


@given(plain, marks)
def test_marks_say_uncertain_and_approximate(text: str, mark: str) -> None:
    span = dates.parse(text + mark)
    assert (span.uncertain, span.approximate) == (mark in ("?", "%"), mark in ("~", "%"))


@given(st.text("0123456789-/.XTYZ?~%:+ ", max_size=14))
def test_what_edtf_refuses_is_refused(text: str) -> None:
    try:
        dates.parse(text)
    except ValueError as error:
        assert str(error)
    else:
        is_marked_season = re.search("-2[1-4][?~%]", text)
        edtf.parse_edtf(
            text.translate(dict.fromkeys(map(ord, "?~%"))) if is_marked_season else text
        )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-24", (2023, 12, 1), (2024, 2, 29)),
        ("2024-24", (2024, 12, 1), (2025, 2, 28)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("-0001", (-1, 1, 1), (-1, 12, 31)),
        ("2024-06/..", (2024, 6, 1), None),
        ("2024-06/", (2024, 6, 1), None),
        ("../2024-06", None, (2024, 6, 30)),
        ("2024-06-15/2024-06", (2024, 6, 15), (2024, 6, 30)),
    ],
)
def test_winters_leap_years_and_open_ends(
    text: str, first: dates.Day | None, last: dates.Day | None
) -> None:
    assert dates.parse(text) == Span(first, last)


def test_an_interval_is_as_uncertain_as_its_ends() -> None:
    span = dates.parse("2024?/2025~")
    assert span.uncertain
    assert span.approximate


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "24", "2024-6", "2024-13", "2024-00", "2024-06-31", "2024-06-00",
        "2024-XX-19", "202X-06", "-0000", "Y2024", "Y012345", "/", "../..", "2025/2024",
        "2024/2025/2026", "2024-21-01", "2024-06-19T24:00:00Z", "2024-06T10:00:00Z",
        "2024-06-19T", " 2024", "2024\n", "２０２４", "٢٠٢٤", "2024-06-19T1０:00:00",
    ],
)  # fmt: skip
def test_what_is_not_level_1_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        dates.parse(text)


@given(st.integers(-9999, 9999))
def test_29_february_is_a_day_of_leap_years_alone(year: int) -> None:
    text = f"{'-' * (year < 0)}{abs(year):04}-02-29"
    if isleap(year):
        assert dates.parse(text).first == (year, 2, 29)
    else:
        with pytest.raises(ValueError, match="no day 29"):
            dates.parse(text)
