"""The briefing itself in the window: its title, summary, language and borders."""

from __future__ import annotations

from viewer.session.editing.briefing import BriefingForm, briefing_changed, briefing_form
from viewer.ui.dialogs.opening import open_over
from viewer.ui.editing.base import Editing


class BriefingEditing(Editing):
    """Edits what the briefing says of itself."""

    def details(self) -> None:
        """Write the briefing's details over."""
        from viewer.ui.dialogs.briefing_editor import BriefingEditor

        session = self.session
        if session is None:
            return

        def take(form: BriefingForm) -> None:
            made = briefing_changed(session.index.briefing, form)
            self.edit(session, "Edit briefing’s details", made)

        form = briefing_form(session.index.briefing)
        open_over(self.window, BriefingEditor(form, take, self.window))
