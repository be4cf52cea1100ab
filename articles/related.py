"""Find what else to read: public articles that share topics and countries."""

from datetime import datetime

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Article
from articles.models.visibility import LABEL_LINKS

# A shared topic says more than a shared country: half of all articles may share one.
WEIGHTS = {"topic": 3, "country": 2}
# How many of the newest are weighed for each kind of label: an archive may hold
# thousands that share a country, and those few that share a topic must not drown.
CANDIDATES = 150


def related_to(article: Article, *, at: datetime, limit: int = 5) -> list[Article]:
    """Return those that share most, newer ones first among equals; never itself."""
    labels = {"topic": article.topic_list(), "country": article.country_list()}
    labels = {kind: shared for kind, shared in labels.items() if shared}
    others = (
        Article.objects.public(at)
        .in_language(article.language)
        .exclude(edition=article.edition_id)
        .newest_first()
    )
    sharing, score = Q(pk=None), Value(0)
    for kind, shared in labels.items():
        sharing |= Q(pk__in=others.about(shared).values("pk")[:CANDIDATES])
        score = score + WEIGHTS[kind] * number_shared(kind, shared)
    found = Article.objects.filter(sharing).annotate(score=score)
    ranked = found.order_by("-score", *others.query.order_by)
    return list(ranked.select_related("edition")[:limit])


def number_shared(kind: str, labels: list) -> Coalesce:
    """Count the `labels` that an article has, a merged one as what it became."""
    name, field = LABEL_LINKS[kind]
    relation = Article._meta.get_field(name)
    links = relation.related_model.objects.filter(
        **{
            f"{field}__in": type(labels[0]).objects.standing_for(labels).values("pk"),
            relation.field.name: OuterRef("pk"),
        },
    )
    became = Coalesce(f"{field}__merged_into", field)
    counted = (
        links.order_by()
        .values(relation.field.name)
        .annotate(number=Count(became, distinct=True))
        .values("number")
    )
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
