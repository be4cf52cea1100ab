"""Translations behind, as lists show them: the lag, and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from articles.admin.parts.lists.bounded import AHEAD, counted
from articles.admin.parts.saying import behind_url, change_url
from articles.domain import rights
from articles.editing.publishing import moment
from articles.editing.writing import Behind, behind
from articles.models import Article, User
from articles.workflow import Change, Phase


@dataclass(frozen=True, slots=True)
class Row:
    """A translation that is behind; `may_act` says if the user may act on it."""

    behind: Behind
    may_act: bool
    may_change: bool

    @property
    def article(self) -> Article:
        return self.behind.article

    @property
    def original(self) -> Article:
        return self.behind.latest

    @property
    def address(self) -> str:
        """The page that shows the difference."""
        return behind_url(self.article)

    @property
    def lag(self) -> str:
        count = len(self.behind.newer)
        text = ngettext(
            "Behind by %(count)s version, since %(moment)s",
            "Behind by %(count)s versions, since %(moment)s",
            count,
        )
        return text % {"count": count, "moment": moment(self.behind.since)}

    @property
    def kinds(self) -> str:
        """The kinds of changes that came; if only typos, a sentence that says so."""
        if self.behind.has_only_typos:
            return _("Only typos were corrected in the original.")
        kinds = dict.fromkeys(one.change_kind for one in self.behind.newer)
        return ", ".join(str(Change(kind).label) for kind in kinds)

    @property
    def may_revise(self) -> bool:
        """Return whether a revision may begin: none is in work if this one stands."""
        stands = self.article.stands_for_edition
        return self.may_act and stands and self.article.phase() is Phase.LIVE

    @property
    def still_right_url(self) -> str:
        return reverse("articles_article_still_right", args=[self.article.pk])

    @property
    def catch_up_url(self) -> str:
        return reverse("articles_article_catch_up", args=[self.article.pk])

    @property
    def change_url(self) -> str:
        return change_url(self.article)


def all_behind(user: User) -> QuerySet[Article]:
    """Return those that the user may see, the one first that fell behind last."""
    found = Article.objects.visible_to(user).behind().select_related("edition")
    return found.order_by("-behind_since", "-pk").defer("body")


def rows_of(articles: Iterable[Article], user: User) -> list[Row]:
    """Return these in their order, as far as they are behind."""
    articles = list(articles)
    found = behind(articles)
    may_act = user.has_perm("articles.add_article")  # they are seen, as they are here
    return [
        Row(
            found[one.pk],
            may_act=may_act,
            may_change=rights.may_change(user, one),
        )
        for one in articles
        if one.pk in found
    ]


def behind_for(user: User, limit: int) -> tuple[list[Row], int]:
    """Return the first of them, and how many there are: one more than `AHEAD` for more.

    Users who can't act on them have none.
    """
    if not user.has_perm("articles.add_article"):
        return [], 0
    found = all_behind(user)
    rows = rows_of(found[:limit], user)
    return rows, (len(rows) if len(rows) < limit else counted(found, AHEAD))
