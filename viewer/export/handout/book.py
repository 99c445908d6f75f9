"""A handout as it grows: paragraphs in styles, pictures with captions, marks that links go to."""

from __future__ import annotations

import io

from docx.document import Document
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from viewer.export.handout import parts
from viewer.export.handout.styles import TEXT_WIDTH
from viewer.export.report import CREDIT, Picture


class Book:
    """A document, with its figures and bookmarks counted."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._figures = 0
        self._marks: set[str] = set()

    def add(self, text: str, style: str) -> Paragraph:
        """Add a paragraph."""
        return self.document.add_paragraph(text, style=style)

    def mark(self, paragraph: Paragraph, name: str) -> None:
        """Make a paragraph what links of this name go to, if none is yet."""
        if name not in self._marks:
            self._marks.add(name)
            parts.add_bookmark(paragraph, name, len(self._marks))

    def add_picture(self, picture: Picture, words: str, caption: str, tallest: float) -> None:
        """Add a map as wide as the text, or `tallest` points high, and a numbered caption.

        `words` describe it where it does not do so itself.
        """
        scale = min(TEXT_WIDTH / picture.width, tallest / picture.height)
        run = self.add("", "Map").add_run()
        size = Pt(picture.width * scale), Pt(picture.height * scale)
        shape = run.add_picture(io.BytesIO(picture.png), *size)
        shape._inline.docPr.set("descr", picture.alt or words)
        shape._inline.docPr.set("name", "Map")
        for side in "TBLR":  # unsaid, LibreOffice takes an eighth of an inch
            shape._inline.set(f"dist{side}", "0")
        self._figures += 1
        paragraph = self.add("Figure ", "Caption")
        parts.add_field(paragraph, r"SEQ Figure \* ARABIC", str(self._figures))
        paragraph.add_run(f"  {caption} · {CREDIT}")
