"""Names for feeds of which only the address is stored."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, gettext as _, override

from articles.domain.label_index import catalogue_now
from articles.site.selection import (
    Selection,
    TooManyValuesError,
    UnknownValueError,
    read_selection,
)


@dataclass(frozen=True, slots=True)
class FeedName:
    """`form` is the format; the text is in the feed's own `language`."""

    text: str
    form: str = ""
    language: str = ""

    def __str__(self):
        return self.text


def name_of(feed: str) -> FeedName:
    """Return the current name of a feed; its address if nothing is there any more."""
    path, _mark, query = feed.partition("?")
    language = get_language_from_path(path)
    if not language:
        return FeedName(feed)
    with override(language):
        try:
            known = resolve(path)
            text = text_of(known.url_name or "", known.kwargs, query, language)
        except (Resolver404, UnknownValueError, TooManyValuesError):
            return FeedName(feed)
    return FeedName(text, known.kwargs.get("form", "").upper(), language)


def text_of(name: str, known: dict, query: str, language: str) -> str:
    if name.startswith("corrections_"):
        return _("Corrections and withdrawals")
    catalogue = catalogue_now()
    if kind := known.get("kind"):
        label = catalogue.find(kind, known["slug"], ever=True)
        if label is None:
            raise UnknownValueError(kind)
        return Selection(language, {kind: (label,)}).name
    found = read_selection(
        QueryDict(query), language=language, catalogue=catalogue, ever=True
    )
    name = found.name if found.size else _("All articles")
    # The words of a search aren't stored.
    is_search = "q" in QueryDict(query)
    return _("Searches: %(list)s") % {"list": name} if is_search else name
