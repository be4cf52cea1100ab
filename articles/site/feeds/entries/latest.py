"""The feed of a selection: its newest articles, and all recent notices of it."""

from dataclasses import replace
from functools import partial

from articles.domain.label_index import catalogue_at
from articles.domain.site_version import Revision
from articles.site.feeds.changed import names_hub
from articles.site.feeds.entries.archives import archived
from articles.site.feeds.entries.composing import briefly, written_of
from articles.site.feeds.entries.fitting import fitted
from articles.site.feeds.entries.listed import Listed, newest_in
from articles.site.feeds.formats.document import Chain, Document, document, key_of
from articles.site.selection import Selection
from articles.site.shared import Place, absolute

MAX_ENTRIES = MAX_NOTICES = 50


def document_of(
    selection: Selection, form: str, at: Revision, *, before: Place | None = None
) -> Document:
    """Describe the feed of a selection, or what it had before a place; its language is
    the active one.
    """
    # Notices come on top: subscribers who have an article learn that it was withdrawn,
    # however old it is.
    listed, has_more = newest_in(
        selection, articles=MAX_ENTRIES, notices=MAX_NOTICES, before=before, at=at
    )
    address = selection.path("feed", form=form)
    empty = document(
        key_of(selection),
        selection.language,
        title=selection.name if selection.size else "",
        page=page_of(selection, listed, at=at),
        address=with_place(address, before),
        has_hub=before is None and names_hub(selection),
        at=at,
    )
    entries = written_of(form, listed, at=at)
    found = fitted(empty, entries, partial(briefly, form, at=at))
    told = [entry for entry in found.entries if not entry.is_notice]
    if not told:
        return found
    if selection.size:
        is_whole = len(told) == sum(not one.is_notice for one in listed)
        last = Place(*catalogue_at(at).place_of(told[-1].key), told[-1].key)
        more = absolute(with_place(address, last)) if has_more or not is_whole else ""
        return replace(found, chain=Chain(further=more))
    previous = archived(selection.language, told[-1].printed_on, form, at=at)
    return replace(found, chain=Chain(previous=previous))


def with_place(address: str, place: Place | None) -> str:
    """Return where the feed goes on with what is older than a place."""
    if place is None:
        return address
    return f"{address}{'&' if '?' in address else '?'}before={place}"


def page_of(selection: Selection, listed: list[Listed], *, at: Revision) -> str:
    """Return the path of its list; if there is none now, that of all articles."""
    if all(one.is_notice for one in listed):
        is_known = catalogue_at(at).is_known
        if not all(map(is_known, selection.every_label)):
            return Selection(selection.language).path()
        return selection.path_outside_archive()
    return selection.path()
