"""How many articles there are under each label and in each month.

For facets, overviews and the archive. Whose articles count is the caller's to say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce

from articles.models import KINDS, Label
from articles.selection import at_once, named


def by_label(articles: dict[str, QuerySet]) -> dict[str, dict[int, int]]:
    """Count the articles of each label by its key, a merged one as what it became.

    `articles` names for each kind of label those to count. All kinds are one question
    to the database. It asks for no names: grouped with them it takes twice as long.
    """
    counted: dict[str, dict[int, int]] = {kind: {} for kind in articles}
    questions = [numbers(kind, found) for kind, found in articles.items()]
    for kind, label, number in at_once(questions):
        counted[kind][label] = number
    return counted


def numbers(kind: str, articles: QuerySet) -> QuerySet:
    """Ask for kind, key and number of articles of each label of one kind."""
    links, owner, field = links_of(kind, articles)
    return (
        links.order_by()
        .annotate(became=Coalesce(f"{field}__merged_into", field))
        .values("became")
        .annotate(of_kind=named(kind), number=Count(owner, distinct=True))
        .values_list("of_kind", "became", "number")
    )


def named_labels(keys: Mapping[str, Iterable[int]]) -> dict[str, list[Label]]:
    """Return these labels of each kind; they know their names and their slug alone."""
    fields = ("id", "name", "name_en", "slug")
    labels: dict[str, list[Label]] = {kind: [] for kind in keys}
    questions = [
        KINDS[kind]
        .model.objects.order_by()
        .filter(pk__in=wanted)
        .annotate(of_kind=named(kind))
        .values_list("of_kind", *fields)
        for kind, wanted in keys.items()
    ]
    rows = at_once(questions)
    for kind, *values in rows:
        labels[kind].append(KINDS[kind].model.from_db(rows.db, fields, values))
    return labels


def links_of(kind: str, articles: QuerySet | list[int]) -> tuple[QuerySet, str, str]:
    """Return the rows that tie these articles to labels, and their two fields."""
    way = KINDS[kind]
    links = way.through._default_manager.filter(**{f"{way.owner}__in": articles})
    return links, way.owner, way.field


def by_month(articles: QuerySet) -> Counter[tuple[int, int]]:
    """Count the articles by year and month of their printed date."""
    # Grouped by day, because a month is no column: neither database has an index of it,
    # and one of them would call Python for every row.
    days = articles.order_by().values_list("printed_on").annotate(number=Count("pk"))
    counted: Counter[tuple[int, int]] = Counter()
    for day, number in days:
        counted[day.year, day.month] += number
    return counted
