"""Presenting: what the room sees, and what the presenter has beside it."""
