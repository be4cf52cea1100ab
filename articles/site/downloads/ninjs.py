"""Write an article as ninjs 3.2, in which news agencies exchange news (iptc.org).

It says what the page says: text, summary, sources, subjects, pictures, corrections. One
that was withdrawn is cancelled, and has the reason in place of its text.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from articles.domain.content import long_day, words_of
from articles.foundation.text import clean_line
from articles.models import (
    KINDS,
    Article,
    CountryOrganisation,
    Image,
    Label,
    Masthead,
    given,
)
from articles.site.feeds import Entry, body_of, entry_of, json_text, local
from articles.site.shared import absolute, source_of_text

CONTENT_TYPE = "application/json; charset=utf-8"
STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
}
HTML = "text/html"
# The kinds of sources in IPTC's words; ours are schema.org's for the same.
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
PLACES = {CountryOrganisation.Kind.COUNTRY, CountryOrganisation.Kind.REGION}


def news_item(
    article: Article,
    *,
    corrections: list[Article],
    images: dict[str, Image],
    translations: Iterable[Article],
    masthead: Masthead,
) -> str:
    """Return a public article as a document."""
    entry = entry_of(article, corrections, images)
    text = {"role": "main", "contentType": HTML, "wordCount": words_of(article)}
    return written(
        head(article, entry.updated)
        | {
            "pubStatus": "usable",
            "representationType": "full",
            "by": article.credited_to,
            "headlines": [{"role": "main", "value": entry.title}],
            "descriptions": described("summary", entry.summary),
            "bodies": [text | {"value": body_of(article, images)}],
            "edNote": "\n".join(
                corrected(one) for one in corrections if one.change_note
            ),
            "renditions": [web_page(article)],
            "infoSources": [*sources_of(article)],
            "associations": [*associated(article, entry, translations)],
        }
        | subjects_of(article)
        | rights_of(masthead)
        | {"digitalSourceType": source_type(article)}
    )


def cancelled(article: Article, *, has_headline: bool) -> str:
    """Return what is left of an article that isn't public any more: its identity, and
    the public reason. Nothing tells the headline of one that is gone.
    """
    left: dict = {"pubStatus": "canceled", "representationType": "partial"}
    if has_headline:
        left |= {"headlines": [{"role": "main", "value": article.headline}]}
        left |= {"renditions": [web_page(article)]}
    ended = given(article.ended_at or article.live_until)
    reason = {"edNote": clean_line(article.ending_reason)}
    return written(head(article, ended) | left | reason)


def written(described: Mapping) -> str:
    return json_text({name: value for name, value in described.items() if value})


def head(article: Article, updated: datetime) -> dict:
    return {
        "uri": article.edition.urn,
        "standard": STANDARD,
        "type": "text",
        "language": article.language,
        "firstCreated": local(given(article.edition.published_at)).isoformat(),
        "versionCreated": local(updated).isoformat(),
    }


def described(role: str, text: str) -> list[dict]:
    return [{"role": role, "value": text}] if text else []


def web_page(article: Article) -> dict:
    return {"name": "web", "href": article.permalink, "contentType": HTML}


def corrected(version: Article) -> str:
    day = long_day(local(given(version.live_from)).date())
    return _("Corrected on %(day)s: %(note)s") % {
        "day": day,
        "note": version.change_note,
    }


def sources_of(article: Article) -> Iterator[dict]:
    for label in article.source_list():
        yield {"name": str(label), "role": "source", "uri": page_of(label)}


def subjects_of(article: Article) -> dict[str, list[dict]]:
    """Return categories and topics, and apart from these what is a place, or not."""
    found: dict[str, list[dict]] = {"subjects": [], "places": [], "organisations": []}
    for name in ("category", "topic", CountryOrganisation.url_name):
        for label in article.labels_of(name):
            found[word_for(label)].append(subject(label))
    return found


def word_for(label: Label) -> str:
    if not isinstance(label, CountryOrganisation):
        return "subjects"
    return "places" if label.kind in PLACES else "organisations"


def subject(label: Label) -> dict:
    rel = "about" if KINDS[label.url_name].is_subject else "category"
    found = {"name": str(label), "rel": rel, "uri": page_of(label)}
    code = getattr(label, "code", "")
    return found | ({"literal": code} if code else {})


def page_of(label: Label) -> str:
    return absolute(label.get_absolute_url())


def associated(
    article: Article, entry: Entry, translations: Iterable[Article]
) -> Iterator[dict]:
    """Yield what the article was made from, what to read on, its picture, documents,
    and translations.
    """
    for rel, links in (("basedOn", entry.originals), ("seeAlso", entry.related)):
        for link in links:
            language = {"language": link.language} if link.language else {}
            found = {"uri": link.url, "name": link.title or link.url, "rel": rel}
            yield found | {"type": "text"} | language
    if entry.picture:
        yield picture_of(entry)
    for file in entry.documents:
        rendition: dict = {"name": "file", "href": file.url}
        rendition |= {"contentType": file.media_type, "sizeInBytes": file.size}
        found = {"uri": file.url, "name": file.title, "rel": "attachment"}
        yield found | {"language": file.language, "renditions": [rendition]}
    for other in translations:
        found = {"uri": other.edition.urn, "name": other.headline, "rel": "translation"}
        yield found | {"language": other.language, "renditions": [web_page(other)]}


def picture_of(entry: Entry) -> dict:
    picture = given(entry.picture)
    rendition = {
        "name": "main",
        "href": picture.url,
        "contentType": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "sizeInBytes": picture.length,
    }
    found: dict = {
        "uri": picture.url,
        "name": picture.caption or picture.alt or entry.title,
        "rel": "picture",
        "type": "picture",
        "descriptions": described("caption", picture.caption)
        + described("alt", picture.alt),
        "by": picture.credit,
        "usageTerms": picture.licence,
        "renditions": [rendition],
    }
    if picture.licence_url:
        found["rightsInfo"] = {"linkedRights": picture.licence_url}
    return {name: value for name, value in found.items() if value}


def rights_of(masthead: Masthead) -> dict:
    if not masthead.licence:
        return {}
    found: dict = {"copyrightHolder": masthead.name, "usageTerms": masthead.licence}
    if masthead.licence_url:
        found["rightsInfo"] = {"linkedRights": masthead.licence_url}
    return found


def source_type(article: Article) -> dict | None:
    name = source_of_text(article).rpartition("/")[2].removesuffix("DigitalSource")
    return {"uri": f"{SOURCE_TYPES}{name[0].lower()}{name[1:]}"} if name else None
