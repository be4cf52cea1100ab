"""A filter by year and month that asks for the first and the last day alone.

Django's own bar above a list asks every row which years there are.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.admin import FieldListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import DateTimeField, Subquery
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _


class Months(FieldListFilter):
    def __init__(self, field, request, params, model, model_admin, field_path):
        self.names = [f"{field_path}__{part}" for part in ("year", "month", "day")]
        super().__init__(field, request, params, model, model_admin, field_path)
        self.rows = self.rows_of(model_admin.get_queryset(request))

    def rows_of(self, queryset):
        """Return the rows whose days are offered."""
        return queryset

    def expected_parameters(self):
        return self.names

    def asked(self, name: str) -> int | None:
        values: Any = self.used_parameters.get(name)
        try:
            return int(values[-1]) if values else None
        except ValueError as error:
            raise IncorrectLookupParameters(error) from error

    def queryset(self, request, queryset):
        year, month, day = map(self.asked, self.names)
        if year is None:
            return queryset
        try:
            first = date(year, month or 1, (month and day) or 1)
            beyond = after(first, is_year=not month, is_day=bool(month and day))
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error
        if year == date.min.year:
            # Its first midnight is in no year where the zone is ahead of UTC.
            raise IncorrectLookupParameters(year)
        ends = {f"{self.field_path}__gte": first, f"{self.field_path}__lt": beyond}
        if isinstance(self.field, DateTimeField):
            ends = {name: midnight(end) for name, end in ends.items()}
        return queryset.filter(**ends)

    def ends(self) -> tuple[date, date] | None:
        """Return the first and the last day there is: two steps of the index."""
        name = self.field_path
        dated = self.rows.filter(**{f"{name}__isnull": False})
        last = Subquery(dated.order_by(f"-{name}").values(name)[:1])
        firsts = dated.order_by(name).annotate(last_day=last)
        found = firsts.values_list(name, "last_day").first()
        return (day_of(found[0]), day_of(found[1])) if found else None

    def choices(self, changelist):
        year, month, _day = map(self.asked, self.names)
        ends = self.ends()
        yield self.choice(changelist, _("Any date"), {}, year is None)
        if not ends:
            return
        first, last = ends
        for each in range(last.year, first.year - 1, -1):
            chosen = {self.names[0]: each}
            is_chosen = each == year
            yield self.choice(changelist, each, chosen, is_chosen and not month)
            for number, name in MONTHS.items() if is_chosen else ():
                chosen = {self.names[0]: each, self.names[1]: number}
                words = f"{name} {each}"
                yield self.choice(changelist, words, chosen, number == month)

    def choice(self, changelist, words, chosen, is_chosen):
        return {
            "selected": is_chosen,
            "query_string": changelist.get_query_string(chosen, remove=self.names),
            "display": words,
        }


class PrintedMonths(Months):
    """Of articles those have a day that have a window: so the index is found."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = _("date")  # as the list's column is called

    def rows_of(self, queryset):
        return queryset.windowed()


def day_of(end: date) -> date:
    return timezone.localtime(end) if isinstance(end, datetime) else end


def after(first: date, *, is_year: bool, is_day: bool) -> date:
    """Return the day after the year, the month or the day that begins with `first`."""
    if is_year:
        return date(first.year + 1, 1, 1)
    if is_day:
        return first + timedelta(days=1)
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
