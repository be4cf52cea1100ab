"""Print an article's page once, and give it again with what else there is to read."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.domain.deadlines import passed, passed_in
from articles.domain.fragments import (
    Given,
    Typeset,
    completed,
    keys_of_labels,
    keys_of_pictures,
    keys_of_publishers,
    named_and_filled,
)
from articles.domain.label_index import catalogue_at
from articles.domain.parts import BROUGHT
from articles.domain.site_version import Revision
from articles.foundation.languages import offered
from articles.models import KINDS, SITE, Article
from articles.site.public.article.address import PART, Address, variant_of
from articles.site.public.article.composing import (
    TEMPLATE,
    Surroundings,
    page_of,
    surroundings_of,
)
from articles.site.shared import cache_report, printed, standing

# The place of the related articles in a cached page. No text has a comment that could
# be taken for it: all of it is escaped or sanitised.
RELATED = SafeString("<!-- related articles -->")
# The keys that no other article has in common with it, or every one.
NO_LABELS = (SITE, "image:")


def page_at(address: Address) -> str:
    """Return the page that a reader gets at the address, "" if there is none."""
    if address.row is None:
        return ""
    pk, at = address.row.pk, address.revision
    variants = {pk: address.variant}
    rows = {pk: address.row}
    for page in completed(PART, rows, at=at, make=print_pages, variants=variants):
        return with_related(page, at=at)
    return ""


def with_related(page: Given, *, at: Revision) -> str:
    """Fill in what else to read, and the addresses that the text links to, without
    articles withdrawn just now.
    """
    cache_report.alone(key for key in page.keys if not key.startswith(NO_LABELS))
    related, text = named_and_filled(
        catalogue_at(at).related(page.pk, keys=page.keys), page.text, at=at.at
    )
    before, place, after = text.partition(RELATED)
    if not place:
        return text
    found = render_to_string("articles/_related.html", {"related": related})
    return f"{before}{found}{after}"


def print_pages(pks: Sequence[int], at: Revision) -> dict[int, Typeset]:
    pages = Article.objects.for_page().prefetch_related("deadlines", *BROUGHT)
    found = list(pages.filter(pk__in=pks))
    around = surroundings_of(found, at=at.at)
    return {one.pk: print_page(one, around[one.pk], at) for one in found}


def print_page(article: Article, around: Surroundings, at: Revision) -> Typeset:
    masthead = standing(article.language, at=at).masthead
    head, context = page_of(article, masthead, at=at.at, surroundings=around)
    text = printed(TEMPLATE, head, at=at, related_place=RELATED, **context)
    keys = {
        SITE,
        *keys_of_labels(article, KINDS.values()),
        *keys_of_publishers(article),
        *keys_of_pictures(context["shown"]),
    }
    translations = (other.pk for other in context["translations"])
    variant = variant_of(translations, passed_in(article.deadlines.all(), at.at))
    return Typeset(text, frozenset(keys), variant)


def variants_of(pks: Sequence[int], at: Revision) -> dict[int, str]:
    """Return for each of these versions the translations that its page links to now."""
    asked = Article.objects.filter(pk__in=pks)
    stories = dict(asked.values_list("pk", "edition__story"))
    public = Article.objects.public(at.at).filter(
        edition__story__in=set(stories.values()), edition__language__in=offered()
    )
    told: dict[int, set[int]] = {}
    for story, pk in public.values_list("edition__story", "pk"):
        told.setdefault(story, set()).add(pk)
    moments = passed(pks, at.at)
    return {
        pk: variant_of(told.get(story, set()) - {pk}, moments.get(pk, 0))
        for pk, story in stories.items()
    }
