"""The one error for a document that can't be read: line, reason and remedy."""

from django.utils.translation import gettext as _


class DocumentError(Exception):
    """The document was refused, and nothing of it was taken.

    `line` counts from 1; None means the file as a whole.
    """

    def __init__(self, reason: str, remedy: str, line: int | None = None):
        super().__init__(reason, remedy, line)
        self.reason, self.remedy, self.line = reason, remedy, line

    def __str__(self) -> str:
        text = f"{self.reason} {self.remedy}"
        if self.line is None:
            return text
        return _("line %(line)d: %(text)s") % {"line": self.line, "text": text}


def shortened(text: str) -> str:
    """Return enough of `text` to recognise it in a message."""
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def check_length(text: str, limit: int, line: int | None) -> None:
    if len(text) > limit:
        raise DocumentError(
            _("“%(text)s” is longer than %(limit)d characters.")
            % {"text": shortened(text), "limit": limit},
            _("Shorten it."),
            line,
        )
