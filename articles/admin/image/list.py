"""The library as a grid of cards, which show each picture and say what it lacks."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from articles.admin.image.filters import (
    AltFilter,
    CreditFilter,
    LicenceFilter,
    OrderFilter,
    Uploaders,
    UseFilter,
)
from articles.admin.image.searching import SEARCHED, having_all
from articles.admin.parts.fields.pictures import thumbnail
from articles.admin.parts.lists.bounded import Bounded
from articles.domain.pictures import Rendition
from articles.foundation.languages import language_name, offered, site_language
from articles.models import EXPIRING, Image


@dataclass(frozen=True, slots=True)
class Badge:
    """`kind` says how urgent: "bad", "soon", or "plain"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Card:
    image: Image
    is_used: bool = True

    @cached_property
    def thumbnail(self) -> Rendition:
        return thumbnail(self.image)

    @property
    def badges(self) -> list[Badge]:
        image = self.image
        found = [said_of_alt(image), said_of_licence(image)]
        if not image.credit:
            found.append(Badge("soon", _("No picture credit")))
        if not self.is_used:
            found.append(Badge("plain", _("Unused")))
        return [badge for badge in found if badge]


def said_of_alt(image: Image) -> Badge | None:
    if image.is_decorative:
        return Badge("plain", _("Decorative"))
    lacking = [code for code in offered() if not image.alt_in(code)]
    if not lacking:
        return None
    kind = "bad" if site_language() in lacking else "soon"
    if len(lacking) == len(offered()):
        return Badge(kind, _("No alternative text"))
    names = ", ".join(map(language_name, lacking))
    return Badge(kind, _("No alternative text: %(languages)s") % {"languages": names})


def said_of_licence(image: Image) -> Badge | None:
    end, today = image.licensed_until, timezone.localdate()
    if end is None or end >= today + EXPIRING:
        return None
    day = date_format(end, "DATE_FORMAT")
    if end < today:
        return Badge("bad", _("Licence ended on %(day)s") % {"day": day})
    return Badge("soon", _("Licence ends on %(day)s") % {"day": day})


class ImageList(Bounded):
    list_display = ("title", "credit", "licence", "licensed_until", "uploaded_at")
    list_filter = (
        UseFilter,
        AltFilter,
        CreditFilter,
        LicenceFilter,
        ("uploaded_by", Uploaders),
        OrderFilter,
    )
    list_per_page = 24
    # There are fewer pictures than articles; it tells whether any were left out.
    show_full_result_count = True
    # One query for each value of each filter.
    show_facets = admin.ShowFacets.NEVER
    # The script that counts what is chosen knows only rows of tables.
    actions_selection_counter = False
    search_fields = SEARCHED
    search_help_text = gettext_lazy(
        "Title, alternative text, caption, picture credit, licence, where it is from"
    )

    def get_ordering(self, request):
        return OrderFilter.wanted(request)

    def get_search_results(self, request, queryset, search_term):
        return queryset.filter(having_all(search_term)), False

    def changelist_view(self, request, extra_context=None):
        answer = super().changelist_view(request, extra_context)
        context = getattr(answer, "context_data", {})
        if changelist := context.get("cl"):
            context["cards"] = cards(list(changelist.result_list))
        return answer


def cards(images: list[Image]) -> list[Card]:
    # Only for these few: in the query of the list, PostgreSQL would read all articles.
    shown = Image.objects.used().filter(pk__in=[image.pk for image in images])
    used = set(shown.values_list("pk", flat=True))
    return [Card(image, is_used=image.pk in used) for image in images]
