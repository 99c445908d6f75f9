"""The accessible tree of a page: what Chromium gives to a screen reader, asked of its inspector."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import shiboken6
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from pytestqt.qtbot import QtBot

ASK = """
window.answers = [];
const usual = DevToolsAPI.dispatchMessage.bind(DevToolsAPI);
DevToolsAPI.dispatchMessage = (message) => {
  const answer = typeof message === "string" ? JSON.parse(message) : message;
  if (answer.id === 1_000_000) window.answers.push(JSON.stringify(answer.result.nodes));
  else usual(message);
};
InspectorFrontendHost.sendMessageToBackend(
  JSON.stringify({ id: 1_000_000, method: "Accessibility.getFullAXTree" }));
"""


class Node(NamedTuple):
    """One node of the tree: its ARIA role, its name, and its states that are on."""

    role: str
    name: str
    states: frozenset[str]


def accessible_tree(page: QWebEnginePage, qtbot: QtBot) -> list[Node]:
    """Return the nodes that a screen reader is told of."""
    profile = QWebEngineProfile()
    inspector = QWebEnginePage(profile)
    with qtbot.waitSignal(inspector.loadFinished, timeout=60_000):
        page.setDevToolsPage(inspector)
    inspector.runJavaScript(ASK)
    answers: list[str] = []

    def answered() -> bool:
        inspector.runJavaScript("window.answers[0] || ''", 0, answers.append)
        return any(answers)

    qtbot.waitUntil(answered, timeout=60_000)
    for thing in (inspector, profile):
        shiboken6.delete(thing)
    return list(_nodes(json.loads(next(filter(None, answers)))))


def _nodes(tree: list[dict[str, Any]]) -> Iterator[Node]:
    for node in tree:
        if node["ignored"]:
            continue
        on = {p["name"] for p in node.get("properties", ()) if _is_on(p["value"].get("value"))}
        yield Node(node["role"]["value"], node.get("name", {}).get("value", ""), frozenset(on))


def _is_on(value: object) -> bool:
    return value is True or value == "true"
