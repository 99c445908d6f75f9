"""LibreOffice opens slides and handouts, shows all of their words, and lets none overflow.

It runs with the typefaces of this machine, which are not ours and wider: the worst that happens.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from pptx import Presentation
from pptx.slide import Slide

from tests.helpers.briefings import a_briefing, a_step
from tests.helpers.reports import COLOURS, a_report, pictures_of, the_bundled_briefing, with_words
from viewer.export.docx import docx
from viewer.export.pptx import pptx
from viewer.export.report import Report
from viewer.model.briefing import Briefing, Focus

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="needs libreoffice-impress, libreoffice-writer and poppler-utils",
    ),
]

SLACK = 3.0
"""Points that ink may stand beyond its box: italics lean."""
AIR = 0.2
"""How much of a word's height is above its letters, and so below: poppler gives the font's."""

FOCUS = Focus(claims=("c-visit", "c-containers", "c-denial"), places=("moscow", "pyongyang"))
OF_ALL = a_briefing(steps=(a_step(focus=FOCUS, caption="x"),))
LONGEST = {
    "words": "A measured statement, with long and with short words, WHICH SHOUTS AT TIMES. " * 20,
    "one word": "Mm0W" * 400,
    "Hangul": "평양은 모스크바와 조약을 맺는다고 말한다 " * 60,
    "Cyrillic": "Широкая жёлтая щука ждёт Ющенко под мышью " * 40,
}


class Word(NamedTuple):
    """Where a word of a page stands, in points from its upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def run(*command: str | Path) -> bytes:
    """What a program prints."""
    return subprocess.run(command, check=True, capture_output=True, timeout=180).stdout


def converted(content: bytes, suffix: str, folder: Path) -> Path:
    """The PDF that LibreOffice makes of a document."""
    path = folder / f"a.{suffix}"
    path.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path)
    return folder / "a.pdf"


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    text = run("pdftotext", "-bbox", pdf, "-")
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [Word(w.text or "", *(float(w.get(s)) for s in sides)) for w in page.iterfind("{*}word")]
        for page in etree.fromstring(text).iterfind(".//{*}page")
    ]


def text_of(pdf: Path) -> str:
    """All text of a PDF, squeezed."""
    return squeezed(run("pdftotext", "-raw", pdf, "-").decode())


def squeezed(words: str) -> str:
    """Words without what the end of a line adds or takes away: spaces and hyphens."""
    return re.sub(r"[\s-]", "", words.replace("\ufb01", "fi").replace("\ufb02", "fl"))


def boxes(slide: Slide) -> Iterator[tuple[float, float, float, float]]:
    """Where a slide's texts may stand, in points."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            left, top = shape.left.pt, shape.top.pt
            yield left, top, left + shape.width.pt, top + shape.height.pt


def stands_in(word: Word, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    air = AIR * (word.bottom - word.top)
    across = left - SLACK <= word.left and word.right <= right + SLACK
    return across and top - SLACK <= word.top + air and word.bottom - air <= bottom + SLACK


def slides_of(briefing: Briefing) -> tuple[Report, bytes]:
    told = a_report(briefing)
    return told, pptx(told, pictures_of(told), COLOURS)


def assert_nothing_overflows(package: bytes, pdf: Path) -> None:
    for slide, words in zip(Presentation(io.BytesIO(package)).slides, pages(pdf), strict=True):
        allowed = list(boxes(slide))
        out = [word for word in words if not any(stands_in(word, box) for box in allowed)]
        assert not out, slide.shapes.title.text_frame.text


def test_the_bundled_slides_show_every_word_in_its_place(tmp_path: Path) -> None:
    told, package = slides_of(the_bundled_briefing())
    pdf = converted(package, "pptx", tmp_path)
    assert_nothing_overflows(package, pdf)
    shown = text_of(pdf)
    for step in told.steps:
        assert squeezed(step.title) in shown
        for entry in step.entries:
            for words in (entry.text, *entry.quotes, entry.chain, entry.kind.upper()):
                assert squeezed(words) in shown, words


@pytest.mark.parametrize("words", LONGEST.values(), ids=LONGEST)
def test_the_longest_step_overflows_nothing(words: str, tmp_path: Path) -> None:
    _, package = slides_of(with_words(words, OF_ALL))
    assert_nothing_overflows(package, converted(package, "pptx", tmp_path))


def test_the_bundled_handout_has_a_page_a_step_and_every_word(tmp_path: Path) -> None:
    told = a_report(the_bundled_briefing(), notes=True)
    pdf = converted(docx(told, pictures_of(told), COLOURS), "docx", tmp_path)
    shown = text_of(pdf)
    for step in told.steps:
        for entry in step.entries:
            for words in (entry.text, *entry.quotes):
                assert squeezed(words) in shown, words
    starts = [page_of(f"{step.number} {step.title}", pdf) for step in told.steps]
    assert all(one < other for one, other in pairwise(starts))


def test_the_handout_lists_the_page_of_each_step(tmp_path: Path) -> None:
    told = a_report(the_bundled_briefing())
    pdf = converted(docx(told, pictures_of(told), COLOURS), "docx", tmp_path)
    listed = text_of(pdf)
    for step in told.steps:
        heading = f"{step.number} {step.title}"
        assert squeezed(f"{heading} {page_of(heading, pdf)}") in listed


def test_no_word_of_a_handout_stands_in_a_margin(tmp_path: Path) -> None:
    told = a_report(with_words(LONGEST["one word"], OF_ALL), notes=True)
    pdf = converted(docx(told, pictures_of(told), COLOURS), "docx", tmp_path)
    for page in pages(pdf):
        assert all(word.left > 50 and word.right < 595 - 50 for word in page)


def page_of(heading: str, pdf: Path) -> int:
    """The number of the page that begins with a heading."""
    texts = [" ".join(word.text for word in page) for page in pages(pdf)]
    return next(number for number, text in enumerate(texts, 1) if text.startswith(heading))
