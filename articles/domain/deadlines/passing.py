"""The moments of a version's deadlines: the next ones, and the number of past ones."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Count, Q

from articles.domain.site_version import DEADLINE_ENDS, as_parameter
from articles.foundation.sql import Statement, compose, listed
from articles.models import Deadline

NEXT = """
(SELECT MIN(f.{column}) FROM articles_deadline f
 WHERE f.article_id = {owner} AND f.{column} > %s)"""
PASSED = """
(SELECT COUNT(f.{column}) FROM articles_deadline f
 WHERE f.article_id = {owner} AND f.{column} <= %s)"""
MOMENTS = DEADLINE_ENDS.fields()
# The columns of `columns`.
WIDTH = 2 * len(MOMENTS)


def columns(owner: str) -> Statement:
    """Return columns of plain SQL for the version with the key `owner`: the next moment
    of each kind, then how many have passed. Each takes the moment as its parameter.
    """
    return listed(
        compose(query, column=name, owner=owner)
        for query in (NEXT, PASSED)
        for name in MOMENTS
    )


def parameters(at: datetime) -> list:
    return [as_parameter(at)] * WIDTH


def read(values) -> tuple[list[datetime | None], int]:
    """Return the next moments and how many have passed, from values of `columns`."""
    number = len(MOMENTS)
    return DEADLINE_ENDS.moments(values[:number]), sum(values[number:WIDTH])


def passed_in(rows: Iterable[Deadline], at: datetime) -> int:
    moments = (moment for row in rows for moment in DEADLINE_ENDS.of(row))
    return sum(moment is not None and moment <= at for moment in moments)


def passed(pks: Collection[int], at: datetime) -> dict[int, int]:
    """Return for versions how many moments of their deadlines have passed; versions
    without any are left out.
    """
    counts = {name: Count("pk", filter=Q((f"{name}__lte", at))) for name in MOMENTS}
    rows = Deadline.objects.filter(article__in=pks).order_by().values("article")
    found = rows.annotate(**{f"passed_{name}": one for name, one in counts.items()})
    names = [f"passed_{name}" for name in MOMENTS]
    return {pk: sum(numbers) for pk, *numbers in found.values_list("article", *names)}
