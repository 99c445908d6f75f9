"""A room view with the real page, and the words that a briefing may put into it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QDeadlineTimer, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from viewer.map import messages
from viewer.map.room import Dispute, Evidence, Paragraph, Room, RoomCard, Run
from viewer.map.scene import Scene, scene
from viewer.map.words import ENGLISH
from viewer.model.index import Index
from viewer.store import container
from viewer.store.resources import bundled_briefing, geodata_root, resources_root
from viewer.ui.map.view import MapView
from viewer.ui.theme import load_theme

PATIENCE_MS = 60_000
LOOK_MS = 5

Told = TypeVar("Told", bound=messages.Message)


def bundled_scene() -> Scene:
    """The map of the bundled briefing."""
    document = container.load(bundled_briefing())
    index = Index(document.briefing)
    return scene(document.briefing, index, document.briefing.viewpoint, ENGLISH)


class RoomPage:
    """A view of a room; what it tells is kept, and waited for."""

    def __init__(self, theme: str = "room-dark") -> None:
        self.view = MapView(resources_root(), geodata_root())
        self.told: list[messages.FromPage] = []
        self.page = self.view._page
        self.page.bridge.received.connect(self.told.append)
        found = load_theme(resources_root() / "themes", theme)  # type: ignore[arg-type]
        self.view.set_theme(found.tokens, found.name, found.dark)
        self.view.show_scene(bundled_scene())
        self.view.resize(1920, 1080)
        self.view.show()
        self.first(messages.Painted)

    def tell(self, *told: messages.ToPage) -> None:
        """Send messages."""
        for message in told:
            self.page.bridge.send(message)

    def shown(
        self, room: Room, *more: messages.ToPage, size: tuple[int, int] | None = None
    ) -> None:
        """Show a room and have it settle, in a window of this size."""
        if size and (self.view.width(), self.view.height()) != size:
            self.view.resize(*size)
            self.until(lambda: self.says("[innerWidth, innerHeight]") == list(size))
        self.tell(messages.ShowRoom(room=room), *more)
        self.settle()

    def settle(self) -> None:
        """Wait until all that was told is on the screen."""
        number = sum(isinstance(message, messages.Settled) for message in self.told) + 1
        self.tell(messages.Settle(number=number))
        self.until(lambda: messages.Settled(number=number) in self.told)

    def first(self, kind: type[Told]) -> Told:
        """Return the first message of a kind, waited for."""
        found: list[Told] = []

        def there() -> bool:
            found[:] = [message for message in self.told if isinstance(message, kind)]
            return bool(found)

        self.until(there)
        return found[0]

    def says(self, script: str) -> Any:
        """Return what an expression says in the page, as JSON."""
        answers: list[str] = []
        self.page.runJavaScript(f"JSON.stringify({script})", 0, answers.append)
        self.until(lambda: bool(answers))
        return json.loads(answers[0])

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Wait for a condition; `what` names it where it does not come to be."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not condition():
            assert not deadline.hasExpired(), what
            QTest.qWait(LOOK_MS)

    @property
    def target(self) -> QWidget:
        """The widget that takes the mouse and the keyboard for the page."""
        return self.view._web.focusProxy() or self.view._web

    def drag(self, *points: tuple[int, int]) -> None:
        """Press the left button of the mouse at the first point, go along the others, let go."""
        left = Qt.MouseButton.LeftButton
        first, *others = (QPoint(*point) for point in points)
        QTest.mousePress(self.target, left, pos=first)
        for point in others:
            QTest.mouseMove(self.target, point, 20)
        QTest.mouseRelease(self.target, left, pos=others[-1], delay=20)

    def close(self) -> None:
        """End the page's process."""
        self.view.close_map()
        self.view.close()
        self.view.deleteLater()


CARD = RoomCard(
    kind="allegation",
    kind_words="Allegation",
    text="Pyongyang delivered 11,000 containers of munitions to Russia in the past year.",
    quote="“The US State Department said this week that Pyongyang delivered 11,000 containers.”",
    speaker="US State Department",
    through="→ this article",
    time="June 2023 – June 2024 (inferred)",
    disputed="denied by Moscow and Pyongyang",
)
DENIAL = RoomCard(
    kind="denial",
    kind_words="Denial",
    text="The reports of North Korean weapons transfers are not true.",
    quote="“Moscow and Pyongyang have denied reports of North Korean weapons transfers.”",
    speaker="Moscow and Pyongyang",
    through="→ this article",
    denies="denies: Pyongyang delivered 11,000 containers of munitions",
)
ROOM = Room(
    number=5,
    count=11,
    title="What went to Russia, and who denies it",
    caption="The US State Department alleges; Moscow and Pyongyang deny.",
    source="Explainer, 19 June 2024 (inferred)",
    card=CARD,
    card_number=2,
    card_count=9,
    dispute=Dispute(claim=CARD, against=(DENIAL,), number=1, count=3),
    evidence=Evidence(
        source="Explainer, 19 June 2024 (inferred)",
        paragraphs=(
            *(Paragraph(runs=(Run(text="A paragraph of the article before the words. " * 9),)),)
            * 4,
            Paragraph(
                runs=(
                    Run(text="In front of them, "),
                    Run(text="the words that prove it", marked=True),
                    Run(text=", and what comes next."),
                )
            ),
            *(Paragraph(runs=(Run(text="A paragraph of the article after the words. " * 9),)),) * 4,
        ),
        before=True,
        after=True,
    ),
)


def room(**changed: Any) -> Room:
    """The room above with fields changed."""
    return msgspec.structs.replace(ROOM, **changed)


def filled_card(words: str, card: RoomCard = CARD) -> RoomCard:
    """A card with these words in every field that is free."""
    names = ("text", "quote", "speaker", "through", "time", "disputed", "denies", "suggested")
    changed: dict[str, Any] = dict.fromkeys(names, words)
    return msgspec.structs.replace(card, **changed)


def filled_room(words: str, **changed: Any) -> Room:
    """A room with these words in every field that is free."""
    card, denial = filled_card(words), filled_card(words, DENIAL)
    run = (Run(text=words), Run(text=words, marked=True), Run(text=words))
    return room(
        title=words,
        caption=words,
        source=words,
        card=card,
        dispute=Dispute(claim=card, against=(denial,) * 3, number=1, count=3),
        evidence=Evidence(source=words, paragraphs=(Paragraph(runs=run),) * 5),
        **changed,
    )
