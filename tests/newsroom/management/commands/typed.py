"""Type commands, one after the other, without a process from the start for each."""

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

DRIVER = str(Path(__file__).with_name("driver.py"))


def typed(
    commands: list[list[str]], folder: Path, environment: dict[str, str], cwd=ROOT
) -> list[dict]:
    """Return how each ended; what they say is written into `folder`."""
    done = subprocess.run(
        [sys.executable, "-W", "error", DRIVER, str(folder)],
        cwd=cwd,
        env=environment,
        input=json.dumps(commands),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
