"""The features that map pages may ask for, by their SHA-256: of the layers of open briefings."""

from __future__ import annotations

import logging
from threading import Lock

from viewer.model import layers
from viewer.model.errors import one_line
from viewer.store.archive import MAX_BYTES
from viewer.store.container import Document
from viewer.store.layers import content

MOST = 2 * MAX_BYTES
"""Bytes that are held; what was held first goes first. A briefing's own share its memory."""

log = logging.getLogger(__name__)


class Served:
    """Content by its hash: the same for whoever asks, so that one is enough for all pages."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: dict[str, bytes] = {}
        self._lock = Lock()

    def hold(self, document: Document) -> None:
        """Have what the layers of a document need, but nothing that no layer may be."""
        for layer in document.briefing.layers:
            with self._lock:
                known = self._held.pop(layer.sha256, None)
                if known is not None:
                    self._held[layer.sha256] = known  # the last that was asked for
            if known is None:
                self._take(document, layer.sha256, layer.id)

    def get(self, digest: str) -> bytes | None:
        """Return what has this SHA-256, None where nothing that is held has."""
        return self._held.get(digest)

    def _take(self, document: Document, digest: str, identifier: str) -> None:
        layer = next(each for each in document.briefing.layers if each.id == identifier)
        try:
            data = content(document, layer)
            layers.decoded(data)
        except ValueError as error:  # told by the check, and in the list of layers
            log.warning("the layer %s is not drawn: %s", identifier, one_line(str(error)))
            return
        with self._lock:
            self._held[digest] = data
            while sum(map(len, self._held.values())) > self._most:
                del self._held[next(iter(self._held))]


SERVED = Served()
