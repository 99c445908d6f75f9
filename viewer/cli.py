"""The command line: one function a verb (design.md §6).

What needs Qt is imported by the verbs that need it: `dateline claims` must not wait for a window.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn

from viewer import __version__
from viewer.export import formats, gate, listing, request, terminal
from viewer.geo import validity
from viewer.model.check import Problem
from viewer.model.errors import DatelineError, ExitCode, UnwritableError, UsageError, one_line
from viewer.model.index import Index
from viewer.store import atomic, container
from viewer.store.container import Document
from viewer.store.resources import bundled_briefing


def main(words: Sequence[str], log: Path | None = None) -> int:
    """Do what the words say; returns the exit code. `log` is where bugs are told in full."""
    try:
        options = _parsed(words)
        return int(options.run(options))
    except DatelineError as error:
        _complain(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return ExitCode.BROKEN_PIPE
    except Exception as error:
        logging.getLogger(__name__).exception("a bug")
        told = f"please report it with {log}" if log else "there is no log of it"
        _complain(f"this is a bug in Dateline ({type(error).__name__}): {told}")
        return ExitCode.BUG


def window(options: Namespace) -> int:
    """Open the window."""
    gc.disable()  # until it is open: a start makes much that stays, and no garbage
    with _qt_can_be_missing():
        from viewer.ui.app import run_window
    return run_window(options.file, quit_when_ready=options.quit_when_ready)


def present(options: Namespace) -> int:
    """Present a briefing: the room's picture on its display, the console on the presenter's."""
    document = container.load(options.file)
    index = Index(document.briefing)
    at = request.step_id(index, options.step) if options.step is not None else None
    with _qt_can_be_missing():
        from viewer.ui.app import run_presentation
        from viewer.ui.present.options import Options

        chosen = Options(at=at, windowed=options.windowed, screen=options.screen)
        path = None if options.file == bundled_briefing() else options.file
        return run_presentation(document, path, chosen, quit_when_ready=options.quit_when_ready)


def export(options: Namespace) -> int:
    """Write what the window would show, or the data behind it, to a file."""
    kind = _asked_format(options)
    document = container.load(options.file)
    index = Index(document.briefing)
    asked = _document_request(options, document) if kind.whole else _picture_request(options, index)
    if not _released(index, strict=options.strict):
        return ExitCode.PROBLEMS
    viewpoint = options.borders or document.briefing.viewpoint
    if kind.write:
        atomic.write(options.out, kind.write(document, index, viewpoint))
    elif kind.suffix == ".html":
        from viewer.session.pages import page

        content = page(document, index, viewpoint, notes=options.notes)
        atomic.write(options.out, content)
    else:
        with _qt_can_be_missing():
            from viewer.ui.app import run_export
        run_export(document, asked)
    return ExitCode.DONE


def _asked_format(options: Namespace) -> formats.Format:
    """Return the format that is asked for; raises UsageError for words that do not go with it."""
    kind = formats.of(options.out)
    if options.handout and kind.suffix != formats.HANDOUT.suffix:
        raise UsageError(f"a handout is no {kind.suffix} file", "name a file in .pdf")
    kind = formats.HANDOUT if options.handout else kind
    given = [name for name in request.OF_PICTURES if getattr(options, name) is not None]
    if kind.whole and given:
        hint = "it holds the whole briefing; --borders is all that it takes"
        raise UsageError(f"a {kind.suffix} file takes no --{given[0]}", hint)
    return kind


def import_articles(options: Namespace) -> int:
    """Make a briefing without claims of articles in files, or on the web."""
    from viewer.reading.importing import briefing_of

    given = {name: getattr(options, name) for name in ("title", "publisher", "published", "url")}
    container.save(briefing_of(options.articles, given, network=options.network), options.out)
    return ExitCode.DONE


def suggest(options: Namespace) -> int:
    """Print what is proposed of each article, a line of JSON each."""
    from viewer.reading import suggesting
    from viewer.reading.article import read_article

    code = ExitCode.DONE
    for path in options.articles:
        try:
            _say(suggesting.line(suggesting.found_in(read_article(path))))
        except DatelineError as error:
            _complain(str(error))
            _say(suggesting.line(suggesting.failed(path, error)))
            code = ExitCode.UNREADABLE
    return code


def check(options: Namespace) -> int:
    """Print each thing that is wrong with a briefing."""
    document = container.load(options.file)
    found = list(_problems(document))
    if document.read_only:
        _complain(f"{options.file.name} opens read-only: {document.read_only}")
    if not found:
        return ExitCode.DONE
    _say("\n".join(one_line(str(problem)) for problem in found))
    return ExitCode.PROBLEMS


def info(options: Namespace) -> int:
    """Print what a briefing is."""
    document = container.load(options.file)
    found = listing.info_listing(document, Index(document.briefing))
    _say(terminal.json_text(found) if options.json else terminal.info_text(found))
    return ExitCode.DONE


def places(options: Namespace) -> int:
    """Print the places of a briefing."""
    found = listing.places_listing(Index(container.load(options.file).briefing))
    _say(terminal.json_text(found) if options.json else terminal.places_text(found))
    return ExitCode.DONE


def claims(options: Namespace) -> int:
    """Print the claims of a briefing."""
    found = listing.claims_listing(Index(container.load(options.file).briefing))
    _say(terminal.json_text(found) if options.json else terminal.claims_text(found))
    return ExitCode.DONE


def _document_request(options: Namespace, document: Document) -> request.DocumentRequest:
    return request.DocumentRequest(
        out=options.out,
        viewpoint=options.borders or document.briefing.viewpoint,
        notes=options.notes,
    )


def _picture_request(options: Namespace, index: Index) -> request.ExportRequest:
    given = {name: getattr(options, name) for name in ("size", "dpi", "theme", "include")}
    return request.ExportRequest(
        out=options.out,
        step=request.step_id(index, options.step) if options.step is not None else None,
        place=request.place_id(index, options.place) if options.place is not None else None,
        bounds=options.bbox,
        viewpoint=options.borders,
        **{name: value for name, value in given.items() if value is not None},
    )


def _released(index: Index, *, strict: bool) -> bool:
    """Say what there is to know before an export; `strict` lets nothing pass."""
    lines = list(gate.summaries(gate.findings(index)))
    for line in lines:
        _complain(line if strict else f"warning: {line}")
    return not (strict and lines)


def _problems(document: Document) -> Iterator[Problem]:
    yield from container.problems(document)
    yield from validity.problems(document.briefing.places)


@contextmanager
def _qt_can_be_missing() -> Iterator[None]:
    """Make an error for people of what the system's loader says of Qt."""
    try:
        yield
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        raise DatelineError("Qt cannot be loaded", str(error)) from error


def _say(text: str, end: str = "\n") -> None:
    """Print to standard output, now: a fault when Python ends could not be told any more."""
    try:
        print(text, end=end, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go_of_output()
        raise UnwritableError("cannot write the output", str(error.strerror)) from error


def _let_go_of_output() -> None:
    """Keep Python from writing what is left when it ends: it would fail again."""
    standard_output = 1
    os.dup2(os.open(os.devnull, os.O_WRONLY), standard_output)


def _complain(words: str) -> None:
    print(one_line(f"dateline: {words}"), file=sys.stderr)


class _Parser(argparse.ArgumentParser):
    """Raises UsageError where argparse would print and leave with its own exit code."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, f"see {self.prog} --help")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave when the help that argparse has printed is out."""
        _say("", end="")
        super().exit(status, message)


class Verb(NamedTuple):
    """What a verb does, in words and in deed, and the arguments it takes."""

    words: str
    run: Callable[[Namespace], int]
    takes: Callable[[argparse.ArgumentParser], None]


WHEN_READY = "leave with exit code 0 once the map is painted and clickable"


def _takes_window(parser: argparse.ArgumentParser) -> None:
    _takes_file(parser, default=None)
    parser.add_argument(
        "--quit-when-ready",
        action="store_true",
        help=WHEN_READY,
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")


def _takes_presentation(parser: argparse.ArgumentParser) -> None:
    _takes_file(parser, default=bundled_briefing())
    add = parser.add_argument
    add("--windowed", action="store_true", help="two windows, to share one in a call")
    add("--screen", metavar="NAME", help="the display for the room, by its name")
    add("--from", dest="step", metavar="STEP", help="the step to begin with, by number or id")
    add("--quit-when-ready", action="store_true", help=WHEN_READY)


def _takes_listing(parser: argparse.ArgumentParser) -> None:
    _takes_file(parser, default=bundled_briefing())
    parser.add_argument("--json", action="store_true", help="print JSON")


def _takes_checked_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a .briefing file or folder")


def _takes_export(parser: argparse.ArgumentParser) -> None:
    _takes_file(parser, default=bundled_briefing())
    add = parser.add_argument
    written = ", ".join(formats.FORMATS)
    add("-o", "--out", type=request.out_path, required=True, help=f"file to write: {written}")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--step", metavar="N", help="what a step shows, by its number or id")
    what.add_argument("--place", metavar="NAME", help="a place, by one of its names or its id")
    box = "a box in degrees; across 180°, W is greater than E"
    what.add_argument("--bbox", type=request.bounds, metavar="W,S,E,N", help=box)
    pixels = "of the picture, in pixels (default: 1920x1200)"
    add("--size", type=request.size, metavar="WxH", help=pixels)
    add("--dpi", type=request.density, metavar="N", help="pixels to the inch")
    add("--theme", choices=request.THEMES, help="(default: light)")
    beside = (
        f"what stands beside the map, of {','.join(request.INCLUDABLE)} (default: the first six)"
    )
    add("--include", type=request.include, metavar="A,B", help=beside)
    add("--handout", action="store_true", help="a PDF with a page a step, not one picture")
    add("--notes", action="store_true", help="put the presenter's notes into a document")
    add("--strict", action="store_true", help="write nothing where there would be a warning")
    borders = "viewpoint on borders (default: what the briefing says)"
    add("--borders", choices=request.VIEWPOINTS, help=borders)


def _takes_articles(parser: argparse.ArgumentParser) -> None:
    from viewer.reading import importing

    add = parser.add_argument
    kinds = ".txt, .md, .html, .mhtml, .pdf, .docx, .odt, .rtf or .eml"
    what = f"a file in {kinds}; with --network also an address"
    add("articles", metavar="ARTICLE", nargs="+", type=importing.article_place, help=what)
    add("--network", action="store_true", help="fetch the articles that are given by address")
    out = "the .briefing file to write"
    add("-o", "--out", type=importing.briefing_path, required=True, help=out)
    add(
        "--title", type=importing.words, metavar="WORDS", help="of the briefing, and of its article"
    )
    add("--publisher", type=importing.words, metavar="NAME", help="who published the article")
    day = "when it was published, as EDTF: 2024-06-19, 2024-06, 2024-06-19~"
    add("--published", type=importing.edtf, metavar="DATE", help=day)
    add("--url", type=importing.address, metavar="ADDRESS", help="where it was published")


def _takes_suggestions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", type=Path, help="files to read")
    json = "print JSON, a line an article (it prints nothing else)"
    parser.add_argument("--json", action="store_true", help=json)


def _takes_file(parser: argparse.ArgumentParser, default: Path | None) -> None:
    words = "a .briefing file or folder (default: the bundled briefing)"
    parser.add_argument("file", nargs="?", metavar="FILE", type=Path, default=default, help=words)


WINDOW = Verb("open a briefing as a map", window, _takes_window)

VERBS = {
    "present": Verb("present a briefing to a room", present, _takes_presentation),
    "export": Verb("write the map to a picture", export, _takes_export),
    "import": Verb("make a briefing of articles", import_articles, _takes_articles),
    "suggest": Verb("print what is proposed of articles", suggest, _takes_suggestions),
    "check": Verb("print what is wrong with a briefing", check, _takes_checked_file),
    "info": Verb("print what a briefing is", info, _takes_listing),
    "places": Verb("print its places", places, _takes_listing),
    "claims": Verb("print its claims", claims, _takes_listing),
}

EPILOG = """\
verbs, each with a --help of its own:
{verbs}

A FILE that is named like a verb is opened as ./{first}.
Exit codes: 0 done, 1 the briefing has problems, 2 cannot read or write, 64 usage.
"""


def _parsed(words: Sequence[str]) -> Namespace:
    """Return the options of the verb that comes first, else of the window."""
    if words and words[0] in VERBS:
        verb, rest = VERBS[words[0]], words[1:]
        parser = _Parser(f"dateline {words[0]}", description=verb.words, allow_abbrev=False)
    else:
        verb, rest = WINDOW, words
        parser = _window_parser()
    verb.takes(parser)
    parser.set_defaults(run=verb.run)
    return parser.parse_args(_with_signed_boxes(rest))


def _window_parser() -> _Parser:
    verbs = "\n".join(f"  {name:<8} {verb.words}" for name, verb in VERBS.items())
    return _Parser(
        "dateline",
        usage="dateline [FILE] [--quit-when-ready]\n       dateline VERB …",
        description="Opens a news article as a map that you can brief from.",
        epilog=EPILOG.format(verbs=verbs, first=next(iter(VERBS))),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )


def _with_signed_boxes(words: Sequence[str]) -> list[str]:
    """Return the words with each --bbox tied to its value.

    argparse takes a value such as ``-10,20,30,40`` for an option (CPython issue 53580).
    """
    tied: list[str] = []
    for word in words:
        if tied and tied[-1] == "--bbox":
            tied[-1] = f"--bbox={word}"
        else:
            tied.append(word)
    return tied
