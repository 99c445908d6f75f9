"""The desk keeps article, map, dossier, tray and timeline in step with the session."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from viewer.map.base_file import BASE
from viewer.map.messages import Ghost
from viewer.map.scene import Scene, numbers, scene
from viewer.map.words import ENGLISH
from viewer.model.briefing import Briefing, Passage, Step, View, Viewpoint
from viewer.model.geometry import Bounds, around, bounds
from viewer.model.index import only_layers_differ, only_steps_differ
from viewer.session.search import Hit, Search
from viewer.session.selection import NOTHING, Lit
from viewer.session.session import Session
from viewer.session.timeline import events
from viewer.ui.panels.article_panel import ArticlePanel
from viewer.ui.panels.dossier import DossierPanel
from viewer.ui.panels.search import SearchBox
from viewer.ui.panels.timeline import TimelinePanel
from viewer.ui.panels.tray import Tray


class Map(Protocol):
    """What the desk asks of the map view."""

    def show_scene(self, scene: Scene) -> None: ...
    def select(self, places: tuple[str, ...], lit: tuple[str, ...]) -> None: ...
    def fit(self, bounds: Bounds, fly: bool = True) -> None: ...
    def home(self) -> None: ...
    def current_view(self) -> View | None: ...
    def show_ghost(self, ghost: Ghost | None) -> None: ...


class Panels(NamedTuple):
    """The panels of a window."""

    article: ArticlePanel
    dossier: DossierPanel
    timeline: TimelinePanel
    tray: Tray
    search: SearchBox


class Desk(QObject):
    """One session and the panels that show it; `changed` follows every change of selection."""

    changed = Signal()
    content_changed = Signal()
    """An edit has changed more than steps."""

    def __init__(self, panels: Panels, parent: QObject) -> None:
        super().__init__(parent)
        self.panels = panels
        self.session: Session | None = None
        self.scene: Scene | None = None
        self._map: Map | None = None
        self._scroll_article = True
        self._shown = Lit()
        self._briefing: Briefing | None = None
        panels.article.passage_chosen.connect(self.choose_passage)
        panels.article.passage_stepped.connect(self.step_to_passage)
        panels.dossier.claim_chosen.connect(self.choose_claim)
        panels.dossier.passage_chosen.connect(self.show_passage)
        panels.dossier.step_chosen.connect(self.choose_step)
        panels.timeline.claim_chosen.connect(self.choose_claim)
        panels.tray.place_chosen.connect(self.choose_place)
        panels.search.hit_chosen.connect(self.go_to_hit)

    def attach_map(self, view: Map) -> None:
        """Show the session on this map as well."""
        self._map = view
        if self.scene:
            view.show_scene(self.scene)
            self._mark_map()

    def show(self, session: Session) -> None:
        """Show another briefing."""
        self.session = session
        self._briefing = session.index.briefing
        session.on_selection(self.refresh)
        session.on_edit(self.follow_edit)
        self.panels.article.show_session(session, numbers(session.index))
        self.panels.dossier.show_session(session)
        self.panels.timeline.show_events(events(session.index))
        self.panels.tray.show_places(session.index)
        self.panels.search.search_in(Search(session.index, session.document.texts))
        another = self.scene is not None
        self.show_borders(session.viewpoint)
        if self._map and another:  # the first scene is shown whole by itself
            self._map.home()
        self.refresh()

    def show_borders(self, viewpoint: Viewpoint) -> None:
        """Draw the map under a viewpoint on borders."""
        if self.session is None:
            return
        self.session.viewpoint = viewpoint
        index = self.session.index
        self._show_scene(scene(index.briefing, index, viewpoint, ENGLISH, base=BASE.tiles))

    def _show_scene(self, shown: Scene) -> None:
        self.scene = shown
        if self._map:
            self._map.show_scene(shown)
            self._mark_map()
        self.changed.emit()

    def refresh(self) -> None:
        """Show the session's selection everywhere."""
        if self.session is None:
            return
        self._shown = self.session.lit
        self.panels.dossier.refresh()
        self.panels.article.refresh(self._scroll_article)
        self.panels.timeline.mark(self.session.selection.claim)
        self.panels.tray.mark({*self.session.lit.places, *self.session.lit.related_places})
        self._mark_map()
        self.changed.emit()

    def follow_edit(self) -> None:
        """Show what an edit has changed; the article stays where a person has scrolled it."""
        if self.session is None:
            return
        before, self._briefing = self._briefing, self.session.index.briefing
        if before and only_layers_differ(before, self._briefing):
            self._draw_again()
        elif before and not only_steps_differ(before, self._briefing):
            self._show_content(before)
        if self.session.lit != self._shown:
            self._scroll_article = False
            self.refresh()
            self._scroll_article = True
        else:
            self.panels.dossier.refresh()
            self.changed.emit()

    def _show_content(self, before: Briefing) -> None:
        """Show places, passages and claims as an edit has made them."""
        assert self.session is not None
        index, panels = self.session.index, self.panels
        panels.article.follow_edit(numbers(index))
        panels.dossier.show_session(self.session)
        if before.claims is not index.briefing.claims:
            panels.timeline.show_events(events(index))
        panels.tray.show_places(index)
        panels.search.search_in(Search(index, self.session.document.texts))
        self._draw_again()
        self.content_changed.emit()

    def _draw_again(self) -> None:
        assert self.session is not None
        index, viewpoint = self.session.index, self.session.viewpoint
        drawn = scene(index.briefing, index, viewpoint, ENGLISH, self.scene, BASE.tiles)
        self._show_scene(drawn)

    def show_proposed(self, words: Passage, places: tuple[str, ...], ghost: Ghost | None) -> None:
        """Show words that something is proposed of, and the places of it, there or not yet."""
        if self.session is None:
            return
        if self.session.selection != NOTHING:
            self.session.clear()
        self.panels.article.mark_words(words)
        if self._map is None:
            return
        self._map.select(places, ())
        self._map.show_ghost(ghost)
        wanted = self._bounds_of(set(places))
        if ghost:
            (x, y), reach = ghost.at, ghost.reach
            wanted = x - reach, y - reach, x + reach, y + reach
        view = self._map.current_view()
        if wanted and not (view and _holds(view.bounds, wanted)):
            self._fit(wanted)

    def end_proposed(self) -> None:
        """Show what is selected again."""
        if self._map:
            self._map.show_ghost(None)
        self.refresh()

    def present_view(self) -> View | None:
        """Return what the map shows and under which borders, None where there is no map yet."""
        view = self._map.current_view() if self._map else None
        if view is None or self.session is None:
            return None
        west, south, east, north = (round(degrees, 4) for degrees in view.bounds)
        return View(bounds=(west, south, east, north), viewpoint=self.session.viewpoint)

    def pick_on_map(self, place: str | None) -> None:
        """Follow a click on the map."""
        if self.session is None:
            return
        if place is None:
            self.session.clear()
        else:
            self.session.select("place", place)

    def choose_place(self, place: str) -> None:
        """Select a place from elsewhere than the map, and bring it into view there."""
        if self.session:
            self.session.select("place", place)
            self.reveal()

    def choose_claim(self, claim: str) -> None:
        """Put a claim in focus."""
        if self.session:
            self.session.focus_claim(claim)
            self.reveal()

    def choose_passage(self, passage: str) -> None:
        """Select a passage picked in the article, which stays where it is."""
        self._scroll_article = False
        self.step_to_passage(passage)
        self._scroll_article = True

    def step_to_passage(self, passage: str) -> None:
        """Select a passage that the keyboard has come to."""
        if self.session:
            self.session.select("passage", passage)
            self.reveal()

    def show_passage(self, passage: str) -> None:
        """Show a passage of the dossier in the article; the dossier stays what it is."""
        found = self.session.index.passages.get(passage) if self.session else None
        if found and found.state != "orphan":
            self.panels.article.show_words(found.source, found.position.start, found.position.end)

    def choose_step(self, step: str) -> None:
        """Select a step and show its view."""
        if self.session:
            self.session.select("step", step)
            self.show_step_view(self.session.index.steps[step])

    def show_step_view(self, step: Step) -> None:
        """Fly to a step's view, or to what is in its focus."""
        if self._map and step.view and step.view.bounds[1] < step.view.bounds[3]:
            west, south, east, north = step.view.bounds
            self._map.fit((west, south, east + 360 * (east < west), north))
        else:
            self.fit_selection()

    def go_to_hit(self, hit: Hit) -> None:
        """Show what a search found."""
        if self.session is None:
            return
        match hit.kind:
            case "place":
                self.choose_place(hit.id)
            case "claim":
                self.choose_claim(hit.id)
            case "agent":
                self.session.select("agent", hit.id)
            case "words":
                self.panels.article.show_words(hit.id, hit.start, hit.end)

    def step_places(self, by: int) -> None:
        """Select the next place of the map by number, or the one before."""
        if self.session is None or self.scene is None or not self.scene.places:
            return
        ids = [place.id for place in self.scene.places]
        chosen = [n for n, i in enumerate(ids) if i in self.session.lit.places]
        at = chosen[0] if chosen else (-1 if by > 0 else 0)
        self.choose_place(ids[(at + by) % len(ids)])

    def reveal(self) -> None:
        """Fly to what is selected only if some of it is out of the map's view."""
        wanted = self._selected_bounds()
        view = self._map.current_view() if self._map else None
        if wanted and view and not _holds(view.bounds, wanted):
            self.fit_selection()

    def fit_selection(self) -> None:
        """Fly to all that is selected on the map."""
        if wanted := self._selected_bounds():
            self._fit(wanted)

    def _fit(self, wanted: Bounds) -> None:
        if self._map:
            west, south, east, north = wanted
            low, high = (max(-84.0, min(y, 84.0)) for y in (south - 3, north + 3))
            self._map.fit((west - 4, low, east + 4, high))

    def _selected_bounds(self) -> Bounds | None:
        if self.session is None:
            return None
        lit = self.session.lit
        return self._bounds_of({*lit.places, *lit.related_places})

    def _bounds_of(self, wanted: set[str]) -> Bounds | None:
        if self.session is None or self.scene is None:
            return None
        return bounds(
            shape
            for place in self.session.index.places.values()
            if place.id in wanted
            and (shape := place.geometry_by_viewpoint.get(self.session.viewpoint) or place.geometry)
        )

    def _mark_map(self) -> None:
        if self._map and self.session:
            lit = self.session.lit
            self._map.select(lit.places, lit.related_places)


def _holds(view: Bounds, wanted: Bounds) -> bool:
    """Say whether the middle of the wanted box, and most of it, is in the view."""
    west, south, east, north = view
    east += 360 * (east < west)
    middle = around((wanted[0] + wanted[2]) / 2, (west + east) / 2)
    half = (wanted[2] - wanted[0]) / 4
    height = (wanted[3] - wanted[1]) / 4
    centre = (wanted[1] + wanted[3]) / 2
    inside = west <= middle - half and middle + half <= east
    return inside and south <= centre - height and centre + height <= north
