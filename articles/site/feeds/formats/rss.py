"""Write a feed as RSS 2.0, with full text, authors, and links as Atom has them.

A `description` is HTML to readers' programs, so plain text in it is escaped as such
first; a title is not.
"""

from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.feedgenerator import Rss201rev2Feed, rfc2822_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.site.feeds.formats.document import Document
from articles.site.feeds.formats.entry import Entry, local
from articles.site.feeds.formats.media import NAMESPACE, add_enclosure, add_media
from articles.site.feeds.formats.signs import SHOWN, signs
from articles.site.feeds.formats.styled import add_invitation, add_text, stylesheets
from articles.site.shared import XML_TYPE, LegalXMLGenerator, items_of

NAME, MEDIA_TYPE, CONTENT_TYPE = "RSS", "application/rss+xml", XML_TYPE
USE: Promise = _("Works in every feed reader. If in doubt, choose this one.")


END = "</channel></rss>"


def write_entry(entry: Entry, publisher: str) -> str:
    feed = RssFeed(title="", link="", description="")
    feed.add_item(title=entry.title, link=entry.url, description="", entry=entry)
    return items_of(feed)


def write(document: Document) -> str:
    feed = RssFeed(
        title=document.title,
        link=document.page,
        description=document.description,
        document=document,
        stylesheets=stylesheets(),
    )
    head = feed.writeString("utf-8").removesuffix(END)
    return "".join([head, *(entry.text for entry in document.entries), END])


class RssFeed(Rss201rev2Feed):
    """Django's generator, whose documents nothing can break."""

    def write(self, outfile, encoding):
        handler = LegalXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        self.add_stylesheets(handler)
        handler.startElement("rss", self.rss_attributes())
        handler.startElement("channel", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        self.endChannelElement(handler)
        handler.endElement("rss")

    def rss_attributes(self):
        return (
            super().rss_attributes()
            | NAMESPACE
            | {
                "xml:lang": self.feed["document"].language,
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:fh": "http://purl.org/syndication/history/1.0",
            }
        )

    def add_root_elements(self, handler):
        """Write the channel's head; an empty feed has no date, so it stays the same."""
        document: Document = self.feed["document"]
        handler.addQuickElement("title", document.title)
        handler.addQuickElement("link", document.page)
        add_description(handler, document.description)
        handler.addQuickElement("language", document.language)
        for rel, address in [("self", document.address), *document.chain.links()]:
            link = {"rel": rel, "href": address, "type": MEDIA_TYPE}
            handler.addQuickElement("atom:link", None, link)
        if document.hub:
            link = {"rel": "hub", "href": document.hub}
            handler.addQuickElement("atom:link", None, link)
        if document.chain.current:
            handler.addQuickElement("fh:archive")
        if document.entries:
            handler.addQuickElement(
                "lastBuildDate", rfc2822_date(local(document.updated))
            )
        minutes = max(1, settings.NEWSROOM_FEED_MAX_AGE // 60)
        handler.addQuickElement("ttl", str(minutes))
        add_image(handler, document)
        if licence := document.licence:
            handler.addQuickElement("copyright", licence.in_words)
            if licence.url:
                link = {"rel": "license", "href": licence.url}
                handler.addQuickElement("atom:link", None, link)
        add_invitation(handler)

    def add_item_elements(self, handler, item):
        entry: Entry = item["entry"]
        handler.addQuickElement("title", entry.title)
        if entry.url:
            handler.addQuickElement("link", entry.url)
        add_description(handler, entry.summary)
        handler.addQuickElement("content:encoded", entry.content)
        # After both: some programs take a picture's description for the entry's, or for
        # its text.
        add_enclosure(handler, entry.picture)
        add_media(handler, entry.picture)
        if entry.author:
            handler.addQuickElement("dc:creator", entry.author)
        handler.addQuickElement("pubDate", rfc2822_date(local(entry.published)))
        handler.addQuickElement("atom:updated", local(entry.updated).isoformat())
        handler.addQuickElement("guid", entry.id, {"isPermaLink": "false"})
        for term in entry.terms:
            handler.addQuickElement("category", term.name, {"domain": term.scheme})


def add_image(handler, document: Document) -> None:
    """Write the picture of the feed, which says once more whose it is."""
    if not (icon := signs().icon):
        return
    handler.startElement("image", {})
    for name, value in (
        ("url", icon),
        ("title", document.title),
        ("link", document.page),
        ("width", SHOWN),
        ("height", SHOWN),
    ):
        handler.addQuickElement(name, value)
    handler.endElement("image")


def add_description(handler, text: str) -> None:
    """Write plain text for programs, and also unescaped for people if that differs."""
    escaped = escape(text)
    if escaped != text:
        add_text(handler, text)
    handler.addQuickElement("description", escaped)
