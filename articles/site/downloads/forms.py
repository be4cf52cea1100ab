"""The forms in which a list is given, in the order in which pages name them.

The file's address is that of the list with `list.` and the form's word.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from articles.foundation.spreadsheet import CSV
from articles.models import Article
from articles.site.downloads.citing import cite_bibtex, cite_ris
from articles.site.downloads.table import table_of
from articles.site.selection import Selection
from articles.site.shared import FeedLink

# Those that a single article has as well → content type, and what writes an entry.
CITED = {
    "bib": ("application/x-bibtex; charset=utf-8", cite_bibtex),
    "ris": ("application/x-research-info-systems; charset=utf-8", cite_ris),
}


@dataclass(frozen=True, slots=True)
class Form:
    """`write` returns the parts of a file with these articles; `site` is whose they
    are.
    """

    name: str
    content_type: str
    write: Callable[[Sequence[Article], str], Iterator[str]]

    @property
    def media_type(self) -> str:
        return self.content_type.partition(";")[0]


def cited(form: str, name: str, *, between: str = "") -> Form:
    content_type, cite = CITED[form]

    def write(articles: Sequence[Article], site: str) -> Iterator[str]:
        for number, article in enumerate(articles):
            yield (between if number else "") + cite(article, site=site)

    return Form(name, content_type, write)


FORMS = {
    "bib": cited("bib", "BibTeX", between="\n"),
    "ris": cited("ris", "RIS", between="\r\n"),
    "csv": Form("CSV", CSV, table_of),
}


def downloads_of(selection: Selection) -> list[FeedLink]:
    """Return the list in each form, all of its articles since the same day."""
    title = selection.in_words()
    return [
        FeedLink(title, selection.path("list", form=name), form.name, form.media_type)
        for name, form in FORMS.items()
    ]
