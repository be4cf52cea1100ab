"""Answer with the feed of a list: the same selection, the same articles."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language

from articles.feeds.entry import newest_entries
from articles.feeds.rss import CONTENT_TYPE, RssFeed
from articles.models import Masthead
from articles.public.page import public_view
from articles.selection import (
    KINDS,
    Selection,
    UnknownValueError,
    known_labels,
    read_selection,
)

# Readers ask again after this time, so it is how late news reaches them. Seconds.
MAX_AGE = 1800


@public_view
def feed(request, form: str):
    """The feed of all articles, or of what the address selects."""
    now = timezone.now()
    try:
        selection = read_selection(request.GET, language=get_language(), at=now)
    except UnknownValueError as error:
        raise Http404 from error
    return written(selection, form, at=now)


@public_view
def label_feed(request, kind: str, slug: str, form: str):
    now = timezone.now()
    label = get_object_or_404(known_labels(KINDS[kind], at=now), slug=slug)
    selection = Selection(get_language(), {kind: (label.current,)})
    if label.merged_into:
        return HttpResponsePermanentRedirect(selection.path("feed", form=form))
    return written(selection, form, at=now)


@public_view
def corrections_feed(request, form: str):
    raise Http404(form)


def written(selection: Selection, form: str, *, at) -> HttpResponse:
    if form != "rss":
        raise Http404(form)
    masthead = Masthead.for_readers(selection.language)
    title = masthead.name
    if selection.size:
        title = f"{title}: {selection.only_label or selection.in_words()}"
    document = RssFeed(
        title=title,
        link=settings.NEWSROOM_ORIGIN + selection.path(),
        description=masthead.tagline or title,
        language=selection.language,
        feed_url=settings.NEWSROOM_ORIGIN + selection.path("feed", form=form),
        ttl=str(MAX_AGE // 60),
    )
    for entry in newest_entries(selection, at=at):
        document.add_entry(entry)
    return HttpResponse(
        document.writeString("utf-8"),
        content_type=CONTENT_TYPE,
        headers={"Cache-Control": f"public, max-age={MAX_AGE}, s-maxage=1"},
    )
