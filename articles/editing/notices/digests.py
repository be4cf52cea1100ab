"""Choose the notices for a letter now: at once, or once a day at the person's hour.

A notice that is to be mailed at once and couldn't be for half a day waits for the daily
letter. So a mail server that was away gets one letter for each person, not hundreds.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from articles.editing.notices.choices import mailing_in
from articles.editing.notices.kinds import kind_of
from articles.editing.notices.seeing import is_open_to, versions_for
from articles.models import Article, DeskNotice, Mailing, NoticeSettings, User

AT_ONCE_FOR = timedelta(hours=12)
# No daily letter is sent after this hour, unless its person chose a later one.
EVENING = 20
# So many are in a letter; the others are on the desk.
MOST = 50


@dataclass(frozen=True, slots=True)
class Digest:
    """The contents of a letter, with the versions that its person may see."""

    person: User
    rows: list[DeskNotice]
    versions: dict[int, Article]
    keys: list[int]
    is_daily: bool

    @property
    def more(self) -> int:
        return len(self.keys) - len(self.rows)


@transaction.atomic
def take(person: int, now: datetime) -> Digest | None:
    """Take what is due for one person, and mark it as mailed: nobody else takes it.

    It is marked before any server hears of it, so that nothing is mailed twice.
    """
    NoticeSettings.objects.get_or_create(person_id=person)
    chosen = NoticeSettings.objects.select_for_update().get(person=person)
    rows = list(DeskNotice.objects.waiting().filter(person=person).order_by("since"))
    user = User.objects.open().filter(pk=person, is_staff=True).first()
    versions = versions_for(user, {one.edition_id for one in rows}) if user else {}
    needless = [
        one.pk
        for one in rows
        if user is None
        or not user.email
        or not is_open_to(user, one, versions)
        or is_needless(chosen, one, now)
    ]
    DeskNotice.objects.filter(pk__in=needless).update(waits=False)
    due = [one for one in rows if one.pk not in needless and is_due(chosen, one, now)]
    if user is None or not due:
        return None
    keys = [one.pk for one in due]
    DeskNotice.objects.filter(pk__in=keys).update(waits=False, mailed_at=now)
    is_daily = any(not goes_at_once(chosen, one, now) for one in due)
    if is_daily:
        NoticeSettings.objects.filter(pk=chosen.pk).update(digest_on=day_of(now))
    return Digest(user, due[:MOST], versions, keys, is_daily)


def is_needless(chosen: NoticeSettings, one: DeskNotice, now: datetime) -> bool:
    """Return whether no letter is to say it any more."""
    kind = kind_of(one.kind)
    if kind is None or mailing_in(chosen, kind) == Mailing.NEVER:
        return True
    return kind.of_the_day and day_of(one.since) < day_of(now)


def is_due(chosen: NoticeSettings, one: DeskNotice, now: datetime) -> bool:
    if goes_at_once(chosen, one, now):
        return True
    hour = hour_of(chosen, now)
    is_time = hour <= now < end_of(chosen, now)
    return is_time and chosen.digest_on != day_of(now) and one.since < hour


def goes_at_once(chosen: NoticeSettings, one: DeskNotice, now: datetime) -> bool:
    kind = kind_of(one.kind)
    wants = kind is not None and mailing_in(chosen, kind) == Mailing.AT_ONCE
    return wants and now - one.since < AT_ONCE_FOR


def day_of(moment: datetime) -> date:
    """Return the day of a moment in the newsroom's zone."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def hour_of(chosen: NoticeSettings, now: datetime) -> datetime:
    """Return the moment of today's daily letter."""
    at = datetime.combine(day_of(now), time(chosen.hour))
    return timezone.make_aware(at, timezone.get_default_timezone())


def end_of(chosen: NoticeSettings, now: datetime) -> datetime:
    """Return the moment from which a daily letter waits for the next day."""
    last = max(EVENING, chosen.hour + 1) - chosen.hour
    return hour_of(chosen, now) + timedelta(hours=last)


@transaction.atomic
def give_back(digest: Digest) -> None:
    """Undo `take`: the letter wasn't sent, so what it says waits again."""
    rows = DeskNotice.objects.filter(pk__in=digest.keys)
    rows.update(waits=True, mailed_at=None)
    if digest.is_daily:
        settings = NoticeSettings.objects.filter(person=digest.person.pk)
        settings.update(digest_on=None)
