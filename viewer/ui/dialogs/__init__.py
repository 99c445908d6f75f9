"""Dialogs and pop-ups of the main window."""
