"""The home page of each language, and the way to it from the bare address."""

from collections import Counter

from django.conf import settings
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import (
    get_language,
    get_supported_language_variant,
    override,
)
from django.utils.translation.trans_real import parse_accept_lang_header

from articles.feeds import site_feeds
from articles.models import KINDS, Article, Masthead
from articles.public.machines.jsonld import web_site
from articles.site import Head, links_of, page, public_view, translated

NEWEST = 10  # beside the one that leads
HEADLINES = 4  # as many stand beside it with their headline alone
# Of how many articles the labels are shown, and how many of each kind.
RECENT, ENTRIES = 100, 10


@public_view
def by_language(request):
    """Lead to the home page in the reader's language; no cookie has a say."""
    header = request.headers.get("Accept-Language", "")
    with override(preferred_language(header)):
        return HttpResponseRedirect(
            reverse("home"), headers={"Vary": "Accept-Language"}
        )


def preferred_language(header: str) -> str:
    for code, _weight in parse_accept_lang_header(header.lower()):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


@public_view
def home(request):
    language, now = get_language(), timezone.now()
    masthead = Masthead.for_readers(language)
    articles = Article.objects.public(now).in_language(language).newest_first()
    found = leading_first(articles, at=now)
    lead, newest = (found[0], found[1:]) if found else (None, [])
    head = Head(
        title=masthead.name,
        path=reverse("home"),
        description=masthead.tagline,
        translations=translated("home"),
        feeds=site_feeds(),
        data=[web_site(masthead)],
    )
    return page(
        request,
        "articles/home.html",
        head,
        masthead=masthead,
        lead=lead,
        latest=newest[:HEADLINES],
        more=newest[HEADLINES:],
        entries=entries(list(articles.values_list("pk", flat=True)[:RECENT])),
    )


def leading_first(articles, *, at) -> list[Article]:
    """Return the newest, led by what a chief featured; else the newest leads."""
    newest = list(articles.for_listing()[: NEWEST + 1])
    lead = articles.featured(at).for_listing().first()
    if lead is None:
        return newest
    return [lead, *(article for article in newest if article != lead)][: NEWEST + 1]


def entries(articles: list[int]) -> list[tuple]:
    """Return the labels used most in these articles: kind, its overview, labels."""
    found = []
    for name, kind in KINDS.items():
        links, _owner, field = links_of(name, articles)
        links = links.select_related(f"{field}__merged_into")
        used = Counter(getattr(link, field).current for link in links)
        labels = sorted(used, key=lambda label: (-used[label], str(label).casefold()))
        found.append((kind.title, kind.overview, labels[:ENTRIES]))
    return [entry for entry in found if entry[2]]
