"""PDF: characters and boxes by PDFium, put into lines and paragraphs; pypdf where that fails."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from viewer.model.errors import DatelineError, UnreadableError
from viewer.reading.article import Article
from viewer.reading.extraction import dates, draft, html_facts, office, pdf_lines, pdf_rtl, pdf_text
from viewer.reading.extraction.left_out import with_left_out
from viewer.reading.extraction.pdf_lines import Box, Character, Line, Page

if TYPE_CHECKING:
    import pypdfium2

MAX_PAGES = 2000
MAX_CHARACTERS = 3_000_000
"""The most characters on all pages: each has a box, which takes memory."""
_HYPHENS = ("\x02", "\ufffe")
"""What PDFium has for a hyphen at the end of a line."""
_PRINTED = re.compile(
    r"skia|chrom|firefox|safari|quartz|wkhtml|mozilla|print to pdf", re.IGNORECASE
)
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_BELOW, _ABOVE = 0.25, 0.75
"""How far type reaches below and above its base line, in times of its size."""
_SMALLEST, _WHOLE = 40, 0.9
"""The least side of a picture that is no icon, in points; how much of a page one that is a scan of
it takes."""
_DEEPEST, _MOST_PICTURES = 4, 100
_UNMAPPED = 0.25
"""How many characters may be shapes without a letter behind them."""


def read(name: str, content: bytes) -> Article:
    """Return the article in a PDF."""
    try:
        return _by_pdfium(name, content)
    except (DatelineError, MemoryError):
        raise
    except Exception:  # then the other one may
        return _by_pypdf(name, content)


def _by_pdfium(name: str, content: bytes) -> Article:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise office.locked(name) from error
        raise
    try:
        if len(document) > MAX_PAGES:
            hint = f"an article has at most {MAX_PAGES} pages: save the ones that you need"
            raise UnreadableError(f"{name} has too many pages", hint)
        pages = _pages(name, document)
        facts, printed = _facts(document), _is_printed(document)
    finally:
        document.close()
    return _article(name, pages, facts, printed=printed)


def _article(name: str, pages: list[Page], facts: draft.Facts, *, printed: bool) -> Article:
    if not any(page.lines for page in pages):
        if any(page.has_pictures for page in pages):
            hint = "run text recognition on it first"
            raise UnreadableError(f"{name} holds pictures of text only", hint)
        raise UnreadableError(f"{name} holds no text", "choose a file with text in it")
    _refuse_shapes(name, pages)
    named = facts["title"].value if "title" in facts else ""
    paragraphs, dropped = pdf_text.paragraphs(pages, named, printed=printed)
    if address := pdf_text.address(dropped):
        facts.setdefault("url", address)
    if (title := facts.get("title")) and (parts := pdf_text.named(title.value, paragraphs)):
        publisher = draft.inferred(parts[1], html_facts.BEHIND)
        facts |= draft.known(title=draft.stated(parts[0]), publisher=publisher)
    return with_left_out(draft.composed(name, paragraphs, facts), pdf_text.raw(pages, dropped))


def _refuse_shapes(name: str, pages: list[Page]) -> None:
    """Refuse text whose typefaces do not say which letters their shapes are."""
    words = "".join(line.text for page in pages for line in page.lines)
    strange = sum(sign in "\x00\ufffd" or "\ue000" <= sign <= "\uf8ff" for sign in words)
    if strange > _UNMAPPED * len(words):
        hint = "run text recognition on it first"
        raise UnreadableError(f"{name} holds shapes without the letters behind them", hint)


def _facts(document: pypdfium2.PdfDocument) -> draft.Facts:
    said = document.get_metadata_dict()
    made = said.get("CreationDate", "").removeprefix("D:")[:8]
    date = dates.found(f"{made[:4]}-{made[4:6]}-{made[6:8]}") if len(made) == 8 else None
    if _is_printed(document):
        date = None  # the day on which somebody printed a page
    title = said.get("Title", "").removeprefix("Microsoft Word - ").strip()
    return office.facts(title=title, author=said.get("Author"), made=date)


def _is_printed(document: pypdfium2.PdfDocument) -> bool:
    """Say whether a browser made the document."""
    said = document.get_metadata_dict()
    return bool(_PRINTED.search(said.get("Producer", "") + said.get("Creator", "")))


def _pages(name: str, document: pypdfium2.PdfDocument) -> list[Page]:
    pages, count = [], 0
    for number in range(len(document)):
        page = document[number]
        try:
            text = page.get_textpage()
            try:
                count += text.count_chars()
                if count > MAX_CHARACTERS:
                    hint = "save the pages that you need as a PDF of their own"
                    raise UnreadableError(f"{name} holds too much text", hint)
                characters = _characters(text.raw, text.count_chars())
                lines = _lines(text.raw, characters, page.get_height())
            finally:
                text.close()
            pictures = not characters and _has_pictures(page)
            boxes = tuple(_pictures(page))
            pages.append(Page(page.get_width(), page.get_height(), lines, pictures, boxes))
        finally:
            page.close()
    return pages


def _lines(text: Any, characters: list[Character], height: float) -> list[Line]:
    if pdf_rtl.is_rtl(characters):
        return pdf_lines.in_columns(pdf_rtl.lines(_on_base_lines(text, characters)))
    return pdf_lines.lines(characters, height)


def _on_base_lines(text: Any, characters: list[Character]) -> list[Character]:
    """Return characters with boxes as high as their type: Arabic ones may be as high as a dot."""
    import ctypes

    import pypdfium2.raw as raw

    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    found: list[Character] = []
    for character in characters:
        raw.FPDFText_GetCharOrigin(text, character.number, ctypes.byref(x), ctypes.byref(y))
        size = character.size
        if raw.FPDFText_GetMatrix(text, character.number, ctypes.byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d)
        low, high = y.value - _BELOW * size, y.value + _ABOVE * size
        found.append(character._replace(bottom=low, top=high))
    return found


def _has_pictures(page: Any) -> bool:
    import pypdfium2.raw as raw

    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM)
    return any(True for _ in page.get_objects(filter=kinds, max_depth=2))


def _pictures(page: Any) -> Iterator[Box]:
    """Yield where the pictures of a page are, without icons and what lies behind the page."""
    import pypdfium2.raw as raw

    found = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=_DEEPEST)
    for picture in islice(found, _MOST_PICTURES):
        box = Box(*picture.get_bounds())
        wide, high = box.right - box.left, box.top - box.bottom
        if min(wide, high) > _SMALLEST and high < _WHOLE * page.get_height():
            yield box


def _characters(text: Any, count: int) -> list[Character]:
    """Return the characters of a page in the order of the file, each with its box in points."""
    import ctypes

    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    found: list[Character] = []
    bold: dict[int, bool] = {}
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        generated = raw.FPDFText_IsGenerated(text, index) == 1
        if generated and chr(code) in "\r\n":
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, place):
            continue
        sign = "-" if raw.FPDFText_IsHyphen(text, index) == 1 else chr(code)
        if sign in _HYPHENS:
            sign = "-"
        size = raw.FPDFText_GetFontSize(text, index)
        part = raw.FPDFText_GetTextObject(text, index)
        font = raw.FPDFTextObj_GetFont(part) if part else None
        key = ctypes.addressof(font.contents) if font else 0
        if key not in bold:
            bold[key] = bool(font) and _is_bold(font)
        place_of = (box.left, box.bottom, box.right, box.top)
        found.append(Character(sign, *place_of, size, bold[key], generated, index))
    return found


def _is_bold(font: Any) -> bool:
    """Say whether a typeface is bold, by its name."""
    import ctypes

    import pypdfium2.raw as raw

    buffer = ctypes.create_string_buffer(128)
    if not 0 < raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer)) <= len(buffer):
        return False
    return bool(_BOLD.search(buffer.value))


def _by_pypdf(name: str, content: bytes) -> Article:
    """Return the article as pypdf reads it: lines without their places."""
    import pypdf
    from pypdf.errors import PdfReadError

    from viewer.reading.extraction import plain

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise office.locked(name)
        pages = [page.extract_text() for page in reader.pages[:MAX_PAGES]]
    except PdfReadError as error:
        raise ValueError("no PDF") from error
    words = draft.composed(name, [draft.Paragraph(line) for line in pdf_text.joined(pages)], {})
    return plain.article(name, words.text, {})
