"""Editions, to look at: the verbs keep them."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles.admin.read_only import ReadOnlyAdmin, articles_link
from articles.models import Article, Edition


def visible_versions(user, *, edition: str):
    """Return what a person may see of the edition that a query's field names."""
    visible = Article.objects.visible_to(user)
    return visible.filter(edition=OuterRef(edition)).order_by("-number")


def named(edition: Edition, headline: str | None) -> str:
    """Name an edition by a headline that the person may read, if there is one."""
    return f"{headline} [{edition.language}]" if headline else str(edition)


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
        versions = visible_versions(request.user, edition="pk")
        return (
            super()
            .get_queryset(request)
            .filter(Exists(versions))
            .annotate(headline=Subquery(versions.values("headline")[:1]))
        )

    def named(self, edition) -> str:
        """Return how it is offered where an edition is chosen."""
        return named(edition, edition.headline)

    @admin.display(description=_("headline"), ordering="headline")
    def headline(self, edition):
        return edition.headline

    @admin.display(description=_("versions"))
    def versions(self, edition):
        return articles_link(versions=edition.pk)
