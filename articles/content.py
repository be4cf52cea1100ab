"""One content: everything an editor can set of an article, as a plain dictionary.

`content_of` reads it, `apply_content` sets it, `content_hash` identifies it. Whoever
needs "the article as a whole" uses these and nothing else.
"""

import hashlib
import json
import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import DateField
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import addresses
from articles.models import (
    Article,
    ArticleCategory,
    ArticleCountry,
    ArticleTopic,
    Attribution,
    Category,
    CountryOrganisation,
    FurtherReading,
    Label,
    Source,
    Topic,
)
from articles.models.freezing import frozen
from articles.sanitising import clean_html
from articles.text import clean_line, clean_text
from articles.workflow import WINDOWED

FORMAT = 1
FIRST_YEAR = 1900
KEY = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LINES = ("headline", "slug", "credit_name", "credit_organisation")
TEXTS = ("teaser", "change_note")
DATES = ("dated", "credit_date")
# Fields of the article that stand in its content, in the order of the printed page.
FIELDS = (
    "headline",
    "slug",
    "dated",
    "teaser",
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
    "categories": (Category, ArticleCategory, "article", "category"),
    "countries": (CountryOrganisation, ArticleCountry, "article", "country"),
    "topics": (Topic, ArticleTopic, "content_object", "tag"),
}
LINKS = {"categories": "category_links", "countries": "country_links"} | {
    "topics": "topic_links"
}
EMPTY_ROW = {
    "attributions": {"source": None, "url": "", "title": "", "dated": None},
    "further_reading": {
        "publisher": None,
        "publisher_name": "",
        "dated": None,
        "title": "",
        "url": "",
        "language": "",
    },
}


def empty_content() -> dict:
    """Return the content of an article in which nothing is set."""
    content = {"format": FORMAT}
    for name in FIELDS:
        content[name] = None if name in DATES else ""
    content["change_kind"] = "first"
    return content | {name: [] for name in (*LABELS, *EMPTY_ROW)}


def content_of(article: Article) -> dict:
    """Return everything an editor can set: JSON-ready, ordered, with a format number.

    Dates are ISO texts or None; labels and sources stand by their immutable key.
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
    return content


def content_hash(content: dict) -> str:
    """Return the SHA-256 of the content in its one canonical form."""
    canonical = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def apply_content(article: Article, content: dict) -> list[str]:
    """Set the whole content of a saved or new working version, and save it.

    Missing entries count as empty. An empty slug is made from the headline. Returns
    the keys of labels and sources that don't exist any more; the rest is set. Raises
    ValidationError for what doesn't fit, Refused for an address of another article.
    """
    if article.status in WINDOWED:
        raise frozen(article)
    content = empty_content() | content
    for name in FIELDS:
        setattr(article, name, cleaned(name, content[name]))
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
    missing = []
    for name, definition in LABELS.items():
        missing += set_labels(article, content[name], *definition)
    missing += set_attributions(article, content["attributions"])
    missing += set_further_reading(article, content["further_reading"])
    return missing


def cleaned(name: str, value):
    """Return a field's value as it is stored: text cleaned, dates as dates."""
    if name in DATES:
        return day(value)
    value = text(value)
    if name == "body":
        return clean_html(value)
    return clean_line(value) if name in LINES else clean_text(value)


def text(value: str | None) -> str:
    if value is not None and not isinstance(value, str):
        raise ValidationError(
            _("“%(value)s” is no text. Write it in quotation marks."),
            params={"value": value},
            code="no-text",
        )
    return value or ""


def day(value: str | date | None) -> date | None:
    """Return an ISO date as a date; ValidationError for one that can't be meant."""
    day = DateField().to_python(value or None)
    last = timezone.localdate().year + 2
    if day and not FIRST_YEAR <= day.year <= last:
        raise ValidationError(
            _("%(day)s isn't between %(first)d and %(last)d. Correct the date."),
            params={"day": day.isoformat(), "first": FIRST_YEAR, "last": last},
        )
    return day


def as_stored(content: dict) -> dict:
    """Return a content as `content_of` would give it back once it was applied.

    Raises ValidationError like `apply_content`; says nothing about keys and addresses.
    """
    content = empty_content() | content
    for name in FIELDS:
        content[name] = plain_value(cleaned(name, content[name]))
    for kind in EMPTY_ROW:
        content[kind] = [as_stored_row(kind, row) for row in content[kind]]
    return content


def as_stored_row(kind: str, row: dict) -> dict:
    label = next(iter(EMPTY_ROW[kind]))
    values = row_values(kind, row, without=label)
    values = {name: plain_value(value) for name, value in values.items()}
    return {label: row.get(label) or None} | {
        name: values[name] for name in EMPTY_ROW[kind] if name != label
    }


def plain_value(value):
    return value.isoformat() if isinstance(value, date) else value


def remove_parts(article: Article) -> None:
    """Make room: the parts of a version are always set as a whole."""
    for name in (*LINKS.values(), *EMPTY_ROW):
        getattr(article, name).all().delete()


def set_labels(article, keys, label, through, owner, field) -> list[str]:
    labels = by_key(label, keys)
    found = [labels[key] for key in dict.fromkeys(keys) if key in labels]
    through.objects.bulk_create(
        through(**{owner: article, field: one, "position": position})
        for position, one in enumerate(found)
    )
    return [key for key in keys if key not in labels]


def set_attributions(article: Article, rows: list[dict]) -> list[str]:
    sources = by_key(Source, [row.get("source") for row in rows])
    kept = [row for row in rows if row.get("source") in sources]
    Attribution.objects.bulk_create(
        checked(
            Attribution(
                article=article,
                position=position,
                source=sources[row["source"]],
                **row_values("attributions", row, without="source"),
            )
        )
        for position, row in enumerate(kept)
    )
    named = [row.get("source") for row in rows]
    return [key for key in named if key not in sources]


def set_further_reading(article: Article, rows: list[dict]) -> list[str]:
    sources = by_key(Source, [row.get("publisher") for row in rows])
    FurtherReading.objects.bulk_create(
        checked(
            FurtherReading(
                article=article,
                position=position,
                publisher=sources.get(row.get("publisher")),
                **row_values("further_reading", row, without="publisher"),
            )
        )
        for position, row in enumerate(rows)
    )
    named = [row["publisher"] for row in rows if row.get("publisher")]
    return [key for key in named if key not in sources]


def checked(row):
    """Return the row if its values fit; ValidationError if one doesn't."""
    row.clean_fields(exclude=["article", "source", "publisher"])
    return row


def row_values(kind: str, row: dict, *, without: str) -> dict:
    row = {k: v for k, v in (EMPTY_ROW[kind] | row).items() if k != without}
    dated = row.pop("dated")
    row = {name: clean_line(text(value)) for name, value in row.items()}
    return row | {"dated": day(dated)}


def by_key(model: type[Label], keys: list) -> dict[str, Label]:
    """Return labels or sources by their keys; what isn't a key names none."""
    wanted = [key for key in keys if isinstance(key, str) and KEY.fullmatch(key)]
    return {str(one.key): one for one in model.objects.filter(key__in=wanted)}
