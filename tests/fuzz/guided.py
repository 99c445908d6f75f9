"""Fuzzing that learns which bytes lead to new code, with atheris (libFuzzer for Python).

``python -m tests.fuzz.guided TARGET INPUTS FOLDER`` takes that many inputs, and ends with 0 unless
one of them did what it must not, which is kept in the folder. What was learnt stays there as well,
so that the next call goes on from it.
"""

from __future__ import annotations

import importlib
import logging
import subprocess
import sys
from pathlib import Path

from tests.helpers.process import ROOT

BATCH = 50_000
"""Inputs between two notes of how far it is: as many are lost when the machine is turned off."""
LONGEST = 4096
"""The longest input, in bytes."""
OPTIONS = ("-timeout=60", "-rss_limit_mb=4096", f"-max_len={LONGEST}", "-verbosity=0")


def fuzz(target: str, inputs: int, folder: Path) -> None:
    """Take what is left of these inputs, in batches; raises AssertionError with what was found."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / "inputs"
    done = int(note.read_text()) if note.exists() else 0
    while done < inputs:
        batch = min(BATCH, inputs - done)
        command = [sys.executable, "-m", "tests.fuzz.guided", target, str(batch), str(folder)]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert ended.returncode == 0, f"{target}: {ended.stdout[-4000:]}\n{ended.stderr[-4000:]}"
        done += batch
        note.write_text(str(done))


def main(words: list[str]) -> None:
    """Take a batch of inputs in this process, which libFuzzer ends."""
    name, inputs, place = words
    folder = Path(place)
    corpus, words_file = folder / "corpus", folder / "words"
    corpus.mkdir(parents=True, exist_ok=True)
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["viewer"]):
        from tests.fuzz.targets import TARGETS

        target = TARGETS[name]
        logging.disable(logging.CRITICAL)  # parsers tell a log what is wrong with each file
        for number, seed in enumerate(target.seeds):  # imports what is imported when needed, too
            target.check(seed)
            (corpus / f"seed-{number}").write_bytes(seed)
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in target.words)
    words_file.write_text("".join(f'"{word}"\n' for word in escaped))
    options = [*OPTIONS, f"-runs={inputs}", f"-dict={words_file}", f"-artifact_prefix={folder}/"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target.check)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
