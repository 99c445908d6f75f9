"""A window where there can be no map, which tells as JSON what it shows nevertheless.

``python -m tests.helpers.mapless_window``
"""

from __future__ import annotations

import json
import sys

from PySide6.QtTest import QTest

from tests.helpers.window import (
    LEFT,
    card_in_focus,
    heading_of,
    listed_claims,
    marked_words,
    visible_labels,
)
from viewer.store import container
from viewer.store.resources import bundled_briefing
from viewer.ui.app import make_application, open_window, tell_log
from viewer.ui.panels.timeline import EventButton


def main() -> None:
    """Open the window, use all of it but the map, tell what came of it, and leave."""
    tell_log()
    app = make_application()
    window = open_window(app, container.load(bundled_briefing()))
    app.processEvents()
    actions = window.actions_by_id.by_id.items()
    told: dict[str, object] = {
        "instead of the map": " ".join(visible_labels(window.map_slot)).split("\n"),
        "cannot be done": [name for name, action in actions if not action.isEnabled()],
    }
    window.actions_by_id["next-place"].trigger()
    told["dossier"] = [heading_of(window), len(listed_claims(window))]
    told["article"] = sorted(marked_words(window, "mark"))
    event = window.panels.timeline.findChildren(EventButton)[0]
    QTest.mouseClick(event, LEFT)
    told["timeline"] = [list(event.event_shown.claims), card_in_focus(window)]
    sys.stdout.write(json.dumps(told))
    window.close()


if __name__ == "__main__":
    main()
