"""A list as a table for spreadsheets and scripts: one line for each article.

It has a byte order mark, as all our tables have: without one, Excel reads „Förderung“
as gibberish, and programs that know UTF-8 know the mark (in Python, `utf-8-sig`).
"""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _, pgettext

from articles.domain.content import excerpt_of
from articles.foundation.spreadsheet import Column, lines
from articles.models import KINDS, Article

# Between several labels or addresses in one cell.
BETWEEN = "; "


def named(kind: str) -> Column:
    """Return the column with an article's labels of one kind."""
    return KINDS[kind].title, lambda one: BETWEEN.join(map(str, one.labels_of(kind)))


def originals(article: Article) -> str:
    return BETWEEN.join(row.url for row in article.attributions.all() if row.url)


def columns() -> list[Column]:
    """Return what the table says of an article; names are in the active language."""
    return [
        (_("Date"), lambda one: one.printed_on),
        (_("Headline"), lambda one: one.headline),
        (_("Teaser"), excerpt_of),
        *map(named, KINDS),
        (pgettext("column", "Credit"), lambda one: one.credited_to),
        (pgettext("column", "Address"), lambda one: one.permalink),
        (pgettext("column", "Addresses of the originals"), originals),
        (_("Language"), lambda one: one.language),
        (pgettext("column", "Published"), lambda one: one.edition.published_at),
        (pgettext("column", "Updated"), lambda one: one.updated_at),
        (pgettext("column", "Lasting identifier"), lambda one: one.edition.urn),
    ]


def table_of(articles: Sequence[Article], _site: str) -> Iterator[str]:
    """Yield its lines, the names of the columns first."""
    return lines(columns(), articles)
