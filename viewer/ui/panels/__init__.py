"""The panels of the main window; each shows the session and calls it, and knows no other panel."""
