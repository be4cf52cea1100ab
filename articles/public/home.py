"""The home page of each language, and the way to it from the bare address."""

from datetime import datetime

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

from articles import revision
from articles.catalogue import Catalogue, Members, catalogue_at
from articles.charts import printed_world
from articles.content import whole_sentences
from articles.feeds import site_feeds
from articles.models import KINDS, Article, Masthead
from articles.public.cards import lead_card, tiles
from articles.public.machines.jsonld import web_site
from articles.revision import Held, Kept, Revision
from articles.site import (
    Head,
    page,
    public_view,
    standing,
    telling,
    tells_all,
    translated,
)

NEWEST = 10  # beside the one that leads
HEADLINES = 4  # as many stand beside it with their headline alone
# Of how many articles the labels are shown, and how many of each kind.
RECENT, ENTRIES = 100, 10


@public_view
@tells_all
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


def all_featured(revision: Revision, _held: Held | None) -> dict[int, datetime | None]:
    found = Article.objects.public(revision.at).featured(revision.at)
    return dict(found.newest_first().values_list("pk", "edition__featured_until"))


# What a chief featured, in whatever language, the newest first, and until when: there
# are few.
featured = Kept(all_featured)


@public_view
@tells_all
def home(request):
    at = revision.current(timezone.now())
    return home_page(standing(get_language(), at=at).masthead, at=at)


def home_page(masthead: Masthead, *, at: Revision, robots: str = "", **otherwise):
    """Return the home page below a masthead; `otherwise` is for a preview."""
    language = get_language()
    catalogue = catalogue_at(at)
    newest, _more = catalogue.newest(catalogue.public(language), RECENT)
    # Led by what a chief featured; else the newest leads.
    until = featured.at(at)
    leading = [pk for pk in until if pk in catalogue.public(language)]
    telling.ends(until[leading[0]] if leading else None)
    shown = list(dict.fromkeys([*leading[:1], *newest]))[: NEWEST + 1]
    beside = tiles(shown[1:], at=at)
    head = Head(
        title=masthead.name,
        path=reverse("home"),
        description=whole_sentences(masthead.tagline),
        translations=translated("home"),
        feeds=site_feeds(),
        data=[web_site(masthead)],
        robots=robots,
    )
    return page(
        "articles/home.html",
        head,
        at=at,
        lead=lead_card(shown[:1], at=at),
        latest=beside[:HEADLINES],
        more=beside[HEADLINES:],
        entries=entries(newest, catalogue),
        world=printed_world(catalogue),
        **otherwise,
    )


def entries(newest: list[int], catalogue: Catalogue) -> list[tuple]:
    """Return the labels used most in these articles: kind, its overview, labels."""
    found, among = [], Members(newest)
    for name, kind in KINDS.items():
        known = catalogue.labels.by_pk[name]
        used = [
            (-number, str(known[pk]).casefold(), pk)
            for pk, number in catalogue.by_label(name, among).items()
        ]
        most = [known[pk] for _number, _name, pk in sorted(used)[:ENTRIES]]
        telling.shown(*(label.shown_key for label in most))
        found.append((kind.title, kind.overview, most))
    return [entry for entry in found if entry[2]]
