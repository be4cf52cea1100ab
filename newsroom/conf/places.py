"""The places of the newsroom's own files, in a checkout or in an installed package.

Needs the standard library alone, and reads no setting.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
IS_CHECKOUT = all(
    (PACKAGE.parent / name).is_file() for name in ("pyproject.toml", "manage.py")
)
# The wheel holds below the package what a checkout has beside it.
ROOT = PACKAGE.parent if IS_CHECKOUT else PACKAGE
TEMPLATES = ROOT / "templates"
DOCS = ROOT / "docs"
EXAMPLE = ROOT / ".env.example"

# The folder for the newsroom's data unless NEWSROOM_VAR names another. The demo is
# beside it, so that one never becomes the other.
VAR = (ROOT if IS_CHECKOUT else Path.cwd()) / "var"
DEMO = VAR / "demo"

# The beginning of a command line.
COMMAND = ".venv/bin/python manage.py" if IS_CHECKOUT else "newsroom"
