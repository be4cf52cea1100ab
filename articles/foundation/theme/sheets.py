"""The look's colours in style sheets: the default ones read, a folder's written."""

import re
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "static" / "articles"
DARK = "@media screen and (prefers-color-scheme: dark)"
PROPERTY = re.compile(r"--([a-z-]+):\s*([^;]+);")
WRITTEN = (
    "/* The colours of the look: written by articles/foundation/theme/sheets.py. */"
)

Colours = dict[str, dict[str, str]]


def source(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8")


def own_colours() -> Colours:
    """Return the default colours, by scheme and role: tokens.css sets these twice."""
    light, rest = source("tokens.css").split(DARK)
    dark = dict(PROPERTY.findall(rest.split("}")[0]))
    both = dict(PROPERTY.findall(light))
    return {"light": {role: both[role] for role in dark}, "dark": dark}


def desk_properties() -> dict[str, str]:
    """Return the properties of the desk's colours, as its style sheet defines them."""
    return dict(PROPERTY.findall(source("admin-colours.css")))


def chart_properties() -> dict[str, str]:
    """Return the properties that define the tints of charts."""
    return dict(PROPERTY.findall(source("charts.css")))


def for_readers(colours: Colours) -> str:
    """Return rules that set the colours after tokens.css, in its layer."""
    light, dark = (declared(colours[scheme]) for scheme in ("light", "dark"))
    return (
        f"{WRITTEN}\n@layer tokens {{\n:root {{ {light} }}\n"
        f"{DARK} {{ :root {{ {dark} }} }}\n}}\n"
    )


def for_desk(colours: Colours) -> str:
    """Return rules that follow the color-scheme, which the desk's switch sets too."""
    pairs = {
        role: f"light-dark({light}, {colours['dark'][role]})"
        for role, light in colours["light"].items()
    }
    return f"{WRITTEN}\n:root, html[data-theme] {{ {declared(pairs)} }}\n"


def declared(values: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in values.items())
