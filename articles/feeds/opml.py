"""All public feeds as one file that feed readers import: OPML 2.0."""

from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.feeds.views import feed_view
from articles.models import KINDS, Article, Masthead
from articles.site import (
    LANGUAGES,
    LegalXMLGenerator,
    absolute,
    by_label,
    in_all_languages,
    named_labels,
)
from articles.text import filed_as

CONTENT_TYPE = "text/x-opml; charset=utf-8"


@csrf_exempt
def opml(request):
    """Every feed that readers can know, by language and kind of label."""
    with override(settings.LANGUAGE_CODE):
        return in_all_languages(listed(request))


@feed_view
def listed(request):
    if request.has_date:
        return HttpResponseNotModified()
    now = timezone.now()
    output = BytesIO()
    xml = LegalXMLGenerator(output, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("opml", {"version": "2.0"})
    xml.startElement("head", {})
    xml.addQuickElement("title", Masthead.for_readers(settings.LANGUAGE_CODE).name)
    xml.endElement("head")
    xml.startElement("body", {})
    for language in LANGUAGES:
        with override(language):
            add_language(xml, language, at=now)
    xml.endElement("body")
    xml.endElement("opml")
    return HttpResponse(output.getvalue(), content_type=CONTENT_TYPE)


def add_language(xml, language: str, *, at: datetime) -> None:
    """Write the feeds of one language, which is the active one, in their groups."""
    own_name = get_language_info(language)["name_local"]
    start_group(xml, f"{Masthead.for_readers(language).name} ({own_name})")
    add_feed(xml, _("All articles"), "feed_rss", "articles")
    corrections = _("Corrections and withdrawals")
    add_feed(xml, corrections, "corrections_feed_rss", "corrections")
    articles = Article.objects.public(at).in_language(language)
    labels = named_labels(by_label(dict.fromkeys(KINDS, articles)))
    for kind, found in labels.items():
        if not found:
            continue
        start_group(xml, KINDS[kind].title)
        for label in sorted(found, key=lambda label: filed_as(str(label))):
            add_feed(xml, str(label), f"{kind}_feed_rss", kind, slug=label.slug)
        xml.endElement("outline")
    xml.endElement("outline")


def start_group(xml, title: str) -> None:
    xml.startElement("outline", {"text": title, "title": title})


def add_feed(xml, title: str, feed: str, page: str, **parts) -> None:
    attributes = {
        "type": "rss",
        "text": title,
        "title": title,
        "xmlUrl": absolute(reverse(feed, kwargs=parts)),
        "htmlUrl": absolute(reverse(page, kwargs=parts)),
    }
    xml.addQuickElement("outline", None, attributes)
