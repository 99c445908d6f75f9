"""Edits of what a briefing holds: each makes another briefing of a briefing, checked whole."""
