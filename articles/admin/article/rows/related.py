"""The rows of an article's form that say which related articles stand first, or never.

Only articles that the user may see are offered; a colleague's choice stays.
"""

from typing import Any

from django.contrib import admin
from django.db.models import Exists, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.admin.article.access import may_write
from articles.admin.article.rows.rows import RowForm, RowFormSet, RowInline
from articles.admin.parts.fields.choosing import Choice, RowChoice
from articles.admin.records.read_only import named, visible_versions
from articles.domain.content import TWICE
from articles.domain.label_index import MOST_PINNED
from articles.foundation.languages import is_offered
from articles.models import Article, Edition, RelatedChoice


class EditionChoice(RowChoice):
    """Without a script, users choose an article by its address."""

    names = ""
    asked = _("Address of the article")

    def get_url(self):
        return Choice.get_url(self)  # nothing of it is made in passing

    def find(self, typed: str) -> Edition | None:
        *_before, language, _part, slug = ["", "", *typed.strip("/").split("/")]
        # Articles that were never public have no address that may be disclosed.
        known = Article.objects.once_public().filter(slug=slug[:100])
        if is_offered(language):
            known = known.in_language(language)
        article = known.select_related("edition").order_by("-live_from").first()
        return article.edition if article else None


class RelatedForm(RowForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field: Any = self.fields.get("edition")
        chosen = self.instance.edition_id
        if field and chosen:
            visible = Q(pk__in=field.queryset.values("pk"))
            field.queryset = Edition.objects.filter(visible | Q(pk=chosen))

    def said(self, one: Edition) -> str:
        return named(one, self.instance.headline)

    def validate_constraints(self):
        """Leave it to the content: its rows replace those that are stored."""


class RelatedFormSet(RowFormSet):
    def get_unique_error_message(self, unique_check):
        return TWICE


class RelatedInline(RowInline):
    model = RelatedChoice
    form = RelatedForm
    formset = RelatedFormSet
    choice = EditionChoice
    max_num = MOST_PINNED
    fields = (("edition", "choice"), "position")
    autocomplete_fields = ("edition",)
    readonly_fields = ("named",)
    offer = _("Add a related article")

    def get_queryset(self, request):
        versions = visible_versions(request.user, edition="edition")
        headline = Subquery(versions.values("headline")[:1])
        return super().get_queryset(request).annotate(headline=headline)

    def get_fields(self, request, obj=None):
        if may_write(request, obj):
            return self.fields
        return (("named", "choice"),)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        visible = visible_versions(request.user, edition="pk")
        kwargs["queryset"] = Edition.objects.filter(Exists(visible))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("article"))
    def named(self, row):
        return named(row.edition, row.headline)
