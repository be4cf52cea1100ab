"""Short entries, for articles whose whole text has no room."""

from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.domain.content import LENGTH, shortened
from articles.site.feeds.formats.entry import Entry


def brief(entry: Entry) -> Entry:
    summary, more = entry.summary, _("Read the full article on the website")
    if entry.is_notice:
        summary = shortened(summary, LENGTH)
        more = _("Read the full explanation on the website")
    content = format_html("<p>{}</p>", summary)
    if entry.url:
        content += format_html('\n<p><a href="{}">{}</a></p>', entry.url, more)
    return replace(entry, summary=summary, content=content, related=(), originals=())
