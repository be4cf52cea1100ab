"""Which version of the newsroom this is."""

import tomllib
from importlib import metadata

from newsroom.conf import places

DISTRIBUTION = "newsroom-cms"


def version() -> str:
    """Return the version: pyproject.toml's, which an installed package remembers."""
    if not places.IS_CHECKOUT:
        return metadata.version(DISTRIBUTION)
    project = (places.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(project)["project"]["version"]
