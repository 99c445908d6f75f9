"""One news article of our own making, as it stands in files of all kinds.

The people, papers and ports in it are invented. `tests/data/articles/README.md` says how each file
was made of it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from viewer.model.text import typed

FOLDER = Path(__file__).resolve().parents[1] / "data" / "articles"

TITLE = "Harbour talks resume after the ferry row"
BYLINE = "By Ada Brunn and Tomás Reyes"
HEADING = "What the two ministries want"
CAPTION = "The ferry “Halden” off Port Sarrow on Monday. Photo: A. Brunn"
PARAGRAPHS = (
    "PORT SARROW — Envoys of Norwal and Estmark met again on Tuesday, two weeks after the ferry "
    "“Halden” was turned away off Port Sarrow’s harbour, an official of the Norwal foreign office "
    "said.",
    "“We did not come to trade accusations,” Mira Søndal, Norwal’s chief negotiator, told the "
    "Sarrow Courier. “We came because 1,400 people waited nine hours on a deck – without water.”",
    "Estmark’s transport ministry denied that the crew had been threatened. In a statement it "
    "called the report “an efficient piece of fiction” and said that coast guards had followed "
    "the well-known procedure of the Kaldvik agreement.",
    "Norwal wants the sea lane reopened by 1 July; Estmark first wants the inspection of cargo "
    "moved to its own ports, according to two diplomats who spoke on condition of anonymity.",
    "“Neither side can afford to lose the summer,” said Jun-ho Baek, who teaches maritime "
    "law at the University of Kaldvik. He reckons that the row costs the two ports € 2 million a "
    "day, although no official figures have been published so far.",
    "The shipping company that runs the “Halden”, Nordfjell Lines, reported to its shareholders "
    "last month that a third of all crossings had been cancelled since the beginning of the year.",
    "In March, an unnamed Estmark official alleged that Norwal’s ferries carried goods that are "
    "under sanctions. Norwal’s government has rejected the allegation and offered to open its "
    "books to inspectors of the Northern Council, whose office in Tallinn had no comment.",
    "The envoys are to meet again in Київ on Friday.",
)  # fmt: skip
LINES = (TITLE, BYLINE, *PARAGRAPHS[:3], HEADING, *PARAGRAPHS[3:])
TEXT = "\n".join(LINES) + "\n"

PAGE = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>{TITLE} | The Sarrow Courier</title>
<meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="The Sarrow Courier">
<link rel="canonical" href="https://courier.example/2024/06/19/harbour-talks">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebSite", "name": "The Sarrow Courier"}},
 {{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2024-06-19T06:30:00+02:00",
   "author": [{{"@type": "Person", "name": "Ada Brunn"}},
              {{"@type": "Person", "name": "Tomás Reyes"}}],
   "publisher": {{"@type": "Organization", "name": "The Sarrow Courier"}}}}]}}</script>
<style>body {{ font: 12pt/1.5 "DejaVu Serif", serif }} nav, aside {{ color: gray }}</style></head>
<body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav>
<div class="ad-banner"><p>Advertisement</p><p>Buy two umbrellas, get a third one free!</p></div>
<main><article>
<h1>{TITLE}</h1>
<div class="byline">{BYLINE}</div>
<time datetime="2024-06-19T06:30:00+02:00">19 June 2024</time>
<figure><img src="ferry.jpg" alt=""><figcaption>{CAPTION}</figcaption></figure>
{"".join(f"<p>{words}</p>" for words in PARAGRAPHS[:2])}
<p><a href="/older">Read more: How the ferry row began</a></p>
<p>{PARAGRAPHS[2]}</p>
<h2>{HEADING}</h2>
{"".join(f"<p>{words}</p>" for words in PARAGRAPHS[3:5])}
<div class="newsletter-signup"><p>Sign up for our newsletter and never miss a ferry.</p></div>
{"".join(f"<p>{words}</p>" for words in PARAGRAPHS[5:])}
</article>
<aside class="related"><h3>More stories</h3><ul><li><a href="/a">Ten beaches for the summer</a></li>
<li><a href="/b">Why gulls steal chips</a></li></ul></aside></main>
<footer><p>© The Sarrow Courier. All rights reserved. Terms · Privacy · Cookies</p></footer>
</body></html>
"""

BARE_PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>{TITLE}</title><meta name="author" content="Ada Brunn"></head><body>
<h1>{TITLE}</h1><p>{BYLINE}</p>
{"".join(f"<p>{words}</p>" for words in PARAGRAPHS[:3])}<h2>{HEADING}</h2>
{"".join(f"<p>{words}</p>" for words in PARAGRAPHS[3:])}</body></html>"""
"""The article alone, for LibreOffice to make documents of."""

TWO_COLUMNS = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>{TITLE}</title>
<style>@page {{ size: A5; margin: 18mm }} body {{ font: 10pt/1.4 "DejaVu Serif", serif }}
article {{ columns: 2; column-gap: 7mm; text-align: justify; hyphens: auto }}
p {{ margin: 0; text-indent: 1.2em }} h1 {{ font-size: 18pt }}
h2 {{ font-size: 11pt; margin: 0.6em 0 }}
</style></head><body><h1>{TITLE}</h1>
<article>{"".join(f"<p>{words}</p>" for words in PARAGRAPHS[:3])}<h2>{HEADING}</h2>
{"".join(f"<p>{words}</p>" for words in PARAGRAPHS[3:])}</article></body></html>"""
"""Two columns with hyphens and indents, for Chromium to print."""

FRONT = f"""---
title: "{TITLE}"
author: Ada Brunn
date: 2024-06-19
url: https://courier.example/harbour-talks
lang: en
---
"""


PANDOC = f"""---
title: "UPDATE 3-{TITLE}"
author:
  - Ada Brunn
  - Tomás Reyes
date: 19 June 2024
lang: en-GB
---

PORT SARROW, June 19 (Meridian News Agency) – **Envoys of *Norwal* and Estmark** met,[^1] said an
official 'of the *office*', two weeks after the "Halden" was turned away.

# {HEADING}

"We did not come to [trade accusations](https://courier.example/a)," she said.[^two] The H~2~O ran
out on the 10^th^ day, as \\*two\\* diplomats put it.

> "We came because 1,400 people waited," Mira Søndal said.

1. First the lane,
2. then the cargo:

    - in its own ports,
    - or in others.

![{CAPTION}](ferry.png)

| The sea was calm,
| the sea was wide.

Lane
:   A way across the sea.

| Port    | Ferries |
|---------|---------|
| Sarrow  | 12      |
| Kaldvik | 7       |

: Ferries on Monday

* * *

The envoys are to meet again in Київ on Friday.

[^1]: The day was moved twice.

[^two]: The record of the ministry, p. 4.
"""
"""The forms that pandoc's Markdown has, for pandoc to write in other formats."""


def lines(text: str) -> list[str]:
    """Return the paragraphs of a text as they are compared: frozen, without empty ones."""
    return [line for line in typed(text).split("\n") if line.strip()]


def a_zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def an_odt(body: str, doctype: str = "", meta: str = "") -> bytes:
    """Return an OpenDocument text with this XML as its body."""
    names = " ".join(
        f'xmlns:{prefix}="{name}"'
        for prefix, name in (
            ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
            ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
            ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
            ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
            ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
            ("dc", "http://purl.org/dc/elements/1.1/"),
        )
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<office:document-content {names}>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
    }
    if meta:
        files["meta.xml"] = f"<office:document-meta {names}>{meta}</office:document-meta>".encode()
    return a_zip(files)


def a_mail(
    body: str, *, kind: str = "plain", charset: str = "utf-8", more: Sequence[str] = ()
) -> bytes:
    """Return an e-mail with this body, in eight bits."""
    head = [
        "From: Sarrow Courier <wire@courier.example>",
        f"Subject: {TITLE}",
        "Date: Wed, 19 Jun 2024 06:30:00 +0200",
        "MIME-Version: 1.0",
        f"Content-Type: text/{kind}; charset={charset}",
        "Content-Transfer-Encoding: 8bit",
        *more,
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body.encode(charset)


def a_pdf(*pages: str, picture: bool = False) -> bytes:
    """Return a PDF whose pages have these content streams (ISO 32000), Helvetica being /F1."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    image = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream"
    )
    objects.append(image)
    for stream in pages:
        shown = f"q 400 0 0 600 50 50 cm /I1 Do Q {stream}" if picture else stream
        objects.append(f"<< /Length {len(shown.encode('latin-1'))} >>\nstream\n{shown}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
            f"{len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end = f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (tail + end).encode()


def pdf_lines(rows: Sequence[str], *, left: int = 60, top: int = 780, step: int = 14) -> str:
    """Return a content stream that shows rows of text in 11 points, from the top down."""
    shown = (row.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for row in rows)
    return (
        f"BT /F1 11 Tf {left} {top} Td {step} TL "
        + " ".join(f"({r}) Tj T*" for r in shown)
        + " ET "
    )
