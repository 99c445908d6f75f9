"""Who may use the phone remote: one-time tokens, the keys of devices, and the lock. No Qt."""

from __future__ import annotations

import secrets
from typing import Literal

MAX_DEVICES = 3
MAX_WRONG = 5
"""Wrong tokens of all peers together, since the presenter made the last code."""

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter in it is taken for a digit when a code is read out."""
TOKEN_LETTERS, GROUP = 28, 4
"""28 letters of 5 bits are 140 bits of chance."""
KEY_BYTES = 32

Refusal = Literal["wrong", "locked", "full"]

_MISREAD = str.maketrans("oil", "011")


class JoinRefusedError(Exception):
    """A device may not join, for this reason."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason: Refusal = reason


class Access:
    """The devices that are on, and the one token by which the next one may join."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._wrong = 0
        self._token = _new_token()

    @property
    def token(self) -> str:
        """The code for the next device; nothing while none may join."""
        return "" if self.locked or self.full else self._token

    @property
    def devices(self) -> int:
        """How many devices are on."""
        return len(self._keys)

    @property
    def full(self) -> bool:
        """As many devices are on as may be."""
        return len(self._keys) >= MAX_DEVICES

    @property
    def locked(self) -> bool:
        """Too many wrong tokens came: nobody may join until there is a new code."""
        return self._wrong >= MAX_WRONG

    def join(self, words: str) -> str:
        """Return the key of a new device for the token, which is used up by that.

        Raises JoinRefusedError; a wrong token is counted.
        """
        if self.locked:
            raise JoinRefusedError("locked")
        if self.full:
            raise JoinRefusedError("full")
        if not _same(_letters(words), _letters(self._token)):
            self._wrong += 1
            raise JoinRefusedError("wrong")
        self._token = _new_token()
        self._keys.append(secrets.token_urlsafe(KEY_BYTES))
        return self._keys[-1]

    def knows(self, key: str) -> bool:
        """Say whether the key is that of a device that is on."""
        return any([_same(key, known) for known in self._keys])  # noqa: C419  # always all of them

    def leave(self, key: str) -> None:
        """Forget a device: its key is good for nothing from now on."""
        self._keys = [known for known in self._keys if not _same(key, known)]

    def renew(self) -> None:
        """Make a new code, which unlocks joining; devices that are on stay on."""
        self._token = _new_token()
        self._wrong = 0


def _new_token() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(TOKEN_LETTERS))
    return "-".join(letters[at : at + GROUP] for at in range(0, TOKEN_LETTERS, GROUP))


def _letters(words: str) -> str:
    """Return a typed code as it was meant: case, hyphens and look-alikes do not matter."""
    plain = "".join(c for c in words.lower() if c.isascii() and c.isalnum())
    return plain.translate(_MISREAD)


def _same(one: str, other: str) -> bool:
    """Compare in a time that does not tell where the difference is."""
    return secrets.compare_digest(one.encode(), other.encode())
