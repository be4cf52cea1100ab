"""The meaning of a document: its content, with labels and sources by their keys."""

from collections import ChainMap
from typing import Any

from articles.domain.content import Content, completed
from articles.foundation.text import fold
from articles.models import PRINTED, Article, User
from articles.transfer.importing.document.document import Document, Reading
from articles.transfer.importing.known import all_known
from articles.transfer.importing.names import split_credit


class Meaning:
    """The names that are known, kept for one run of the importer."""

    def __init__(self):
        self.known = all_known()
        self.organisations = {
            fold(name): name
            for names in (
                User.objects.values_list("organisation", flat=True),
                Article.objects.values_list("credit_organisation", flat=True),
            )
            for name in names.distinct()
            if name
        }

    def of(self, document: Document) -> Content:
        """Return the content that a document says, creating labels it names."""
        language, sources = document.language, self.known["source"]
        publishers = tuple(entry.publisher for entry in document.further_reading)
        named = sources.keys(
            document.labels["source"], language=language, also=publishers
        )
        said: dict[str, Any] = {
            "headline": document.headline,
            "dated": document.dated,
            "body": document.body_html,
            "attributions": [{"source": key} for key in named],
            "further_reading": [self.reading(r) for r in document.further_reading],
            "deadlines": list(document.deadlines),
            "facts": self.facts(document),
            **{name: line.text for name, line in document.lines.items()},
        }
        for kind in PRINTED:
            line, known = document.labels[kind.name], self.known[kind.name]
            said[kind.entry] = known.keys(line, language=language)
        return completed(said | self.credit(document))

    def facts(self, document: Document) -> list[dict]:
        """Return the one row of them, creating the source that funds the call."""
        if not document.facts:
            return []
        name = document.facts.get("funder", "")
        funder = self.known["source"].get(name, document.language) if name else None
        return [document.facts | {"funder": funder and str(funder.key)}]

    def reading(self, entry: Reading) -> dict:
        return {
            "publisher": self.known["source"].find(entry.publisher),
            "publisher_name": entry.publisher,
            "dated": entry.dated,
            "title": entry.title,
            "url": entry.url,
        }

    def credit(self, document: Document) -> dict[str, object]:
        if document.credit is None:
            return {}
        known: ChainMap[str, Any] = ChainMap(
            self.known["source"].by_name, self.organisations
        )
        name, organisation = split_credit(document.credit.text, known)
        return {
            "credit_date": document.credit.dated,
            "credit_name": name,
            "credit_organisation": organisation,
        }
