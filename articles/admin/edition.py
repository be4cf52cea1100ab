"""Editions, to look at: the verbs keep them."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin, articles_link
from articles.models import Article, Edition


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "headline", "published_at", "versions")
    list_filter = ("language",)
    list_select_related = ("story",)
    fields = (
        ("headline", "versions"),
        ("story", "language"),
        ("published_at", "featured_until"),
        "uuid",
        "import_key",
    )
    # The annotation below: only headlines that the person may read are searched.
    search_fields = ("headline",)
    ordering = ("-pk",)

    def get_queryset(self, request):
        visible = Article.objects.visible_to(request.user)
        versions = visible.filter(edition=OuterRef("pk")).order_by("-number")
        return (
            super()
            .get_queryset(request)
            .filter(Exists(versions))
            .annotate(headline=Subquery(versions.values("headline")[:1]))
        )

    @admin.display(description=_("headline"), ordering="headline")
    def headline(self, edition):
        return edition.headline

    @admin.display(description=_("versions"))
    def versions(self, edition):
        return articles_link(versions=edition.pk)
