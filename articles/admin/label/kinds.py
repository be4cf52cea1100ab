"""The pages of each kind of label, with the extras of sources and countries."""

from typing import ClassVar

from django.contrib import admin

from articles.admin.label.page import LabelAdmin, MadeInPlace, StandingFilter
from articles.admin.watching.words import feeds_of, in_feeds
from articles.models import KINDS, CountryOrganisation, Source, Topic


class CountryOrganisationAdmin(LabelAdmin):
    list_display = ("called", "kind", "code", "slug", "used")
    list_filter: ClassVar[tuple] = ("kind", StandingFilter)
    autocomplete_fields = ("successor",)


class SourceAdmin(MadeInPlace):
    list_display = ("called", "new", "used", "slug", "homepage")
    autocomplete_fields = ("successor",)

    def render_change_form(self, request, context, *args, **kwargs):
        source = context.get("original")
        if source and request.user.has_perm("articles.view_sourcefeed"):
            context |= {
                "feeds": feeds_of(source),
                "may_watch": request.user.has_perm("articles.add_sourcefeed"),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs, request):
        *told, in_the_way = super().get_deleted_objects(objs, request)
        return *told, [*in_the_way, *in_feeds(objs)]


# Kinds with a page of their own.
OWN = {
    CountryOrganisation: CountryOrganisationAdmin,
    Source: SourceAdmin,
    Topic: MadeInPlace,
}
for kind in KINDS.values():
    admin.site.register(kind.model, OWN.get(kind.model, LabelAdmin))
