"""Parts of a public text that some readers may not have seen: for members, behind a
password, or hidden. Extensions hide them by shortcodes and blocks around the words,
which stay when these are removed. So unknown shortcodes count as hiding.
"""

from articles.transfer.importing.wordpress.export.shown import Shown, is_harmless
from articles.transfer.importing.wordpress.markup.brackets import shortcodes_in
from articles.transfer.importing.wordpress.markup.conditions import (
    of_blocks,
    of_html,
    of_shortcode,
)


def withheld_by(text: str, shown: Shown) -> list[str]:
    """Return what may keep some of a text from some readers, each once."""
    found = []
    for one in shortcodes_in(text):
        if shown.has(one.name):
            found += [f"{one.name} {told}" for told in of_shortcode(one)]
        else:
            found.append(one.name)
    return list(dict.fromkeys([*found, *of_blocks(text), *of_html(text)]))


def unknown_in(text: str) -> set[str]:
    """Return the shortcodes of a text that only the mapping can explain."""
    names = {one.name for one in shortcodes_in(text)}
    return {name for name in names if not is_harmless(name)}
