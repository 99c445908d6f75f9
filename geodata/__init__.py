"""The offline base map and the named regions of Dateline, and what makes them."""
