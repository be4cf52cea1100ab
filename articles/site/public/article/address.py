"""Fetch in one query the revision, the article that stands at an address, and its
rendered page.
"""

from dataclasses import dataclass
from datetime import datetime

from articles.domain import fragments, site_version as revision
from articles.domain.content import erased_slug
from articles.domain.deadlines import passing
from articles.domain.fragments import Row
from articles.domain.site_version import VERSION_ENDS, Revision
from articles.foundation import change_mark
from articles.foundation.languages import is_offered
from articles.foundation.sql import compose
from articles.models import once_public_in_text, public_in_text
from articles.site.shared import cache_report

PART = "page"
READ = compose(
    """
SELECT {revision},
       (SELECT s.id FROM articles_article s
        WHERE s.edition_id = d.edition_id AND s.slug = d.slug
          AND {once_public_s} LIMIT 1),
       {deadlines}, o.language, t.id, o.id, {ends}, {fragments}
FROM articles_siterevision r
LEFT JOIN articles_address d ON d.language = %s AND d.slug IN (%s, %s)
LEFT JOIN articles_edition e ON e.id = d.edition_id
LEFT JOIN articles_article a
       ON a.edition_id = e.id AND a.slug = d.slug AND {public_a}
LEFT JOIN articles_edition o
       ON o.story_id = e.story_id AND o.id <> e.id AND a.id IS NOT NULL
LEFT JOIN articles_article t ON t.edition_id = o.id AND {public_t}
LEFT JOIN articles_printedpart p ON p.article_id = a.id AND p.part = %s
""",
    revision=revision.COLUMNS,
    deadlines=passing.columns("a.id"),
    fragments=fragments.COLUMNS,
    ends=VERSION_ENDS.columns("t"),
    once_public_s=once_public_in_text("s"),
    public_a=public_in_text("a"),
    public_t=public_in_text("t"),
)


@dataclass(frozen=True, slots=True)
class Address:
    """`is_known` says that readers found an article there once, or do now; `row` is of
    the one that has it as its present address, or None. `variant` names the public
    translations of that.
    """

    revision: Revision
    is_known: bool = False
    row: Row | None = None
    variant: str = ""


def address_of(language: str, slug: str, *, at: datetime) -> Address:
    return change_mark.asked(at, lambda at: stands_at(language, slug, at))


def stands_at(language: str, slug: str, at: datetime) -> Address:
    rows = revision.ask(READ, parameters(language, slug, at))
    found = revision.revision_of(rows[0] if rows else None, at)
    # Several, if a story is told in more than two languages.
    told = [row[revision.WIDTH :] for row in rows]
    once, *rest = told[0]
    moments, passed = passing.read(rest)
    _language, _translation, _edition, *rest = rest[passing.WIDTH :]
    _ends, shown = VERSION_ENDS.split(rest)
    if shown[0] is None:
        return Address(found, is_known=once is not None)
    row = fragments.row_from(shown)
    cache_report.ends(*moments)
    translations = []
    for one in told:
        other, translation, edition, *rest = one[1 + passing.WIDTH :]
        if translation and is_offered(other):
            translations.append(translation)
            cache_report.shown_editions([edition])
            ends, _shown = VERSION_ENDS.split(rest)
            cache_report.ends(*ends)
    variant = variant_of(translations, passed)
    return Address(found, is_known=True, row=row, variant=variant)


def parameters(language: str, slug: str, at: datetime) -> list:
    """Return the parameters of `READ`."""
    now = revision.as_parameter(at)
    there = language, slug, erased_slug(language, slug)
    deadlines = passing.parameters(at)
    counted = [*revision.parameters(at), now, *deadlines]
    return [*counted, *there, now, now, now, now, PART]


def variant_of(translations, passed: int = 0) -> str:
    """Return what in a page depends on the time: its links to translations, and how
    many moments of its deadlines have passed.
    """
    said = " ".join(map(str, sorted(translations)))
    return f"{said} -{passed}" if passed else said
