"""Edits of steps, and how edits are undone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.helpers.briefings import a_briefing, a_document, a_file, a_step
from viewer.model.briefing import Briefing
from viewer.model.check import problems
from viewer.session import edits
from viewer.session.session import Session
from viewer.store import codec, container
from viewer.store.container import Document
from viewer.store.migrations import CURRENT

BASE = a_briefing(steps=tuple(a_step(f"s-{name}") for name in "abc"))


def ids(briefing: Briefing) -> list[str]:
    return [step.id for step in briefing.steps]


def test_a_step_is_added_behind_another_one_or_at_the_end() -> None:
    new = a_step("s-new")
    assert ids(edits.step_added(BASE, new, after="s-a")) == ["s-a", "s-new", "s-b", "s-c"]
    assert ids(edits.step_added(BASE, new)) == ["s-a", "s-b", "s-c", "s-new"]


@pytest.mark.parametrize(
    ("to", "order"), [(-5, "bac"), (0, "bac"), (1, "abc"), (2, "acb"), (9, "acb")]
)
def test_a_step_is_moved_to_the_nearest_position_that_there_is(to: int, order: str) -> None:
    assert ids(edits.step_moved(BASE, "s-b", to)) == [f"s-{name}" for name in order]


def test_a_copy_stands_behind_its_step_with_an_id_that_nothing_else_has() -> None:
    briefing = edits.step_duplicated(edits.step_duplicated(BASE, "s-b"), "s-b")
    assert ids(briefing) == ["s-a", "s-b", "s-b-3", "s-b-2", "s-c"]
    assert {step.title for step in briefing.steps} == {"The visit"}
    copy = edits.step_duplicated(a_briefing(steps=(a_step("moscow-2"),)), "moscow-2")
    assert list(problems(copy, a_document().texts)) == []


def test_the_id_of_a_copy_is_a_sound_id_however_long_the_first_one_is() -> None:
    long = a_briefing(steps=(a_step("s" * 64),))
    for _ in range(12):
        long = edits.step_duplicated(long, "s" * 64)
    assert len(set(ids(long))) == 13
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", name) for name in ids(long))


def test_an_edit_leaves_everything_else_as_the_same_object() -> None:
    briefing = edits.step_changed(BASE, "s-b", title="Changed")
    assert briefing.claims is BASE.claims
    assert briefing.steps[0] is BASE.steps[0]
    assert [step.title for step in briefing.steps] == ["The visit", "Changed", "The visit"]


@pytest.mark.parametrize("field", [{"title": ""}, {"seconds": -1}, {"theme": "blue"}])
def test_what_no_step_can_have_is_refused(field: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"Expected|Invalid"):
        edits.step_changed(BASE, "s-b", **field)


def test_an_edit_of_a_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        edits.step_removed(BASE, "s-z")


def a_session(briefing: Briefing = BASE) -> Session:
    return Session(a_document(briefing))


def retitled(session: Session, title: str, run: str | None = None) -> None:
    briefing = edits.step_changed(session.index.briefing, "s-a", title=title)
    session.edit("Change title", briefing, run)


def title(session: Session) -> str:
    return session.index.steps["s-a"].title


def test_undo_and_redo_name_the_edit_and_lead_there_and_back() -> None:
    session = a_session()
    retitled(session, "One")
    session.edit("Delete step", edits.step_removed(session.index.briefing, "s-b"))
    assert (session.history.undo_words, session.history.redo_words) == ("Delete step", "")
    session.undo()
    assert (session.history.undo_words, session.history.redo_words) == (
        "Change title",
        "Delete step",
    )
    session.redo()
    assert list(session.index.steps) == ["s-a", "s-c"]


def test_an_edit_after_undo_forgets_what_was_undone() -> None:
    session = a_session()
    retitled(session, "One")
    session.undo()
    retitled(session, "Two")
    session.redo()
    assert title(session) == "Two"
    session.undo()
    assert title(session) == "The visit"
    assert session.history.undo_words == ""


def test_an_edit_that_changes_nothing_is_none() -> None:
    session = a_session()
    retitled(session, "The visit")
    assert session.history.undo_words == ""
    assert not session.history.changed


def test_edits_of_one_run_are_undone_at_once() -> None:
    session = a_session()
    for words in ("O", "On", "One"):
        retitled(session, words, run="first")
    retitled(session, "Two", run="second")
    session.undo()
    assert title(session) == "One"
    session.undo()
    assert title(session) == "The visit"


def test_a_run_that_leads_back_to_its_start_leaves_nothing_to_undo() -> None:
    session = a_session()
    retitled(session, "The visit!", run="typing")
    retitled(session, "The visit", run="typing")
    assert session.history.undo_words == ""
    assert not session.history.changed


def test_saving_parts_a_run(tmp_path: Path) -> None:
    session = a_session()
    retitled(session, "One", run="typing")
    session.mark_saved(session.document, tmp_path / "x.briefing")
    retitled(session, "One and two", run="typing")
    assert session.history.changed
    session.undo()
    assert title(session) == "One"
    assert not session.history.changed


def test_undoing_back_to_what_was_saved_is_unchanged_and_further_is_changed(
    tmp_path: Path,
) -> None:
    session = a_session()
    retitled(session, "One")
    session.mark_saved(session.document, tmp_path / "x.briefing")
    assert session.path == tmp_path / "x.briefing"
    retitled(session, "Two")
    session.undo()
    assert not session.history.changed
    session.undo()
    assert session.history.changed
    session.redo()
    assert not session.history.changed


def test_what_is_read_only_cannot_be_edited() -> None:
    session = Session(a_document(BASE, read_only="it needs format 2.0"))
    retitled(session, "One")
    assert title(session) == "The visit"


def test_a_selection_of_a_step_that_is_gone_falls_back_to_the_one_before() -> None:
    session = a_session()
    session.select("place", "moscow")
    session.select("step", "s-b")
    session.select("place", "moscow")
    session.select("step", "s-b")
    told: list[str] = []
    session.on_selection(lambda: told.append("selection"))
    session.on_edit(lambda: told.append("edit"))
    session.edit("Delete step", edits.step_removed(BASE, "s-b"))
    assert told == ["edit", "selection"]
    assert session.selection.subject is not None
    assert session.selection.subject.id == "moscow"
    session.back()
    assert session.selection.subject is None
    assert not session.can_go_back


def test_the_chosen_step_stays_chosen_while_other_things_are_selected() -> None:
    session = a_session()
    assert session.chosen_step is None
    session.select("step", "s-b")
    session.select("place", "moscow")
    assert session.chosen_step == "s-b"
    session.edit("Delete step", edits.step_removed(BASE, "s-b"))
    assert session.chosen_step is None


def test_fields_of_a_newer_version_survive_edits_in_the_file(tmp_path: Path) -> None:
    path = a_file(tmp_path, BASE)
    files = container.files(container.load(path))
    tree = json.loads(files["briefing.json"])
    for part in (tree, *tree["steps"], *tree["claims"]):
        part["zz-new"] = part.get("id", "top")
    briefing, unknown = codec.decode(codec.canonical(tree), CURRENT, "x")
    session = Session(Document(briefing=briefing, texts=a_document().texts, unknown=unknown))
    session.edit("Move step", edits.step_moved(briefing, "s-c", 0))
    session.edit("Duplicate step", edits.step_duplicated(session.index.briefing, "s-a"))
    container.save(session.document, path)
    again = container.load(path)
    written = json.loads(container.files(again)["briefing.json"])
    assert written["zz-new"] == "top"
    assert [step.get("zz-new") for step in written["steps"]] == ["s-c", "s-a", None, "s-b"]
    assert all(claim["zz-new"] == claim["id"] for claim in written["claims"])


def test_edits_are_counted_from_the_last_save() -> None:
    session = a_session()
    for title in ("One", "Two", "Three"):
        session.edit("Title", edits.step_changed(session.index.briefing, "s-a", title=title))
    assert session.history.edits == 3
    session.mark_saved(session.document, Path("x"))
    assert session.history.edits == 0
    session.edit("Title", edits.step_changed(session.index.briefing, "s-a", title="Four"))
    assert session.history.edits == 1


def test_the_names_of_a_run_do_not_change_what_is_kept() -> None:
    """Hundreds of edits keep only what each of them changed."""
    session = a_session()
    for number in range(500):
        retitled(session, f"Title {number}")
    for _ in range(500):
        session.undo()
    assert session.document.briefing is BASE
    assert msgspec.to_builtins(session.index.briefing) == msgspec.to_builtins(BASE)
