"""Counts as rows of the desk's tables: each with a name and a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, override

from articles.foundation.languages import language_name
from articles.models import Article, User
from articles.site import statistics
from articles.site.charts import line_of
from articles.site.statistics import Period, Point, Read


def grouped(number: int) -> str:
    return number_format(number, force_grouping=True)


@dataclass(frozen=True)
class ArticleRow:
    """An article that was read, by the version that readers had last."""

    article: Article
    read: Read

    @property
    def address(self) -> str:
        return reverse("articles_article_reach", args=[self.article.pk])

    @cached_property
    def sums(self) -> "Sums":
        return sums_of(self.read.points)

    @property
    def language(self) -> str:
        return str(self.article.edition.get_language_display())

    @cached_property
    def line(self) -> SafeString:
        return line_of([point.requests for point in self.read.points])


@dataclass(frozen=True)
class FeedRow:
    """A feed, and what reader programs say of it."""

    fetched: statistics.Fetched

    @cached_property
    def name(self) -> statistics.FeedName:
        return statistics.name_of(self.fetched.feed)

    @property
    def subscribers(self) -> str:
        return grouped(self.fetched.subscribers)

    @property
    def programs(self) -> str:
        told = self.fetched.programs.items()
        return ", ".join(
            f"{name or _('without a name')} {grouped(number)}" for name, number in told
        )


@dataclass(frozen=True)
class SearchRow:
    """Words that were searched for in vain."""

    code: str
    words: str
    number: int

    @property
    def times(self) -> str:
        return grouped(self.number)

    @property
    def address(self) -> str:
        """The address of the same search, which shows if it still finds nothing."""
        with override(self.code):
            return f"{reverse('articles')}?{urlencode({'q': self.words})}"

    @property
    def language(self) -> str:
        return language_name(self.code)


@dataclass(frozen=True)
class Sums:
    """Numbers as they are read: of some days together, or of one."""

    requests: str
    by_programs: str
    day: date | None = None


def article_rows(period: Period, user: User, most: int) -> list[ArticleRow]:
    """Return the most-read articles, as far as the user may see them."""
    found = statistics.most_read(period, most)
    named = versions([read.edition for read in found], user)
    return [
        ArticleRow(named[one.edition], one) for one in found if one.edition in named
    ]


def versions(editions: Sequence[int], user: User) -> dict[int, Article]:
    """Return the version of each edition that readers had last."""
    begun = Article.objects.latest_begun().visible_to(user).filter(edition__in=editions)
    found = begun.select_related("edition").defer("body")
    return {article.edition_id: article for article in found}


def feed_rows(period: Period) -> list[FeedRow]:
    return [FeedRow(one) for one in statistics.subscribers(period.until)]


def search_rows(period: Period, most: int) -> list[SearchRow]:
    return [SearchRow(*one) for one in statistics.missed(period, most)]


def said_of(points: Iterable[Point]) -> list[Sums]:
    """Return the days, or the months, on which there was anything."""
    return [
        Sums(grouped(one.requests), grouped(one.by_programs), one.day)
        for one in points
        if one.requests or one.by_programs
    ]


def sums_of(points: Iterable[Point]) -> Sums:
    points = list(points)
    requests = sum(point.requests for point in points)
    programs = sum(point.by_programs for point in points)
    return Sums(grouped(requests), grouped(programs))
