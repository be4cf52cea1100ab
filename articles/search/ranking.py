"""Narrow articles to those that a query finds, and say how well each fits.

No statistics of all texts have a say: they would tell what hidden articles hold, and
differ between databases.
"""

from django.db.models import Case, IntegerField, Value, When

from articles.search.hits import Hits
from articles.search.query import Query


def matching(articles, query: Query, *, column: str = "words"):
    """Keep the articles that the query finds; none if it wants nothing.

    `column` "headline" looks at nothing else, not even labels.
    """
    if not query.terms.wanted:
        return articles.none()
    return articles.filter(pk__in=Hits(column, query))


def ranked(articles, query: Query):
    """Annotate `tier`: 0 if all stands in the headline, 1 if there or in teaser and
    labels, else 2.
    """
    if not query.terms.wanted:
        return articles.annotate(tier=Value(2))
    return articles.annotate(
        tier=Case(
            When(pk__in=Hits("headline", query), then=Value(0)),
            When(pk__in=Hits("top", query), then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
    )
