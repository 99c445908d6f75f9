"""Dateline: a news article as a map that people brief from."""

__version__ = "0.1.0"
