"""Entries as they are written in feeds: made once for a version, then cached.

Each format has a part of its own, called as the format is, and another one for short
entries. All formats are made at once, since the slow work is common to them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from django.conf import settings
from django.utils.translation import get_language

from articles.domain.fragments import (
    Given,
    Maker,
    Typeset,
    filled,
    give,
    keys_of_labels,
    keys_of_pictures,
    keys_of_publishers,
    store,
)
from articles.domain.pictures import figures_of, pictures_of, plain_rendition
from articles.domain.site_version import Revision
from articles.models import KINDS, SITE, Article, Image
from articles.site.feeds.entries.listed import Listed
from articles.site.feeds.entries.shortening import brief
from articles.site.feeds.formats.document import Written
from articles.site.feeds.formats.entry import (
    Entry,
    described,
    entry_of,
    is_notice,
    notice_of,
)
from articles.site.feeds.formats.formats import FORMATS
from articles.site.shared import corrections_of, standing

# A notice in place of an article; and an entry that is sent although a picture's file
# is missing, to be made again the next time.
NOTICE, INCOMPLETE = "notice", "incomplete"


def written_of(form: str, listed: Sequence[Listed], *, at: Revision) -> list[Written]:
    """Return the entries of these in this order, without those that can't be made."""
    notices = {one.pk for one in listed if one.is_notice}
    make = entry_maker(form)
    found = given(form, [one.pk for one in listed], notices, make, at=at)
    texts = {one.pk: one.text for one in found}
    return [
        Written(one.pk, texts[one.pk], one.updated, one.printed_on, one.is_notice)
        for one in listed
        if one.pk in texts
    ]


def entry_maker(form: str) -> Maker:
    """Return what writes the entries of versions in this format."""
    return partial(in_all_formats, form)


def briefly(form: str, entries: Sequence[Written], *, at: Revision) -> dict[int, str]:
    """Return the texts of these in brief."""
    notices = {one.key for one in entries if one.is_notice}
    make = partial(in_brief, form)
    part = f"{form} brief"
    found = given(part, [one.key for one in entries], notices, make, at=at)
    return {one.pk: one.text for one in found}


def given(
    part: str, pks: Sequence[int], notices: set[int], make: Maker, *, at: Revision
) -> list[Given]:
    variants = dict.fromkeys(notices, NOTICE)
    found = give(part, pks, at=at, make=make, variants=variants)
    written = (one.text for one in found)
    texts = filled(written, at=at.at, origin=settings.NEWSROOM_ORIGIN)
    return [replace(one, text=text) for one, text in zip(found, texts, strict=True)]


def in_all_formats(form: str, pks: Sequence[int], at: Revision) -> dict[int, Typeset]:
    """Make these in one format, and keep them in the others as well."""
    made = composed(FORMATS, pks, at)
    others = FORMATS.keys() - {form}
    store({each: {pk: one[each] for pk, one in made.items()} for each in others}, at=at)
    return {pk: one[form] for pk, one in made.items()}


def in_brief(form: str, pks: Sequence[int], at: Revision) -> dict[int, Typeset]:
    made = composed([form], pks, at, shorten=brief)
    return {pk: one[form] for pk, one in made.items()}


def composed(
    forms: Iterable[str],
    pks: Sequence[int],
    at: Revision,
    *,
    shorten: Callable[[Entry], Entry] = lambda entry: entry,
) -> dict[int, dict[str, Typeset]]:
    """Write each of these versions, or its notice, in each of the formats."""
    pages = Article.objects.filter(pk__in=pks).for_page()
    articles = list(pages.prefetch_related("deadlines"))
    told = [article for article in articles if not is_notice(article, at.at)]
    corrections, images = corrections_of(told, at=at.at), figures_of(told)
    publisher = standing(get_language(), at=at).masthead.name

    def compose(article: Article) -> dict[str, Typeset]:
        if is_notice(article, at.at):
            entry, keys, variant = notice_of(article), set(), NOTICE
        else:
            entry = entry_of(article, corrections[article.pk], images)
            shown = pictures_in(article, images)
            keys = {
                *keys_of_labels(article, KINDS.values()),
                *keys_of_publishers(article),
                *keys_of_pictures(shown),
            }
            is_complete = all(plain_rendition(image).is_there for image in shown)
            is_complete &= bool(entry.picture) == bool(article.lead_image)
            variant = "" if is_complete else INCOMPLETE
        # An article without an author is by the publisher.
        keys |= set() if entry.author else {SITE}
        entry = shorten(entry)
        return {
            form: Typeset(
                FORMATS[form].write_entry(entry, publisher), frozenset(keys), variant
            )
            for form in forms
        }

    return {article.pk: one for article, one in described(articles, compose)}


def pictures_in(article: Article, images: dict[str, Image]) -> list[Image]:
    return [one.image for one in pictures_of(article, images, "article")]
