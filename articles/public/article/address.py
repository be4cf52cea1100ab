"""Ask in one question for the revision, for the article that stands at an address, and
for its page as it was printed.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from articles import revision, typeset
from articles.models import public_in_text
from articles.revision import Revision
from articles.typeset import Row

PART = "page"
READ = f"""
SELECT {revision.COLUMNS}, d.edition_id, t.id, {typeset.COLUMNS}
FROM articles_siterevision r
LEFT JOIN articles_address d ON d.language = %s AND d.slug = %s
LEFT JOIN articles_edition e ON e.id = d.edition_id
LEFT JOIN articles_article a
       ON a.edition_id = e.id AND a.slug = d.slug AND {public_in_text("a")}
LEFT JOIN articles_edition o
       ON o.story_id = e.story_id AND o.id <> e.id AND a.id IS NOT NULL
LEFT JOIN articles_article t ON t.edition_id = o.id AND {public_in_text("t")}
LEFT JOIN articles_printedpart p ON p.article_id = a.id AND p.part = %s
"""  # noqa: S608 (constants)


@dataclass(frozen=True, slots=True)
class Address:
    """`is_taken` says that an edition has it, whether readers know that or not; `row`
    is of the article that readers find there under its present address, or None.
    `variant` names the public translations of that.
    """

    revision: Revision
    is_taken: bool = False
    row: Row | None = None
    variant: str = ""


def address_of(language: str, slug: str, *, at: datetime) -> Address:
    now = revision.as_parameter(at)
    asked = [*revision.parameters(at), language, slug, now, now, now, now, PART]
    with connection.cursor() as cursor:
        cursor.execute(READ, asked)
        rows = cursor.fetchall()
    found = revision.revision_of(rows[0] if rows else None, at)
    # Several, where a story is told in more than two languages.
    told = [row[revision.WIDTH :] for row in rows]
    edition, _translation, pk, *_rest = told[0]
    if pk is None:
        return Address(found, is_taken=edition is not None)
    row = typeset.row_from(told[0][2:])
    translations = (translation for _edition, translation, *_rest in told)
    return Address(found, is_taken=True, row=row, variant=variant_of(translations))


def variant_of(translations) -> str:
    """Return what the clock decides in a page: which translations it leads to."""
    return " ".join(str(pk) for pk in sorted(pk for pk in translations if pk))
