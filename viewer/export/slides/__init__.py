"""The parts of a slide deck: theme, layouts, text that fits. `viewer.export.pptx` joins them."""
