"""Measures how well proposals fit what people have marked."""
