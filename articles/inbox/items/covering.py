"""The articles that cover an item already: they cite its address, or tell its facts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from articles.foundation.sql import Statement, compose, marks
from articles.inbox.likeness import facts_in_words
from articles.models import Article, InboxItem

# An article covers an item if it tells so many of its facts that few articles tell, a
# figure or a day among them. Words and years that both have say too little.
SHARED, FEW = 2, 20
FIGURES = ("n:", "d:")
# So many traces are read, and so many articles of one item shown.
MOST, SHOWN = 2_000, 3

TRACES = Statement(
    "SELECT item.id, trace.article_id, '' FROM articles_inboxitem item "
    "JOIN articles_articletrace trace ON trace.kind = 'link' "
    "AND trace.value = item.link_key "
    "WHERE item.id IN ({items}) AND item.link_key <> '' "
    "UNION ALL "
    "SELECT told.item_id, trace.article_id, told.fact FROM articles_itemfact told "
    "JOIN articles_articletrace trace ON trace.kind = 'fact' "
    "AND trace.value = told.fact "
    "WHERE told.item_id IN ({items}) "
    "AND SUBSTR(told.fact, 1, 2) IN ('n:', 'd:', 'k:', 't:') "
    "AND (SELECT COUNT(*) FROM (SELECT 1 FROM articles_articletrace other "
    "WHERE other.kind = 'fact' AND other.value = told.fact LIMIT {more}) few) <= {few} "
    "LIMIT {most}"
)


@dataclass(slots=True)
class Covered:
    """An article that covers an item: it cites the address, or tells these facts."""

    article: Article
    is_cited: bool = False
    facts: list[str] = field(default_factory=list)

    @property
    def rank(self) -> tuple:
        return self.is_cited, len(self.facts), self.article.pk


def covered_by(items: Iterable[InboxItem], user) -> dict[int, list[Covered]]:
    """Return for each item's key the articles that cover it, the best first.

    One per edition, and only those that `user` may see.
    """
    traces = traces_of([item.pk for item in items])
    keys = {article for _item, article, _fact in traces}
    if not keys:
        return {}
    visible = Article.objects.visible_to(user).kept().filter(pk__in=keys)
    articles = visible.select_related("edition").defer("body").in_bulk()
    found: dict[int, dict[int, Covered]] = {}
    for item, article, fact in sorted(traces):
        if article in articles:
            of_item = found.setdefault(item, {})
            note(of_item, articles[article], fact)
    return {item: best_of(of_item.values()) for item, of_item in found.items()}


def note(known: dict[int, Covered], article: Article, fact: str) -> None:
    """Add what a version tells to the entry of its edition, with the last of them."""
    one = known.setdefault(article.edition_id, Covered(article))
    if article.number > one.article.number:
        one.article = article
    if not fact:
        one.is_cited = True
    elif fact not in one.facts:
        one.facts.append(fact)


def best_of(all_of_it: Iterable[Covered]) -> list[Covered]:
    enough = [one for one in all_of_it if one.is_cited or tells_the_same(one.facts)]
    return sorted(enough, key=lambda one: one.rank, reverse=True)[:SHOWN]


def tells_the_same(facts: list[str]) -> bool:
    """Return whether these shared facts are enough to say that it is one story."""
    has_figure = any(fact.startswith(FIGURES) for fact in facts)
    return has_figure and len(facts_in_words(facts)) >= SHARED


def traces_of(items: list[int]) -> list[tuple[int, int, str]]:
    """Return item, version and shared fact, "" for the address, by one question."""
    if not items:
        return []
    keys = marks(len(items))
    statement = compose(TRACES, items=keys, few=FEW, more=FEW + 1, most=MOST)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*items, *items])
        return cursor.fetchall()
