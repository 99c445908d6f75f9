"""The parts of a Word handout: styles, links and fields. `viewer.export.docx` joins them."""
