"""The check that no other article has the headline already."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.editing.preflight.registry import WARNING, Remark, check
from articles.foundation.slugs import numbered, slug_from
from articles.foundation.text import fold
from articles.models import Address, Article, User
from articles.workflow import Phase

# Slugs are made of headlines: the second article with a headline gets the suffix "-2".
NUMBERS = range(1, 10)
THERE = {Phase.DRAFT, Phase.IN_REVIEW, Phase.SCHEDULED, Phase.LIVE}


@check("same-headline", level=WARNING, field="headline", personal=True)
def headline_is_new(article: Article, by: User | None) -> Iterator[Remark]:
    for other in namesakes(article, by):
        text = _(
            "Another article has this headline: its version %(number)s "
            "(%(phase)s). Check whether it is the same story; if not, "
            "change one of the headlines."
        ) % {"number": other.number, "phase": other.phase().label}
        address = reverse("admin:articles_article_change", args=[other.pk])
        yield Remark(text, address if by else "")
        return


def namesakes(article: Article, by: User | None) -> list[Article]:
    """Return other articles with the headline, now or soon, that `by` may see."""
    slug = slug_from(article.headline, fallback="")
    if not slug:
        return []
    addresses = Address.objects.filter(
        language=article.language, slug__in=[numbered(slug, n) for n in NUMBERS]
    ).exclude(edition=article.edition_id)
    others = Article.objects.visible_to(by) if by else Article.objects.public()
    found = others.filter(edition__in=addresses.values("edition"))
    found = found.select_related("edition").order_by("-number").defer("body")
    headline = fold(article.headline)
    return [
        other
        for other in found[:20]
        if fold(other.headline) == headline and other.phase() in THERE
    ]
