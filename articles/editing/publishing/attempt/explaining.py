"""Explain in words why an article isn't public, for the desk."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, pgettext

from articles.domain import rights
from articles.editing.publishing.attempt.circumstances import Circumstances
from articles.editing.publishing.attempt.plans import has_passed, plan_of
from articles.foundation import change_mark
from articles.models import Article, Decision, Embargo, User, given
from articles.workflow import APPROVALS, Phase


def moment(at: datetime) -> str:
    """Return date, time and zone as the desk shows them: 3 March 2027, 09:00 CET."""
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


def embargo_said(embargo: Embargo) -> str:
    said = _("The story is under embargo until %(at)s.")
    return said % {"at": moment(embargo.until)}


def when_embargo_allows(by: User, *, is_scheduled: bool = True) -> str:
    """Return what `by` can do about an embargo; only a chief editor can lift it."""
    if rights.may_lift_embargo(by):
        if is_scheduled:
            return _("Schedule it for then or later, or lift the embargo.")
        return _("Wait until then, or lift the embargo.")
    if is_scheduled:
        return _("Schedule it for then or later, or ask the chief editor to lift it.")
    return _("Wait until then, or ask the chief editor to lift it.")


def why_not_public(
    article: Article, at: datetime | None = None, *, known: Circumstances | None = None
) -> str:
    """Return the reason in words, "" if the article is public at `at`.

    Callers that know its circumstances pass them, which saves a query for each of many.
    """
    phase = article.phase(at)
    plan = known.plan if known else plan_of(article)
    if phase is Phase.IN_REVIEW and article.edition.blocking_comments:
        return held(plan)
    if phase is Phase.IN_REVIEW and plan:
        return what_it_waits_for(plan, at or change_mark.present())
    if phase is Phase.LIVE:
        return ""
    if phase is Phase.IN_REVIEW and known and known.is_approved:
        return _("It waits to be published.")
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


def held(plan: Decision | None) -> str:
    """Say that a comment holds it; a plan goes on once that is resolved."""
    if plan:
        return _("Not public: a blocking comment holds it, and the plan waits.")
    return _("Not public because a blocking comment holds it.")


def what_it_waits_for(plan: Decision, at: datetime) -> str:
    """Describe what an approval will bring about, and when."""
    if plan.live_from is None:
        return _("Not public: it goes live when someone approves it.")
    said = _("Not public: it goes live on %(at)s once someone approves it.")
    if has_passed(plan, at):
        said = _(
            "Not public: it goes live as soon as someone approves it. It was planned "
            "for %(at)s."
        )
    return said % {"at": moment(plan.live_from)}


def what_followed(article: Article, name: str) -> str:
    """Describe a further effect of a move: an approval may have carried out a plan."""
    if name not in APPROVALS:
        return ""
    last = article.decisions.latest("lock")
    if last.transition == name:
        return ""
    return f"{last.get_transition_display()}. {last.note}"
