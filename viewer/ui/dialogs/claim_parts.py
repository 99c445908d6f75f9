"""What a claim is made of, as lists in its form: passages, places, and what it is to others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.model.briefing import Claim, Passage, PlaceRole, RelationType, Role
from viewer.model.cards import ARTICLE, joined_names
from viewer.model.index import Index
from viewer.model.text import shortened
from viewer.session.editing.claims import WrittenRelation
from viewer.session.editing.ordering import changed_at, moved, put_in, taken_out
from viewer.ui.dialogs.finder import Finder
from viewer.ui.dialogs.form import choice_box
from viewer.ui.dialogs.opening import open_over
from viewer.ui.panels.boxes import PlainBox
from viewer.ui.panels.part_list import PartList
from viewer.ui.panels.rows import Row
from viewer.ui.style import Style
from viewer.ui.words import KIND_WORDS, STATES

ROLES: dict[Role, str] = {
    "about": "About it",
    "from": "From there",
    "to": "To there",
    "at": "At it",
}
RELATIONS: dict[tuple[RelationType, bool], str] = {
    ("denies", False): "Denies",
    ("disputes", False): "Disputes",
    ("supports", False): "Supports",
    ("qualifies", False): "Qualifies",
    ("updates", False): "Updates",
    ("duplicates", False): "Says the same as",
    ("denies", True): "Denied by",
    ("disputes", True): "Disputed by",
    ("supports", True): "Supported by",
    ("qualifies", True): "Qualified by",
    ("updates", True): "Updated by",
    ("duplicates", True): "Also said by",
}
LONGEST = 160


class Parts(QWidget):
    """A list of parts of a claim, with a box for the chosen one."""

    title = ""
    finding = ""
    """What the box to find another one is called."""
    empty = ""
    ordered = False

    def __init__(self, index: Index, parts: Sequence[Any], style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self.index, self.parts = index, tuple(parts)
        self.style_in_force = style
        self.list = PartList(style, self.title, self, empty=self.empty, ordered=self.ordered)
        self.list.add_asked.connect(self.ask)
        self.list.removed.connect(lambda row: self.show_parts(taken_out(self.parts, row), row))
        self.list.moved.connect(
            lambda row, by: self.show_parts(moved(self.parts, row, by), row + by)
        )
        self.list.chosen.connect(lambda row: self.show_parts(self.parts, row))
        self.box = self.made_box()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        if self.box:
            column.addWidget(self.box)
            self.box.activated.connect(lambda _: self._take_box())
        self.show_parts(self.parts, 0)

    def show_parts(self, parts: tuple[Any, ...], row: int) -> None:
        """List these parts, and choose one."""
        self.parts = parts
        self.list.show_rows([self.row(part) for part in parts], row)
        if self.box:
            self.box.setEnabled(0 <= self.list.row < len(parts))
            if self.box.isEnabled():
                self.show_in_box(parts[self.list.row])

    def ask(self) -> None:
        """Find another part to add."""
        rows = list(self.others())
        finder = Finder(self.finding, rows, self.style_in_force, self.window())
        finder.found.connect(self.add)
        open_over(self.window(), finder)

    def add(self, identifier: str) -> None:
        """Add what was found, behind the others."""
        self.show_parts(put_in(self.parts, len(self.parts), self.made(identifier)), len(self.parts))
        (self.box or self.list.list).setFocus()

    def made_box(self) -> PlainBox | None:
        """Return the box for the chosen part, if there is something to choose."""
        return None

    def show_in_box(self, part: Any) -> None:
        """Show the chosen part in the box."""

    def boxed(self, part: Any) -> Any:
        """Return the part as the box has it."""
        return part

    def row(self, part: Any) -> Row:
        """Return a part in words."""
        raise NotImplementedError

    def others(self) -> Sequence[Row]:
        """Return what could be added."""
        raise NotImplementedError

    def made(self, identifier: str) -> Any:
        """Return the part of what was found."""
        raise NotImplementedError

    def _take_box(self) -> None:
        row = self.list.row
        if 0 <= row < len(self.parts):
            self.show_parts(changed_at(self.parts, row, self.boxed(self.parts[row])), row)


class PassageParts(Parts):
    """The words of the article that a claim stands on."""

    title, finding, ordered = "Passages", "Add a passage", True
    empty = "No passage: a claim stands on words of the article."

    def row(self, part: str) -> Row:
        """Return a passage in words."""
        return passage_row(self.index.passages[part])

    def others(self) -> Sequence[Row]:
        """Return the passages that it does not stand on yet, in the order of the article."""
        passages = sorted(
            self.index.passages.values(), key=lambda passage: self.index.order_of((passage.id,))
        )
        return [passage_row(passage) for passage in passages if passage.id not in self.parts]

    def made(self, identifier: str) -> str:
        """Return the passage that was found."""
        return identifier


class PlaceParts(Parts):
    """The places that a claim concerns, and what each is to it."""

    title, finding, empty = "Places", "Add a place", "It concerns no place."

    def made_box(self) -> PlainBox:
        """Return the box of roles."""
        return choice_box("What the place is to the claim", ROLES, "about", self)

    def show_in_box(self, part: PlaceRole) -> None:
        """Show the role."""
        assert self.box
        self.box.setCurrentIndex(list(ROLES).index(part.role))

    def boxed(self, part: PlaceRole) -> PlaceRole:
        """Return the place in the chosen role."""
        assert self.box
        return PlaceRole(place=part.place, role=self.box.currentData())

    def row(self, part: PlaceRole) -> Row:
        """Return a place and its role in words."""
        return Row(part.place, self.index.places[part.place].name, ROLES[part.role])

    def others(self) -> Sequence[Row]:
        """Return all places: one may have two roles."""
        places = self.index.places.values()
        return [Row(p.id, p.name, " · ".join((p.feature, *p.names.values()))) for p in places]

    def made(self, identifier: str) -> PlaceRole:
        """Return a place that the claim is about."""
        return PlaceRole(place=identifier)


class RelationParts(Parts):
    """What a claim is to others, and others to it."""

    title, finding, empty = "Other claims", "Add a claim that it has to do with", "None."

    def __init__(
        self,
        index: Index,
        parts: Sequence[WrittenRelation],
        claim: Claim,
        style: Style,
        parent: QWidget,
    ) -> None:
        self._claim = claim
        super().__init__(index, parts, style, parent)

    def made_box(self) -> PlainBox:
        """Return the box of relations."""
        return choice_box("What it is to the other claim", RELATIONS, ("denies", False), self)

    def show_in_box(self, part: WrittenRelation) -> None:
        """Show the relation."""
        assert self.box
        self.box.setCurrentIndex(list(RELATIONS).index((part.type, part.inward)))

    def boxed(self, part: WrittenRelation) -> WrittenRelation:
        """Return the claim in the chosen relation."""
        assert self.box
        kind, inward = self.box.currentData()
        return WrittenRelation(kind, part.claim, inward)

    def row(self, part: WrittenRelation) -> Row:
        """Return a relation in words."""
        other = self.index.claims[part.claim]
        words = f"{RELATIONS[part.type, part.inward]}: {shortened(other.text, LONGEST)}"
        return Row(part.claim, words, _who(self.index, other))

    def others(self) -> Sequence[Row]:
        """Return the other claims, in the order of the article."""
        standing = (claim for claim in self.index.standing if claim.id != self._claim.id)
        return [Row(c.id, shortened(c.text, LONGEST), _who(self.index, c)) for c in standing]

    def made(self, identifier: str) -> WrittenRelation:
        """Return the likeliest relation to what was found."""
        if self._claim.kind == "denial":
            return WrittenRelation("denies", identifier)
        inward = self.index.claims[identifier].kind == "denial"
        return WrittenRelation("denies" if inward else "supports", identifier, inward)


def passage_row(passage: Passage) -> Row:
    """Return a passage in words, and how it stands in the article."""
    return Row(passage.id, shortened(passage.quote.exact, LONGEST), STATES[passage.state], True)


def _who(index: Index, claim: Claim) -> str:
    speakers = index.speakers(claim)
    own = all(agent.kind == "article" for agent in speakers)
    return f"{KIND_WORDS[claim.kind]} · {ARTICLE if own else joined_names(speakers)}"
