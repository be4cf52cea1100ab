"""Write a feed as Atom 1.0 (RFC 4287), with its archives (RFC 5005)."""

from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.site.feeds.formats.document import Document
from articles.site.feeds.formats.entry import Entry, Link, local
from articles.site.feeds.formats.media import NAMESPACE, add_enclosure_link, add_media
from articles.site.feeds.formats.signs import signs
from articles.site.feeds.formats.styled import add_invitation, stylesheets
from articles.site.shared import XML_TYPE, Attached, LegalXMLGenerator, items_of

NAME, MEDIA_TYPE, CONTENT_TYPE = "Atom", "application/atom+xml", XML_TYPE
USE: Promise = _("The same content in another standard format.")


END = "</feed>"


def write_entry(entry: Entry, publisher: str) -> str:
    feed = AtomFeed(title="", link="", description="", publisher=publisher)
    feed.add_item(title=entry.title, link=entry.url, description="", entry=entry)
    return items_of(feed)


def write(document: Document) -> str:
    feed = AtomFeed(
        title=document.title,
        link=document.page,
        description=document.description,
        language=document.language,
        document=document,
        stylesheets=stylesheets(),
    )
    head = feed.writeString("utf-8").removesuffix(END)
    return "".join([head, *(entry.text for entry in document.entries), END])


class AtomFeed(Atom1Feed):
    """Django's generator, whose documents nothing can break."""

    def write(self, outfile, encoding):
        handler = LegalXMLGenerator(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        # Django's own writes none here, so it has no method for them either.
        for stylesheet in self.feed["stylesheets"] or []:
            handler.processingInstruction("xml-stylesheet", stylesheet)
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def root_attributes(self):
        return (
            super().root_attributes()
            | NAMESPACE
            | {"xmlns:fh": "http://purl.org/syndication/history/1.0"}
        )

    def add_root_elements(self, handler):
        document: Document = self.feed["document"]
        handler.addQuickElement("id", document.id)
        handler.addQuickElement("title", document.title)
        handler.addQuickElement("subtitle", document.description)
        handler.addQuickElement("updated", rfc3339_date(local(document.updated)))
        add_person(handler, document.publisher, document.home)
        link = {"rel": "alternate", "href": document.page, "type": "text/html"}
        handler.addQuickElement("link", "", link | {"hreflang": document.language})
        for rel, address in [("self", document.address), *document.chain.links()]:
            link = {"rel": rel, "href": address, "type": MEDIA_TYPE}
            handler.addQuickElement("link", "", link)
        if document.hub:
            link = {"rel": "hub", "href": document.hub}
            handler.addQuickElement("link", "", link)
        if document.chain.current:
            handler.addQuickElement("fh:archive")
        shown = signs()
        handler.addQuickElement("icon", shown.icon or shown.favicon)
        handler.addQuickElement("logo", shown.share)
        if licence := document.licence:
            handler.addQuickElement("rights", licence.in_words)
            if licence.url:
                link = {"rel": "license", "href": licence.url}
                handler.addQuickElement("link", "", link)
        add_invitation(handler)

    def add_item_elements(self, handler, item):
        entry: Entry = item["entry"]
        handler.addQuickElement("id", entry.id)
        handler.addQuickElement("title", entry.title)
        handler.addQuickElement("published", rfc3339_date(local(entry.published)))
        handler.addQuickElement("updated", rfc3339_date(local(entry.updated)))
        add_person(handler, entry.author or self.feed["publisher"])
        if entry.url:
            link = {"rel": "alternate", "href": entry.url, "type": "text/html"}
            handler.addQuickElement("link", "", link | {"hreflang": entry.language})
        for original in entry.originals:
            add_link(handler, "via", original)
        for reading in entry.related:
            add_link(handler, "related", reading)
        for term in entry.terms:
            category = {"scheme": term.scheme, "term": term.slug, "label": term.name}
            handler.addQuickElement("category", "", category)
        handler.addQuickElement("content", entry.content, {"type": "html"})
        add_enclosure_link(handler, entry.picture)
        for one in entry.documents:
            add_document(handler, one)
        add_media(handler, entry.picture)
        # After the picture, whose description some programs take for the entry's.
        handler.addQuickElement("summary", entry.summary, {"type": "text"})


def add_person(handler, name: str, address: str = "") -> None:
    handler.startElement("author", {})
    handler.addQuickElement("name", name)
    if address:
        handler.addQuickElement("uri", address)
    handler.endElement("author")


def add_link(handler, rel: str, link: Link) -> None:
    attributes = {"rel": rel, "href": link.url}
    if link.title:
        attributes["title"] = link.title
    if link.language:
        attributes["hreflang"] = link.language
    handler.addQuickElement("link", "", attributes)


def add_document(handler, one: Attached) -> None:
    file = {"rel": "enclosure", "href": one.url, "type": one.media_type}
    file |= {"length": str(one.size), "title": one.title, "hreflang": one.language}
    handler.addQuickElement("link", "", file)
