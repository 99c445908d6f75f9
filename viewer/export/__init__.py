"""A briefing as something else: listings, pictures, documents. No Qt."""
