"""The handout has real headings, captions, quotes and links, and says what the report says."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx as python_docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from tests.helpers.briefings import a_briefing, a_claim, a_source, a_step
from tests.helpers.reports import (
    COLOURS,
    NASTY,
    a_picture,
    a_report,
    pictures_of,
    the_bundled_briefing,
    with_words,
)
from viewer.export.docx import docx
from viewer.export.report import CREDIT, NO_PICTURE, NO_SOURCES
from viewer.model.briefing import Briefing, Focus, Review, Stated

ALL = Focus(claims=("c-visit", "c-containers", "c-denial"), places=("moscow", "pyongyang"))
OF_ALL = a_briefing(steps=(a_step(focus=ALL, caption="How it went"),))


def packed(briefing: Briefing | None = None, *, pictured: bool = True, **asked: Any) -> bytes:
    told = a_report(briefing, **asked)
    return docx(told, pictures_of(told) if pictured else {}, COLOURS)


def opened(package: bytes) -> Document:
    return python_docx.Document(io.BytesIO(package))


def handout(briefing: Briefing | None = None, **asked: Any) -> Document:
    return opened(packed(briefing, **asked))


def of_style(document: Document, *styles: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name in styles]


def content(package: bytes) -> str:
    """All that the parts of a package hold, but for pictures."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        names = [name for name in file.namelist() if not name.endswith(".png")]
        return "\n".join(names + [file.read(name).decode() for name in names])


def anchors(document: Document) -> set[str]:
    links = document.element.body.iter(qn("w:hyperlink"))
    return {link.get(qn("w:anchor")) for link in links if link.get(qn("w:anchor"))}


def bookmarks(document: Document) -> list[str]:
    return [m.get(qn("w:name")) for m in document.element.body.iter(qn("w:bookmarkStart"))]


def fields(element: Any) -> list[str]:
    return [str(code.text).strip() for code in element.iter(qn("w:instrText"))]


def test_it_has_a_title_a_summary_and_a_heading_a_step_and_for_the_sources() -> None:
    document = handout()
    assert of_style(document, "Title") == ["A visit"]
    assert of_style(document, "Subtitle") == ["A small briefing for tests."]
    assert of_style(document, "Heading 1") == ["1  The visit", "2  The echo", "Sources"]


def test_the_page_is_a4_with_page_numbers_in_the_footer() -> None:
    (section,) = handout().sections
    sides = section.page_width, section.page_height
    assert [round(side.mm) for side in sides if side] == [210, 297]
    assert section.footer.paragraphs[0].text.startswith("A visit\t")
    assert fields(section.footer._element) == ["PAGE", "NUMPAGES"]


def test_contents_link_to_every_first_heading_and_give_its_page() -> None:
    document = handout()
    assert of_style(document, "toc 1") == ["1  The visit\t", "2  The echo\t", "Sources\t"]
    pages = [code for code in fields(document.element.body) if code.startswith("PAGEREF")]
    assert pages == [rf"PAGEREF {mark} \h" for mark in ("step_1", "step_2", "sources")]


def test_every_link_goes_to_a_mark_that_is_there_once() -> None:
    for briefing in (None, OF_ALL, the_bundled_briefing()):
        document = handout(briefing)
        marks = bookmarks(document)
        assert len(set(marks)) == len(marks)
        assert anchors(document) <= set(marks)


def test_a_claim_is_a_heading_with_its_kind_its_words_are_a_quote_and_its_source_a_link() -> None:
    document = handout(OF_ALL)
    headings = of_style(document, "Heading 2")
    words = "▲ ALLEGATION · DISPUTED · claim 2\n11,000 containers went to Chukotka."
    assert headings[1] == words
    quotes = of_style(document, "Quote")
    assert quotes[1] == "“He said, according to the Agency, that “11,000 containers” had gone”"
    origin = "The Minister → The Agency → this article [1] · speaks of Jun 2024 (inferred)"
    assert f"{origin}\nPlaces: 3 Chukotka" in of_style(document, "Origin")
    assert "source_1" in anchors(document)


def test_disputed_is_as_large_and_bold_as_a_claim_and_links_to_the_denial() -> None:
    document = handout(OF_ALL)
    assert of_style(document, "Disputed") == [
        "Disputed: denied by North Korean government (claim 3)"
    ]
    disputed, claim = document.styles["Disputed"], document.styles["Heading 2"]
    assert (disputed.font.size, disputed.font.bold) == (claim.font.size, claim.font.bold)
    assert of_style(document, "Opposite") == [
        "denies: 11,000 containers went to Chukotka. (claim 2)"
    ]
    assert {"claim_2", "claim_3"} <= anchors(document)


def test_a_claim_of_which_no_step_tells_is_named_without_a_link() -> None:
    briefing = a_briefing(steps=(a_step(focus=Focus(claims=("c-containers",))),))
    document = handout(briefing)
    assert of_style(document, "Disputed")[0].endswith("(claim 3)")
    assert "claim_3" not in anchors(document)


@pytest.mark.parametrize(
    ("kind", "sign"),
    [("statement", "●"), ("announcement", "■"), ("prediction", "◇"), ("allegation", "▲"),
     ("denial", "⤺"), ("assessment", "◆")],
)  # fmt: skip
def test_a_kind_has_its_word_sign_and_colour(kind: str, sign: str) -> None:
    claim = a_claim(kind=kind)
    focus = Focus(claims=(claim.id,))
    document = handout(a_briefing(claims=(claim,), steps=(a_step(focus=focus),)))
    (heading,) = (p for p in document.paragraphs if p.style and p.style.name == "Heading 2")
    assert heading.runs[0].text == f"{sign} {kind.upper()}"
    assert str(heading.runs[0].style.font.color.rgb) == COLOURS[kind][1:].upper()


def test_a_map_has_a_numbered_caption_and_says_what_it_shows() -> None:
    told = a_report()
    pictures = {**pictures_of(told), "s-echo": a_picture(alt="Drawn by hand")}
    document = opened(docx(told, pictures, COLOURS))
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [
        "Map of A visit; borders: recognised",
        "Map of The visit: 1 Moscow, 2 Pyongyang; borders: recognised",
        "Drawn by hand",
    ]
    captions = of_style(document, "Caption")
    assert [caption.split("  ")[0] for caption in captions] == ["Figure 1", "Figure 2", "Figure 3"]
    assert captions[1].endswith(f"1 Moscow · 2 Pyongyang · borders: recognised · {CREDIT}")
    assert fields(document.element.body).count(r"SEQ Figure \* ARABIC") == 3


@pytest.mark.parametrize("size", [(4000, 100), (100, 4000), (300, 200)])
def test_a_map_keeps_its_shape_and_to_the_page(size: tuple[int, int]) -> None:
    told = a_report()
    document = opened(docx(told, {"s-visit": a_picture(*size)}, COLOURS))
    (shape,) = document.inline_shapes
    assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert shape.width <= Mm(166) and shape.height <= Mm(120)


def test_without_pictures_a_line_says_so() -> None:
    captions = of_style(handout(pictured=False), "Caption")
    assert [caption.startswith(NO_PICTURE) for caption in captions] == [True, True]


def test_every_paragraph_and_run_has_a_style_that_is_there() -> None:
    body = handout(the_bundled_briefing(), notes=True)
    known = {style.style_id for style in body.styles}
    for tag in ("w:pStyle", "w:rStyle"):
        assert {e.get(qn("w:val")) for e in body.element.body.iter(qn(tag))} <= known
    direct = {"w:color", "w:sz", "w:rFonts", "w:b", "w:i"}
    assert not [tag for tag in direct for _ in body.element.body.iter(qn(tag))]


def test_the_typefaces_are_ours_with_ones_that_stand_in() -> None:
    package = zipfile.ZipFile(io.BytesIO(packed()))
    fonts = package.read("word/fontTable.xml").decode()
    assert re.findall(r'w:name="([^"]+)"><w:altName w:val="([^"]+)"', fonts) == [
        ("Source Serif 4", "Georgia"),
        ("Pretendard", "Arial"),
    ]
    assert 'typeface="Source Serif 4"' in package.read("word/theme/theme1.xml").decode()
    assert 'w:asciiTheme="majorHAnsi"' in package.read("word/styles.xml").decode()


def test_the_language_is_the_briefings() -> None:
    styles = handout(a_briefing(language="fr")).styles.element
    assert [lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))] == ["fr"]


def test_sources_are_numbered_with_details_and_a_link_to_each() -> None:
    sources = (a_source(url=Stated(value="https://example.org/a")), a_source(id="b"))
    document = handout(a_briefing(sources=sources))
    assert [line[:25] for line in of_style(document, "Source")] == [
        "[1] A visit and its echo ",
        "[2] A visit and its echo ",
    ]
    assert "Date inferred: the text says Tuesday" in of_style(document, "Origin")
    outside = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert outside == ["https://example.org/a"]


def test_suggested_claims_say_so_and_rejected_ones_are_not_there() -> None:
    claims = (
        a_claim("c-a", text="Seen by nobody", review=Review(state="suggested")),
        a_claim("c-b", text="Thrown out", review=Review(state="rejected")),
    )
    step = a_step(focus=Focus(claims=("c-a", "c-b")))
    package = packed(a_briefing(claims=claims, steps=(step,)), notes=True)
    assert of_style(opened(package), "Heading 2") == [
        "● STATEMENT · suggested, not reviewed · claim 1\nSeen by nobody"
    ]
    assert "Thrown out" not in content(package)


def test_notes_have_a_heading_when_asked_for_and_are_nowhere_otherwise() -> None:
    claim = a_claim(note="A word to ourselves")
    step = a_step(notes="- Speak **slowly**\n\nand low", focus=Focus(claims=(claim.id,)))
    briefing = a_briefing(claims=(claim,), steps=(step,))
    asked = handout(briefing, notes=True)
    assert "Presenter notes" in of_style(asked, "Heading 2")
    assert of_style(asked, "List Bullet") == ["• Speak slowly"]
    assert of_style(asked, "Normal") == ["and low"]
    assert "Note: A word to ourselves" in of_style(asked, "Origin")
    silent = content(packed(briefing))
    assert "slowly" not in silent and "to ourselves" not in silent


def test_a_briefing_without_steps_has_its_claims_under_their_places() -> None:
    document = handout(a_briefing(steps=()))
    assert of_style(document, "Heading 2") == ["1 Moscow", "2 Pyongyang", "3 Chukotka"]
    assert len(of_style(document, "Heading 3")) == 3


def test_an_empty_briefing_has_a_handout() -> None:
    document = handout(msgspec.convert({"title": "Nothing"}, Briefing))
    assert of_style(document, "Title") == ["Nothing"]
    assert of_style(document, "Normal") == [NO_SOURCES]


def test_properties_say_what_it_is_and_not_who_made_it_when() -> None:
    properties = handout().core_properties
    assert (properties.title, properties.subject) == ("A visit", "A small briefing for tests.")
    assert properties.keywords == "Moscow, Pyongyang, Chukotka, The West"
    assert (properties.author, properties.last_modified_by) == ("Dateline", "Dateline")
    assert (properties.language, properties.comments) == ("en", "")
    assert (properties.created, properties.modified) == (None, None)


def test_the_same_report_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 0, 0, 0))
    assert packed() == first


def test_no_trace_of_a_machine_is_in_it() -> None:
    said = content(packed(the_bundled_briefing()))
    for trace in ("python-docx", "customXml", "thumbnail", "/work", "/home", "originals/"):
        assert trace not in said


@pytest.mark.parametrize("words", [NASTY.replace("\ud800", ""), "x" * 1_000_000])
def test_hostile_words_are_text_and_nothing_else(words: str) -> None:
    package = packed(with_words(words, OF_ALL), notes=True)
    assert len(package) < 1_000_000
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
    document = opened(package)
    assert set(fields(document.element.body)) <= {
        r"SEQ Figure \* ARABIC", r"PAGEREF step_1 \h", r"PAGEREF sources \h",
    }  # fmt: skip
    if "<b>" in words:
        assert "<b>&amp; ]]> ${x} =cmd|'/c calc'!A1" in of_style(document, "Title")[0]
