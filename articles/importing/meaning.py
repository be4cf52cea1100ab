"""What a document means: its content, with labels and sources by their keys."""

from collections import ChainMap

from articles.content import empty_content
from articles.importing.document import Document
from articles.importing.known import all_known
from articles.importing.names import split_credit
from articles.models import PRINTED, Article, User
from articles.text import fold


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

    def of(self, document: Document) -> dict:
        """Return the content that a document says, creating labels it names."""
        language, sources = document.language, self.known["source"]
        publishers = tuple(entry.publisher for entry in document.further_reading)
        content = empty_content() | {
            "headline": document.headline,
            "dated": document.dated.isoformat(),
            "body": document.body_html,
            "attributions": [
                {"source": key}
                for key in sources.keys(
                    document.labels["source"], language=language, also=publishers
                )
            ],
            "further_reading": [self.reading(r) for r in document.further_reading],
        }
        for kind in PRINTED:
            line, known = document.labels[kind.name], self.known[kind.name]
            content[kind.entry] = known.keys(line, language=language)
        return content | self.credit(document)

    def reading(self, entry) -> dict:
        source = self.known["source"].find(entry.publisher)
        return {
            "publisher": source and str(source.key),
            "publisher_name": entry.publisher,
            "dated": entry.dated and entry.dated.isoformat(),
            "title": entry.title,
            "url": entry.url,
        }

    def credit(self, document: Document) -> dict:
        if document.credit is None:
            return {}
        known = ChainMap(self.known["source"].by_name, self.organisations)
        name, organisation = split_credit(document.credit.text, known)
        dated = document.credit.dated
        return {
            "credit_date": dated and dated.isoformat(),
            "credit_name": name,
            "credit_organisation": organisation,
        }
