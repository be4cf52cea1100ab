"""Filters of the lists."""

from types import SimpleNamespace
from typing import Any
from unicodedata import normalize

from django.conf import settings
from django.contrib.admin import (
    ChoicesFieldListFilter,
    RelatedFieldListFilter,
    RelatedOnlyFieldListFilter,
    SimpleListFilter,
)
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Exists, OuterRef, Subquery
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.saying import who
from articles.admin.parts.standing import APPROVED, APPROVED_STANDING, TEMPLATE
from articles.editing.publishing import approved_waiting
from articles.foundation.languages import active_language
from articles.models import Article, desk_choices
from articles.workflow import Phase

# Phases of an edition, not only of the version that stands for it in the list.
OF_EDITION = {Phase.LIVE, Phase.SCHEDULED}


class Languages(ChoicesFieldListFilter):
    """Offers the languages whose addresses answer: also those of former times."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.field = SimpleNamespace(flatchoices=settings.LANGUAGES)

    def has_output(self):
        return True


class DeskLanguages(ChoicesFieldListFilter):
    """Offers the languages that the desk speaks, and the browser's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.field = SimpleNamespace(flatchoices=desk_choices())


class UsedLabels(RelatedFieldListFilter):
    """Offers the labels that are used, by their names in the desk's language."""

    def field_choices(self, field, request, model_admin):
        links = field.model.objects.filter(**{field.name: OuterRef("pk")})
        labels = field.related_model.objects.filter(Exists(links))
        named = labels.names_in(active_language())
        # As in a dictionary: Österreich stands beside Oman.
        return sorted(named, key=lambda choice: normalize("NFKD", choice[1].casefold()))

    def queryset(self, request, queryset):
        """Keep each article once, however many links it has: nothing is compared."""
        if not self.used_parameters:
            return queryset
        keys: Any = self.used_parameters.get(self.lookup_kwarg)
        if not keys:
            found = super().queryset(request, Article.objects.order_by())
            return queryset.filter(pk__in=found)
        if not all(map(is_key, keys)):
            raise IncorrectLookupParameters(keys)
        # Only the links are queried: their index has all the columns that it takes.
        links: Any = self.field.model
        found = links.objects.filter(**{f"{self.field.name}__in": keys})
        owners = found.order_by().values(links.article_field)
        return queryset.filter(pk__in=owners)


class People(RelatedOnlyFieldListFilter):
    """Offers people who are named in rows that the user may see, by printed name."""

    begun = "created_at"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = format_html("{}", who(None))

    def field_choices(self, field, request, model_admin):
        # The query looks for the first row of each account, not for each row's account:
        # if any row would do, PostgreSQL reads all rows to find none.
        seen = model_admin.get_queryset(request).filter(**{field.name: OuterRef("pk")})
        first = Subquery(seen.order_by(self.begun).values("pk")[:1])
        people = field.related_model.objects.alias(first=first).exclude(first=None)
        named = [(person.pk, who(person)) for person in people]
        return sorted(named, key=lambda choice: choice[1].casefold())


class PhaseFilter(SimpleListFilter):
    title = _("phase")
    parameter_name = "phase"

    def lookups(self, request, model_admin):
        after = Phase.values.index(Phase.IN_REVIEW) + 1
        approved = (APPROVED, APPROVED_STANDING.label)
        template = (TEMPLATE.value, TEMPLATE.label)
        return [*Phase.choices[:after], approved, *Phase.choices[after:], template]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked == APPROVED:
            return queryset.filter(pk__in=approved_waiting(request.user))
        if asked == TEMPLATE.value:
            return queryset.in_phase(Phase.DRAFT).filter(edition__is_template=True)
        if asked not in Phase.values:
            return queryset
        phase = Phase(asked)
        if phase not in OF_EDITION or shows_all(request):
            return queryset.in_phase(phase)
        # Its working version stands for an edition that is live as well.
        if phase is Phase.LIVE:  # of almost all: the list knows it of each row
            return queryset.exclude(live_pk=None)
        visible = Article.objects.visible_to(request.user).in_phase(phase)
        return queryset.filter(edition__in=visible.values("edition"))


class DueDays(SimpleListFilter):
    """By when something is due; the query is that of each list."""

    title = _("due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [
            ("overdue", _("Overdue")),
            ("today", _("By today")),
            ("week", _("Within a week")),
        ]


class NewFilter(SimpleListFilter):
    """Labels that were made while writing, and that nobody has looked at yet."""

    title = pgettext_lazy("label", "new")
    parameter_name = "new"

    def lookups(self, request, model_admin):
        return [("yes", _("Not checked yet"))]

    def queryset(self, request, queryset):
        return queryset.exclude(newness=None) if self.value() == "yes" else queryset


class VersionsFilter(SimpleListFilter):
    """One version for each edition, all there are, or all of one edition."""

    title = _("versions")
    parameter_name = "versions"

    def __init__(self, request, params, model, model_admin):
        self.page = model_admin
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        offered = [("all", _("All versions"))]
        if is_key(edition := self.value() or ""):
            offered.append((edition, _("All of one edition")))
        return offered

    def choices(self, changelist):
        every, *rest = super().choices(changelist)
        return [every | {"display": _("One per edition")}, *rest]

    def queryset(self, request, queryset):
        if is_key(self.value() or ""):
            return queryset.filter(edition=self.value())
        if shows_all(request):
            return queryset
        return self.page.standing_for_editions(request, queryset)


def shows_all(request) -> bool:
    wanted = request.GET.get("versions", "")
    # A replaced version never stands for its edition.
    replaced = request.GET.get("phase") == Phase.REPLACED
    return wanted == "all" or is_key(wanted) or replaced
