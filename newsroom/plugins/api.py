"""All that a plug-in imports of the newsroom; anything else may move at any time. Its
models may import `newsroom.plugins.models`.

It is provisional until 1.0: a release may change it, and says so in the changelog.
`docs/plugins.md` tells what each of these keeps to.
"""

from articles.domain.parts import article_part
from articles.editing.preflight import ERROR, WARNING, Remark, check
from newsroom.monitoring.doctor import Needs, error, note, question, warning
from newsroom.plugins.listeners import after_public_change
from newsroom.plugins.public_changes import Act, PublicEdition

__all__ = [
    "ERROR",
    "WARNING",
    "Act",
    "Needs",
    "PublicEdition",
    "Remark",
    "after_public_change",
    "article_part",
    "check",
    "error",
    "note",
    "question",
    "warning",
]
