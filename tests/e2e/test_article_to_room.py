"""From other programs' files to a briefing in a room, by keys alone, through a kill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers import articles, xvfb
from tests.helpers.article_files import by_libreoffice, printed, saved
from tests.helpers.keyed import Keyed, keyed
from tests.helpers.process import dateline
from viewer.model.briefing import Briefing, ProposedPlace
from viewer.session.review import count_to_go, open_proposals
from viewer.store import container

display = xvfb.display

EDITED = "The sea lane stays closed for now"
SPEAKER = "Port of Sarrow"
RENAMED = "Office of shipping"


def imported(window: Keyed, *files: Path) -> Briefing:
    """Import articles, leave their text as it was read, and return what is proposed of them."""
    window.focus("^Dateline — Putin")
    window.press("ctrl+n")
    window.focus("^New from articles")
    window.type(" ".join(f'"{file}"' for file in files))
    window.press("Return")
    window.focus("^New briefing")
    window.press(*["Return"] * len(files))  # one article after the other
    window.focus("^Dateline — Harbour")
    return window.keeps(lambda briefing: briefing.proposals)


def skipped_to(window: Keyed, kind: type, briefing: Briefing) -> None:
    """Skip what stands before the first proposal of this kind; nothing was skipped before."""
    kinds = [type(proposal.what) for proposal in open_proposals(briefing)]
    window.press(*["s"] * kinds.index(kind))


def reviewed(window: Keyed, briefing: Briefing) -> Briefing:
    """Accept, reject, edit and skip a few, all by keys; returns what came of it."""
    count = count_to_go(briefing)
    window.press("a")
    window.focus("^Reviewer’s name")
    window.type("Ada")
    window.press("Return")
    window.focus("^Dateline — Harbour")
    window.keeps(lambda briefing: len(briefing.claims) == 1)
    window.press("r")
    window.press("e")
    window.focus("^Claim")
    window.type(EDITED)
    window.press("Tab", "Tab", "ctrl+a")
    window.type(SPEAKER)
    window.press("Return")
    window.focus("^Dateline — Harbour")
    briefing = window.keeps(lambda briefing: count_to_go(briefing) == count - 3)
    skipped_to(window, ProposedPlace, briefing)
    window.press("a")
    return window.keeps(lambda briefing: briefing.places)


def renamed(window: Keyed) -> None:
    """Rename the speaker: search, go there, edit."""
    window.press("ctrl+f")
    window.type(SPEAKER)
    window.press("Return", "shift+F2")
    window.focus("^Speaker or source")
    window.press("ctrl+a")
    window.type(RENAMED)
    window.press("Return")
    window.focus("^Dateline — Harbour")
    window.keeps(lambda briefing: RENAMED in names_of(briefing))


def names_of(briefing: Briefing) -> set[str]:
    """What the agents are called."""
    return {agent.name for agent in briefing.agents}


def saved_as(window: Keyed, path: Path) -> None:
    """Save a new briefing to a file."""
    window.press("ctrl+s")
    window.focus("^Save the briefing")
    window.press("ctrl+a")
    window.type(str(path))
    window.press("Return")
    window.until(path.exists)
    window.focus("^Dateline — Harbour")


def presented(window: Keyed) -> None:
    """Show the briefing's one step to a room, in a window beside the presenter's, and end that."""
    window.press("alt+F5")
    window.is_given("console")
    window.until(lambda: len(window.titles()) == 2)
    window.press("Escape")
    window.is_given("^Dateline — Harbour")


def exported(path: Path) -> tuple[bytes, list[str]]:
    """The map's picture, and the names of the features, as the command line exports them."""
    picture, data = path.with_suffix(".png"), path.with_suffix(".geojson")
    for out in (picture, data):
        ended = dateline("export", path, "-o", out, home=path.parent)
        assert ended.code == 0, ended.err
    features = json.loads(data.read_bytes())["features"]
    return picture.read_bytes(), [feature["properties"].get("name") for feature in features]


def briefed(home: Path, display: str, *files: Path) -> Briefing:
    """Make a briefing of articles, kill the program, recover, show it; returns what is saved."""
    path = home / "ferry.briefing"
    with keyed(home, display) as window:
        reviewed(window, imported(window, *files))
        window.press("ctrl+shift+a")
        window.keeps(lambda briefing: briefing.steps)
        saved_as(window, path)
        before = path.read_bytes()
        renamed(window)
        window.kill()
    assert path.read_bytes() == before
    with keyed(home, display) as window:
        window.focus("^Recover edits")
        window.press("space")
        window.focus("^Dateline — Harbour")
        window.press("ctrl+s")
        window.until(lambda: RENAMED in names_of(container.load(path).briefing))
        presented(window)
        window.press("ctrl+q")
        assert window.process.wait(60) == 0
    document = container.load(path)
    assert list(container.problems(document)) == []
    return document.briefing


def assert_as_decided(briefing: Briefing) -> None:
    """What was accepted, edited and turned down is there, with who did it."""
    assert [claim.review.state for claim in briefing.claims] == ["accepted", "edited"]
    assert {claim.review.by for claim in briefing.claims} == {"Ada"}
    assert EDITED in {claim.text for claim in briefing.claims}
    assert [proposal.rejected for proposal in briefing.proposals].count(True) == 1
    assert [place.name for place in briefing.places] == ["Tallinn"]


def test_articles_of_other_programs_are_briefed_killed_recovered_shown_and_exported(
    tmp_path: Path, display: str
) -> None:
    files = [tmp_path / "ferry.pdf", tmp_path / "ferry.mhtml"]
    files[0].write_bytes(printed(articles.BARE_PAGE, tmp_path))
    files[1].write_bytes(saved(articles.PAGE, tmp_path))
    files += [articles.FOLDER / f"libreoffice.{kind}" for kind in ("docx", "odt", "rtf")]
    briefing = briefed(tmp_path, display, *files)
    assert len(briefing.sources) == len(files)
    assert_as_decided(briefing)
    picture, names = exported(tmp_path / "ferry.briefing")
    assert picture.startswith(b"\x89PNG")
    assert "Tallinn" in names


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
def test_an_article_that_libreoffice_saves_today_is_too(
    tmp_path: Path, display: str, kind: str
) -> None:
    article = tmp_path / f"ferry.{kind}"
    article.write_bytes(by_libreoffice(kind, tmp_path))
    assert_as_decided(briefed(tmp_path, display, article))
