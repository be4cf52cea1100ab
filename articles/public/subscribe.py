"""The page about subscribing: what a feed is, the site's, and one of one's own."""

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.catalogue import Catalogue, catalogue_now
from articles.feeds import MAX_ENTRIES, corrections_feeds, feeds_of, site_feeds
from articles.public.subscribe_form import ALL, chosen_dates, offered, read_wish
from articles.selection import Selection, asks_for_former
from articles.site import (
    Head,
    other_languages,
    page,
    public_view,
    tells_all,
)


@public_view
@tells_all
def subscribe(request):
    """Explain feeds; if the address chooses articles, give the feed of these."""
    language, catalogue = get_language(), catalogue_now()
    selection, troubles = read_wish(request.GET, language=language, catalogue=catalogue)
    is_spelt_otherwise = ALL in request.GET or asks_for_former(request.GET, selection)
    if is_spelt_otherwise and not troubles:
        return HttpResponsePermanentRedirect(selection.query_path("subscribe"))
    choices = offered(selection, catalogue)
    head = Head(
        title=_("Subscribe"),
        path=selection.query_path("subscribe"),
        description=_("Get new articles as a feed: all, or those about your subjects."),
        translations={
            code: selection.in_language(code).query_path("subscribe")
            for code in other_languages()
        },
        feeds=site_feeds(),
    )
    if selection.size:
        words = {"list": selection.in_words()}
        head.title = _("Subscribe: %(list)s") % words
    if selection.size or troubles:
        head.robots = "noindex, follow"
    return page(
        "articles/subscribe.html",
        head,
        at=catalogue.revision,
        troubles=troubles,
        wish=wish(selection, catalogue) if selection.size else None,
        main_feeds=[site_feeds(), corrections_feeds()],
        opml=reverse("opml"),
        most=MAX_ENTRIES,
        choices=choices + chosen_dates(selection),
        kinds=[each for each in choices if each.all],
        words=selection.q,
    )


def wish(selection: Selection, catalogue: Catalogue) -> dict:
    """Return what the chosen feed holds, in words, and where it and its list are."""
    number = len(selection.found(catalogue))
    address = selection.path() if number else selection.path_outside_archive()
    return {
        "sentence": selection.in_words(number),
        "number": number,
        "feeds": feeds_of(selection),
        "list": address,
    }
