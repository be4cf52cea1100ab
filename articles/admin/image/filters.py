"""Filters of the library, and its order."""

from django.contrib.admin import SimpleListFilter
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from articles.admin.parts.lists.filters import People


class Ways(SimpleListFilter):
    """Offers ways to keep some of the pictures: value → (label, method)."""

    ways: dict[str, tuple]

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _method) in self.ways.items()]

    def queryset(self, request, queryset):
        _label, method = self.ways.get(self.value() or "", (None, ""))
        return getattr(queryset, method)() if method else queryset


class UseFilter(Ways):
    title = _("use")
    parameter_name = "use"
    ways = {
        "public": (_("In public articles"), "public"),
        "used": (_("Used"), "used"),
        "unused": (_("Unused"), "unused"),
    }


class AltFilter(Ways):
    title = _("alternative text")
    parameter_name = "alt"
    ways = {"missing": (_("Missing in a language"), "undescribed")}


class CreditFilter(Ways):
    title = _("picture credit")
    parameter_name = "credit"
    ways = {"missing": (_("Missing"), "uncredited")}


class LicenceFilter(Ways):
    title = _("licence")
    parameter_name = "licence"
    ways = {
        "expiring": (_("Ends within 30 days, or has ended"), "expiring"),
        "soon": (_("Ends within 30 days"), "ending"),
        "ended": (_("Has ended"), "ended"),
    }


class Uploaders(People):
    begun = "uploaded_at"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = _("person")


class OrderFilter(SimpleListFilter):
    """Not a filter but the order, where a grid has no heads of columns for it."""

    title = _("order")
    parameter_name = "order"
    NEWEST = ("-uploaded_at", "-pk")
    ORDERS = {
        "oldest": (_("Oldest first"), ("uploaded_at", "pk")),
        "title": (_("By title"), ("title", "pk")),
        "licence": (
            _("By licence end"),
            (F("licensed_until").asc(nulls_last=True), "pk"),
        ),
    }

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _order) in self.ORDERS.items()]

    def choices(self, changelist):
        every, *rest = super().choices(changelist)
        return [every | {"display": _("Newest first")}, *rest]

    def queryset(self, request, queryset):
        return queryset

    @classmethod
    def wanted(cls, request) -> tuple:
        _label, order = cls.ORDERS.get(request.GET.get("order"), ("", cls.NEWEST))
        return order
