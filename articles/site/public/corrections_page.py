"""The corrections page: corrected articles, and withdrawn ones, newest first."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import get_language, gettext as _

from articles.foundation import change_mark
from articles.models import Article, given
from articles.site.feeds import corrections_feeds, with_site
from articles.site.shared import (
    EPOCH,
    Head,
    all_corrections,
    cache_report,
    page,
    public_view,
    shown_of,
    slice_of,
    tells_all,
    translated,
    withdrawals,
)

# The withdrawn ones stand on the first page only, and are few.
MOST_WITHDRAWN = 50
FORM = re.compile(r"(-?[0-9]{1,17})_([0-9]{1,18})")
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Corrected:
    """The place of a version among the corrections: time of publication, key."""

    live_from: datetime
    pk: int

    def __str__(self) -> str:
        return f"{(self.live_from - EPOCH) // MICROSECOND}_{self.pk}"

    @staticmethod
    def ordered(versions) -> QuerySet:
        return versions.order_by("-live_from", "-pk")

    @classmethod
    def of(cls, version: Article) -> Self:
        return cls(given(version.live_from), version.pk)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what `str` wrote; anything else is an address that doesn't exist."""
        match = FORM.fullmatch(text)
        if match is None:
            raise Http404
        moment, pk = match.groups()
        try:
            return cls(EPOCH + int(moment) * MICROSECOND, int(pk))
        except OverflowError as error:
            raise Http404 from error

    def beyond(self, side: str) -> Q:
        """Keep what stands before it (`lt`) or after it (`gt`) in time."""
        return Q(**{f"live_from__{side}": self.live_from}) | Q(
            live_from=self.live_from, **{f"pk__{side}": self.pk}
        )


@public_view
@tells_all
def corrections(request):
    language, now = get_language(), change_mark.present()
    found = all_corrections(language, at=now).only(
        "edition", "live_from", "change_note"
    )
    shown = slice_of(found, request.GET, Corrected)
    articles = shown_of({one.edition_id for one in shown.articles}, at=now)
    start = reverse("corrections")
    withdrawn = withdrawals(language, at=now).select_related("edition")
    newest = list(withdrawn.order_by("-ended_at", "-pk")[:MOST_WITHDRAWN])
    cache_report.shown_editions(one.edition_id for one in newest)
    head = Head(
        title=_("Corrections and withdrawals"),
        path=start + (f"?{shown.query}" if shown.query else ""),
        description=_("Which articles we have corrected or withdrawn, and why."),
        translations={} if shown.query else translated("corrections"),
        feeds=with_site(corrections_feeds()),
    )
    if shown.query:
        head.title = _("Earlier corrections")
        head.robots = "noindex, follow"
    return page(
        "articles/corrections.html",
        head,
        # Articles withdrawn between the queries are left out.
        corrections=[
            (one, articles[one.edition_id])
            for one in shown.articles
            if one.edition_id in articles
        ],
        withdrawn=[] if shown.query else newest,
        start=start,
        feeds=corrections_feeds(),
        subscribe=reverse("subscribe"),
        is_first=not shown.query,
        newer=shown.newer,
        older=shown.older,
    )
