"""Rows that the form proposes below those of a field, as checks found them in the text.

An article gets one only when its writer presses the button.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from articles.editing.preflight import Finding


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """Texts for a new row of `field`, and the article's words that led to them."""

    field: str
    texts: tuple[tuple[str, str], ...]
    reason: str

    @property
    def name(self) -> str:
        """Return what the button says: the first text."""
        return self.texts[0][1]

    @property
    def data(self) -> str:
        """Return the texts by their names as JSON, for the script that adds the row."""
        return json.dumps(dict(self.texts))


def rows_proposed_by(findings: Sequence[Finding]) -> list[ProposedRow]:
    return [
        ProposedRow(one.field, one.row, "".join(one.reasons[:1]))
        for one in findings
        if one.row
    ]
