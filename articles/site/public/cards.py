"""Cards of articles for lists and the home page, cached as they were rendered."""

from collections.abc import Sequence

from django.template.loader import get_template

from articles.domain.fragments import (
    Given,
    Maker,
    Typeset,
    keys_of_labels,
    keys_of_pictures,
    list_parts,
)
from articles.domain.site_version import Revision
from articles.models import PRINTED, Article
from articles.site.public.calls.lines import with_lines
from articles.site.shared import SAID

TEMPLATE = "articles/_article_card.html"


def card_maker(**how) -> Maker:
    """Return a function that renders cards, all missing ones at once; `how` is context
    of the template.
    """

    def make(pks: Sequence[int], at: Revision) -> dict[int, Typeset]:
        template = get_template(TEMPLATE)
        found = Article.objects.for_listing().filter(pk__in=pks)
        return {
            article.pk: Typeset(
                template.render({"article": article, **how}), keys_of(article)
            )
            for article in found
        }

    return make


def keys_of(article: Article) -> frozenset[str]:
    pictures = keys_of_pictures([article.lead_image])
    return frozenset({*keys_of_labels(article, PRINTED), *pictures})


CARD = card_maker(level="h2", mark=SAID, is_labelled=True)
LEAD = card_maker(level="h2", place="lead first", is_credited=True)
TILE = card_maker(level="h3", place="tile")


def cards(pks: Sequence[int], *, at: Revision) -> list[Given]:
    """Return them as a list shows them, in one query if all are cached.

    They are marked; the filter `in_a_row` leaves the marks out.
    """
    return with_lines(list_parts("card", pks, at=at, make=CARD), at=at)


def lead_card(pks: Sequence[int], *, at: Revision) -> list[Given]:
    """Return the large one that leads the home page."""
    return with_lines(list_parts("lead", pks, at=at, make=LEAD), at=at)


def tiles(pks: Sequence[int], *, at: Revision) -> list[Given]:
    """Return the small ones below it."""
    return with_lines(list_parts("tile", pks, at=at, make=TILE), at=at)
