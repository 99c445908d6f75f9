"""Geometry that needs geopandas: validity, regions, borders."""
