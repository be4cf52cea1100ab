"""Subscriptions by email as numbers: nobody is named, and few are only "few"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, Count, F, Q, When
from django.utils import timezone
from django.utils.translation import gettext as _, pgettext

from articles.admin.listing.reach.rows import grouped
from articles.domain.label_index import Catalogue, catalogue_now
from articles.foundation.languages import language_name
from articles.models import (
    Alert,
    AlertLetter,
    LetterState,
    Subscriber,
    SuppressedAddress,
)
from articles.site.alerts import RHYTHMS, selection_of, sentence_of

# The least number of people that is told.
LEAST = 5
SHOWN = 100
DAYS = 30
# Lists with words that somebody searched for.
SEARCHES = Q(query__startswith="q=") | Q(query__contains="&q=")
OF_A_LETTER = {
    "sent": Q(state=LetterState.SENT),
    "empty": Q(state=LetterState.EMPTY),
    "given_up": Q(state=LetterState.GIVEN_UP),
    "may_be_twice": Q(may_be_twice=True),
    "came_back": Q(has_come_back=True),
    "waiting": Q(state__in=(LetterState.WAITING, LetterState.SENDING)),
}


def told(number: int) -> str:
    return grouped(number) if number >= LEAST else _("fewer than five")


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list, and how many subscribe to it. One that is gone has no address."""

    sentence: str
    address: str
    code: str
    number: int

    @property
    def language(self) -> str:
        return language_name(self.code)

    @property
    def subscribers(self) -> str:
        return told(self.number)


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists with the most subscribers, and what isn't among them.

    Searches that few subscribe to are only counted: their words may tell of somebody.
    """

    rows: list[ListRow]
    is_cut: bool
    rare_searches: int


def lists() -> Lists:
    counted = Alert.objects.values_list("language", "query")
    counted = counted.annotate(number=Count("pk"))
    shown = counted.filter(~SEARCHES | Q(number__gte=LEAST))
    # The order of the others doesn't tell how many they are.
    many = Case(When(number__gte=LEAST, then=F("number")), default=0)
    found = list(shown.order_by(many.desc(), "language", "query")[: SHOWN + 1])
    catalogue = catalogue_now()
    return Lists(
        rows=[row_of(one, catalogue) for one in found[:SHOWN]],
        is_cut=len(found) > SHOWN,
        rare_searches=counted.filter(SEARCHES, number__lt=LEAST).count(),
    )


def row_of(counted: tuple, catalogue: Catalogue) -> ListRow:
    language, query, number = counted
    selection = selection_of(language, query, catalogue)
    address = selection.path_outside_archive() if selection else ""
    return ListRow(sentence_of(selection), address, language, number)


def rhythms() -> list[tuple[str, str]]:
    """Return how many get letters in each rhythm; and in all, each counted once."""
    person = Count("subscriber", distinct=True)
    counted = Alert.objects.order_by().values_list("rhythm")
    numbers = dict(counted.annotate(number=person))
    every = Alert.objects.aggregate(number=person)["number"]
    rows = [(str(name), told(numbers.get(key, 0))) for key, name in RHYTHMS.items()]
    return [*rows, (pgettext("alerts", "in all"), told(every))] if every else []


@dataclass(frozen=True, slots=True)
class DayRow:
    """The letters that were due on a day, by what became of them."""

    day: date | None
    numbers: dict[str, int]

    @property
    def sent(self) -> str:
        return told(self.numbers["sent"])

    @property
    def otherwise(self) -> str:
        names = {
            "waiting": pgettext("letters", "waiting"),
            "empty": pgettext("letters", "not needed any more"),
            "given_up": pgettext("letters", "given up"),
            "came_back": pgettext("letters", "came back"),
            "may_be_twice": pgettext("letters", "may have come twice"),
        }
        return " · ".join(
            f"{said}: {told(self.numbers[name])}"
            for name, said in names.items()
            if self.numbers[name]
        )


def days() -> list[DayRow]:
    """Return the days on which letters were due, the latest first, and the sum of the
    numbers that are told: by a sum of all, those below five could be reckoned.
    """
    by_day: dict[date, dict[str, int]] = {}
    for moment, numbers in by_round():
        kept = by_day.setdefault(
            timezone.localdate(moment, timezone.get_default_timezone()),
            dict.fromkeys(OF_A_LETTER, 0),
        )
        for name, number in numbers.items():
            kept[name] += number
    if not by_day:
        return []
    every = {
        name: sum(one[name] for one in by_day.values() if one[name] >= LEAST)
        for name in OF_A_LETTER
    }
    rows = [DayRow(day, by_day[day]) for day in sorted(by_day, reverse=True)]
    return [*rows, DayRow(None, every)]


def by_round() -> Iterator[tuple]:
    """Yield each moment with the numbers of its letters: few rows, however many."""
    since = timezone.now() - timedelta(days=DAYS)
    counts = {name: Count("pk", filter=which) for name, which in OF_A_LETTER.items()}
    rows = AlertLetter.objects.filter(until__gte=since).order_by()
    for until, *numbers in rows.values_list("until").annotate(**counts):
        yield until, dict(zip(OF_A_LETTER, numbers, strict=True))


def suppressed() -> list[tuple[str, str]]:
    """Return why nothing is sent to addresses any more, and to how many."""
    rows = SuppressedAddress.objects.order_by().values_list("why")
    numbers = dict(rows.annotate(number=Count("pk")))
    return [
        (str(why.label), told(numbers[why.value]))
        for why in SuppressedAddress.Why
        if why.value in numbers
    ]


def held() -> str:
    """Return to how many nothing is sent since a restore; "" if there is nobody."""
    number = Subscriber.objects.exclude(held_since=None).count()
    return told(number) if number else ""
