"""JavaScript modules as one classic script: a page on its own has no address to import from.

Each module becomes a function that returns what it exports. It reads the forms that our modules
have, and refuses all others: named imports and exports of functions, classes and constants.
"""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', flags=re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) (\w+))", flags=re.MULTILINE)
OTHER = re.compile(r"^(import|export)\b|\bimport[(.]", flags=re.MULTILINE)


def as_script(start: Path) -> str:
    """Return the module and all that it imports as one script in strict mode.

    Raises ValueError for a module that cannot be read, or that imports itself by others.
    """
    written: dict[Path, str] = {}
    _add(start.resolve(), written, ())
    return '(() => {\n"use strict";\n' + "".join(written.values()) + "})();\n"


def _add(file: Path, written: dict[Path, str], importers: tuple[Path, ...]) -> None:
    """Write a module behind all that it needs."""
    if file in written:
        return
    if file in importers:
        raise ValueError(f"{file.name} imports itself")
    source = file.read_text(encoding="utf-8")
    for _, path in IMPORT.findall(source):
        _add((file.parent / path).resolve(), written, (*importers, file))
    written[file] = _function(file, source)


def _function(file: Path, source: str) -> str:
    exported = [name for _, name in EXPORT.findall(source)]
    body = EXPORT.sub(r"\1", source)
    body = IMPORT.sub(lambda found: _taken(file, found[1], found[2]), body)
    if left := OTHER.search(body):
        raise ValueError(f"{file.name} has a form that is not read: {left[0].strip()}")
    names = ", ".join(exported)
    return f"const {_variable(file)} = (() => {{\n{body}return {{ {names} }};\n}})();\n"


def _taken(file: Path, names: str, path: str) -> str:
    module = _variable((file.parent / path).resolve())
    return f"const {{ {' '.join(names.split()).replace(' as ', ': ')} }} = {module};\n"


def _variable(file: Path) -> str:
    return re.sub(r"\W", "_", f"{file.parent.name}_{file.stem}")
