"""The direction of passages: those marked as Arabic or Hebrew run from the right.

Directions are added only when a text is shown. Stored texts keep the editor's marks.
"""

import re

# Languages that are written from right to left, unless their tag names another script.
FROM_THE_RIGHT = frozenset(
    {
        "ar", "arc", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he",
        "iw", "ji", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sam", "sd",
        "skr", "syr", "ug", "ur", "yi",
    }
)  # fmt: skip
SCRIPTS_FROM_THE_RIGHT = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc"}
    | {"thaa"}
)
SCRIPT = re.compile("[a-z]{4}")
# A tag of sanitised HTML: attributes in double quotes, no ">" in them.
TAG = re.compile(
    r'<(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:\s[^<>]*)?\slang="(?P<lang>[^"<>]*)"[^<>]*)>'
)
DIRECTION = re.compile(r'\sdir="')


def direction_of(language: str) -> str:
    """Return `rtl` or `ltr`, as a value of `dir`; "" if `language` is empty."""
    name, *further = language.lower().replace("_", "-").split("-")
    if not name:
        return ""
    scripts = [one for one in further if SCRIPT.fullmatch(one)]
    from_right = (
        scripts[0] in SCRIPTS_FROM_THE_RIGHT if scripts else name in FROM_THE_RIGHT
    )
    return "rtl" if from_right else "ltr"


def directed(html: str) -> str:
    """Return sanitised HTML with a direction on each passage that names its language.

    A text without passages from the right stays as it is. A passage that an editor
    marked with a direction keeps it.
    """
    if 'lang="' not in html:
        return html
    told = [direction_of(tag["lang"]) for tag in TAG.finditer(html)]
    if "rtl" not in told and 'dir="rtl"' not in html:
        return html
    return TAG.sub(with_direction, html)


def with_direction(tag: re.Match) -> str:
    direction = direction_of(tag["lang"])
    if not direction or DIRECTION.search(tag["rest"]):
        return tag[0]
    return f'<{tag["name"]}{tag["rest"]} dir="{direction}">'
