"""Text out of files of ten formats. In-process and unlimited: `viewer.reading.article` limits it.

Each reader is a module with a function ``read(name, content) -> Article``, imported when a file of
its kind comes.
"""

from __future__ import annotations

import importlib
import logging
from pathlib import PurePath
from typing import TYPE_CHECKING

from viewer.model.errors import DatelineError, UnreadableError
from viewer.reading.extraction import kinds

if TYPE_CHECKING:
    from viewer.reading.article import Article

_log = logging.getLogger(__name__)


def extract(
    name: str, content: bytes, address: str | None = None, charset: str | None = None
) -> Article:
    """Return the article in the content of a file; raises DatelineError and nothing else.

    A page that was fetched has an address, and an encoding that its server names.
    """
    kind = kinds.of(PurePath(name).suffix.lower(), content)
    if not content.strip(b"\x00\t\n\r "):
        raise UnreadableError(f"{name} is empty", "choose a file with text in it")
    if isinstance(kind, kinds.Refused):
        raise UnreadableError(f"{name} {kind.what}", kind.hint)
    try:
        reader = importlib.import_module(f"viewer.reading.extraction.{kind}")
        web = (address, charset) if kind == "html" else ()
        article: Article = reader.read(name, content, *web)
    except DatelineError:
        raise
    except MemoryError as error:
        hint = "paste its text, or save it without pictures"
        raise UnreadableError(f"{name} takes too much memory to read", hint) from error
    except ImportError as error:
        hint = "install Dateline anew"
        raise UnreadableError(f"{name} cannot be read: {error.name} is missing", hint) from error
    except Exception as error:  # what parsers raise for broken files is no closed list
        _log.info("reading %r", name, exc_info=True)
        hint = f"it is damaged, or no {kinds.WORDS[kind]}: open it in its program and save it anew"
        raise UnreadableError(f"{name} cannot be read", hint) from error
    return article
