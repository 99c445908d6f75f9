"""Notes lose the marks of Markdown and nothing else."""

from __future__ import annotations

import time

import pytest

from viewer.export.notes import unmarked


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**Strong**, *light*, __strong__ and _light_", "Strong, light, strong and light"),
        ("- one\n* two\n  + three", "• one\n• two\n  • three"),
        ("## Heading", "Heading"),
        ("> said", "said"),
        ("see [the map](https://example.org) and `code`", "see the map and code"),
        ("snake_case and 2 * 3 * 4 stay", "snake_case and 2 * 3 * 4 stay"),
        ("a\n\nb", "a\n\nb"),
        ("1. first", "1. first"),
        ("", ""),
        ("a\x00b\u202ec", "a\ufffdb\ufffdc"),
    ],
)  # fmt: skip
def test_markdown_becomes_plain_lines(markdown: str, plain: str) -> None:
    assert unmarked(markdown) == plain


@pytest.mark.parametrize("mark", ["*", "_", "**", "[", "`", "](", "> "])
def test_marks_without_an_end_take_no_time(mark: str) -> None:
    began = time.perf_counter()
    unmarked(mark * 10_000)
    assert time.perf_counter() - began < 2
