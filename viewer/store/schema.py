"""The JSON Schema of `briefing.json`, made from the model: ``python -m viewer.store.schema``."""

from __future__ import annotations

from pathlib import Path

import msgspec

from viewer.model.briefing import Briefing
from viewer.store import atomic, codec
from viewer.store.migrations import CURRENT
from viewer.store.resources import resources_root


def schema() -> codec.Json:
    """Return the JSON Schema (draft 2020-12) of the current format."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:dateline:briefing:{CURRENT}",
        "title": f"briefing.json of a Dateline briefing, format {CURRENT}",
        **msgspec.json.schema(Briefing),
    }


def shipped_file() -> Path:
    """Return where the schema is shipped, beside the bundled briefing."""
    return resources_root() / "briefings" / "briefing.schema.json"


def main() -> None:
    """Write the schema that is shipped."""
    atomic.write(shipped_file(), codec.canonical(schema()))


if __name__ == "__main__":
    main()
