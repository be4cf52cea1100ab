"""The contents of an export, as values: items, terms, people, attachments."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from urllib.parse import unquote

from django.utils.html import strip_tags

from articles.foundation.text import clean_line
from articles.transfer.importing.wordpress.export.moments import (
    local_moment,
    moment_of,
    printed_moment,
    utc_moment,
)
from articles.transfer.importing.wordpress.export.reading import Element
from articles.transfer.importing.wordpress.export.remarks import shortened
from articles.transfer.importing.wordpress.export.restricted import restricts

LANGUAGE, TRANSLATIONS = "language", "post_translations"
# Taxonomies that mean nothing to readers.
TECHNICAL = {
    LANGUAGE, TRANSLATIONS, "term_language", "term_translations", "post_format",
    "nav_menu", "link_category", "wp_theme", "wp_template_part_area",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A category (`category`), tag (`post_tag`) or term of another taxonomy."""

    taxonomy: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the library. `path` is that below the folder of uploads, or ""."""

    number: int
    parent: int
    title: str
    path: str
    url: str
    alt: str
    caption: str
    credit: str
    licence: str


@dataclass(slots=True)
class Item:
    """An entry in the list of posts, of any kind."""

    number: int
    kind: str
    status: str
    title: str
    slug: str
    link: str
    guid: str
    creator: str
    content: str
    excerpt: str
    # The date by the site's clock, as it was rendered, and the exact moment.
    local: datetime | None
    moment: datetime | None
    has_password: bool
    is_pinned: bool
    parent: int
    thumbnail: int
    comments: int
    is_too_large: bool
    # Keys of post meta that keeps it from some readers.
    restricted: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return its name in messages."""
        said = shortened(self.title) or shortened(self.slug) or "without title"
        return f"{self.number} “{said}”"

    def in_taxonomy(self, taxonomy: str) -> Iterator[Term]:
        return (term for term in self.terms if term.taxonomy == taxonomy)

    @property
    def labels(self) -> list[Term]:
        return [term for term in self.terms if term.taxonomy not in TECHNICAL]


def number_in(text: str) -> int:
    """Return a number of WordPress's tables, 0 for anything else."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def plain(text: str) -> str:
    """Return a name or title as one line: without tags, its entities as signs."""
    return clean_line(unescape(strip_tags(text[:20_000])))


def meta_of(element: Element) -> dict[str, str]:
    return {
        one.said("wp:meta_key"): one.said("wp:meta_value")
        for one in element.all("wp:postmeta")
    }


def item_of(element: Element) -> Item:
    meta = meta_of(element)
    utc = utc_moment(element.said("wp:post_date_gmt"))
    local = local_moment(element.said("wp:post_date"))
    printed = printed_moment(element.said("pubDate"))
    moment = moment_of(utc, local, printed)
    return Item(
        number=number_in(element.said("wp:post_id")),
        kind=element.said("wp:post_type").strip() or "post",
        status=element.said("wp:status").strip(),
        title=plain(element.said("title")),
        slug=unquote(element.said("wp:post_name").strip()),
        link=element.said("link").strip(),
        guid=element.said("guid").strip(),
        creator=element.said("dc:creator").strip(),
        content=element.said("content:encoded"),
        excerpt=element.said("excerpt:encoded"),
        local=local or moment,
        moment=moment,
        has_password=bool(element.said("wp:post_password")),
        is_pinned=element.said("wp:is_sticky").strip() == "1",
        parent=number_in(element.said("wp:post_parent")),
        thumbnail=number_in(meta.get("_thumbnail_id", "")),
        comments=element.comments,
        is_too_large=element.is_too_large,
        restricted=[key for key, value in meta.items() if restricts(key, value)],
        terms=terms_of(element),
    )


def term_slug(text: str) -> str:
    return clean_line(unquote(text))


def terms_of(element: Element) -> list[Term]:
    found: dict[tuple[str, str], Term] = {}
    for one in element.all("category"):
        taxonomy = clean_line(one.attributes.get("domain", "category"))
        name = plain(one.text)
        # Before WXR 1.1 a term stood there twice, once without its slug.
        slug = term_slug(one.attributes.get("nicename", "")) or name
        if name or slug:
            found.setdefault((taxonomy, slug), Term(taxonomy, slug, name or slug))
    return list(found.values())


def attachment_of(element: Element) -> Attachment:
    meta = meta_of(element)
    credits_ = (meta.get(name, "") for name in CREDITS)
    return Attachment(
        number=number_in(element.said("wp:post_id")),
        parent=number_in(element.said("wp:post_parent")),
        title=plain(element.said("title")),
        path=meta.get("_wp_attached_file", "").strip(),
        url=element.said("wp:attachment_url").strip(),
        alt=plain(meta.get("_wp_attachment_image_alt", "")),
        caption=plain(element.said("excerpt:encoded")),
        credit=next(filter(None, map(plain, credits_)), ""),
        licence=plain(meta.get("copyright", "")),
    )


# The usual extensions write a picture's credit to these keys.
CREDITS = ("_media_credit", "media_credit", "_credit", "credit")
