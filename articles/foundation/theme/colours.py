"""Read a look's colours.toml: the colour of each role, light and dark."""

import tomllib
from pathlib import Path

from articles.foundation.theme.arithmetic import HEX
from articles.foundation.theme.contrast import too_faint
from articles.foundation.theme.refusing import refused
from articles.foundation.theme.sheets import Colours, own_colours

NAME = "colours.toml"
SCHEMES = ("light", "dark")
ROLES = tuple(own_colours()["light"])


def read_colours(path: Path) -> Colours:
    """Return the colour of every role; roles missing in the file keep their default."""
    colours = own_colours()
    for scheme, roles in tables(path).items():
        if scheme not in SCHEMES or not isinstance(roles, dict):
            raise refused(
                path,
                f"has {scheme!r}, which is neither [light] nor [dark].",
                "Put every colour under one of these two headings.",
            )
        for role, colour in roles.items():
            check(path, scheme, role, colour)
        colours[scheme] |= roles
    faint = list(too_faint(colours))
    if faint:
        raise refused(
            path,
            f"has colours that can't be read: {'; '.join(faint)}.",
            "Make one of each two lighter or darker.",
        )
    return colours


def tables(path: Path) -> dict:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise refused(
            path, f"can't be read ({error.strerror}).", "Let the newsroom read it."
        ) from None
    except ValueError as error:  # no UTF-8, no TOML
        raise refused(
            path,
            f"isn't TOML in UTF-8 ({error}).",
            "Write it as docs/looks.md does.",
        ) from None


def check(path: Path, scheme: str, role: str, colour: object) -> None:
    if role not in ROLES:
        raise refused(
            path,
            f"has {role!r} under [{scheme}], which is no role of a colour.",
            f"The roles are {', '.join(ROLES)}.",
        )
    if not (isinstance(colour, str) and HEX.fullmatch(colour)):
        raise refused(
            path,
            f"has {colour!r} for {role} under [{scheme}], which is no colour.",
            'Write it as "#rgb" or "#rrggbb".',
        )
