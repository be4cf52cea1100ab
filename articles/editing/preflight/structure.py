"""Checks of what is read aloud: headings, tables, bold paragraphs as headings, and
documents.
"""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from articles.editing.preflight.passages import read, shortened
from articles.editing.preflight.registry import WARNING, check
from articles.models import Accessibility, Article

# The headline is the page's first heading.
HEADLINE = 1
# Longer than this, a bold paragraph is emphasis and no heading.
HEADING = 120


@check("heading-skipped", level=WARNING, field="body")
def headings_in_steps(article: Article) -> Iterator[str]:
    before = HEADLINE
    for passage in read(article.body).passages:
        if not passage.level:
            continue
        if passage.level > before + 1:
            yield _(
                "The heading “%(text)s” skips a level, so people who use a "
                "screen reader look for a missing part. Make it one level "
                "higher."
            ) % {"text": shortened(passage.text)}
        before = passage.level


@check("bold-heading", level=WARNING, field="body")
def headings_are_headings(article: Article) -> Iterator[str]:
    passages = read(article.body).passages
    # The last passage has nothing below it, so it is no heading.
    for passage in passages[:-1]:
        is_short = len(passage.text) <= HEADING and passage.text[-1] not in ".,;"
        if passage.tag == "p" and not passage.inside and passage.is_bold and is_short:
            yield _(
                "The bold paragraph “%(text)s” looks like a heading, but "
                "screen readers don't know it as one. Make it a heading."
            ) % {"text": shortened(passage.text)}


@check("table-without-header", level=WARNING, field="body")
def tables_have_headers(article: Article) -> Iterator[str]:
    for has_header, words in read(article.body).tables:
        if not has_header:
            yield _(
                "The table that begins with “%(text)s” has no header row, so its cells "
                "can't be understood when read aloud. Make the first row a header."
            ) % {"text": shortened(" ".join(words.split()), 40)}


@check("document-inaccessible", level=WARNING, field="attachments")
def documents_are_for_everybody(article: Article) -> Iterator[str]:
    prefetch_related_objects([article], "attachments")
    for row in article.attachments.all():
        if not Accessibility(row.accessibility).is_for_everybody:
            yield _(
                "“%(title)s” can't be read with a screen reader. Attach an accessible "
                "file, or say the same in the text."
            ) % {"title": row.title}
