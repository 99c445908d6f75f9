"""What a briefing is: typed frozen values and pure functions. No Qt, no geopandas, no files."""
