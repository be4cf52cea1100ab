"""Write entries as RSS 2.0."""

import re

from django.utils.feedgenerator import Rss201rev2Feed, rfc2822_date
from django.utils.xmlutils import SimplerXMLGenerator

from articles.feeds.entry import Entry

# What XML 1.0 can't hold, however it got into the database.
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CONTENT_TYPE = "application/xml; charset=utf-8"
LINK_TYPE = "application/rss+xml"


def legal(text: str) -> str:
    return ILLEGAL.sub("", text)


class LegalXMLGenerator(SimplerXMLGenerator):
    """Leaves out what would make the whole document unreadable."""

    def characters(self, content):
        super().characters(legal(content or ""))

    def startElement(self, name, attrs):  # noqa: N802 (the name in xml.sax)
        super().startElement(name, {key: legal(attrs[key]) for key in attrs})


class RssFeed(Rss201rev2Feed):
    """Django's generator with full text, schemes of labels, and a legal document."""

    def write(self, outfile, encoding):
        handler = LegalXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("rss", self.rss_attributes())
        handler.startElement("channel", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        self.endChannelElement(handler)
        handler.endElement("rss")

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_root_elements(self, handler):
        """Write the channel's head; an empty feed has no date, so it stays the same."""
        for name in ("title", "link", "description", "language"):
            handler.addQuickElement(name, self.feed[name])
        own = {"rel": "self", "href": self.feed["feed_url"], "type": LINK_TYPE}
        handler.addQuickElement("atom:link", None, own)
        if self.items:
            built = rfc2822_date(self.latest_post_date())
            handler.addQuickElement("lastBuildDate", built)
        handler.addQuickElement("ttl", self.feed["ttl"])

    def add_item_elements(self, handler, item):
        entry: Entry = item["entry"]
        handler.addQuickElement("title", entry.title)
        handler.addQuickElement("link", entry.url)
        handler.addQuickElement("description", entry.summary)
        handler.addQuickElement("content:encoded", entry.content)
        if entry.author:
            handler.addQuickElement("dc:creator", entry.author)
        handler.addQuickElement("pubDate", rfc2822_date(entry.published))
        handler.addQuickElement("guid", entry.id, {"isPermaLink": "false"})
        for domain, name in entry.labels:
            handler.addQuickElement("category", name, {"domain": domain})

    def add_entry(self, entry: Entry) -> None:
        self.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.summary,
            updateddate=entry.updated,
            entry=entry,
        )
