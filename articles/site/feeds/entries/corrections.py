"""The feed of corrections: corrected articles, and withdrawn ones with the reason."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from articles.domain.site_version import Revision
from articles.foundation.text import clean_line
from articles.models import Article, given
from articles.site.feeds.entries.fitting import fitted
from articles.site.feeds.entries.latest import MAX_ENTRIES
from articles.site.feeds.entries.shortening import brief
from articles.site.feeds.formats.document import Document, Written, document
from articles.site.feeds.formats.entry import Entry, described, notice_of
from articles.site.feeds.formats.formats import FORMATS
from articles.site.shared import all_corrections, cache_report, shown_of, withdrawals


def corrections_document(language: str, form: str, at: Revision) -> Document:
    empty = document(
        f"corrections {language}",
        language,
        title=_("Corrections and withdrawals"),
        page=reverse("corrections"),
        address=reverse(f"corrections_feed_{form}"),
        has_hub=True,
        at=at,
    )
    write = partial(FORMATS[form].write_entry, publisher=empty.publisher)
    entries = newest_acts(language, at=at.at)
    written = [
        Written(key, write(one), one.updated, one.printed_on, one.is_notice)
        for key, one in enumerate(entries)
    ]

    def shorten(long: Sequence[Written]) -> dict[int, str]:
        return {one.key: write(brief(entries[one.key])) for one in long}

    return fitted(empty, written, shorten)


def newest_acts(language: str, *, at: datetime) -> list[Entry]:
    corrected = all_corrections(language, at=at).select_related("edition")
    corrected = corrected.defer("body")
    corrected = list(corrected.order_by("-live_from", "-pk")[:MAX_ENTRIES])
    withdrawn = withdrawals(language, at=at).select_related("edition").defer("body")
    shown = shown_of({version.edition_id for version in corrected}, at=at)
    # Articles withdrawn between the queries are left to the next response.
    corrected = [version for version in corrected if version.edition_id in shown]
    newest = list(withdrawn.order_by("-ended_at", "-pk")[:MAX_ENTRIES])
    cache_report.shown_editions(one.edition_id for one in newest)
    entries = [
        *described(corrected, lambda one: correction_of(one, shown[one.edition_id])),
        *described(newest, withdrawal_of),
    ]
    found = [entry for _article, entry in entries]
    found.sort(key=lambda entry: (entry.updated, entry.id), reverse=True)
    return found[:MAX_ENTRIES]


def correction_of(version: Article, shown: Article) -> Entry:
    return Entry(
        id=identity(version, "correction"),
        url=shown.permalink,
        title=_("Correction: %(headline)s") % {"headline": shown.headline},
        summary=clean_line(version.change_note),
        content=linebreaks(version.change_note, autoescape=True),
        author="",
        language=version.language,
        published=given(version.live_from),
        updated=given(version.live_from),
        printed_on=given(version.printed_on),
    )


def withdrawal_of(article: Article) -> Entry:
    """Describe the act, which is not the article's own entry."""
    identified = identity(article, "withdrawal")
    return replace(notice_of(article), id=identified, published=given(article.ended_at))


def identity(version: Article, act: str) -> str:
    """Return what this act is called for ever: an edition has each number once."""
    return uuid.uuid5(version.edition.uuid, f"{act} {version.number}").urn
