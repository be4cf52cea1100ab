"""The query of the record: the form above it, and the place to go on from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.fields.moments import DayInput
from articles.admin.parts.saying import who
from articles.foundation.text import clean_line
from articles.models import OTHER_DEEDS, RecordedDeed, User
from articles.workflow import DEEDS

Deed = RecordedDeed
# The value for acts of no person, and the prefix of a decision on an article.
COMMANDS, MOVE = "commands", "move:"
# Nothing is older, or so far ahead; beyond, no database calculates with days.
EARLIEST, LATEST = date(1970, 1, 1), date(9000, 1, 1)
# The words of the filter, in the groups in which users look for them.
GROUPS = (
    (
        pgettext_lazy("record", "Logins"),
        (
            Deed.LOGIN, Deed.LOGOUT, Deed.LOGIN_FAILED, Deed.THROTTLED,
            Deed.SESSION_ENDED,
        ),
    ),
    (pgettext_lazy("record", "Refusals"), (Deed.REFUSED, Deed.FORGED)),
    (
        pgettext_lazy("record", "Accounts and rights"),
        (
            Deed.INVITED, Deed.WELCOMED, Deed.GRANTED, Deed.TAKEN, Deed.PASSWORD,
            Deed.ADDRESS, Deed.FACTOR_ADDED, Deed.FACTOR_REMOVED, Deed.CODES,
            Deed.FACTORS_TAKEN, Deed.CLOSED, Deed.ANONYMISED,
            Deed.LETTER_REFUSED, Deed.LETTER_GIVEN_UP, Deed.LETTER_RETURNED,
            Deed.LETTER_COMPLAINED,
        ),
    ),
    (
        pgettext_lazy("record", "At the desk"),
        (
            Deed.ADDED, Deed.CHANGED, Deed.DELETED, Deed.PROPOSAL, Deed.RENAMED,
            Deed.MERGED, Deed.SEPARATED, Deed.SUCCEEDED, Deed.PARTED,
        ),
    ),
    (
        pgettext_lazy("record", "The newsroom as a whole"),
        (
            Deed.EXPORTED, Deed.IMPORTED, Deed.BACKED_UP, Deed.RESTORED, Deed.ERASED,
            Deed.TAKEN_OFF, Deed.SETTINGS, Deed.FORGOTTEN,
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """The end of the page before: `rank` tells decisions from entries."""

    at: datetime
    rank: int
    key: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.rank}_{self.key}"


@dataclass(frozen=True, slots=True)
class Asked:
    """The query. `about` is a kind and a key, such as articles.user and 12."""

    user: Any
    by: str = ""
    deed: str = ""
    since: datetime | None = None
    until: datetime | None = None
    name: str = ""
    about: tuple[str, str] | None = None


def read_place(text: str) -> Place | None:
    """Return the place that a link names; None for the beginning, or if it is odd."""
    moment, _sign, rest = text.partition("_")
    rank, _sign, key = rest.partition("_")
    if not (rank in {"0", "1"} and is_key(key)):
        return None
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None
    if not at.tzinfo or not EARLIEST < at.date() < LATEST:
        return None
    return Place(at, int(rank), int(key))


def deeds() -> list:
    """Return the choices, with those of articles, which are decisions."""
    moves = [(f"{MOVE}{name}", said) for name, said in (DEEDS | OTHER_DEEDS).items()]
    return [
        ("", gettext_lazy("All")),
        *((name, [(one.value, one.label) for one in group]) for name, group in GROUPS),
        (gettext_lazy("Articles"), moves),
    ]


def people() -> list:
    accounts = sorted(
        ((str(one.pk), who(one)) for one in User.objects.all()),
        key=lambda choice: choice[1].casefold(),
    )
    return [
        ("", gettext_lazy("All")),
        (COMMANDS, pgettext_lazy("record", "Commands")),
        *accounts,
    ]


class AskingForm(forms.Form):
    by = forms.ChoiceField(label=gettext_lazy("Who"), choices=people, required=False)
    deed = forms.ChoiceField(label=gettext_lazy("What"), choices=deeds, required=False)
    since = forms.DateField(
        label=pgettext_lazy("record", "From"), widget=DayInput, required=False
    )
    until = forms.DateField(
        label=pgettext_lazy("record", "To"), widget=DayInput, required=False
    )
    name = forms.CharField(
        label=pgettext_lazy("record", "On what"),
        required=False,
        max_length=200,
        help_text=gettext_lazy(
            "The start of its name; for articles, a word of the headline"
        ),
    )
    about = forms.CharField(required=False, max_length=150, widget=forms.HiddenInput)

    def clean_name(self) -> str:
        return clean_line(self.cleaned_data["name"])

    def clean_about(self) -> tuple[str, str] | None:
        kind, _sign, key = self.cleaned_data["about"].partition(":")
        return (kind, key) if kind and key else None

    def clean(self):
        since, until = (self.cleaned_data.get(name) for name in ("since", "until"))
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))

    def asked(self, user) -> Asked:
        said = dict(self.cleaned_data)
        since, until = said.pop("since"), said.pop("until")
        return Asked(
            user=user,
            since=begin_of(since) if since else None,
            until=begin_of(until, later=1) if until else None,
            **said,
        )


def begin_of(day: date, later: int = 0) -> datetime:
    """Return when a day begins, or one so many days later."""
    near = min(max(day, EARLIEST), LATEST) + timedelta(days=later)
    return timezone.make_aware(datetime.combine(near, time.min))
