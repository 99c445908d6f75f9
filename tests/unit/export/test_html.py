"""A briefing as one HTML page: what is in it, and what never is."""

from __future__ import annotations

import base64
import getpass
import hashlib
import json
import re
import socket
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import TEXT, a_briefing, a_claim, a_document, a_source, a_step
from tests.helpers.payloads import PAYLOADS, hostile
from viewer.export.page import assets
from viewer.export.page.markup import data_block, element
from viewer.export.page.modules import as_script
from viewer.model.briefing import Review, Stated, Viewpoint
from viewer.model.index import Index
from viewer.model.text import displayed
from viewer.session.pages import page
from viewer.store import container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing

LIMIT = 3_000_000
VOID = {"input", "link", "meta"}


class Read(HTMLParser):
    """What a page holds: elements with their attributes, and the text in each."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[int] = []
        self.feed(html.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in VOID:
            self._open.append(len(self.tags) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.remove(len(self.tags) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self.tags[self._open[-1]][0] == tag, f"</{tag}> closes nothing"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for number in self._open:
            self.texts[number] += data

    def text(self, **attributes: str) -> str:
        """Return the text of the one element with these attributes."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        (found,) = [n for n, (_, has) in enumerate(self.tags) if wanted.items() <= has.items()]
        return self.texts[found]

    def values(self, attribute: str) -> list[str]:
        """Return an attribute's values, wherever it stands."""
        return [str(has[attribute]) for _, has in self.tags if attribute in has]


def made(
    document: Document | None = None, viewpoint: Viewpoint = "recognised", **options: bool
) -> bytes:
    document = document or a_document()
    return page(document, Index(document.briefing), viewpoint, **options)


def data_of(read: Read) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read.text(id="data"))
    return found


@pytest.fixture(scope="module")
def bundled() -> bytes:
    return made(container.load(bundled_briefing()))


def test_the_page_is_small_and_well_formed(bundled: bytes) -> None:
    assert len(bundled) < LIMIT
    read = Read(bundled)
    assert read.tags[0] == ("html", {"lang": "en", "class": "plain"})
    names = Counter(tag for tag, _ in read.tags)
    assert (names["h1"], names["main"], names["header"], names["footer"]) == (1, 1, 1, 1)
    ids = read.values("id")
    assert len(ids) == len(set(ids))


def test_the_same_briefing_gives_the_same_bytes(bundled: bytes) -> None:
    assert made(container.load(bundled_briefing())) == bundled


def test_every_link_inside_the_page_leads_somewhere(bundled: bytes) -> None:
    read = Read(bundled)
    ids = {*read.values("id"), "all"}
    inside = [link[1:] for link in read.values("href") if link.startswith("#")]
    assert len(inside) > 300
    assert not [link for link in inside if link not in ids]


def test_the_article_is_there_word_for_word() -> None:
    words = Read(made()).text(class_="words")
    assert words == TEXT.replace("\n\n", "\n")


def test_passages_lie_where_the_briefing_says() -> None:
    document = a_document()
    read = Read(made(document))
    marked: Counter[str] = Counter()
    for number, (_, has) in enumerate(read.tags):
        for passage in (has.get("data-passages") or "").split():
            marked[passage] += len(read.texts[number])
    for expected in document.briefing.passages:
        assert marked[expected.id] == len(expected.quote.exact), expected.id


def test_a_card_has_the_chain_the_words_and_a_link_to_the_denial() -> None:
    read = Read(made())
    card = read.text(id="claim-c-containers")
    assert "The Minister → The Agency → this article" in card
    assert "disputed" in card
    assert "“11,000 containers”" in card
    links = [has for tag, has in read.tags if tag == "a" and has.get("class") == "against"]
    assert "#claim-c-denial" in {has["href"] for has in links}


def test_suggested_claims_say_so_and_rejected_ones_are_left_out() -> None:
    suggested = a_claim("c-guess", text="A guess.", review=Review())
    rejected = a_claim("c-no", text="Nonsense.", review=Review(state="rejected"))
    claims = (*a_briefing().claims, suggested, rejected)
    html = made(a_document(a_briefing(claims=claims)))
    assert "suggested, not reviewed" in Read(html).text(id="claim-c-guess")
    assert "suggested, not reviewed" not in Read(html).text(id="claim-c-visit")
    assert b"Nonsense." not in html and b"claim-c-no" not in html


def test_notes_are_private_and_hidden_steps_left_out() -> None:
    steps = (
        a_step(notes="**Whisper** this."),
        a_step("s-hidden", title="Out of sight", hidden=True),
    )
    document = a_document(a_briefing(steps=steps))
    html = made(document)
    assert b"Whisper" not in html
    assert b"Out of sight" not in html and b"s-hidden" not in html
    assert "Whisper this." in Read(made(document, notes=True)).text(id="step-s-visit")


def test_nothing_of_this_machine_is_in_it(bundled: bytes) -> None:
    root = Path(__file__).resolve().parents[3]
    for private in (str(root), str(Path.home() / "x")[:-1], str(bundled_briefing())):
        assert private.encode() not in bundled
    assert b"originals/" not in bundled
    words = re.sub(rb"<(script|style)[^>]*>.*?</\1>", b"", bundled, flags=re.DOTALL)
    for name in (getpass.getuser(), socket.gethostname()):
        assert not re.search(rf"\b{re.escape(name)}\b".encode(), words)


def test_the_policy_allows_what_is_in_the_page_and_nothing_else(bundled: bytes) -> None:
    read = Read(bundled)
    (policy,) = (
        has["content"] or ""
        for _, has in read.tags
        if has.get("http-equiv") == "Content-Security-Policy"
    )
    rules = {name: sources for name, *sources in (part.split() for part in policy.split("; "))}
    assert rules["default-src"] == ["'none'"]
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    for tag in ("script", "style"):
        inline = [
            text
            for (name, has), text in zip(read.tags, read.texts, strict=True)
            if name == tag and "type" not in has
        ]
        assert rules[f"{tag}-src"] == [f"'sha256-{_hash(text)}'" for text in inline]


def test_nothing_is_loaded_from_elsewhere(bundled: bytes) -> None:
    read = Read(bundled)
    for attribute in ("src", "srcset", "action", "poster", "data", "style", "ping"):
        assert not read.values(attribute), attribute
    assert not [name for _, has in read.tags for name in has if name.startswith("on")]
    assert not {tag for tag, _ in read.tags} & {"link", "img", "iframe", "object", "embed", "base"}
    styles = "".join(t for (n, _), t in zip(read.tags, read.texts, strict=True) if n == "style")
    assert "@import" not in styles
    assert all(address.startswith("data:font/woff2;") for address in _addresses(styles))
    assert b"sourceMappingURL" not in bundled


@pytest.mark.parametrize("payload", [*PAYLOADS.values(), "$title ${policy} $$"])
def test_hostile_words_stay_words(payload: str) -> None:
    plain, read = Read(made()), Read(made(hostile(payload)))
    counts = Counter(tag for tag, _ in read.tags)
    for tag in ("script", "style", "img", "iframe", "meta", "title"):
        assert counts[tag] == Counter(tag for tag, _ in plain.tags)[tag], tag
    assert read.texts[[tag for tag, _ in read.tags].index("h1")] == displayed(payload)
    allowed = {name for _, has in plain.tags for name in has}
    assert {name for _, has in read.tags for name in has} <= allowed
    assert displayed(payload) in read.text(id="claim-c-containers")
    assert data_of(read)["addresses"]["step-s-visit"]["title"] == displayed(payload)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=c&d", True),
        ("javascript:alert(1)", False),
        ("file:///home/me/a.html", False),
        ("https://me:secret@example.org/", False),
    ],
)
def test_a_source_is_linked_only_to_the_web(address: str, linked: bool) -> None:
    source = a_source(url=Stated(value=address))
    links = Read(made(a_document(a_briefing(sources=(source,))))).values("href")
    assert (address in links) == linked


def test_the_viewpoint_is_written_and_drawn() -> None:
    document = container.load(bundled_briefing())
    shapes = set()
    for viewpoint, words in (
        ("recognised", "borders: recognised"),
        ("de-facto", "borders: de facto"),
    ):
        read = Read(made(document, msgspec.convert(viewpoint, Viewpoint)))
        assert words in read.text(class_="credit")
        assert "Natural Earth · GeoNames CC BY 4.0" in read.text(class_="credit")
        scene = data_of(read)["scene"]
        assert scene["viewpoint"] == viewpoint
        shapes |= {str(p["geometry"]) for p in scene["places"] if p["id"] == "ukraine"}
    assert len(shapes) == 2


def test_a_place_without_geometry_is_listed_as_such() -> None:
    read = Read(made())
    assert "not on the map" in read.text(id="place-the-west")
    assert "the-west" not in {place["id"] for place in data_of(read)["scene"]["places"]}


def test_typefaces_never_fill_the_file() -> None:
    every_hangul = "".join(map(chr, range(0xAC00, 0xD7A4)))
    faces = assets.fonts("a" * 999 + every_hangul)
    assert len(faces) < 1.4 * assets.MOST_OF_FONTS
    assert "Source Serif 4" in faces
    assert assets.fonts("") == ""


def test_text_becomes_markup_only_by_being_escaped() -> None:
    assert element("p", "<b>", element("i", "&"), title='"') == (
        '<p title="&quot;">&lt;b&gt;<i>&amp;</i></p>'
    )
    block = data_block("x", {"<!--": "</script>\u2028&"})
    assert block == (
        '<script type="application/json" id="x">'
        '{"\\u003c!--":"\\u003c/script\\u003e\\u2028\\u0026"}</script>'
    )


@pytest.mark.parametrize(
    "source",
    ['import x from "./b.js";\n', 'export * from "./b.js";\n', 'const a = import("./b.js");\n',
     "export default 1;\n", "export { a };\n", 'import { a } from "./a.js";\n'],
)  # fmt: skip
def test_a_module_of_another_form_is_refused(tmp_path: Path, source: str) -> None:
    (tmp_path / "a.js").write_text(source)
    with pytest.raises(ValueError, match=r"a\.js"):
        as_script(tmp_path / "a.js")


def test_modules_become_one_script_in_the_order_of_need(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { one, two as deux } from "./b.js";\none(deux);\n')
    (tmp_path / "b.js").write_text("export const two = 2;\nexport function one() {}\n")
    script = as_script(tmp_path / "a.js")
    assert "export" not in script and "import" not in script
    assert script.index("const two = 2") < script.index("one(deux)")
    assert "{ one, two: deux }" in script


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _addresses(styles: str) -> list[str]:
    return re.findall(r"url\(\s*[\"']?([^)\"']*)", styles)
