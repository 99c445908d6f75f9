"""Pictures of the map in every format, opened with what people open them with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QImage

from tests.helpers.exporting import exported, told_by
from viewer.export import provenance

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Step 6 as a PDF."""
    return exported(tmp_path_factory.mktemp("pdf") / "map.pdf", "--step", "6")


@pytest.fixture(scope="module")
def svg(tmp_path_factory: pytest.TempPathFactory) -> ET.Element:
    """The whole briefing as an SVG of 2880 by 1800 pixels."""
    out = tmp_path_factory.mktemp("svg") / "map.svg"
    return ET.fromstring(exported(out, "--size", "2880x1800").read_bytes())


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_picture_has_its_size_and_its_resolution(tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"map.{suffix}"
    image = QImage(str(exported(out, "--size", "1000x700", "--dpi", "150")))
    assert (image.width(), image.height()) == (1000, 700)
    if suffix != "webp":  # which cannot say it
        assert image.dotsPerMeterX() == pytest.approx(150 / 0.0254, abs=30)


def test_a_pdf_is_vector_and_its_words_can_be_found_and_copied(pdf: Path) -> None:
    assert len(told_by("pdfimages", "-list", pdf).splitlines()) == 2  # its head
    fonts = told_by("pdffonts", pdf).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\byes (yes|no)\s+yes\b", line) for line in fonts)  # embedded, Unicode
    words = " ".join(told_by("pdftotext", "-raw", pdf, "-").split())
    for expected in ("11,000 containers, and a denial", "Москва", "평양", "EASTERN RUSSIA"):
        assert expected in words
    assert "disputed: denied by Russian government" in words


def test_a_pdf_is_tagged_and_says_its_title_and_its_language(pdf: Path) -> None:
    about = told_by("pdfinfo", pdf)
    assert re.search(r"^Tagged:\s+yes$", about, re.MULTILINE)
    assert re.search(r"^Title:\s+11,000 containers, and a denial$", about, re.MULTILINE)
    tree = told_by("pdfinfo", "-struct", pdf)
    assert [line.split()[0] for line in tree.splitlines()] == [
        "Document",
        "H1",
        "Figure",
        "Caption",
        "P",
    ]
    assert "/Lang (en)" in pdf.read_bytes().decode("latin-1")


def test_the_map_of_a_pdf_has_alternative_text(pdf: Path) -> None:
    from pypdf import PdfReader

    root: Any = PdfReader(pdf).root_object["/StructTreeRoot"]
    parts = [part.get_object() for part in root["/K"].get_object()["/K"]]
    figure = next(part for part in parts if part["/S"] == "/Figure")
    assert "1 Pyongyang, city:" in figure["/Alt"]
    assert "borders: recognised" in figure["/Alt"]


def test_an_svg_has_its_size_its_fonts_and_text_as_text(svg: ET.Element) -> None:
    assert (svg.get("width"), svg.get("height")) == ("2880", "1800")
    words = ["".join(element.itertext()) for element in svg.iter(f"{SVG}text")]
    assert {"Moscow", "Москва", "Pyongyang", "평양", "EASTERN RUSSIA"} <= set(words)
    style = "".join(element.text or "" for element in svg.iter(f"{SVG}style"))
    families = set(re.findall(r"font-family: \"?([^;\"]+)", style))
    assert families == {"Pretendard", "Source Serif 4"}


def test_an_svg_loads_nothing_and_runs_nothing(svg: ET.Element) -> None:
    text = ET.tostring(svg, encoding="unicode")
    assert set(re.findall(r"url\((?!#)([^;,)]{0,20})", text)) == {"data:font/woff2"}
    assert not list(svg.iter(f"{SVG}script")) and not list(svg.iter(f"{SVG}image"))
    assert not re.search(r"\son\w+=|href=", text)


@pytest.mark.parametrize("suffix", ["png", "pdf", "svg"])
def test_a_picture_says_which_view_of_which_briefing_it_is(tmp_path: Path, suffix: str) -> None:
    out = exported(tmp_path / f"map.{suffix}", "--bbox", "120,40,-170,70", "--borders", "de-facto")
    view = provenance.view_in(out.read_bytes())
    assert view is not None
    assert view.bounds == pytest.approx((120, 40, 190, 70), abs=1e-6)
    assert view.viewpoint == "de-facto"
    assert re.fullmatch("[0-9a-f]{64}", view.briefing)


def test_a_png_says_its_sources_and_words(tmp_path: Path) -> None:
    image = QImage(str(exported(tmp_path / "map.png", "--size", "1000x700")))
    assert "inferred" in image.text("Source")
    assert "11,000 containers" in image.text("Description")


def test_what_is_left_out_is_not_there(tmp_path: Path) -> None:
    words = ("--step", "6", "--include", "scale")
    text = told_by("pdftotext", "-raw", exported(tmp_path / "map.pdf", *words), "-")
    assert "denied by" not in text and "occupied" not in text and "inferred" not in text
    assert "borders: recognised" in text and "GeoNames CC BY 4.0" in text  # always


def test_greys_for_print_stay_apart_without_a_colour(tmp_path: Path) -> None:
    out = exported(tmp_path / "map.png", "--theme", "print", "--size", "800x500")
    image = QImage(str(out))
    seen = {image.pixelColor(x, y).name() for x in range(0, 800, 3) for y in range(0, 500, 3)}
    assert all(abs(QColor(c).red() - QColor(c).blue()) < 3 for c in seen)
    assert {"#e6e6e6", "#ffffff"} <= seen
