"""Remarks on deviations from a document's wording, for the importer's report."""

from django.utils.translation import gettext as _, ngettext

from articles.transfer.importing.document.error import shortened


class Remarks:
    """Collects remarks while one document is read."""

    def __init__(self):
        self.controls_removed = 0
        self.links_without_target = 0
        self.on_lines: list[str] = []

    def add(self, text: str, *, line: int) -> None:
        self.on_lines.append(
            _("line %(line)d: %(text)s") % {"line": line, "text": text}
        )

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
