"""Parts of a public text that some readers may not have seen: for members, behind a
password, or hidden. Extensions hide them by shortcodes and blocks around the words,
which stay when these are removed. So all that isn't known counts as hiding, unless the
mapping says that it showed its text to everybody.
"""

from dataclasses import dataclass

from articles.transfer.importing.wordpress.markup.hidden import hidden_in
from articles.transfer.importing.wordpress.markup.unknown import unknown_in

ANY = "*"


@dataclass(frozen=True, slots=True)
class Shown:
    """`named` are findings of `unknown_in`, or beginnings with a `*` behind them."""

    named: tuple[str, ...] = ()

    def has(self, found: str) -> bool:
        return any(fits(found, one) for one in self.named)


def fits(found: str, pattern: str) -> bool:
    """Return whether a pattern names a finding; `box*` names no attribute of a box."""
    found, pattern = found.lower(), pattern.lower()
    start = pattern.removesuffix(ANY)
    if start == pattern:
        return found == pattern
    return found.startswith(start) and " " not in found[len(start) :]


def withheld_by(text: str, shown: Shown) -> list[str]:
    """Return what may keep some of a text from some readers, each once."""
    unknown = (one for one in unknown_in(text) if not shown.has(one))
    return list(dict.fromkeys([*unknown, *hidden_in(text)]))
