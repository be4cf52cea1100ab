"""Checks of an article's own words: mandatory and recommended parts."""

from collections.abc import Iterator
from html import unescape

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from articles.domain.content import first_sentence
from articles.editing.preflight.registry import ERROR, WARNING, check
from articles.foundation.text import clean_line
from articles.models import Article, Attribution
from articles.workflow import Change

# Letters for which a card has three lines.
FIRST_SENTENCE = 160


@check("no-headline", level=ERROR, field="headline")
def headline_given(article: Article) -> Iterator[str]:
    if not clean_line(article.headline):
        yield _("The headline is missing. Write one.")


@check("no-body", level=ERROR, field="body")
def body_given(article: Article) -> Iterator[str]:
    if not clean_line(unescape(strip_tags(article.body))):
        yield _("The text is missing. Write at least one paragraph.")


@check("no-teaser", level=WARNING, field="teaser")
def teaser_given(article: Article) -> Iterator[str]:
    if not article.teaser:
        yield _("There is no teaser. Lists and feeds will show the text's beginning.")


@check("long-first-sentence", level=WARNING, field="teaser")
def first_sentence_fits(article: Article) -> Iterator[str]:
    first = first_sentence(article.teaser, article.language)
    if len(first) > FIRST_SENTENCE:
        yield _(
            "The first sentence of the teaser has %(number)s letters, and lists have "
            "room for about %(most)s. Make it shorter, or make two of it."
        ) % {"number": len(first), "most": FIRST_SENTENCE}


@check("no-category", level=WARNING, field="categories")
def category_given(article: Article) -> Iterator[str]:
    if not article.category_links.all():
        yield _("There is no category, so it won't be found in any.")


@check("no-subject", level=WARNING, field="topics")
def subject_given(article: Article) -> Iterator[str]:
    if not (article.topic_links.all() or article.country_links.all()):
        yield _(
            "There is no topic, country or organisation, so readers who "
            "look by these won't find it. Choose at least one."
        )


def sources_of(article: Article) -> list[Attribution]:
    """Return its sources, queried once for all checks."""
    known = Attribution.objects.select_related("source")
    prefetch_related_objects([article], Prefetch("attributions", known))
    return list(article.attributions.all())


@check("no-source", level=WARNING, field="attributions")
def source_given(article: Article) -> Iterator[str]:
    if not sources_of(article):
        yield _("There is no source. Say where the story comes from.")


@check("no-source-address", level=WARNING, field="attributions")
def sources_have_addresses(article: Article) -> Iterator[str]:
    silent = [
        one.title or str(one.source) for one in sources_of(article) if not one.url
    ]
    for name in dict.fromkeys(silent):
        yield _(
            "The source “%(source)s” has no address, so readers can't look it up. Add "
            "the address of the original."
        ) % {"source": name}


@check("no-credit", level=WARNING, field="credit_name")
def credit_given(article: Article) -> Iterator[str]:
    if not article.credit_name:
        yield _("Nobody is named as editor. Fill in the credit.")


@check("no-target", level=WARNING, field="further_reading")
def links_have_targets(article: Article) -> Iterator[str]:
    for entry in article.further_reading.all():
        if not entry.url:
            yield _("“%(title)s” has no link target. Add the address.") % {
                "title": entry.title
            }


@check("no-kind-of-change", level=ERROR, field="change_kind")
def change_has_kind(article: Article) -> Iterator[str]:
    # Versions that were published long ago stay as they are.
    is_open = article.is_working and article.change_kind == Change.FIRST
    if is_open and article.is_change:
        yield _(
            "The kind of change is missing. Choose whether this version "
            "is a correction, an update, or fixes a typo."
        )


@check("no-correction-note", level=ERROR, field="change_note")
def correction_explained(article: Article) -> Iterator[str]:
    if article.change_kind == Change.CORRECTION and not article.change_note:
        yield _("The correction has no note. Say what was wrong and what is right.")
