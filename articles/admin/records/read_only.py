"""Pages of objects that only the verbs write: stories, editions, addresses, records.

Nothing on these pages can be added, changed or deleted, by any user.
"""

import json
from typing import Any

from django.contrib import admin
from django.contrib.admin import ChoicesFieldListFilter, SimpleListFilter
from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.guarded import Guarded
from articles.admin.parts.lists.bounded import Bounded
from articles.admin.parts.lists.filters import Languages
from articles.admin.parts.lists.found import keys_found
from articles.admin.parts.lists.months import Months
from articles.admin.parts.saying import who
from articles.domain import search
from articles.foundation.languages import offered
from articles.models import (
    OTHER_DEEDS,
    Address,
    Article,
    Bytewise,
    Decision,
    Edition,
    Snapshot,
    Story,
    beginning,
)
from articles.workflow import DEEDS

# In the order of the choices.
DEEDS_AND_MORE = DEEDS | OTHER_DEEDS


class EditionFilter(SimpleListFilter):
    """The records of one edition: its history leads to them."""

    title = _("edition")
    parameter_name = "edition"

    def lookups(self, request, model_admin):
        asked = request.GET.get(self.parameter_name, "")
        return [(asked, _("All of one edition"))] if is_key(asked) else []

    def queryset(self, request, queryset):
        asked = self.value() or ""
        return queryset.filter(article__edition=asked) if is_key(asked) else queryset


class ReadOnlyAdmin(Bounded, Guarded):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def articles_link(**lookup):
    """Return a link to the articles that one lookup selects."""
    address = reverse("admin:articles_article_changelist", query=lookup)
    return format_html('<a href="{}">{}</a>', address, _("Show articles"))


@admin.register(Story)
class StoryAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "languages", "created_at")
    fields = ("languages", "created_at")
    search_fields = ("pk",)
    ordering = ("-pk",)

    def get_search_results(self, request, queryset, search_term):
        key = search_term.strip()
        if not key:
            return queryset, False
        return queryset.filter(pk=key if is_key(key) else None), False

    def get_queryset(self, request):
        visible = Article.objects.visible_to(request.user)
        stories = super().get_queryset(request).prefetch_related("editions")
        return stories.filter(Exists(visible.filter(edition__story=OuterRef("pk"))))

    @admin.display(description=_("languages"))
    def languages(self, story):
        editions = sorted(story.editions.all(), key=lambda edition: edition.pk)
        return ", ".join(edition.get_language_display() for edition in editions)


def with_headline(typed: str, user):
    """Return articles that a user may see, with the words in the headline, or with an
    address that begins so; None if nothing was typed.
    """
    query = search.read_query(typed, *offered())
    if not query:
        return None
    visible = Article.objects.visible_to(user).order_by()
    begun = beginning(visible, Bytewise("slug"), query.text.lower())
    keys = keys_found(query, (begun, "pk"), column="headline")
    if keys is None:
        return search.matching(visible, query, column="headline")
    return visible.filter(pk__in=keys)


def visible_versions(user, *, edition: str):
    """Return the versions that a user may see of the edition in a query's field."""
    visible = Article.objects.visible_to(user)
    return visible.filter(edition=OuterRef(edition)).order_by("-number")


def named(edition: Edition, headline: str | None) -> str:
    """Name an edition by a headline that the user may read, if there is one."""
    return f"{headline} [{edition.language}]" if headline else str(edition)


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "headline", "published_at", "versions")
    list_filter = (("language", Languages),)
    list_select_related = ("story",)
    fields = (
        ("headline", "versions"),
        ("story", "language"),
        ("published_at", "featured_until"),
        "uuid",
        "import_key",
    )
    # Only headlines that the user may read: see below.
    search_fields = ("headline",)
    ordering = ("-pk",)

    def get_search_results(self, request, queryset, search_term):
        found = with_headline(search_term, request.user)
        if found is None:
            return queryset, False
        return queryset.filter(pk__in=found.values("edition")), False

    def get_queryset(self, request):
        versions = visible_versions(request.user, edition="pk")
        return (
            super()
            .get_queryset(request)
            .filter(Exists(versions))
            .annotate(headline=Subquery(versions.values("headline")[:1]))
        )

    def named(self, edition) -> str:
        """Return its name in fields for choosing an edition."""
        return named(edition, edition.headline)

    @admin.display(description=_("headline"), ordering="headline")
    def headline(self, edition):
        return edition.headline

    @admin.display(description=_("versions"))
    def versions(self, edition):
        return articles_link(versions=edition.pk)


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "language", "edition")
    list_filter = (("language", Languages),)
    list_select_related = ("edition",)
    search_fields = ("slug",)
    search_help_text = _("The start of the address")
    ordering = ("language", "slug")

    def get_search_results(self, request, queryset, search_term):
        """Find how an address begins: only that is a range of an index."""
        text = search_term.replace("\0", "").strip().lower()
        found = beginning(queryset, Bytewise("slug"), text) if text else queryset
        return found, False

    def get_queryset(self, request):
        visible = Article.objects.visible_to(request.user)
        named = visible.filter(edition=OuterRef("edition"), slug=OuterRef("slug"))
        return super().get_queryset(request).filter(Exists(named))


class RecordAdmin(ReadOnlyAdmin):
    search_fields = ("article__headline",)
    ordering = ("-at", "-pk")

    def get_search_results(self, request, queryset, search_term):
        found = with_headline(search_term, request.user)
        if found is None:
            return queryset, False
        return queryset.filter(article__in=found.values("pk")), False

    def get_queryset(self, request):
        records: Any = super().get_queryset(request)
        return records.visible_to(request.user).select_related("article", "by")

    @admin.display(description=_("by"), ordering="by__username")
    def person(self, record):
        # The importer always decides in the name of a user.
        return who(record.by) if record.by or self.model is Snapshot else None


class DeedFilter(ChoicesFieldListFilter):
    """Offers the decisions by what was done, as the list says it."""

    def choices(self, changelist):
        every, *others = super().choices(changelist)
        yield every
        for name, choice in zip(DEEDS_AND_MORE, others, strict=True):
            yield choice | {"display": DEEDS_AND_MORE[name]}


@admin.register(Decision)
class DecisionAdmin(RecordAdmin):
    list_display = ("at", "article", "deed", "person", "phase_after", "note")
    list_filter = (
        ("transition", DeedFilter),
        "bypassed_four_eyes",
        ("at", Months),
        EditionFilter,
    )
    fields = (
        "article",
        ("at", "person"),
        ("deed", "phase_before", "phase_after", "live_from", "until"),
        "original",
        "note",
        "bypassed_four_eyes",
        "content_hash",
    )

    @admin.display(description=_("decision"), ordering="transition")
    def deed(self, decision):
        return decision.get_transition_display()


@admin.register(Snapshot)
class SnapshotAdmin(RecordAdmin):
    list_display = ("at", "article", "origin", "person")
    list_filter = ("origin", ("at", Months), EditionFilter)
    fields = ("article", "at", "person", "origin", "content_hash", "readable_content")

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content")

    @admin.display(description=_("content"))
    def readable_content(self, snapshot):
        text = json.dumps(snapshot.content, ensure_ascii=False, indent=2)
        return format_html('<pre class="content">{}</pre>', text)
