"""All public feeds as one file that feed readers import: OPML 2.0."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _, override
from django.views.decorators.csrf import csrf_exempt

from articles.domain.label_index import catalogue_at
from articles.domain.site_version import Revision
from articles.foundation.languages import offered, row_of
from articles.models import KINDS, SITE, Label
from articles.site.feeds.views import feed_view
from articles.site.shared import (
    absolute,
    cache_report,
    in_all_languages,
    legal,
    standing,
)

CONTENT_TYPE = "text/x-opml; charset=utf-8"
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<opml version="2.0"><head><title>{}</title></head><body>'
)
END = "</body></opml>"
# Most names: nothing in them needs a reference.
PLAIN = re.compile("[\x20\x21\x23-\x25\x27-\x3b\x3d\x3f-\ud7ff]*")
# Stands for any; no path has it but in its place.
SLUG = "slug-of-a-label"


@csrf_exempt
def opml(request):
    """Every feed that readers can know, by language and kind of label."""
    with override(settings.LANGUAGE_CODE):
        return in_all_languages(listed(request))


@feed_view
def listed(request):
    return written


def written(at: Revision) -> HttpResponse:
    cache_report.shown(SITE)
    title = legal(standing(settings.LANGUAGE_CODE, at=at).masthead.name)
    lines = [HEAD.format(escape(title))]
    for language in offered():
        with override(language):
            lines += of_language(language, at=at)
    lines.append(END)
    return HttpResponse("".join(lines), content_type=CONTENT_TYPE)


def of_language(language: str, *, at: Revision) -> Iterator[str]:
    """Write the feeds of one language, which is the active one, in their groups."""
    own_name = row_of(language).name
    name = standing(language, at=at).masthead.name
    yield group(f"{name} ({own_name})")
    yield addressed("feed_rss", "articles").format(quoted(_("All articles")))
    corrections = quoted(_("Corrections and withdrawals"))
    yield addressed("corrections_feed_rss", "corrections").format(corrections)
    for kind in KINDS:
        labels = labels_of(kind, language, at=at)
        if labels:
            yield group(KINDS[kind].title)
            outline = addressed(f"{kind}_feed_rss", kind, slug=SLUG)
            for label in labels:
                name = quoted(label.name_in(language))
                yield outline.format(name, slug=label.slug_in(language))
            yield "</outline>"
    yield "</outline>"


def labels_of(kind: str, language: str, *, at: Revision) -> list[Label]:
    """Return the labels that a public article of the language has, in order."""
    catalogue = catalogue_at(at)
    counted = catalogue.numbers(language).by_label[kind]
    return catalogue.labels.in_order(kind, language, counted)


def group(title: str) -> str:
    """Begin a group of feeds."""
    title = quoted(title)
    return f"<outline text={title} title={title}>"


def addressed(feed: str, page: str, **parts: str) -> str:
    """Return the element of a feed, without its title and the label's slug.

    An address is found once for all labels of a kind: there are more than a thousand.
    """
    paths = [reverse(name, kwargs=parts) for name in (feed, page)]
    xml, html = (quoted(absolute(path)).replace(SLUG, "{slug}") for path in paths)
    return f'<outline htmlUrl={html} text={{0}} title={{0}} type="rss" xmlUrl={xml}/>'


def quoted(text: str) -> str:
    """Return it as the value of an attribute, with its quotation marks."""
    return f'"{text}"' if PLAIN.fullmatch(text) else quoteattr(legal(text))
