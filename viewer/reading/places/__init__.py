"""Names of places in a text, proposed with the places that they may stand for."""

from viewer.reading.places.proposing import propose_places

__all__ = ["propose_places"]
