"""How many articles there are under each label and in each month.

For facets, overviews and the archive. Whose articles count is the caller's to say.
"""

from collections import Counter

from django.db.models import CharField, Count, QuerySet, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Label
from articles.models.visibility import LABEL_LINKS
from articles.selection import KINDS


def by_label(articles: dict[str, QuerySet]) -> dict[str, dict[Label, int]]:
    """Count the articles of each label, a merged one as what it became.

    `articles` names for each kind of label those to count. All kinds are one question
    to the database; the labels know their names and their slug alone.
    """
    first, *others = [numbers(kind, found) for kind, found in articles.items()]
    rows = first.union(*others, all=True).order_by() if others else first
    counted = {kind: {} for kind in articles}
    for kind, number, *fields in rows:
        label = KINDS[kind].from_db(rows.db, ["id", "name", "name_en", "slug"], fields)
        counted[kind][label] = number
    return counted


def numbers(kind: str, articles: QuerySet) -> QuerySet:
    """Ask for kind, number, key, names and slug of each label of one kind."""
    links, owner, field = links_of(kind, articles)
    label = {
        f"label_{part}": Coalesce(f"{field}__merged_into__{part}", f"{field}__{part}")
        for part in ("id", "name", "name_en", "slug")
    }
    return (
        links.order_by()
        .values(**label)
        .annotate(
            kind=Value(kind, output_field=CharField()),
            number=Count(owner, distinct=True),
        )
        .values_list("kind", "number", *label)
    )


def links_of(kind: str, articles: QuerySet) -> tuple[QuerySet, str, str]:
    """Return the rows that tie these articles to labels, and their two fields."""
    name, field = LABEL_LINKS[kind]
    relation = Article._meta.get_field(name)
    owner = relation.field.name
    return (
        relation.related_model.objects.filter(**{f"{owner}__in": articles}),
        owner,
        field,
    )


def by_month(articles: QuerySet) -> Counter[tuple[int, int]]:
    """Count the articles by year and month of their printed date."""
    # Grouped by day, because a month is no column: neither database has an index of it,
    # and one of them would call Python for every row.
    days = articles.order_by().values_list("printed_on").annotate(number=Count("pk"))
    counted = Counter()
    for day, number in days:
        counted[day.year, day.month] += number
    return counted
