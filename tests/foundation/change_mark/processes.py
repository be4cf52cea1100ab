"""Another process that uses the mark of a test."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

BEGINNING = """
import sys
from django.conf import settings
from pathlib import Path
settings.configure(VAR=Path(sys.argv[1]))
from articles.foundation import change_mark as mark
"""


def other(folder: Path, script: str) -> subprocess.Popen:
    """Begin it; it prints when it has come so far."""
    return subprocess.Popen(
        [sys.executable, "-c", BEGINNING + script, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
