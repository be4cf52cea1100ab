"""This installation, a checkout or a package: its files, its version and its commit.

Needs the standard library alone, and reads no setting.
"""

import subprocess
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
IS_CHECKOUT = all(
    (PACKAGE.parent / name).is_file() for name in ("pyproject.toml", "manage.py")
)
# The wheel holds below the package what a checkout has beside it.
ROOT = PACKAGE.parent if IS_CHECKOUT else PACKAGE
TEMPLATES = ROOT / "templates"
LOCALES = (PACKAGE / "locale", PACKAGE / "locale_django")
DOCS = ROOT / "docs"
EXAMPLE = ROOT / ".env.example"

# The folder for the newsroom's data unless NEWSROOM_VAR names another. The demo is
# beside it, so that one never becomes the other.
VAR = (ROOT if IS_CHECKOUT else Path.cwd()) / "var"
DEMO = VAR / "demo"

# The beginning of a command line.
COMMAND = ".venv/bin/python manage.py" if IS_CHECKOUT else "newsroom"

# Python's `-c` for another process: its arguments are the folder above the package, and
# a command. Nothing in the folder in which it begins hides a package.
WORK = """
import sys
sys.path.append(sys.argv.pop(1))
from newsroom.management.terminal import main
main()
"""

DISTRIBUTION = "newsroom-cms"
# The build of a wheel writes its commit here (bin/hatch_build.py).
COMMIT = PACKAGE / "commit"
DIGITS = 12


def version() -> str:
    """Return the version: pyproject.toml's, which an installed package remembers."""
    if not IS_CHECKOUT:
        return metadata.version(DISTRIBUTION)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(project)["project"]["version"]


@cache
def commit() -> str:
    """Return the first digits of the commit; "" where neither Git nor a build knows."""
    if not IS_CHECKOUT:
        return COMMIT.read_text("ascii").strip() if COMMIT.is_file() else ""
    command = ["git", "rev-parse", f"--short={DIGITS}", "HEAD"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.strip()


def build() -> str:
    """Return version and commit, such as `0.2.0 (1f2e3d4c5b6a)`."""
    return f"{version()} ({commit()})" if commit() else version()
