"""An article in, text and proposals out. No Qt; nothing here decides, a person does."""
