"""The pages of the floor, each in the shortest way that is no worse."""

from django.contrib.syndication.views import Feed
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import Count, F, Prefetch
from django.db.models.expressions import RawSQL
from django.shortcuts import get_object_or_404, render

from benchmarks.floor.models import Article, Category, Country, Topic

PAGE_SIZE, SECONDS = 20, 60
QUERY = "websearch_to_tsquery('german', %s)"


def frame() -> dict:
    """Return what stands beside every page, counted once a minute."""
    return cache.get_or_set("frame", counted, SECONDS)


def counted() -> dict:
    number = Count("articles")
    return {
        "sections": list(Category.objects.all()),
        "topics": list(Topic.objects.annotate(number=number)),
        "countries": list(Country.objects.annotate(number=number)),
    }


def newest():
    related = Article.objects.defer("body").select_related("category", "source")
    return related.prefetch_related("topics", "countries")


def listed(request, articles, **said):
    page = Paginator(articles, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "floor/list.html", said | frame() | {"page": page})


def articles(request):
    found, chosen = newest(), []
    for name, column in (("country", "countries__slug"), ("topic", "topics__slug")):
        if slug := request.GET.get(name):
            found = found.filter(**{column: slug})
            chosen.append(f"&{name}={slug}")
    return listed(request, found, title="Nachrichten", chosen="".join(chosen))


def search(request):
    words = request.GET.get("q", "")
    if connection.vendor == "postgresql":
        found = newest().extra(where=[f"search @@ {QUERY}"], params=[words])
        rank = RawSQL(f"ts_rank(search, {QUERY})", [words])
        found = found.annotate(rank=rank).order_by("-rank", "-published")
    else:
        quoted = '"{}"'.format(words.replace('"', " "))
        found = newest().extra(
            tables=["floor_words"],
            where=["floor_words MATCH %s", "floor_words.rowid = floor_article.id"],
            params=[quoted],
        )
        found = found.annotate(rank=RawSQL("bm25(floor_words)", [])).order_by(F("rank"))
    return listed(request, found, title=words, chosen=f"&q={words}")


def article(request, slug):
    related = Prefetch("related", Article.objects.only("title", "slug"))
    whole = Article.objects.select_related("category", "source").prefetch_related(
        "topics", "countries", "readings", related
    )
    found = get_object_or_404(whole, slug=slug)
    return render(request, "floor/article.html", frame() | {"article": found})


class Latest(Feed):
    title = description = "Nachrichten"
    link = "/"

    def items(self):
        return newest()[:PAGE_SIZE]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.teaser

    def item_pubdate(self, item):
        return item.published

    def item_categories(self, item):
        return [topic.name for topic in item.topics.all()]
