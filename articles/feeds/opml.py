"""All public feeds as one file that feed readers import: OPML 2.0."""

from io import BytesIO

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.catalogue import catalogue_at
from articles.feeds.views import feed_view
from articles.models import KINDS, Label
from articles.revision import Revision
from articles.site import (
    LANGUAGES,
    LegalXMLGenerator,
    absolute,
    in_all_languages,
    standing,
)
from articles.text import filed_as

CONTENT_TYPE = "text/x-opml; charset=utf-8"
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
    output = BytesIO()
    xml = LegalXMLGenerator(output, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("opml", {"version": "2.0"})
    xml.startElement("head", {})
    xml.addQuickElement("title", standing(settings.LANGUAGE_CODE, at=at).masthead.name)
    xml.endElement("head")
    xml.startElement("body", {})
    for language in LANGUAGES:
        with override(language):
            add_language(xml, language, at=at)
    xml.endElement("body")
    xml.endElement("opml")
    return HttpResponse(output.getvalue(), content_type=CONTENT_TYPE)


def add_language(xml, language: str, *, at: Revision) -> None:
    """Write the feeds of one language, which is the active one, in their groups."""
    own_name = get_language_info(language)["name_local"]
    name = standing(language, at=at).masthead.name
    start_group(xml, f"{name} ({own_name})")
    articles = reverse("feed_rss"), reverse("articles")
    add_feed(xml, _("All articles"), *articles)
    corrections = reverse("corrections_feed_rss"), reverse("corrections")
    add_feed(xml, _("Corrections and withdrawals"), *corrections)
    for kind in KINDS:
        found = labels_of(kind, language, at=at)
        if not found:
            continue
        start_group(xml, KINDS[kind].title)
        feed, page = pattern(f"{kind}_feed_rss"), pattern(kind)
        for label in sorted(found, key=lambda label: filed_as(str(label))):
            slug = label.slug
            add_feed(xml, str(label), feed.format(slug), page.format(slug))
        xml.endElement("outline")
    xml.endElement("outline")


def labels_of(kind: str, language: str, *, at: Revision) -> list[Label]:
    """Return the labels that a public article of the language has."""
    catalogue = catalogue_at(at)
    labels = catalogue.labels.by_pk[kind]
    counted = catalogue.by_label(kind, catalogue.public(language))
    return [labels[pk] for pk in counted]


def pattern(name: str) -> str:
    """Return the path of all labels of a kind, with a place for the slug."""
    return reverse(name, kwargs={"slug": SLUG}).replace(SLUG, "{}")


def start_group(xml, title: str) -> None:
    xml.startElement("outline", {"text": title, "title": title})


def add_feed(xml, title: str, feed: str, page: str) -> None:
    attributes = {
        "type": "rss",
        "text": title,
        "title": title,
        "xmlUrl": absolute(feed),
        "htmlUrl": absolute(page),
    }
    xml.addQuickElement("outline", None, attributes)
