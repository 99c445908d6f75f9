"""Use cases without Qt: the open briefing, what is selected, and what follows for each view."""
