"""A table of the colours that are read on others, and of the contrast that they need.

It follows the style sheets of the site and of the desk (admin-colours.css). The numbers
are those of WCAG 2.2: 1.4.3 for text, 1.4.11 for parts that must be distinguishable.
"""

from collections.abc import Iterator

from articles.foundation.theme.arithmetic import contrast, worked_out, written
from articles.foundation.theme.sheets import Colours, chart_properties, desk_properties

TEXT, SIGN = 4.5, 3.0
WORDS = {TEXT: "text", SIGN: "an edge or a sign"}

PAGES = ("paper", "surface")
# The desk's colours for messages and for the phases of articles: a look can't set them.
SIGNS = (
    "message-info-bg", "message-success-bg", "message-error-bg", "phase-draft",
    "phase-in-review", "phase-approved", "phase-scheduled", "phase-live",
    "phase-withdrawn",
)  # fmt: skip
# Backgrounds of chosen rows, and of rows under the pointer, at the desk.
CHOSEN = ("selected-bg", "selected-row")
# The tints of marks in charts, the faintest first.
TINTS = ("tint-one", "tint-two", "tint-three", "tint-four", "tint-five")
# Foreground → the contrast that it needs, and its backgrounds.
TABLE: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    ("ink", TEXT, (*PAGES, "mark", "notice", *CHOSEN, *SIGNS, *TINTS[:3])),
    ("quiet", TEXT, (*PAGES, "notice", *CHOSEN)),
    ("link", TEXT, (*PAGES, "notice", *CHOSEN, *SIGNS[:3])),
    ("accent", TEXT, PAGES),
    ("accent-strong", TEXT, (*PAGES, "notice")),
    ("on-accent", TEXT, ("accent", "accent-strong", *TINTS[3:])),
    ("error", TEXT, (*PAGES, "message-error-bg")),
    ("paper", TEXT, ("delete-button-hover-bg",)),
    ("body-medium-color", TEXT, PAGES),
    ("edge", SIGN, PAGES),
    ("notice-edge", SIGN, (*PAGES, "notice")),
)


def too_faint(colours: Colours) -> Iterator[str]:
    """Yield, in words, unreadable colours, with their schemes and worst backgrounds."""
    mixed = desk_properties() | chart_properties()
    for scheme, roles in colours.items():
        properties, dark = mixed | roles, scheme == "dark"
        for front, needed, grounds in TABLE:
            one = worked_out(properties[front], properties, dark=dark)
            ratio, ground, other = min(
                (contrast(one, other), ground, other)
                for ground in grounds
                for other in [worked_out(properties[ground], properties, dark=dark)]
            )
            if ratio < needed:
                yield (
                    f"[{scheme}] {called(front, roles)} ({written(one)}) on "
                    f"{called(ground, roles)} ({written(other)}) has a contrast "
                    f"of {cut(ratio)}:1, and {WORDS[needed]} needs {needed}:1"
                )


def called(name: str, roles: dict[str, str]) -> str:
    if name in roles:
        return name
    return f"the charts' {name}" if name in TINTS else f"the desk's {name}"


def cut(ratio: float) -> float:
    """Return a ratio with two decimals, never rounded up to a value above it."""
    return int(100 * ratio) / 100
