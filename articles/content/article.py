"""One content: everything an editor can set of an article, as a plain dictionary.

`content_of` reads it, `apply_content` sets it, `content_hash` identifies it. Whoever
needs "the article as a whole" uses these and nothing else.
"""

import hashlib
import json

from django.db import transaction

from articles.content import addresses, pictures
from articles.content.rows import (
    EMPTY_ROW,
    as_stored_row,
    day,
    plain_value,
    set_attributions,
    set_further_reading,
    set_labels,
    set_related,
    text,
)
from articles.markup import clean_html
from articles.models import PRINTED, Article, frozen
from articles.text import clean_line, clean_text
from articles.workflow import WINDOWED

FORMAT = 1
LINES = (
    "headline",
    "slug",
    "lead_alt",
    "lead_caption",
    "credit_name",
    "credit_organisation",
)
TEXTS = ("teaser", "change_note")
DATES = ("dated", "credit_date")
PICTURES = ("lead_image",)
# Fields of the article that stand in its content, in the order of the printed page.
FIELDS = (
    "headline",
    "slug",
    "dated",
    "teaser",
    "lead_image",
    "lead_alt",
    "lead_caption",
    "body",
    "credit_date",
    "credit_name",
    "credit_organisation",
    "change_kind",
    "change_note",
)
# Fields that are none of the content's.
STATE = {f.name for f in Article._meta.concrete_fields} - set(FIELDS)
# Relations to labels: key in the content → (label, through model, its two fields).
LABELS = {
    kind.entry: (kind.model, kind.through, kind.owner, kind.field) for kind in PRINTED
}
LINKS = {kind.entry: kind.links for kind in PRINTED}
# Entries that contents saved earlier don't have: where they are empty, a content is
# still the one that was approved and imported before there were any.
LATER = ("related", "lead_image", "lead_alt", "lead_caption")


def empty_content() -> dict:
    """Return the content of an article in which nothing is set."""
    content = {"format": FORMAT}
    for name in FIELDS:
        content[name] = None if name in (*DATES, *PICTURES) else ""
    content["change_kind"] = "first"
    return content | {name: [] for name in (*LABELS, *EMPTY_ROW)}


def content_of(article: Article) -> dict:
    """Return everything an editor can set: JSON-ready, ordered, with a format number.

    Dates are ISO texts or None; labels, sources and editions stand by what identifies
    them for ever.
    """
    content = {"format": FORMAT}
    for name in FIELDS:
        content[name] = plain_value(getattr(article, name))
    for name, (_label, _through, _owner, field) in LABELS.items():
        links = getattr(article, LINKS[name]).select_related(field)
        content[name] = [str(getattr(link, field).key) for link in links]
    content["attributions"] = [
        {
            "source": str(row.source.key),
            "url": row.url,
            "title": row.title,
            "dated": row.dated and row.dated.isoformat(),
        }
        for row in article.attributions.select_related("source")
    ]
    content["further_reading"] = [
        {
            "publisher": row.publisher and str(row.publisher.key),
            "publisher_name": row.publisher_name,
            "dated": row.dated and row.dated.isoformat(),
            "title": row.title,
            "url": row.url,
            "language": row.language,
        }
        for row in article.further_reading.select_related("publisher")
    ]
    content["related"] = [
        {"edition": str(row.edition.uuid), "choice": row.choice}
        for row in article.related.select_related("edition")
    ]
    return content


def content_hash(content: dict) -> str:
    """Return the SHA-256 of the content in its one canonical form."""
    said = {k: v for k, v in content.items() if v or k not in LATER}
    canonical = json.dumps(
        said, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def apply_content(article: Article, content: dict) -> list[str]:
    """Set the whole content of a saved or new working version, and save it.

    Missing entries count as empty. An empty slug is made from the headline. Returns
    the keys of labels, sources, editions and pictures that don't exist any more; the
    rest is set. Raises ValidationError for what doesn't fit, Refused for an address of
    another article.
    """
    if article.status in WINDOWED:
        raise frozen(article)
    content = empty_content() | content
    for name in FIELDS:
        if name not in PICTURES:
            setattr(article, name, cleaned(name, content[name]))
    missing = pictures.set_pictures(article, content["lead_image"])
    # First whether it fits: PostgreSQL can't even look for an address too long.
    article.clean_fields(exclude=STATE if article.slug else STATE | {"slug"})
    if article.slug:
        addresses.claim(article.edition, article.slug)
    else:
        article.slug = addresses.claim_from(article.edition, article.headline)
    is_new = article.pk is None
    article.save()
    addresses.release(article.edition)
    if not is_new:
        remove_parts(article)
    pictures.set_figures(article)
    for name, definition in LABELS.items():
        missing += set_labels(article, content[name], *definition)
    missing += set_attributions(article, content["attributions"])
    missing += set_further_reading(article, content["further_reading"])
    missing += set_related(article, content["related"])
    return missing


def cleaned(name: str, value):
    """Return a field's value as it is stored: text cleaned, dates as dates."""
    if name in DATES:
        return day(value)
    if name in PICTURES:
        return value or None
    value = text(value)
    if name == "body":
        return clean_html(value, figures=True)
    return clean_line(value) if name in LINES else clean_text(value)


def as_stored(content: dict) -> dict:
    """Return a content as `content_of` would give it back once it was applied.

    Raises ValidationError like `apply_content`; says nothing about keys and addresses.
    """
    content = empty_content() | content
    for name in FIELDS:
        content[name] = plain_value(cleaned(name, content[name]))
    if not content["lead_image"]:
        content |= {"lead_alt": "", "lead_caption": ""}
    for kind in EMPTY_ROW:
        content[kind] = [as_stored_row(kind, row) for row in content[kind]]
    return content


def remove_parts(article: Article) -> None:
    """Make room: the parts of a version are always set as a whole."""
    for name in (*LINKS.values(), *EMPTY_ROW, "figures"):
        getattr(article, name).all().delete()
