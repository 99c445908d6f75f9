"""Ten million inputs that are led to where the code is, in the slow group."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import pytest

from tests.fuzz.guided import fuzz
from tests.fuzz.targets import TARGETS

INPUTS = int(os.environ.get("DATELINE_FUZZ_INPUTS", 10_000_000))
"""Of all targets, parted among them as in the ordinary run. Ten million take some hours."""
FOLDER = os.environ.get("DATELINE_FUZZ_FOLDER")
"""Where they are counted and what was learnt is kept, so that a run that was cut off goes on."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not importlib.util.find_spec("atheris"),
        reason="atheris has no wheel for this system: see the extra “slow” in pyproject.toml",
    ),
]


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_leads_out_of_our_family_of_errors(name: str, tmp_path: Path) -> None:
    whole = sum(target.inputs for target in TARGETS.values())
    inputs = INPUTS * TARGETS[name].inputs // whole
    fuzz(name, inputs, (Path(FOLDER) if FOLDER else tmp_path) / name)
