"""The build of the newsroom: its version and its commit."""

import subprocess
import tomllib
from functools import cache
from importlib import metadata

from newsroom.conf import places

DISTRIBUTION = "newsroom-cms"
# The build of a wheel writes its commit here (bin/hatch_build.py).
COMMIT = places.PACKAGE / "commit"
DIGITS = 12


def version() -> str:
    """Return the version: pyproject.toml's, which an installed package remembers."""
    if not places.IS_CHECKOUT:
        return metadata.version(DISTRIBUTION)
    project = (places.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(project)["project"]["version"]


@cache
def commit() -> str:
    """Return the first digits of the commit; "" where neither Git nor a build knows."""
    if not places.IS_CHECKOUT:
        return COMMIT.read_text("ascii").strip() if COMMIT.is_file() else ""
    command = ["git", "rev-parse", f"--short={DIGITS}", "HEAD"]
    try:
        done = subprocess.run(
            command, cwd=places.ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def build() -> str:
    """Return version and commit, such as `0.1.0 (1f2e3d4c5b6a)`."""
    return f"{version()} ({commit()})" if commit() else version()
