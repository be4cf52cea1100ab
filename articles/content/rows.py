"""The rows and values of a content: labels, sources, further reading, related articles.

`content` sets the article as a whole; here each part of it is checked and stored.
"""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import DateField, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import (
    Article,
    Attribution,
    Edition,
    FurtherReading,
    Image,
    Label,
    RelatedChoice,
    Source,
)
from articles.text import clean_line

FIRST_YEAR = 1900
TWICE = gettext_lazy("A related article stands there twice. Remove one of the two.")
KEY = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

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
    "related": {"edition": None, "choice": "pinned"},
}


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


def plain_value(value):
    if isinstance(value, Image):
        return str(value.key)
    return value.isoformat() if isinstance(value, date) else value


def as_stored_row(kind: str, row: dict) -> dict:
    label = next(iter(EMPTY_ROW[kind]))
    values = row_values(kind, row, without=label)
    values = {name: plain_value(value) for name, value in values.items()}
    return {label: row.get(label) or None} | {
        name: values[name] for name in EMPTY_ROW[kind] if name != label
    }


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


def set_related(article: Article, rows: list[dict]) -> list[str]:
    editions = by_uuid([row.get("edition") for row in rows])
    kept = [row for row in rows if row.get("edition") in editions]
    named = [row.get("edition") for row in rows]
    refuse_unrelated(article, [editions[row["edition"]] for row in kept])
    RelatedChoice.objects.bulk_create(
        checked(
            RelatedChoice(
                article=article,
                position=position,
                edition=editions[row["edition"]],
                **row_values("related", row, without="edition"),
            )
        )
        for position, row in enumerate(kept)
    )
    return [key for key in named if key not in editions]


def refuse_unrelated(article: Article, editions: list[Edition]) -> None:
    """Raise ValidationError for an article that can't be related to this one."""
    # None by its headline: it may be one that the person before the screen may not see.
    if article.edition in editions:
        raise ValidationError(
            _("An article can't be related to itself. Choose another one.")
        )
    if len(set(editions)) < len(editions):
        raise ValidationError(TWICE)
    if any(edition.language != article.language for edition in editions):
        raise ValidationError(
            _(
                "A related article is in another language, so readers of this one "
                "wouldn't be led to it. Choose one in the language of the article."
            )
        )


def checked(row):
    """Return the row if its values fit; ValidationError if one doesn't."""
    row.clean_fields(exclude=["article", "source", "publisher", "edition"])
    return row


def row_values(kind: str, row: dict, *, without: str) -> dict:
    row = {k: v for k, v in (EMPTY_ROW[kind] | row).items() if k != without}
    return {
        name: day(value) if name == "dated" else clean_line(text(value))
        for name, value in row.items()
    }


def by_key(
    model: type[Label | Image], keys: list, rows: QuerySet | None = None
) -> dict[str, Label | Image]:
    """Return labels, sources or pictures by their keys; what isn't one names none.

    `rows` are all of them, unless they are to be read in a way of one's own.
    """
    rows = model.objects.all() if rows is None else rows
    wanted = [key for key in keys if isinstance(key, str) and KEY.fullmatch(key)]
    return {str(one.key): one for one in rows.filter(key__in=wanted)}


def by_uuid(keys: list, **annotations) -> dict[str, Edition]:
    """Return editions by their UUIDs, annotated; what isn't one names none."""
    wanted = [key for key in keys if isinstance(key, str) and KEY.fullmatch(key)]
    found = Edition.objects.filter(uuid__in=wanted).annotate(**annotations)
    return {str(one.uuid): one for one in found}
