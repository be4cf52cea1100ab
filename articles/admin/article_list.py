"""The list of articles: which there are for this person, columns, filters."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.formats import get_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles.admin.filters import UsedLabels
from articles.models import Snapshot
from articles.workflow import Phase


class ArticleList:
    list_display = (
        "title",
        "edition_language",
        "number",
        "phase",
        "written_by",
        "day",
        "saved",
    )
    list_filter = (
        "edition__language",
        "status",
        ("author", admin.RelatedOnlyFieldListFilter),
        ("category_links__category", UsedLabels),
        ("topic_links__tag", UsedLabels),
        ("country_links__country", UsedLabels),
        ("attributions__source", UsedLabels),
    )
    list_select_related = ("edition", "author")
    search_fields = ("headline", "body")
    date_hierarchy = "printed_on"
    ordering = ("-pk",)

    def get_queryset(self, request):
        saves = Snapshot.objects.filter(article=OuterRef("pk")).order_by("-lock")
        return (
            super()
            .get_queryset(request)
            .visible_to(request.user)
            .select_related("edition", "author", "replaced_by")
            .annotate(saved_at=Subquery(saves.values("at")[:1]))
        )

    def view_on_site(self, article):
        return article.permalink if article.phase() is Phase.LIVE else None

    @admin.display(description=_("headline"), ordering="headline")
    def title(self, article):
        return str(article)

    @admin.display(description=_("language"), ordering="edition__language")
    def edition_language(self, article):
        return article.edition.get_language_display()

    @admin.display(description=_("phase"))
    def phase(self, article):
        return article.phase().label

    @admin.display(description=_("author"), ordering="author__username")
    def written_by(self, article):
        return article.author and str(article.author)

    @admin.display(description=_("date"), ordering="printed_on")
    def day(self, article):
        return as_typed(article.printed_on or article.dated)

    @admin.display(description=_("last saved"), ordering="saved_at")
    def saved(self, article):
        at = localtime(article.saved_at)
        return f"{as_typed(at)} {at:%H:%M}"


def as_typed(day):
    """Return a date as the form's fields show it: short, and plain in each language."""
    return day and day.strftime(get_format("DATE_INPUT_FORMATS")[0])
