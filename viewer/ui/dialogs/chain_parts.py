"""Who says a claim, and who relayed it: the chain, from the article inwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from viewer.model.briefing import Claim
from viewer.model.cards import ARTICLE, joined_names
from viewer.model.index import Index
from viewer.model.text import quoted
from viewer.session.editing.claims import WrittenAgent, WrittenLink, written_agents
from viewer.session.editing.ordering import changed_at, moved, put_in, taken_out
from viewer.session.forms import PARTED, names_in
from viewer.ui.dialogs.finder import Finder
from viewer.ui.dialogs.form import muted_label
from viewer.ui.dialogs.forms import NamesField
from viewer.ui.dialogs.opening import open_over
from viewer.ui.panels.part_list import PartList
from viewer.ui.panels.rows import Row
from viewer.ui.panels.step_fields import LineField
from viewer.ui.style import Style


class ChainParts(QWidget):
    """The links in order; the article is first and stays, the last one says it."""

    def __init__(
        self,
        index: Index,
        claim: Claim,
        links: tuple[WrittenLink, ...],
        known: Sequence[str],
        style: Style,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.links = links
        self._index, self._claim, self._style = index, claim, style
        self._showing = False
        self.list = PartList(style, "Chain", self, empty="", ordered=True)
        self.who = NamesField("Who, in this link of the chain", known, "", self)
        self.who.setPlaceholderText(f"A name; several with {PARTED}")
        self.cue = LineField("Cue words of this link", self)
        self.cue.setPlaceholderText("said, according to …")
        fields = QFormLayout()
        fields.setHorizontalSpacing(12)
        fields.addRow(muted_label("Who", self.who), self.who)
        fields.addRow(muted_label("Cue words", self.cue), self.cue)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addLayout(fields)
        self._connect()
        self.show_links(links, len(links))

    def _connect(self) -> None:
        self.list.add_asked.connect(self.ask)
        self.list.removed.connect(lambda row: self.show_links(taken_out(self.links, row - 1), row))
        self.list.moved.connect(
            lambda row, by: self.show_links(moved(self.links, row - 1, by), row + by)
        )
        self.list.chosen.connect(lambda row: self.show_links(self.links, row))
        self.who.textChanged.connect(self._name)
        self.cue.edited.connect(self._cue)

    def show_links(self, links: tuple[WrittenLink, ...], row: int) -> None:
        """List these links behind the article, and choose one."""
        self.links = links
        self._show_rows(row)
        at = self.list.row - 1
        there = 0 <= at < len(links)
        link = links[at] if there else WrittenLink()
        self._showing = True
        self.who.show_words(f"{PARTED} ".join(agent.name for agent in link.agents))
        self.cue.show_words(link.cue)
        self._showing = False
        for field in (self.who, self.cue):
            field.setEnabled(there)

    def ask(self) -> None:
        """Find whom to put into the chain, behind the chosen link."""
        agents = self._index.briefing.agents
        rows = [
            Row(a.id, a.name, " · ".join(filter(None, (a.kind, a.description, *a.names.values()))))
            for a in agents
            if a.kind != "article"
        ]
        finder = Finder("Add to the chain", rows, self._style, self.window(), new="New")
        finder.found.connect(lambda i: self._put_in(WrittenAgent(self._index.agents[i].name, i)))
        finder.named.connect(lambda name: self._put_in(WrittenAgent(name)))
        open_over(self.window(), finder)

    def _put_in(self, agent: WrittenAgent) -> None:
        at = max(self.list.row, 0)
        self.show_links(put_in(self.links, at, WrittenLink((agent,))), at + 1)
        self.cue.setFocus()

    def _name(self, words: str) -> None:
        if not self._showing:
            link = self.links[self.list.row - 1]
            agents = written_agents(self._index, names_in(words), link)
            self._change(WrittenLink(agents, link.cue))

    def _cue(self, words: str) -> None:
        if not self._showing:
            self._change(WrittenLink(self.links[self.list.row - 1].agents, words))

    def _change(self, link: WrittenLink) -> None:
        row = self.list.row
        self.links = changed_at(self.links, row - 1, link)
        self._show_rows(row)

    def _show_rows(self, row: int) -> None:
        first = self._claim.attribution[0]
        agents = tuple(self._index.agents[i] for i in first.agents if i in self._index.agents)
        own = all(agent.kind == "article" for agent in agents)
        name = ARTICLE.capitalize() if own else joined_names(agents)
        does = "says it itself" if not self.links else "where it stands"
        rows = [Row("", name, _told(does, first.cue or ""))]
        for number, link in enumerate(self.links, 1):
            names = ", ".join(agent.name for agent in link.agents) or "Nobody yet"
            does = "says it" if number == len(self.links) else "relays it"
            new = [agent.name for agent in link.agents if agent.id is None]
            told = f"new here: {', '.join(new)}" if new else ""
            rows.append(Row(str(number), names, _told(does, link.cue, told)))
        self.list.show_rows(rows, row, fixed=1)


def _told(does: str, cue: str, more: str = "") -> str:
    return " · ".join(filter(None, (does, quoted(cue) if cue else "", more)))
