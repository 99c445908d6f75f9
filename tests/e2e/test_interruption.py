"""Ctrl+C ends what runs, and leaves nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.helpers.process import environment


@pytest.mark.parametrize("words", [["export", "-o", "map.png"], ["--quit-when-ready"]])
def test_ctrl_c_ends_it_while_chromium_runs(tmp_path: Path, words: list[str]) -> None:
    command = [sys.executable, "-m", "viewer", *words]
    env = {**environment(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=tmp_path, env=env, stdout=silent, stderr=silent) as process:
        watched = psutil.Process(process.pid)
        while not watched.children():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == -signal.SIGINT
    assert not list(tmp_path.glob("*.png"))
