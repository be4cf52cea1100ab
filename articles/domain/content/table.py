"""The content as a table: one row per field, in the order of the printed page.

This is the only place that defines a field (its type, its kind) and how it is handled:
forms, snapshots, words, comparing, restoring and importing ask this table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Annotated, Any, TypedDict, cast

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from articles.domain.content import rows
from articles.domain.content.kinds import (
    Address,
    Choice,
    Day,
    Html,
    Kind,
    Line,
    Picture,
    Text,
)
from articles.domain.content.labels import LABELS
from articles.workflow import Change


class Place(Enum):
    """The place of a field in the article form; rows of parts have their own."""

    CHANGE = auto()
    HEAD = auto()
    ADDRESS = auto()
    TEASER = auto()
    PICTURE = auto()
    TEXT = auto()
    DATE = auto()
    ABOUT = auto()
    CREDIT = auto()


@dataclass(frozen=True, slots=True)
class Field:
    kind: Kind
    place: Place | None = None
    name: str = ""
    # True if it is written in the language of the article, not of the desk.
    is_written: bool = False
    # True if an earlier value may come back. A version keeps its own relation to the
    # version before it, whatever its text becomes.
    is_restored: bool = True
    # True if contents saved earlier lack it. As long as it is empty, a content equals
    # the one that was approved and imported before the field existed.
    is_later: bool = False
    # The names, in small letters and without spaces, of its line in a document.
    # `importing` itself reads fields that need more than one line.
    headings: tuple[str, ...] = ()
    # Its name for readers who are shown the changes of a version; None if they never
    # see it.
    for_readers: Promise | str | None = None

    @property
    def label(self) -> Promise:
        """The name of the field at the desk."""
        return capfirst(self.kind.label(self.name))


LINE, DAY = Line(), Day()
# Readers' names of fields.
HEADLINE, SUMMARY, BODY, DATED, LEAD_PICTURE, EDITED, EDITOR, OFFICE = (
    pgettext_lazy("what changed", "Headline"),
    pgettext_lazy("what changed", "Teaser"),
    pgettext_lazy("what changed", "Text"),
    pgettext_lazy("what changed", "Date"),
    pgettext_lazy("what changed", "Picture"),
    pgettext_lazy("what changed", "Edited on"),
    pgettext_lazy("what changed", "Edited by"),
    pgettext_lazy("what changed", "Organisation of the editor"),
)
DATES, FACTS, FILES, ORIGINALS, FURTHER = (
    pgettext_lazy("what changed", "Deadlines and dates"),
    pgettext_lazy("what changed", "Facts of the call"),
    pgettext_lazy("what changed", "Documents"),
    pgettext_lazy("what changed", "Sources"),
    pgettext_lazy("what changed", "Further reading"),
)
LEAD = Picture(alt="lead_alt", caption="lead_caption")
KIND_OF_CHANGE = Choice(
    Change.choices,
    default=Change.FIRST,
    unsaid=pgettext_lazy("kind of change", "none"),
)
CHANGE, HEAD, ADDRESS, TEASER, PICTURE, TEXT, DATE, ABOUT, CREDIT = Place
OF_LEAD = Field(LINE, PICTURE, is_written=True, is_later=True)


# The values of an article, where they are handled field by field.
Said = Mapping[str, Any]


class Content(TypedDict, total=False):
    """An article as a whole, in plain values: JSON-ready, dates as ISO texts.

    One that was saved earlier, or is on its way in, may lack entries: they are empty.
    """

    format: int
    headline: Annotated[
        str, Field(Line(grows=True), HEAD, is_written=True, for_readers=HEADLINE)
    ]
    slug: Annotated[str, Field(Address(), ADDRESS)]
    dated: Annotated[str | None, Field(DAY, DATE, for_readers=DATED)]
    teaser: Annotated[
        str, Field(Text(height=4), TEASER, is_written=True, for_readers=SUMMARY)
    ]
    lead_image: Annotated[
        str | None, Field(LEAD, PICTURE, is_later=True, for_readers=LEAD_PICTURE)
    ]
    lead_alt: Annotated[str, OF_LEAD]
    lead_caption: Annotated[str, OF_LEAD]
    body: Annotated[str, Field(Html(), TEXT, is_written=True, for_readers=BODY)]
    credit_date: Annotated[str | None, Field(DAY, CREDIT, for_readers=EDITED)]
    credit_name: Annotated[str, Field(LINE, CREDIT, for_readers=EDITOR)]
    credit_organisation: Annotated[str, Field(LINE, CREDIT, for_readers=OFFICE)]
    change_kind: Annotated[str, Field(KIND_OF_CHANGE, CHANGE, is_restored=False)]
    change_note: Annotated[str, Field(Text(height=3), CHANGE, is_restored=False)]
    # The kinds of these define them.
    categories: list[str]
    countries: list[str]
    topics: list[str]
    deadlines: Annotated[
        list[rows.DeadlineRow],
        Field(
            rows.DEADLINES,
            is_later=True,
            for_readers=DATES,
            headings=("frist", "fristen", "fristenundtermine", "deadline", "deadlines"),
        ),
    ]
    facts: Annotated[
        list[rows.FactsRow], Field(rows.FACTS, is_later=True, for_readers=FACTS)
    ]
    ai_use: Annotated[list[rows.AiUseRow], Field(rows.AI_USE, is_later=True)]
    attachments: Annotated[
        list[rows.AttachmentRow],
        Field(rows.ATTACHMENTS, is_later=True, for_readers=FILES),
    ]
    attributions: Annotated[
        list[rows.AttributionRow], Field(rows.SOURCES, for_readers=ORIGINALS)
    ]
    further_reading: Annotated[
        list[rows.ReadingRow], Field(rows.READINGS, for_readers=FURTHER)
    ]
    related: Annotated[list[rows.RelatedRow], Field(rows.RELATED, is_later=True)]


def rows_of_table() -> dict[str, Field]:
    """Return the fields in the order of the page: columns, labels, rows of parts."""
    told = rows.columns_of(Content)
    parts = {name: told.pop(name) for name in [*told] if told[name].kind.is_list}
    labels = {
        name: Field(
            kind,
            DATE if kind.is_beside_date else ABOUT,
            is_later=kind.is_later,
            for_readers=kind.title,
        )
        for name, kind in LABELS.items()
    }
    return told | labels | parts


TABLE: dict[str, Field] = {
    name: replace(field, name=name) for name, field in rows_of_table().items()
}
# The fields that are columns of the article; the others are rows of the version.
COLUMNS = tuple(name for name, field in TABLE.items() if not field.kind.is_list)


def whole(said: Said) -> Content:
    """Return values under the names of the table as a content."""
    return cast("Content", said)


def of_kind[K: Kind](*kinds: type[K]) -> Iterator[tuple[str, K]]:
    for name, field in TABLE.items():
        if isinstance(field.kind, kinds):
            yield name, field.kind


def at(*places: Place) -> tuple[str, ...]:
    """Return the names of the fields that stand in these places of the form."""
    return tuple(
        name
        for place in places
        for name, field in TABLE.items()
        if field.place is place
    )


def keys_in(content: Said, name: str) -> list[str]:
    """Return the keys of labels, sources, editions or pictures in one entry."""
    return TABLE[name].kind.keys(content.get(name))
