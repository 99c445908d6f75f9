"""Small sound files to begin with, and the words that each format turns on."""

from __future__ import annotations

import msgspec

from tests.helpers import articles
from tests.helpers.articles import a_mail, a_pdf, a_zip, an_odt, pdf_lines
from tests.helpers.briefings import TEXT, a_briefing, a_document
from viewer.store import archive, container

LINES = (articles.TITLE, articles.BYLINE, *articles.PARAGRAPHS[:2])
SHORT = "\n".join(LINES) + "\n"

PAGE = (
    f"<!doctype html><html lang=en><title>{articles.TITLE}</title>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-19",'
    '"author": [{"name": "Ada Brunn"}]}</script>'
    f"<nav><a href=/>Home</a></nav><article><h1>{articles.TITLE}</h1>"
    f"{''.join(f'<p>{words}</p>' for words in articles.PARAGRAPHS[:2])}"
    "<figure><figcaption>A ferry. Photo: A. Brunn</figcaption></figure></article>"
)
SAVED = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/a\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    f"{PAGE}\r\n--b--\r\n"
)
RICH_TEXT = r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\title Talks}}\b Talks resume\b0\par " + (
    r"Envoys met again on Tuesday, \u8220?we came\u8221? and left \'e9 behind.\par}"
)


ODT_BODY = f"<text:h>{articles.TITLE}</text:h><text:p>{articles.PARAGRAPHS[0]}<text:s/>x</text:p>"
WORD_BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Talks</w:t></w:r></w:p>'
    f"<w:p><w:r><w:t>{articles.PARAGRAPHS[0]}</w:t><w:tab/><w:br/></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def a_docx(body: bytes) -> bytes:
    """Return the smallest Word document with this XML as its body (ECMA-376)."""
    word = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/word/document.xml" ContentType="{_WORD}"/></Types>'
    )
    links = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    document = b'<w:document xmlns:w="%b"><w:body>%b</w:body></w:document>' % (word, body)
    return a_zip(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": links.encode(),
            "word/document.xml": document,
        }
    )


ARTICLES: dict[str, tuple[bytes, ...]] = {
    "txt": (SHORT.encode(), SHORT.encode("utf-16"), SHORT.encode("cp1252", "replace")),
    "md": (f"{articles.FRONT}# {articles.TITLE}\n\n> *Quoted* [link](x)\n\n- one\n".encode(),),
    "html": (PAGE.encode(), b"<p>Words of an article, and <b>more</b> of them.</p>"),
    "mhtml": (SAVED.encode(),),
    "pdf": (a_pdf(pdf_lines(["Harbour talks resume", "Envoys met again on Tuesday."])),),
    "docx": (a_docx(WORD_BODY.encode()),),
    "odt": (an_odt(ODT_BODY),),
    "docx-xml": (WORD_BODY.encode(),),
    "odt-xml": (ODT_BODY.encode(),),
    "rtf": (RICH_TEXT.encode(),),
    "eml": (a_mail(SHORT), a_mail(f"<p>{SHORT}</p>", kind="html", charset="utf-16")),
}

_SMALL = a_briefing(steps=a_briefing().steps[:1], places=a_briefing().places[:1])
BRIEFINGS = (
    msgspec.json.encode(_SMALL),
    b'{"title": "x", "zz-new": {"a": [1, null, "b"]}}',
    b'{"title": "x", "agents": [{"id": "a", "name": "b", "kind": "person", "zz-new": {}}]}',
)
_SOUND = container.files(a_document())
_PARTS = (_SOUND["briefing.json"], _SOUND["manifest.json"], TEXT.encode())
CONTAINERS = (b"\xff".join(_PARTS),)
ARCHIVES = (
    archive.zipped(_SOUND),
    archive.zipped({"briefing.json": b'{"title": "x"}', "a/b": b"\0" * 300}, quick=True),
)
PASSAGES = (
    b"\x03\x00\x0a\x00"
    + "flew from\xff minister \xff Moscow\xff".encode("latin-1")
    + TEXT.encode(),
    b"\x01\x00\x03\x00aba\xffb\xffc\xff" + b"abababab" * 8,
)

JSON = (
    b'"', b"\\u", b"\\ud800", b"null", b"1e999", b"NaN", b"-0.0", b"99999999999999999999", b"[]",
    b"{", b"[", b"}", b"]", b'"id"', b'"title"', b'"claims"', b'"1.0"', b'"2.0"', b"zz-new",
)  # fmt: skip
ZIP = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"../", b"\xff\xff\xff\xff")
WORDS: dict[str, tuple[bytes, ...]] = {
    "txt": (b"\n", b"\n\n", b"\xff\xfe", b"By ", "“".encode(), b"\x1b", b"19 June 2024"),
    "md": (b"# ", b"> ", b"* ", b"[", b"](", b"`", b"```", b"---\n", b"|", b"<div>", b"![", b"\t"),
    "html": (b"<div>", b"</p>", b"<table><tr><td>", b"<h1>", b"<!--", b"<![CDATA[", b"&#x", b"{"),
    "mhtml": (
        b"--b\r\n",
        b"Content-Type: ",
        b"base64",
        b"charset=utf-7",
        b"\r\n\r\n",
        b"=3D",
        b"<",
    ),
    "pdf": (b"<<", b">>", b" 0 R", b"endobj", b"stream", b"/Kids", b"/Count", b"Tj", b"/Encrypt"),
    "docx": ZIP,
    "odt": ZIP,
    "docx-xml": (b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:ins>", b"<w:fldChar/>", b"&#0;", b"<!--"),
    "odt-xml": (b"<text:p>", b"</text:p>", b"<text:list>", b"<text:note>", b"&x;", b"<!DOCTYPE"),
    "rtf": (b"{", b"}", b"\\par ", b"\\u-1?", b"\\'ff", b"\\bin999 ", b"\\uc9 ", b"\\ansicpg0 "),
    "eml": (b"Subject: =?utf-8?b?", b"?=", b"From: (", b"\r\n--b", b"boundary=", b"Date: ", b"("),
}
