"""Slides say all that the report says, where people and programs look for it, and nothing over."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import msgspec
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

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
from viewer.export.pptx import pptx
from viewer.export.report import CREDIT, NO_PICTURE, OVERVIEW, Report
from viewer.model.briefing import Briefing, Focus, Review, Stated

ALL = Focus(claims=("c-visit", "c-containers", "c-denial"), places=("moscow", "pyongyang"))
LONG = "A word, another one and a third. " * 40
WIDE = "平양은말한다" * 200
UNBROKEN = "x" * 3000


def packed(briefing: Briefing | None = None, *, pictured: bool = True, **asked: Any) -> bytes:
    told = a_report(briefing, **asked)
    return pptx(told, pictures_of(told) if pictured else {}, COLOURS)


def deck_of(briefing: Briefing | None = None, *, pictured: bool = True, **asked: Any) -> Deck:
    return Presentation(io.BytesIO(packed(briefing, pictured=pictured, **asked)))


def about(*claims: Any, **fields: Any) -> Briefing:
    """A briefing with one step, which is about these claims."""
    focus = Focus(claims=tuple(claim.id for claim in claims), places=("moscow", "pyongyang"))
    return a_briefing(claims=claims, steps=(a_step(focus=focus, **fields),))


def titles(deck: Deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title]


def text_of(slide: Slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.placeholders)


def all_text(deck: Deck) -> str:
    return "\n".join(map(text_of, deck.slides))


def runs(deck: Deck) -> Iterator[tuple[Any, Any]]:
    for shape in (shape for slide in deck.slides for shape in slide.placeholders):
        for paragraph in shape.text_frame.paragraphs:
            yield from ((shape, run) for run in paragraph.runs)


def content(package: bytes) -> str:
    """All that the parts of a package hold, but for pictures."""
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        names = [name for name in file.namelist() if not name.endswith(".png")]
        return "\n".join(names + [file.read(name).decode() for name in names])


def test_there_is_a_title_slide_one_a_step_and_one_of_sources() -> None:
    assert titles(deck_of()) == ["A visit", "The visit", "The echo", "Sources"]


def test_the_slides_are_16_to_9() -> None:
    deck = deck_of()
    assert (deck.slide_width or 0) * 9 == (deck.slide_height or 0) * 16


def test_every_slide_has_its_title_number_and_footer_in_placeholders() -> None:
    for slide in deck_of(the_bundled_briefing()).slides:
        types = [shape.placeholder_format.type for shape in slide.placeholders]
        assert types.count(PP_PLACEHOLDER.SLIDE_NUMBER) == 1
        assert slide.shapes.title.text_frame.text
        foot = [s for s in slide.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.FOOTER]
        assert foot[0].text_frame.text.endswith(f" · {CREDIT} · borders: recognised")
        assert foot[0].text_frame.text.startswith("Source: 19 Jun 2024 (inferred)")


def test_a_slide_shows_its_number_to_programs_that_do_not_count() -> None:
    shown = [text_of(slide).splitlines()[-1] for slide in deck_of().slides]
    assert shown == ["1", "2", "3", "4"]


def test_no_placeholder_is_left_empty() -> None:
    for slide in deck_of(a_briefing(summary="", steps=(a_step(focus=Focus()),))).slides:
        assert all(shape.text_frame.text for shape in slide.placeholders)


def test_a_claim_stands_on_its_slide_as_text() -> None:
    slide = deck_of(a_briefing(steps=(a_step(focus=ALL),))).slides[1]
    lines = text_of(slide).splitlines()
    at = lines.index("▲ ALLEGATION · DISPUTED · claim 2 · on the map 3")
    assert lines[at + 1 : at + 5] == [
        "11,000 containers went to Chukotka.",
        "Disputed: denied by North Korean government (3)",
        "“He said, according to the Agency, that “11,000 containers” had gone”",
        "The Minister → The Agency → this article [1] · speaks of Jun 2024 (inferred)",
    ]
    assert "denies: 11,000 containers went to Chukotka. (2)" in lines


def test_disputed_is_as_large_and_as_bold_as_the_claim() -> None:
    deck = deck_of(a_briefing(steps=(a_step(focus=ALL),)))
    fonts = {run.text: run.font for _, run in runs(deck)}
    claim = fonts["11,000 containers went to Chukotka."]
    disputed = fonts["Disputed: denied by North Korean government (3)"]
    assert (disputed.size, disputed.bold) == (claim.size, claim.bold)


@pytest.mark.parametrize(
    ("kind", "sign", "slot"),
    [
        ("statement", "●", 1),
        ("announcement", "■", 2),
        ("prediction", "◇", 3),
        ("allegation", "▲", 4),
        ("denial", "⤺", 5),
        ("assessment", "◆", 6),
    ],
)
def test_a_kind_has_its_word_sign_and_colour(kind: str, sign: str, slot: int) -> None:
    package = packed(about(a_claim(kind=kind)))
    words = f"{sign} {kind.upper()}"
    (run,) = [r for _, r in runs(Presentation(io.BytesIO(package))) if r.text == words]
    assert f'<a:schemeClr val="accent{slot}"/>' in etree.tostring(run._r).decode()
    theme = zipfile.ZipFile(io.BytesIO(package)).read("ppt/theme/theme1.xml").decode()
    accent = f'<a:accent{slot}><a:srgbClr val="{COLOURS[kind][1:].upper()}"/>'
    assert accent in theme


def test_the_theme_has_our_typefaces_with_ones_that_stand_in() -> None:
    theme = zipfile.ZipFile(io.BytesIO(packed())).read("ppt/theme/theme1.xml").decode()
    assert 'typeface="Source Serif 4" panose="02040502050405020303"' in theme
    assert 'typeface="Pretendard" panose="020B0604020202020204"' in theme


def test_every_run_takes_its_typeface_and_colour_from_the_theme() -> None:
    slides = content(packed(the_bundled_briefing()))
    assert set(re.findall(r'<a:latin typeface="(\+?m?[jn]?-lt)"', slides)) == {"+mj-lt", "+mn-lt"}
    part = "".join(
        etree.tostring(shape.element).decode()
        for slide in deck_of(the_bundled_briefing()).slides
        for shape in slide.shapes
    )
    assert "srgbClr" not in part


def test_a_map_is_a_picture_that_says_what_it_shows() -> None:
    told = a_report()
    pictures = {**pictures_of(told), "s-echo": a_picture(alt="Drawn by hand")}
    deck = Presentation(io.BytesIO(pptx(told, pictures, COLOURS)))
    described = [
        shape._element.nvPicPr.cNvPr.get("descr")
        for slide in deck.slides
        for shape in slide.shapes
        if not shape.has_text_frame
    ]
    assert described == [
        "Map of A visit; borders: recognised",
        "Map of The visit: 1 Moscow, 2 Pyongyang; borders: recognised",
        "Drawn by hand",
    ]


def test_a_map_comes_right_after_the_title_when_read_out() -> None:
    slide = deck_of().slides[1]
    assert [shape.name for shape in slide.shapes][:2] == ["Title 1", "Map"]


@pytest.mark.parametrize("size", [(4000, 100), (100, 4000), (480, 339)])
def test_a_map_keeps_its_shape(size: tuple[int, int]) -> None:
    told = a_report()
    pictures = {step.id: a_picture(*size) for step in told.steps}
    slide = Presentation(io.BytesIO(pptx(told, pictures, COLOURS))).slides[1]
    (shape,) = [shape for shape in slide.shapes if not shape.has_text_frame]
    assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert shape.left >= 0 and shape.top >= 0


def test_without_pictures_there_are_the_same_slides_and_a_line_says_so() -> None:
    deck = deck_of(pictured=False)
    assert titles(deck) == titles(deck_of())
    assert [NO_PICTURE in text_of(slide) for slide in deck.slides] == [False, True, True, False]


def test_a_step_without_claims_lists_its_places() -> None:
    step = a_step(focus=Focus(places=("the-west", "pyongyang", "moscow")))
    lines = text_of(deck_of(a_briefing(steps=(step,))).slides[1]).splitlines()
    at = lines.index("1  Moscow")
    assert lines[at : at + 3] == ["1  Moscow", "2  Pyongyang", "The West"]


def test_claims_that_do_not_fit_go_on_further_slides_that_say_so() -> None:
    claims = [a_claim(f"c-{number}", text=f"Claim {number}. {LONG}") for number in range(5)]
    deck = deck_of(about(*claims))
    count = len(deck.slides) - 2
    assert count > 1
    assert titles(deck)[1:-1] == [f"The visit ({n} of {count})" for n in range(1, count + 1)]
    whole = all_text(deck)
    assert [whole.count(f"Claim {number}.") for number in range(5)] == [1] * 5


def test_the_longest_words_go_on_and_none_is_lost() -> None:
    numbered = " ".join(f"w{number}" for number in range(120))
    claim = a_claim(text=numbered, passages=("p-he",) * 6)
    deck = deck_of(about(claim))
    assert len(deck.slides) > 3
    assert re.findall(r"\bw\d+\b", all_text(deck)) == numbered.split()


@pytest.mark.parametrize("words", ["short", LONG, WIDE, UNBROKEN, NASTY.replace("\ud800", "")])
@pytest.mark.parametrize("pictured", [True, False])
def test_nothing_stands_outside_a_slide_or_on_something_else(words: str, pictured: bool) -> None:
    deck = deck_of(with_words(words, a_briefing(steps=(a_step(focus=ALL),))), pictured=pictured)
    for slide in deck.slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        for left, top, right, bottom in boxes:
            assert 0 <= left < right <= (deck.slide_width or 0)
            assert 0 <= top < bottom <= (deck.slide_height or 0)
        for one, other in combinations(boxes, 2):
            apart = (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
            assert apart, (one, other)


def test_nothing_that_is_read_is_smaller_than_12_points() -> None:
    for shape, run in runs(deck_of(the_bundled_briefing())):
        if shape.placeholder_format.type != PP_PLACEHOLDER.FOOTER and run.font.size:
            assert run.font.size.pt >= 12


def test_suggested_claims_say_so_and_rejected_ones_are_not_there() -> None:
    claims = (
        a_claim("c-a", text="Seen by nobody", review=Review(state="suggested")),
        a_claim("c-b", text="Thrown out", review=Review(state="rejected")),
        a_claim("c-c", text="Seen by somebody"),
    )
    package = packed(about(*claims), notes=True)
    text = all_text(Presentation(io.BytesIO(package)))
    assert "● STATEMENT · suggested, not reviewed · claim 1" in text
    assert text.count("not reviewed") == 1
    assert "Thrown out" not in content(package)


def test_notes_are_notes_when_asked_for_and_nowhere_otherwise() -> None:
    briefing = a_briefing(steps=(a_step(notes="- Speak **slowly**\n- and low"), a_step("s-b")))
    asked = deck_of(briefing, notes=True)
    noted = [s.notes_slide.notes_text_frame.text if s.has_notes_slide else "" for s in asked.slides]
    assert noted == ["", "• Speak slowly\n• and low", "", ""]
    assert "slowly" not in content(packed(briefing))


def test_the_sources_slide_has_every_source_and_links_to_it() -> None:
    sources = (a_source(url=Stated(value="https://example.org/a")), a_source(id="b"))
    slide = deck_of(a_briefing(sources=sources)).slides[-1]
    text = text_of(slide)
    assert "[1] A visit and its echo · 19 Jun 2024 (inferred)" in text
    assert "[2] A visit and its echo" in text
    links = [r.hyperlink.address for _, r in runs(deck_of(a_briefing(sources=sources)))]
    assert [link for link in links if link] == ["https://example.org/a"]


def test_many_sources_go_on_further_slides() -> None:
    sources = tuple(a_source(id=f"s-{number}") for number in range(30))
    deck = deck_of(a_briefing(sources=sources))
    assert titles(deck)[-1].startswith("Sources (")
    assert "[30]" in text_of(deck.slides[-1])


def test_a_briefing_without_steps_has_a_slide_with_its_places() -> None:
    told = a_report(a_briefing(steps=()))
    deck = Presentation(io.BytesIO(pptx(told, {OVERVIEW: a_picture()}, COLOURS)))
    assert titles(deck)[1].startswith("What is said of which place")
    assert "2 Pyongyang" in all_text(deck)


def test_an_empty_briefing_has_slides() -> None:
    empty = msgspec.convert({"title": "Nothing"}, Briefing)
    assert titles(deck_of(empty)) == ["Nothing", "What is said of which place", "Sources"]


def test_properties_say_what_the_deck_is_and_not_who_made_it_when() -> None:
    properties = deck_of(a_briefing(summary=LONG)).core_properties
    assert properties.title == "A visit"
    assert properties.subject.startswith("A word, another one") and len(properties.subject) <= 255
    assert properties.keywords == "Moscow, Pyongyang, Chukotka, The West"
    assert properties.language == "en"
    assert (properties.author, properties.last_modified_by) == ("Dateline", "Dateline")
    assert properties.comments == ""
    assert "dcterms" not in content(packed()).partition("<cp:coreProperties")[2].partition(">")[2]


def test_the_language_is_marked_on_every_run() -> None:
    for _, run in runs(deck_of(a_briefing(language="fr"))):
        assert run._r.rPr.get("lang") == "fr"


def test_the_same_report_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 0, 0, 0))
    assert packed() == first


def test_no_trace_of_a_machine_is_in_it() -> None:
    said = content(packed(the_bundled_briefing()))
    for trace in ("Steve Canny", "printerSettings", "thumbnail", "/work", "/home", "originals/"):
        assert trace not in said


@pytest.mark.parametrize("words", [NASTY.replace("\ud800", ""), "x" * 1_000_000])
def test_hostile_words_are_text_and_nothing_else(words: str) -> None:
    package = packed(with_words(words, a_briefing(steps=(a_step(focus=ALL),))), notes=True)
    assert len(package) < 1_000_000
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
    if "<b>" in words:
        assert "<b>&amp; ]]> ${x} =cmd|'/c calc'!A1" in all_text(Presentation(io.BytesIO(package)))


def test_pictures_that_are_asked_for_twice_are_stored_once() -> None:
    told: Report = a_report()
    same = a_picture()
    package = pptx(told, dict.fromkeys(("", "s-visit", "s-echo"), same), COLOURS)
    names = zipfile.ZipFile(io.BytesIO(package)).namelist()
    assert len([name for name in names if name.startswith("ppt/media/")]) == 1
