"""The JSON Schema that is shipped is the model's, and the bundled briefing keeps to it."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest

from tests.helpers.briefings import a_briefing
from tests.helpers.process import ROOT
from viewer.store import codec, schema
from viewer.store.resources import bundled_briefing

SHIPPED = json.loads(schema.shipped_file().read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SHIPPED)


def test_the_shipped_schema_is_up_to_date() -> None:
    assert schema.shipped_file().read_bytes() == codec.canonical(schema.schema())


def test_the_shipped_schema_is_what_the_module_writes() -> None:
    before = schema.shipped_file().read_bytes()
    subprocess.run([sys.executable, "-m", "viewer.store.schema"], cwd=ROOT, check=True)
    assert schema.shipped_file().read_bytes() == before


def test_it_is_a_json_schema_with_a_name() -> None:
    jsonschema.Draft202012Validator.check_schema(SHIPPED)
    assert SHIPPED["$id"] == "urn:dateline:briefing:1.1"


def test_the_bundled_briefing_is_valid() -> None:
    content = (bundled_briefing() / "briefing.json").read_bytes()
    VALIDATOR.validate(json.loads(content))


def test_fields_of_a_newer_version_are_valid() -> None:
    VALIDATOR.validate({**json.loads(codec.encode(a_briefing())), "zz-new": 1})


@pytest.mark.parametrize(
    "breach", [{"title": ""}, {"claims": [{"id": "c"}]}, {"places": [{"id": "A b", "name": "x"}]}]
)
def test_a_breach_is_not_valid(breach: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"title": "x", **breach})
