"""Which way a passage runs: what is marked as Arabic or Hebrew runs from the right.

Only what is shown is told so. A text as it is stored keeps what its editor marked.
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
# As sanitised HTML has it: attributes in double quotes, no ">" in them.
TAG = re.compile(
    r'<(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:\s[^<>]*)?\slang="(?P<lang>[^"<>]*)"[^<>]*)>'
)
DIRECTION = re.compile(r'\sdir="')


def direction_of(language: str) -> str:
    """Return `rtl` or `ltr`, as `dir` has it; "" for what names no language."""
    name, *further = language.lower().replace("_", "-").split("-")
    if not name:
        return ""
    scripts = [one for one in further if SCRIPT.fullmatch(one)]
    from_right = (
        scripts[0] in SCRIPTS_FROM_THE_RIGHT if scripts else name in FROM_THE_RIGHT
    )
    return "rtl" if from_right else "ltr"


def directed(html: str) -> str:
    """Return sanitised HTML in which each passage that names its language runs its way.

    A text without any that runs from the right stays as it is. What an editor marked
    with a direction of its own keeps that.
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
