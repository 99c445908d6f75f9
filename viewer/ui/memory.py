"""What the program remembers from one start to the next: settings, and the state of the window."""

from __future__ import annotations

from typing import Any

import msgspec

from viewer.store.settings import Kept, Settings, State, settings_file, state_file


class Memory:
    """Both files, each written as soon as something in it changes."""

    def __init__(self) -> None:
        self._settings_file: Kept[Settings] = settings_file()
        self._state_file: Kept[State] = state_file()
        self.settings = self._settings_file.load()
        self.state = self._state_file.load()

    def choose(self, **settings: Any) -> None:
        """Change settings, by their names."""
        self.settings = msgspec.structs.replace(self.settings, **settings)
        self._settings_file.save(self.settings)

    def remember(self, state: State) -> None:
        """Keep the state of the window."""
        if state != self.state:
            self.state = state
            self._state_file.save(state)
