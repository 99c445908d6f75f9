"""``dateline suggest`` as a process: a line of JSON for each article."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.helpers.process import dateline

TEXT = (
    "MOSCOW (Reuters) — The minister flew from Moscow to Pyongyang on Tuesday.\n"
    "“We have talked for hours 🕊”, Anna Petrova told CNN in Pyongyang.\n"
)


def suggested(home: Path, *articles: Path) -> list[dict[str, Any]]:
    ended = dateline("suggest", *articles, "--json", home=home)
    assert ended.code == 0, ended.err
    return [json.loads(line) for line in ended.out.splitlines()]


def an_article(home: Path, name: str = "article.txt", text: str = TEXT) -> Path:
    path = home / name
    path.write_text(text, encoding="utf-8")
    return path


def test_places_are_proposed_with_where_they_stand_and_which_they_may_be(tmp_path: Path) -> None:
    (found,) = suggested(tmp_path, an_article(tmp_path))
    names = [TEXT[m["start"] : m["end"]] for m in found["mentions"]]
    assert [m["name"] for m in found["mentions"]] == names
    best = {m["name"]: m["candidates"][0] for m in found["mentions"]}
    assert best["Pyongyang"]["country"] == "KP"
    assert set(best["Moscow"]) == {"geonames_id", "name", "lon", "lat", "country", "score"}


def test_claims_are_proposed_with_who_says_and_who_relays_them(tmp_path: Path) -> None:
    (found,) = suggested(tmp_path, an_article(tmp_path))
    (said,) = [c for c in found["claims"] if "talked for hours" in c["quote"]]
    assert TEXT[said["start"] : said["end"]] == said["quote"]
    assert (said["speakers"], said["relayed_by"]) == (["Anna Petrova"], ["CNN"])


def test_many_files_give_a_line_each_in_their_order(tmp_path: Path) -> None:
    files = [an_article(tmp_path, f"{n}.txt", f"She went to {n}.\n") for n in ("Oslo", "Lima")]
    lines = suggested(tmp_path, *files)
    assert [[m["name"] for m in line["mentions"]] for line in lines] == [["Oslo"], ["Lima"]]


def test_an_article_that_cannot_be_read_is_said_and_the_others_are_still_read(
    tmp_path: Path,
) -> None:
    good = an_article(tmp_path)
    ended = dateline("suggest", tmp_path / "none.txt", good, "--json", home=tmp_path)
    first, second = map(json.loads, ended.out.splitlines())
    assert ended.code == 2
    assert "none.txt" in first["error"] and first["mentions"] == []
    assert second["mentions"]
    assert ended.err.startswith("dateline: ")
