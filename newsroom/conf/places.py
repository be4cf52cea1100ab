"""Where the newsroom's own files lie, in a checkout or in an installed package.

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

# Where a newsroom keeps its things unless NEWSROOM_VAR says otherwise; the demo is
# beside it, so that one never becomes the other.
VAR = (ROOT if IS_CHECKOUT else Path.cwd()) / "var"
DEMO = VAR / "demo"

# What its commands are typed after.
COMMAND = ".venv/bin/python manage.py" if IS_CHECKOUT else "newsroom"
