"""All that readers may ask for, as it is given and as it is made from scratch."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from articles.domain import site_version
from articles.domain.site_version import Kept
from articles.foundation import change_mark
from articles.foundation.change_mark.clock import Latest
from articles.models import KINDS, Address, Article, CatalogueCopy, Page, PrintedPart
from articles.site.feeds import FORMATS

LANGUAGES = ("de", "en")
OLDER = re.compile(r'rel="next" href="([^"]+)"')
FILE = re.compile(r"<loc>https?://[^/]+(/sitemap-[^<]+)</loc>")
WORDS = ("Eins", "Handel", "Zwei Text")


@contextmanager
def made_from_scratch() -> Iterator[None]:
    """As if nothing had ever been printed or remembered; then all is there again."""
    held = {kept: kept._shared for kept in Kept._all}
    latest = Latest.at
    site_version.forget()
    try:
        with transaction.atomic():
            PrintedPart.objects.all().delete()
            CatalogueCopy.objects.all().delete()
            yield
            transaction.set_rollback(True)
    finally:
        change_mark.note(latest)
        for kept, shared in held.items():
            kept._shared = shared


def of_site() -> Iterator[str]:
    """Yield what is there whatever was published."""
    yield from ("/feeds.opml", "/news-sitemap.xml", "/de/nirgendwo/", "/en/nowhere/")
    names = ("home", "articles", "archive", "subscribe", "corrections")
    for language in LANGUAGES:
        with override(language):
            yield from (reverse(name) for name in names)
            yield from (kind.overview for kind in KINDS.values())
            yield from (
                reverse(f"{name}feed_{form}")
                for name in ("", "corrections_")
                for form in FORMATS
            )
    yield from (page.get_absolute_url() for page in Page.objects.all())


def of_articles() -> Iterator[str]:
    """Yield every address that an article has or had, known to readers or not."""
    for address in Address.objects.order_by("pk"):
        with override(address.language):
            yield reverse("article", kwargs={"slug": address.slug})
        yield side_by_side(address.slug, address.language)


def of_pairs(public: Iterable[Article]) -> Iterator[str]:
    """Yield the addresses at which two of these articles stand side by side."""
    articles = list(public)
    stories = Counter(article.edition.story_id for article in articles)
    for article in articles:
        if stories[article.edition.story_id] > 1:
            yield side_by_side(article.slug, article.edition.language)


def side_by_side(slug: str, language: str) -> str:
    [other] = {*LANGUAGES} - {language}
    with override(language):
        kwargs = {"slug": slug, "other": other}
        return reverse("article_side_by_side", kwargs=kwargs)


def of_labels() -> Iterator[str]:
    """Yield the pages of labels, of two together, and their feeds."""
    chosen = {}
    for name, kind in KINDS.items():
        for links in kind.through._default_manager.all()[:1]:
            chosen[name] = getattr(links, kind.field)
    for language in LANGUAGES:
        with override(language):
            for name, kind in KINDS.items():
                linked = kind.through._default_manager.values(kind.field)
                for label in kind.model.objects.filter(pk__in=linked):
                    slug = {"slug": label.slug}
                    yield label.get_absolute_url()
                    if kind.is_subject:
                        yield reverse(f"{name}_partners", kwargs=slug)
                    for form in FORMATS:
                        yield reverse(f"{name}_feed_{form}", kwargs=slug)
            yield from of_both()
            if len(chosen) > 1:
                query = "&".join(f"{name}={one.slug}" for name, one in chosen.items())
                yield f"{reverse('articles')}?{query}"
                yield from (f"{reverse(f'feed_{form}')}?{query}" for form in FORMATS)


def of_both() -> Iterator[str]:
    """Yield the list of two topics at once, and its feeds, in the active language."""
    linked = KINDS["topic"].through._default_manager.values("tag")
    topics = KINDS["topic"].model.objects.filter(pk__in=linked)
    if slugs := sorted(topics.values_list("slugs__de", flat=True))[:2]:
        query = f"topic={','.join(slugs)}"
        yield f"{reverse('articles')}?{query}"
        yield from (f"{reverse(f'feed_{form}')}?{query}" for form in FORMATS)


def of_months() -> Iterator[str]:
    days = Article.objects.windowed().values_list("printed_on", flat=True)
    months = sorted({(day.year, day.month) for day in days})
    for language in LANGUAGES:
        with override(language):
            for year, month in months:
                when = {"year": year, "month": month}
                yield reverse("archive_year", kwargs={"year": year})
                yield reverse("archive_month", kwargs=when)
                for form in FORMATS:
                    yield reverse(f"archive_month_feed_{form}", kwargs=when)


def of_searches() -> Iterator[str]:
    for language in LANGUAGES:
        with override(language):
            for words in WORDS:
                yield f"{reverse('articles')}?q={words}"
                yield from (f"{reverse(f'feed_{form}')}?q={words}" for form in FORMATS)


def of_files(client: Client) -> Iterator[str]:
    yield "/sitemap.xml"
    yield from FILE.findall(client.get("/sitemap.xml").text)


def told(client: Client, path: str) -> tuple:
    """Return all that a reader gets at an address."""
    answer = client.get(path)
    return answer.status_code, answer.get("Location"), answer.content


def leaves(client: Client, path: str) -> dict[str, tuple]:
    """Return what is told there, and on all pages with older articles behind it."""
    found = {}
    while path not in found:
        found[path] = told(client, path)
        older = OLDER.search(found[path][2].decode())
        path = older[1].replace("&amp;", "&") if older else path
    return found
