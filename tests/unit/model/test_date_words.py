"""EDTF dates as a reader sees them."""

from __future__ import annotations

import pytest

from viewer.export import words


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2024-06-19", "19 Jun 2024"),
        ("2024-06", "Jun 2024"),
        ("2024", "2024"),
        ("2024-06-19~", "c. 19 Jun 2024"),
        ("2024?", "2024?"),
        ("2023-09/2024-03", "Sep 2023 – Mar 2024"),
        ("2000~/2024-06-19", "c. 2000 – 19 Jun 2024"),
        ("/2024-06-19", "… – 19 Jun 2024"),
        ("2024-06-19/..", "19 Jun 2024 – …"),
        ("2024-06-19/2024-06-19", "19 Jun 2024"),
        ("202X", "2020 – 2029"),
        ("2024-22", "Jun 2024 – Aug 2024"),
        ("Y-17000", "-17000"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(edtf: str, shown: str) -> None:
    assert words.date(edtf) == shown
