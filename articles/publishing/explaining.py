"""Say in words why an article isn't public, for the desk."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles.models import Article, given
from articles.workflow import Phase


def moment(at: datetime) -> str:
    """Return date, time and zone as the desk reads them: 3 March 2027, 09:00 CET."""
    local = timezone.localtime(at)
    zone = local.tzname() or ""
    zones = {
        "CET": pgettext("time zone", "CET"),
        "CEST": pgettext("time zone", "CEST"),
    }
    return _("%(day)s, %(time)s %(zone)s") % {
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "zone": zones.get(zone, zone),
    }


def why_not_public(article: Article, at: datetime | None = None) -> str:
    """Return the reason in words, "" if the article is public at `at`."""
    phase = article.phase(at)
    if phase is Phase.LIVE:
        return ""
    return {
        Phase.DRAFT: lambda: _("Not public because it is a draft."),
        Phase.IN_REVIEW: lambda: _("Not public because it is still in review."),
        Phase.SCHEDULED: lambda: (
            _("Not public because it is scheduled for %(at)s.")
            % {"at": moment(given(article.live_from))}
        ),
        Phase.REPLACED: lambda: (
            _("Not public because a later version replaced it on %(at)s.")
            % {"at": moment(given(article.live_until))}
        ),
        Phase.EXPIRED: lambda: (
            _("Not public because it expired on %(at)s.")
            % {"at": moment(given(article.live_until))}
        ),
        Phase.WITHDRAWN: lambda: (
            _("Not public because it was withdrawn on %(at)s: %(reason)s")
            % {"at": moment(given(article.ended_at)), "reason": article.ending_reason}
        ),
        Phase.DISCARDED: lambda: _("Not public because it was discarded."),
    }[phase]()
