"""The list of articles: one row per edition, columns, filters, search."""

from django.conf import settings
from django.contrib import admin
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.admin.article.finding import seen_by
from articles.admin.parts.bounded import Bounded
from articles.admin.parts.filters import People, PhaseFilter, UsedLabels, VersionsFilter
from articles.admin.parts.found import Asked, keys_found
from articles.admin.parts.months import PrintedMonths
from articles.admin.parts.saying import who
from articles.models import (
    KINDS,
    Article,
    Attribution,
    Bytewise,
    FurtherReading,
    Mostly,
    OneOfFew,
    Snapshot,
    WebAddress,
    beginning,
    sees_all,
)
from articles.writing import FIRST

# What an address has and a word hasn't.
SIGNS = frozenset(".:/")
SCHEMES = tuple(f"{http}://{www}" for http in ("https", "http") for www in ("", "www."))


class ArticleList(Bounded):
    list_display = (
        "title",
        "edition_language",
        "phase",
        "online",
        "written_by",
        "day",
        "saved",
    )
    list_filter = (
        PhaseFilter,
        "edition__language",
        ("author", People),
        *((f"{kind.links}__{kind.field}", UsedLabels) for kind in KINDS.values()),
        VersionsFilter,
        ("printed_on", PrintedMonths),
    )
    list_select_related = ("edition", "author")
    # One query for each value of each filter.
    show_facets = admin.ShowFacets.NEVER
    # What the index doesn't hold; `get_search_results` asks for both.
    search_fields = ("slug", "attributions__url", "further_reading__url")
    search_help_text = _("Headline, text, source, link")
    ordering = ("-pk",)

    def get_queryset(self, request):
        saves = Snapshot.objects.filter(article=OuterRef("pk")).order_by("-lock")
        live = Article.objects.public().filter(edition=OuterRef("edition"))
        return (
            seen_by(request.user)
            .order_by(*self.ordering)
            .annotate(
                saved_at=Subquery(saves.values("at")[:1]),
                live_pk=Subquery(live.values("pk")[:1]),
                live_number=Subquery(live.values("number")[:1]),
            )
        )

    def standing_for_editions(self, request, queryset):
        """Keep one version of each edition: the one that a person goes on with."""
        standing = Q(stands_for_edition=True)
        if sees_all(request.user):
            return queryset.filter(standing)
        # Where that is none for her eyes, the best that is: only of these few editions
        # it is looked for.
        visible = Article.objects.visible_to(request.user)
        versions = visible.filter(edition=OuterRef("edition")).order_by(
            FIRST, "-number"
        )
        others = visible.filter(
            edition__in=Article.objects.editions_hidden_from(request.user),
            pk=Subquery(versions.values("pk")[:1]),
        )
        best = OneOfFew("pk", Subquery(others.values("pk")))
        return queryset.filter(Mostly(standing | Q(best)))

    def get_ordering(self, request):
        # Of a year, the days in the order of their index.
        by_day = "printed_on__year" in request.GET
        return ("-printed_on", "-pk") if by_day else self.ordering

    def get_search_results(self, request, queryset, search_term):
        """Find words by the index the public site has, and how addresses begin."""
        query = search.read_query(search_term, *dict(settings.LANGUAGES))
        if not query:
            return queryset, False
        found = search.matching(Article.objects.order_by(), query)
        others = [] if " " in query.text else in_address(query.text)
        # Each by its own index, then put together: with “or”, all are read.
        keys = keys_found(found, *others)
        if keys is None:
            return search.matching(queryset, query), False
        return queryset.filter(pk__in=keys), False

    @admin.display(description=_("headline"), ordering="headline")
    def title(self, article):
        return format_html('<span lang="{}">{}</span>', article.language, article)

    @admin.display(description=_("language"), ordering="edition__language")
    def edition_language(self, article):
        return article.edition.get_language_display()

    @admin.display(description=_("phase"), ordering="status")
    def phase(self, article):
        phase = article.phase()
        return format_html('<span class="phase {}">{}</span>', phase.value, phase.label)

    @admin.display(description=_("live"), empty_value="–")
    def online(self, article):
        if not article.live_pk:
            return None
        version = _("version %(number)s") % {"number": article.live_number}
        if article.live_pk == article.pk:
            return version
        address = reverse("admin:articles_article_change", args=[article.live_pk])
        return format_html('<a href="{}">{}</a>', address, version)

    @admin.display(description=_("author"), ordering="author__username")
    def written_by(self, article):
        return who(article.author)

    @admin.display(description=_("date"), ordering="printed_on")
    def day(self, article):
        return article.printed_on or article.dated

    @admin.display(description=_("last saved"), ordering="saved_at")
    def saved(self, article):
        return date_format(localtime(article.saved_at), "DATETIME_FORMAT")


def in_address(text: str) -> list[Asked]:
    """Ask for what has an address that begins so, or names one that does."""
    text = text.lower()
    own = beginning(Article.objects.all(), Bytewise("slug"), text), "pk"
    if not SIGNS & set(text):
        return [own]
    # People copy addresses with and without what they all begin with.
    texts = [text] if "://" in text else [scheme + text for scheme in SCHEMES]
    named = (
        (beginning(part.objects.all(), WebAddress("url"), *texts), "article")
        for part in (Attribution, FurtherReading)
    )
    return [own, *named]
