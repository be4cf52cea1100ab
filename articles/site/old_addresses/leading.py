"""The answer at an old address: it leads to the thing that it names, as this is now.

Nothing is betrayed that the thing's own page wouldn't show: then nothing is known here.
"""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import override

from articles.domain.label_index import catalogue_at, slug_of
from articles.domain.site_version import VERSION_ENDS, Revision
from articles.foundation.languages import answering, site_language
from articles.foundation.slugs import path_of, path_to
from articles.models import Edition, LeadsTo, OldAddress, given
from articles.site.public.article.page import gone_article
from articles.site.public.article.resolving import Kind, resolve_edition
from articles.site.public.lists.dossiers import found_by_dossier
from articles.site.selection import Selection
from articles.site.shared import absolute, cache_report, in_all_languages, keep_fresh


def answer_for(request, row: OldAddress, feed: str, at: Revision):
    """Return the answer for an address that leads somewhere, or None."""
    feed = row.feed or feed
    cache_report.shown(row.shown_key)
    if row.leads_to == LeadsTo.EDITION:
        return answer_of_edition(request, given(row.edition), feed, at)
    path = path_of_list(row, feed, at)
    return led_to(path) if path else None


def path_of_list(row: OldAddress, feed: str, at: Revision) -> str:
    """Return the address of the page, or feed, of the label or list that a row names;
    "" if readers find none.
    """
    language = row.language if row.language in answering() else site_language()
    if row.leads_to == LeadsTo.LABEL:
        return path_of_label(row, language, feed, at)
    if feed:
        return main_feed(language, feed)
    return path_of(str(row.leads_to), language)


def answer_of_edition(request, edition: Edition, feed: str, at: Revision):
    found = resolve_edition(edition, at=at.at)
    if found.kind is Kind.UNKNOWN:
        return None
    if feed:
        # The feed of its comments, which aren't here.
        return led_to(main_feed(edition.language, feed))
    there = given(found.article)
    cache_report.shown_editions([edition.pk, there.edition_id])
    if found.kind is Kind.GONE:
        with override(edition.language):
            return in_all_languages(gone_article(request, there, at=at))
    cache_report.ends(*VERSION_ENDS.of(there))
    return led_to(there.get_absolute_url())


def path_of_label(row: OldAddress, language: str, feed: str, at: Revision) -> str:
    """Return the address of a label's page or feed, "" if readers don't find it."""
    catalogue, kind = catalogue_at(at), row.label_kind
    label = catalogue.labels.by_key[kind].get(given(row.label_key))
    if label is None:
        return ""
    cache_report.shown(label.shown_key, label.current.shown_key)
    slug = slug_of(label.current, language)
    known = catalogue.find(kind, slug, ever=bool(feed))
    if feed:
        selection = Selection(language, {kind: (known,)}) if known else None
        return selection.path("feed", form=feed) if selection else ""
    known = known or found_by_dossier(kind, slug, language, catalogue)
    return path_to(kind, slug_of(known, language), language) if known else ""


def main_feed(language: str, form: str) -> str:
    """Return the address of the feed of all articles."""
    with override(language):
        return reverse(f"feed_{form}")


def led_to(path: str) -> HttpResponse:
    """Lead there for good, from whatever host: it is the same to everybody."""
    return in_all_languages(keep_fresh(HttpResponsePermanentRedirect(absolute(path))))
