"""Find what else to read: what an editor pinned, then what shares most labels."""

from datetime import datetime

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from articles.models import KINDS, Article, LabelKind, RelatedChoice
from articles.revision import Revision

# How many of the newest are weighed for each kind of label: an archive may hold
# thousands that share a country, and those few that share a topic must not drown.
CANDIDATES = 150
# More than these nobody would read beside an article.
MOST_PINNED = 20


def related_to(article: Article, *, at: datetime, limit: int = 5) -> list[Article]:
    """Return what an editor pinned, then those that share most; never itself.

    Newer ones come first among equals. All that is pinned is shown if it is public, so
    there may be more than `limit`; what is excluded never is.
    """
    pinned, excluded = (
        RelatedChoice.objects.filter(article=article, choice=choice)
        for choice in (RelatedChoice.Choice.PINNED, RelatedChoice.Choice.EXCLUDED)
    )
    others = (
        Article.objects.public(at)
        .in_language(article.language)
        .exclude(edition=article.edition_id)
        .exclude(edition__in=excluded.values("edition"))
        .newest_first()
    )
    sharing, score = sharing_labels(article, others)
    sharing |= Q(
        pk__in=others.filter(edition__in=pinned.values("edition")).values("pk")
    )
    place = pinned.filter(edition=OuterRef("edition")).values("position")[:1]
    found = Article.objects.filter(sharing).annotate(score=score, pin=Subquery(place))
    ranked = found.order_by(
        F("pin").asc(nulls_last=True), "-score", *others.query.order_by
    )
    shown = ranked.select_related("edition").defer("body")[: max(limit, MOST_PINNED)]
    return [
        other for n, other in enumerate(shown) if n < limit or other.pin is not None
    ]


def related_at(revision: Revision, pk: int, limit: int = 5) -> list[int]:
    """Return by their keys what readers of a public version find beside it."""
    article = Article.objects.for_page().get(pk=pk)
    return [other.pk for other in related_to(article, at=revision.at, limit=limit)]


def sharing_labels(article: Article, others) -> tuple[Q, Combinable]:
    """Return the condition of sharing a label with the article, and how much counts."""
    sharing = Q(pk=None)
    score: Combinable = Value(0)
    for kind in KINDS.values():
        if kind.weight and (shared := article.labels_of(kind.name)):
            sharing |= Q(pk__in=others.about(shared).values("pk")[:CANDIDATES])
            score = score + kind.weight * number_shared(kind, shared)
    return sharing, score


def number_shared(kind: LabelKind, labels: list) -> Coalesce:
    """Count the `labels` that an article has, a merged one as what it became."""
    names = kind.model._default_manager.standing_for(labels).values("pk")
    links = kind.through._default_manager.filter(
        **{f"{kind.field}__in": names, kind.owner: OuterRef("pk")}
    )
    became = Coalesce(f"{kind.field}__merged_into", kind.field)
    counted = (
        links.order_by()
        .values(kind.owner)
        .annotate(number=Count(became, distinct=True))
        .values("number")
    )
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
