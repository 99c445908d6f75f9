"""The one list of commands: what menus, keys, palette and help are made from."""

from __future__ import annotations

from collections import Counter

from viewer.session.commands import BY_ID, COMMANDS


def test_every_command_has_an_id_of_its_own() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_no_two_commands_have_the_same_title_or_key() -> None:
    titles = Counter((command.where, command.menu, command.title) for command in COMMANDS)
    keys = Counter((command.where, key) for command in COMMANDS for key in command.keys)
    assert [name for name, count in (*titles.items(), *keys.items()) if count > 1] == []


def test_commands_of_a_menu_stand_together_and_their_groups_go_up() -> None:
    menus = [(command.where, command.menu) for command in COMMANDS]
    assert [m for n, m in enumerate(menus) if n == 0 or menus[n - 1] != m] == list(
        dict.fromkeys(menus)
    )
    for menu in set(menus):
        groups = [c.group for c in COMMANDS if (c.where, c.menu) == menu]
        assert groups == sorted(groups)


def test_a_choice_is_between_two_at_least() -> None:
    choices = Counter(command.choice for command in COMMANDS if command.choice)
    assert min(choices.values()) >= 2
