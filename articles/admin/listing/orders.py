"""The order of the list: each phase has one of its own, as a queue has."""

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin.parts.standing import APPROVED
from articles.editing.publishing import by_submission
from articles.models import Article
from articles.workflow import Phase


@dataclass(frozen=True, slots=True)
class Order:
    label: Promise
    by: tuple[str | Combinable, ...]
    # True if an index of the whole stock is in this order.
    is_indexed: bool = False

    @property
    def place(self) -> Combinable:
        """Return the moment that it sorts by."""
        first = self.by[0]
        if isinstance(first, OrderBy):
            return first.expression
        return F(str(first).removeprefix("-"))

    def sorted(self, keys: list[tuple[int, Any]]) -> list[int]:
        """Return the keys, which come with their moments, in this order."""
        is_down = isinstance(self.by[0], OrderBy) and self.by[0].descending
        lasting = sorted(keys, key=itemgetter(0), reverse=self.by[-1] == "-pk")
        known = [one for one in lasting if one[1] is not None]
        known.sort(key=itemgetter(1), reverse=bool(is_down))
        return [pk for pk, _at in known] + [pk for pk, at in lasting if at is None]


NEWEST = Order(_("Newest first"), ("-pk",), is_indexed=True)
SAVED = Order(_("Last saved first"), (F("saved_at").desc(nulls_last=True), "-pk"))
# The article that waits longest, or goes live next, comes first.
OF_PHASE = {
    Phase.DRAFT: SAVED,
    Phase.IN_REVIEW: Order(_("Longest wait first"), ("submitted_at", "pk")),
    Phase.SCHEDULED: Order(
        _("Going live soonest first"), (F("goes_live_at").asc(nulls_last=True), "pk")
    ),
}
# The days of a year, in the order of their index.
BY_DAY = Order(_("By date"), ("-printed_on", "-pk"), is_indexed=True)
# As it is shown.
DAY = Coalesce("printed_on", "dated")
# Other orders to choose; articles without a date come last on every database.
CHOSEN = {
    "newest": NEWEST,
    "saved": SAVED,
    "date": Order(_("By date"), (DAY.desc(nulls_last=True), "-pk")),
}


def phase_asked_for(request) -> Phase | None:
    """Return the phase that a list is narrowed to; approved versions are in review."""
    asked = request.GET.get("phase", "")
    if asked == APPROVED:
        return Phase.IN_REVIEW
    return Phase(asked) if asked in Phase.values else None


def own_order(request) -> Order:
    """Return the order of a list for which the user chose none."""
    otherwise = BY_DAY if "printed_on__year" in request.GET else NEWEST
    phase = phase_asked_for(request)
    return OF_PHASE.get(phase, otherwise) if phase else otherwise


def order_of(request) -> Order:
    return CHOSEN.get(request.GET.get("order", "")) or own_order(request)


def with_moments(articles: QuerySet[Article], request) -> QuerySet[Article]:
    """Add the moments that order the requested phase."""
    phase = phase_asked_for(request)
    if phase is Phase.IN_REVIEW:
        return by_submission(articles)
    if phase is Phase.SCHEDULED:
        # Its working version may stand for the edition.
        ahead = Article.objects.visible_to(request.user).scheduled()
        of_edition = ahead.filter(edition=OuterRef("edition"))
        moment = Subquery(of_edition.values("live_from")[:1])
        return articles.annotate(goes_live_at=moment)
    return articles


class OrderFilter(SimpleListFilter):
    """Not a filter but the order: telephones show no heads of columns."""

    title = _("order")
    parameter_name = "order"
    # The order is shown even if the user chose none.
    says_own = True

    def __init__(self, request, params, model, model_admin):
        self.own = own_order(request)
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        others = CHOSEN.items()
        return [
            (name, one.label) for name, one in others if one.label != self.own.label
        ]

    def choices(self, changelist):
        every, *rest = super().choices(changelist)
        return [every | {"display": self.own.label}, *rest]

    def queryset(self, request, queryset):
        return queryset
