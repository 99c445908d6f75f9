"""Documents of the whole briefing, made by the real process with its maps."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from tests.helpers.briefings import a_briefing, a_file, a_step
from tests.helpers.exporting import export, exported, told_by

NOTES = "Nothing on this map is Dateline’s word"


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled briefing as a handout."""
    return exported(tmp_path_factory.mktemp("handout") / "handout.pdf", "--handout")


def test_a_handout_has_a_page_for_each_step_with_its_claims(handout: Path) -> None:
    pages = [words_of(handout, number) for number in range(1, len(PdfReader(handout).pages) + 1)]
    assert "Contents" in pages[0]
    starts = [number for number, page in enumerate(pages) if re.match(r"\d+ · ", page)]
    assert len([n for n in starts if "(continued)" not in pages[n].splitlines()[0]]) == 12
    munitions = next(page for page in pages if page.startswith("6 · 11,000 containers"))
    assert "disputed: denied by Russian government" in " ".join(munitions.split())
    assert "Natural Earth · GeoNames CC BY 4.0" in munitions
    assert pages[-1].startswith("Sources")
    assert f"{len(pages)} / {len(pages)}" in pages[-1]


def words_of(pdf: Path, page: int) -> str:
    return told_by("pdftotext", "-raw", "-f", str(page), "-l", str(page), pdf, "-")


def test_the_contents_lead_to_the_pages_that_they_name(handout: Path) -> None:
    reader = PdfReader(handout)
    first: Any = reader.pages[0]
    links = [note.get_object() for note in first["/Annots"]]
    numbers = [page_of(reader, link["/Dest"][0]) for link in links]
    told = re.findall(r"(\d+)$", words_of(handout, 1).split("Contents")[1], re.MULTILINE)
    assert len(numbers) == 13
    assert numbers == [int(number) - 1 for number in told[:13]]
    titles = [str(entry.title) for entry in reader.outline if not isinstance(entry, list)]
    for page, title in zip(told, titles, strict=False):
        assert words_of(handout, int(page)).startswith(title[:20])


def page_of(reader: PdfReader, target: Any) -> int | None:
    return target if isinstance(target, int) else reader.get_page_number(target.get_object())


def test_a_handout_is_vector_tagged_and_a4(handout: Path) -> None:
    assert len(told_by("pdfimages", "-list", handout).splitlines()) == 2
    about = told_by("pdfinfo", handout)
    assert re.search(r"^Tagged:\s+yes$", about, re.MULTILINE)
    assert "(A4)" in about
    tree = told_by("pdfinfo", "-struct", handout)
    assert tree.count("Figure") == 13
    assert tree.count("H1") == len(PdfReader(handout).pages)


def test_notes_are_private_unless_they_are_asked_for(tmp_path: Path, handout: Path) -> None:
    assert NOTES not in told_by("pdftotext", handout, "-")
    step = a_step(notes=f"{NOTES}, they say.")
    file = a_file(tmp_path, a_briefing(steps=(step,)))
    asked = exported(tmp_path / "handout.pdf", file, "--handout", "--notes")
    assert NOTES in " ".join(told_by("pdftotext", "-raw", asked, "-").split())


def test_more_claims_than_a_page_holds_go_on_with_none_left_out(tmp_path: Path) -> None:
    step = a_step(title="Everything")
    long = a_briefing(steps=(step,), summary="One line.")
    claims = [c for c in long.claims if c.id in step.focus.claims] or list(long.claims)
    file = a_file(tmp_path, long)
    pdf = exported(tmp_path / "handout.pdf", file, "--handout")
    text = " ".join(told_by("pdftotext", "-raw", pdf, "-").split())
    assert all(claim.text in text for claim in claims if claim.id in step.focus.claims)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A briefing of three steps."""
    titles = ("The visit", "11,000 containers", "A denial")
    steps = tuple(a_step(f"s-{n}", title=title) for n, title in enumerate(titles))
    return a_file(tmp_path, a_briefing(steps=steps))


def test_slides_have_a_map_with_alternative_text_for_each_step(tmp_path: Path, file: Path) -> None:
    deck = pptx.Presentation(BytesIO(exported(tmp_path / "a.pptx", file).read_bytes()))
    pictures = [s for slide in deck.slides for s in slide.shapes if s.shape_type == 13]
    assert len(pictures) == 4
    for picture in pictures:
        described = picture._element._nvXxPr.cNvPr.get("descr")
        assert described.startswith("Map: ")
        image = QImage.fromData(picture.image.blob)
        assert image.width() > 1500


def test_a_handout_to_edit_has_headings_and_maps(tmp_path: Path, file: Path) -> None:
    document = docx.Document(BytesIO(exported(tmp_path / "a.docx", file).read_bytes()))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert any("11,000 containers" in heading for heading in headings)
    assert len(document.inline_shapes) == 4


@pytest.mark.parametrize("suffix", ["png", "svg", "html", "pptx", "docx", "md"])
def test_only_a_pdf_can_be_a_handout(tmp_path: Path, suffix: str) -> None:
    done = export(tmp_path / f"a.{suffix}", "--handout")
    assert done.returncode == 64
    assert "a handout is no" in done.stderr


def test_no_document_holds_a_path_or_a_user(tmp_path: Path, handout: Path) -> None:
    content = handout.read_bytes() + exported(tmp_path / "a.html").read_bytes()
    assert str(tmp_path).encode() not in content
    assert str(Path.home()).encode() + b"/" not in content
