"""The home page of each language, and the way to it from the bare address."""

from contextlib import suppress

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

from articles.domain import site_version as revision
from articles.domain.content import whole_sentences
from articles.domain.label_index import catalogue_at
from articles.domain.site_version import LEAD_ENDS, Held, Kept, Revision
from articles.foundation.languages import is_offered
from articles.models import Article, Masthead
from articles.site.charts import printed_world
from articles.site.feeds import site_feeds
from articles.site.public.calls.coming import coming
from articles.site.public.calls.lines import is_watched
from articles.site.public.front import beginning_of, front_of, pairs
from articles.site.public.machines.jsonld import web_site
from articles.site.shared import (
    Head,
    cache_report,
    page,
    public_view,
    standing,
    tells_all,
    translated,
)


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
        # A former variant may stand before the language that is offered.
        for one in (code, code.partition("-")[0]):
            with suppress(LookupError):
                found = get_supported_language_variant(one)
                if is_offered(found):
                    return found
    return settings.LANGUAGE_CODE


def all_featured(revision: Revision, _held: Held | None) -> dict[int, list]:
    found = Article.objects.public(revision.at).featured(revision.at).newest_first()
    rows = found.values_list("pk", *LEAD_ENDS.fields("edition__"))
    return {pk: LEAD_ENDS.moments(ends) for pk, *ends in rows}


# Articles featured by a chief, in any language, the newest first, and the moments until
# which they lead. They are few.
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
    # Led by what a chief featured; else the newest leads.
    ends = featured.at(at)
    leading = [pk for pk in ends if pk in catalogue.public(language)]
    if leading:
        cache_report.ends(*ends[leading[0]])
    head = Head(
        title=masthead.name,
        path=reverse("home"),
        description=whole_sentences(masthead.tagline),
        translations=translated("home"),
        feeds=site_feeds(),
        data=[web_site(masthead)],
        robots=robots,
    )
    front = front_of(catalogue, language, leading)
    return page(
        "articles/home.html",
        head,
        at=at,
        front=front,
        beginning=beginning_of(language, catalogue),
        is_watched=is_watched(front.texts),
        pairs=pairs(catalogue, language),
        world=printed_world(catalogue),
        coming=coming(catalogue.public(language), catalogue),
        coming_path=reverse("deadlines"),
        **otherwise,
    )
