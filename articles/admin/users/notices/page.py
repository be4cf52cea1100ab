"""The user's notices by day, and the way from each to what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _, pgettext
from django.views.decorators.http import require_POST, require_safe

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.near import near_day
from articles.admin.parts.saying import change_url, who
from articles.editing import notices
from articles.models import Article, DeskNotice, User, given
from articles.workflow import Status

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A notice as the page shows it; `title` is empty if its user may not see now what
    it is about, or no longer.
    """

    row: DeskNotice
    title: str
    language: str
    said: str | Promise
    because: str | Promise
    who: str

    @property
    def is_followed(self) -> bool:
        return self.row.because == "follows"


@require_safe
def notices_page(request):
    rows = list(
        older_than(request.GET.get("before", ""), request.user)[: ON_A_PAGE + 1]
    )
    shown, has_more = rows[:ON_A_PAGE], len(rows) > ON_A_PAGE
    context: dict[str, Any] = admin.site.each_context(request) | {
        "title": pgettext("pages", "Notices"),
        "days": by_day(lines_of(request.user, shown)),
        "older": shown[-1].pk if has_more else "",
        "is_later": "before" in request.GET,
        "is_any_unseen": any(row.seen_at is None for row in shown),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "admin/notices/list.html", context)


def older_than(key: str, user: User) -> QuerySet[DeskNotice]:
    """Return the user's notices, the newest first, after the one with this key."""
    own = DeskNotice.objects.filter(person=user.pk).select_related("by")
    last = own.filter(pk=key).first() if is_key(key) else None
    if last:
        before = Q(since__lt=last.since) | Q(since=last.since, pk__lt=last.pk)
        own = own.filter(before, since__lte=last.since)
    return own.order_by("-since", "-pk")


def lines_of(user: User, rows: Iterable[DeskNotice]) -> list[Line]:
    """Return them with the titles that the user may see, in one query."""
    rows = list(rows)
    versions = notices.versions_for(user, {row.edition_id for row in rows})
    return [line_of(user, row, versions) for row in rows]


def line_of(user: User, row: DeskNotice, versions: dict[int, Article]) -> Line:
    kind = notices.kind_of(row.kind)
    is_open = notices.is_open_to(user, row, versions)
    return Line(
        row,
        notices.title_of(row, versions) if is_open else "",
        versions[row.edition_id].language if is_open and row.edition_id else "",
        kind.said if kind else _("Something that this version doesn't know"),
        notices.REASONS.get(row.because, ""),
        who(row.by) if row.by else "",
    )


def by_day(lines: list[Line]) -> list[tuple[date, str, list[Line]]]:
    days = groupby(lines, key=lambda line: timezone.localdate(line.row.since))
    found = [(day, list(some)) for day, some in days]
    return [(day, near_day(some[0].row.since), some) for day, some in found]


@require_safe
def open_notice(request, pk: int):
    """Mark a notice as seen, and lead to what it is about."""
    row = get_object_or_404(DeskNotice, pk=pk, person=request.user.pk)
    if request.method == "GET":
        DeskNotice.objects.filter(pk=pk, seen_at=None).update(
            seen_at=timezone.now(), waits=False
        )
    versions = notices.versions_for(request.user, [row.edition_id])
    if not notices.is_open_to(request.user, row, versions):
        messages.info(request, _("You can't see this text any more."))
        return HttpResponseRedirect(reverse("notices"))
    return HttpResponseRedirect(address_of(row, versions, request.user))


def address_of(row: DeskNotice, versions: dict[int, Article], user: User) -> str:
    if row.report_id:
        return reverse("admin:articles_readerreport_change", args=[row.report_id])
    article = versions[given(row.edition_id)]
    may_review = user.has_perm("articles.review_article")
    if article.status == Status.IN_REVIEW and may_review:
        return reverse("admin:articles_article_review", args=[article.pk])
    return change_url(article)


@require_POST
def mark_all_seen(request):
    notices.mark_all(request.user)
    messages.success(request, _("All notices are marked as seen."))
    return HttpResponseRedirect(reverse("notices"))


@require_POST
def unfollow_edition(request, edition: int):
    """Stop following, also what the user may not see any more."""
    if not is_key(str(edition)):
        raise Http404
    notices.unfollow(request.user, edition)
    messages.success(request, _("You don't follow this text any more."))
    back = "own_notices" if "settings" in request.POST else "notices"
    return HttpResponseRedirect(reverse(back))
