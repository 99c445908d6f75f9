"""Makes our article into files with other people's programs: LibreOffice and Chromium.

``python -m tests.helpers.article_files`` writes what is in `tests/data/articles`.
"""

from __future__ import annotations

import base64
import subprocess
import tempfile
from pathlib import Path

from tests.helpers import articles
from tests.helpers.article_scripts import ARABIC, HEBREW
from tests.helpers.chromium import chromium

_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
"""A PNG of one pixel."""
_HTML = "--infilter=HTML (StarWriter)"


def by_libreoffice(kind: str, folder: Path, markup: str = articles.BARE_PAGE) -> bytes:
    """Return an article as LibreOffice saves it, by the suffix: docx, odt, rtf, pdf, doc."""
    page = folder / "bare.html"
    page.write_text(markup, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", _HTML, "--convert-to"]
    _run([*words, f"{kind}:writer_pdf_Export" if kind == "pdf" else kind, page], folder)
    return (folder / f"bare.{kind}").read_bytes()


def printed(markup: str, folder: Path, *, furniture: bool = False) -> bytes:
    """Return a page as Chromium prints it; `furniture` is its head and foot with the address."""
    with chromium(folder / "chromium") as tab:
        tab.open(_page(markup, folder))
        options = {"displayHeaderFooter": furniture, "preferCSSPageSize": True}
        return base64.b64decode(tab.call("Page.printToPDF", **options)["data"])


def saved(markup: str, folder: Path) -> bytes:
    """Return a page as Chromium saves it in one file."""
    with chromium(folder / "chromium") as tab:
        tab.open(_page(markup, folder))
        return str(tab.call("Page.captureSnapshot", format="mhtml")["data"]).encode()


def by_pandoc(form: str, folder: Path) -> bytes:
    """Return the article with all that pandoc knows, in a form that it writes."""
    source = folder / "article.pandoc.md"
    source.write_text(articles.PANDOC, "utf-8")
    (folder / "ferry.png").write_bytes(_PIXEL)
    out = folder / "by-pandoc.out"
    _run(["pandoc", "--standalone", "--from=markdown", f"--to={form}", "-o", out, source], folder)
    return out.read_bytes()


def _page(markup: str, folder: Path) -> Path:
    page = folder / "page.html"
    page.write_text(markup, "utf-8")
    return page


def _run(command: list[str | Path], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)


def main() -> None:
    """Write the files that the ordinary tests read."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {
            f"libreoffice.{kind}": by_libreoffice(kind, folder)
            for kind in ("docx", "odt", "rtf", "pdf", "doc")
        }
        files["chromium.pdf"] = printed(articles.BARE_PAGE, folder, furniture=True)
        files["chromium-columns.pdf"] = printed(articles.TWO_COLUMNS, folder)
        files["chromium-arabic.pdf"] = printed(ARABIC.page, folder, furniture=True)
        files["libreoffice-arabic.pdf"] = by_libreoffice("pdf", folder, ARABIC.page)
        files["libreoffice-hebrew.pdf"] = by_libreoffice("pdf", folder, HEBREW.page)
        files["chromium.mhtml"] = saved(articles.PAGE, folder)
    for file, content in files.items():
        (articles.FOLDER / file).write_bytes(content)


if __name__ == "__main__":
    main()
