"""Write sitemaps as XML, after sitemaps.org and Google's scheme for news."""

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from django.http import HttpResponse
from django.utils import timezone

from articles.site.shared import XML_TYPE, LegalXMLGenerator, absolute

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Url:
    """One page: its path, when it last changed, its translations by `hreflang`, and the
    path of its picture, "" if it has none.
    """

    path: str
    changed: datetime | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    picture: str = ""


@dataclass(frozen=True, slots=True)
class News:
    path: str
    site: str
    language: str
    published: datetime
    headline: str


class Writer:
    """Writes one document; `root` is its outermost element."""

    def __init__(self, root: str, namespaces: dict[str, str]):
        self.output, self.root = BytesIO(), root
        self.xml = LegalXMLGenerator(self.output, "utf-8", short_empty_elements=True)
        self.xml.startDocument()
        self.xml.startElement(root, {"xmlns": SITEMAP} | namespaces)

    @contextmanager
    def element(self, name: str):
        self.xml.startElement(name, {})
        yield
        self.xml.endElement(name)

    def line(self, name: str, content: str | None, **attributes) -> None:
        self.xml.addQuickElement(name, content, attributes)

    def moment(self, name: str, value: datetime) -> None:
        local = timezone.localtime(value)
        self.line(name, local.isoformat(timespec="seconds"))

    def response(self) -> HttpResponse:
        self.xml.endElement(self.root)
        return HttpResponse(self.output.getvalue(), content_type=XML_TYPE)


def index_of(paths: Iterable[str]) -> HttpResponse:
    writer = Writer("sitemapindex", {})
    for path in paths:
        with writer.element("sitemap"):
            writer.line("loc", absolute(path))
    return writer.response()


def pages_of(urls: Iterable[Url]) -> HttpResponse:
    writer = Writer("urlset", {"xmlns:xhtml": XHTML, "xmlns:image": IMAGE})
    for url in urls:
        with writer.element("url"):
            writer.line("loc", absolute(url.path))
            if url.changed:
                writer.moment("lastmod", url.changed)
            for code, address in url.alternates:
                link = {"rel": "alternate", "hreflang": code, "href": address}
                writer.line("xhtml:link", None, **link)
            if url.picture:
                with writer.element("image:image"):
                    writer.line("image:loc", absolute(url.picture))
    return writer.response()


def news_of(entries: Iterable[News]) -> HttpResponse:
    writer = Writer("urlset", {"xmlns:news": NEWS})
    for entry in entries:
        with writer.element("url"):
            writer.line("loc", absolute(entry.path))
            with writer.element("news:news"):
                with writer.element("news:publication"):
                    writer.line("news:name", entry.site)
                    writer.line("news:language", entry.language)
                writer.moment("news:publication_date", entry.published)
                writer.line("news:title", entry.headline)
    return writer.response()
