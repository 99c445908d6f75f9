"""Who may use the phone remote."""

from __future__ import annotations

import pytest

from viewer.session.remote_access import (
    ALPHABET,
    MAX_DEVICES,
    MAX_WRONG,
    Access,
    JoinRefusedError,
)


def refused(access: Access, words: str) -> str:
    with pytest.raises(JoinRefusedError) as caught:
        access.join(words)
    return caught.value.reason


def locked() -> Access:
    access = Access()
    for _ in range(MAX_WRONG):
        assert refused(access, "guess") == "wrong"
    return access


def test_a_code_is_a_hundred_and_forty_bits_in_letters_that_are_not_mistaken() -> None:
    letters = Access().token.replace("-", "")
    assert len(letters) == 28 and set(letters) <= set(ALPHABET)
    assert len(ALPHABET) == 32 and not set("ilou") & set(ALPHABET)
    assert Access().token != Access().token


def test_the_code_lets_one_device_in_and_is_used_up_then() -> None:
    access = Access()
    token = access.token
    key = access.join(token)
    assert access.knows(key) and access.devices == 1
    assert refused(access, token) == "wrong"
    assert access.token not in ("", token)


def test_a_code_may_be_typed_without_hyphens_in_capitals_and_misread() -> None:
    access = Access()
    typed = access.token.replace("-", " ").upper().replace("0", "O").replace("1", "l")
    assert access.knows(access.join(f" {typed} "))


@pytest.mark.parametrize("words", ["", "-", "é", "\x00", "ｋ" * 28, "0" * 10_000])
def test_other_words_are_refused(words: str) -> None:
    assert refused(Access(), words) == "wrong"


def test_three_devices_at_most() -> None:
    access = Access()
    keys = [access.join(access.token) for _ in range(MAX_DEVICES)]
    assert access.full and access.token == ""
    assert refused(access, "") == refused(access, "guess") == "full"
    access.leave(keys[0])
    assert not access.knows(keys[0]) and access.knows(keys[1])
    assert access.join(access.token)


def test_five_wrong_codes_lock_joining_until_there_is_a_new_one() -> None:
    access = Access()
    key = access.join(access.token)
    right = access.token
    for _ in range(MAX_WRONG):
        refused(access, "guess")
    assert access.locked and access.token == ""
    assert refused(access, right) == "locked"
    assert access.knows(key)
    access.renew()
    assert refused(access, right) == "wrong"
    assert access.join(access.token)


def test_who_joins_does_not_give_the_guesser_new_tries() -> None:
    access = Access()
    for _ in range(MAX_WRONG - 1):
        refused(access, "guess")
    access.join(access.token)
    refused(access, "guess")
    assert access.locked


def test_while_it_is_locked_guesses_are_not_compared() -> None:
    access = locked()
    assert refused(access, access._token) == "locked"


@pytest.mark.parametrize("key", ["", "é", "x" * 43])
def test_a_made_up_key_is_nobodys(key: str) -> None:
    access = Access()
    access.join(access.token)
    assert not access.knows(key)
