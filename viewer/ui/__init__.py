"""The window: PySide6, and nothing else of ours imports it but cli and __main__."""
