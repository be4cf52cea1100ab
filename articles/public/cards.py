"""Cards of articles as lists and the home page show them, kept as they were printed."""

from collections.abc import Sequence
from dataclasses import replace

from django.template.loader import get_template

from articles.models import PRINTED, Article
from articles.revision import Revision
from articles.search import Query, excerpt, marked
from articles.templatetags.printed import SAID
from articles.typeset import (
    Given,
    Maker,
    Typeset,
    give,
    keys_of_labels,
    keys_of_pictures,
)

TEMPLATE = "articles/_article_card.html"
# Of so many parts is such a card: the second is its headline, the fourth its text.
MARKED = 5


def card_maker(**how) -> Maker:
    """Return what prints cards, all that are missing at once; `how` is the template's
    to know.
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
    """Return them as a list shows them, in one question if all are kept.

    They are marked; the filter `in_a_row` leaves the marks out.
    """
    return give("card", pks, at=at, make=CARD)


def found_cards(pks: Sequence[int], asked: Query, *, at: Revision) -> list[Given]:
    """Return them as a search shows them: with the passage that says most of it."""
    texts = Article.objects.select_related("edition").only(
        "headline", "teaser", "body", "edition__language"
    )
    found = texts.in_bulk(pks)
    return [
        replace(card, text=with_passage(card.text, found[card.pk], asked))
        for card in give("card", pks, at=at, make=CARD)
        if card.pk in found
    ]


def with_passage(card: str, article: Article, asked: Query) -> str:
    """Put the passage in the place of the text, and mark the words of the headline."""
    parts = card.split(SAID)
    if len(parts) == MARKED:
        parts[1] = marked(article.headline, asked, article.language)
        parts[3] = excerpt(article, asked)
    # Else it is of a look's template, which has no such places.
    return "".join(parts)


def lead_card(pks: Sequence[int], *, at: Revision) -> list[Given]:
    """Return the large one that leads the home page."""
    return give("lead", pks, at=at, make=LEAD)


def tiles(pks: Sequence[int], *, at: Revision) -> list[Given]:
    """Return the small ones below it."""
    return give("tile", pks, at=at, make=TILE)
