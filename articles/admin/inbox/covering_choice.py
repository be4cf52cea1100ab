"""The articles to which an item may be added as further reading, for its reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.admin.inbox.listed.entries import Entry
from articles.admin.parts.saying import described
from articles.admin.records.read_only import with_headline
from articles.domain import rights
from articles.editing.publishing import may_revise
from articles.editing.writing import revise
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line
from articles.inbox.items import add_reading
from articles.models import Article, InboxItem

MOST = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """An edition as the user sees it; `why_not` says why nothing can be added to it."""

    article: Article
    reason: str = ""
    why_not: str = ""

    @property
    def described(self) -> str:
        return described(self.article)

    @property
    def note(self) -> str:
        """Say what else happens: a public version gets a next one."""
        if self.why_not or self.article.is_working:
            return self.why_not
        return _("this starts its next version")


def choices_for(entry: Entry, typed: str, user) -> list[Choice]:
    """Return what covers the item and what came of its cluster; then what was found."""
    reasons: dict[int, str] = {}
    for line in (entry.lead, *entry.others):
        for cover in [*([line.article] if line.article else []), *line.covered]:
            reasons.setdefault(cover.article.edition_id, cover.reason)
    found = with_headline(clean_line(typed), user) if clean_line(typed) else None
    if found is not None:
        keys = found.order_by("-pk").values_list("edition", flat=True)[: 3 * MOST]
        for edition in list(dict.fromkeys(keys))[:MOST]:
            reasons.setdefault(edition, "")
    chosen = last_versions(reasons, user)
    return [
        Choice(chosen[edition], reason, why_not(chosen[edition], user))
        for edition, reason in reasons.items()
        if edition in chosen
    ]


def last_versions(editions: Iterable[int], user) -> dict[int, Article]:
    """Return for each edition the working version, else the last that the user sees."""
    visible: Any = Article.objects.visible_to(user).kept().order_by("number")
    found = visible.filter(edition__in=list(editions)).select_related("edition")
    return {one.edition_id: one for one in found.defer("body")}


def why_not(article: Article, user) -> str:
    if article.is_working:
        if rights.may_change(user, article):
            return ""
        return _("you can’t change its working version")
    return (
        "" if may_revise(article, user) else _("its next version can’t be started now")
    )


@transaction.atomic
def add_to(item: InboxItem, edition: int, *, by) -> Article:
    """Add the item; begin the edition's next version if none is in work. Raises
    Refused.
    """
    article = last_versions([edition], by).get(edition)
    if article is None:
        raise Refused(
            _("“%(title)s” was not added.") % {"title": item.title},
            _("There is no such article, or you may not see it."),
            _("Choose another one."),
            code="no-article",
        )
    if not article.is_working:
        article = revise(article, by=by)
    return add_reading(item, article.edition, by=by)
