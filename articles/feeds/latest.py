"""The feed of a selection: its newest articles, and all recent notices of it."""

from dataclasses import replace
from functools import partial

from articles.catalogue import catalogue_at
from articles.feeds.archives import archived
from articles.feeds.composing import briefly, written_of
from articles.feeds.document import Chain, Document, document, key_of
from articles.feeds.fitting import fitted
from articles.feeds.listed import Listed, newest_in
from articles.revision import Revision
from articles.selection import Selection

MAX_ENTRIES = MAX_NOTICES = 50


def document_of(selection: Selection, form: str, at: Revision) -> Document:
    """Describe the feed of a selection; its language is the active one."""
    # Notices come on top: who has an article is told that it was withdrawn, however old
    # it is.
    listed = newest_in(selection, articles=MAX_ENTRIES, notices=MAX_NOTICES, at=at)
    empty = document(
        key_of(selection),
        selection.language,
        title=selection.name if selection.size else "",
        page=page_of(selection, listed, at=at),
        address=selection.path("feed", form=form),
        at=at,
    )
    entries = written_of(form, listed, at=at)
    found = fitted(empty, entries, partial(briefly, form, at=at))
    told = [entry for entry in found.entries if not entry.is_notice]
    if not told or selection.size:
        return found
    previous = archived(selection.language, told[-1].printed_on, form, at=at)
    return replace(found, chain=Chain(previous=previous))


def page_of(selection: Selection, listed: list[Listed], *, at: Revision) -> str:
    """Return the path of its list; if there is none now, that of all articles."""
    if all(one.is_notice for one in listed):
        is_known = catalogue_at(at).is_known
        if not all(map(is_known, selection.every_label)):
            return Selection(selection.language).path()
        return selection.path_outside_archive()
    return selection.path()
