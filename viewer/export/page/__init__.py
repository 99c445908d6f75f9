"""The parts of a briefing as one HTML page (`viewer.export.html`)."""
