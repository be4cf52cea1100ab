"""Remarks on deviations from a document's wording, for the importer's report."""

from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from articles.transfer.importing.document.error import DocumentError, shortened


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that isn't understood, and the part of a row in which it stands."""

    rows: str
    number: int
    part: str
    typed: str
    error: DocumentError


class Remarks:
    """Collects remarks while one document is read.

    If it `keeps_unread`, a part of a row that isn't understood is collected as well;
    else it refuses the document.
    """

    def __init__(self, *, keeps_unread: bool = False):
        self.keeps_unread = keeps_unread
        self.unread: list[Unread] = []
        self.controls_removed = 0
        self.links_without_target = 0
        self.on_lines: list[str] = []

    def add(self, text: str, *, line: int) -> None:
        self.on_lines.append(
            _("line %(line)d: %(text)s") % {"line": line, "text": text}
        )

    def refuse(self, one: Unread) -> None:
        """Collect a text that isn't understood, or raise its error."""
        if not self.keeps_unread:
            raise one.error
        self.unread.append(one)

    def link_without_target(self, target: str, *, line: int) -> None:
        """Count a link that leads nowhere; name a target that was meant to."""
        self.links_without_target += 1
        if target not in {"", "#"}:
            text = _("“%(target)s” is not a web address; the link was left out.")
            self.add(text % {"target": shortened(target)}, line=line)

    def in_words(self) -> tuple[str, ...]:
        """Return the counts and then the remarks on single lines."""
        texts = []
        if count := self.controls_removed:
            text = ngettext(
                "%(count)d control character removed",
                "%(count)d control characters removed",
                count,
            )
            texts.append(text % {"count": count})
        if count := self.links_without_target:
            text = ngettext(
                "%(count)d link without target",
                "%(count)d links without target",
                count,
            )
            texts.append(text % {"count": count})
        return (*texts, *self.on_lines)
