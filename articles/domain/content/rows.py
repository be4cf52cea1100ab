"""The rows of a content: sources, further reading, related articles, each of parts."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypedDict, get_type_hints
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _, gettext_lazy

from articles.domain.content.kinds import (
    Choice,
    Codes,
    Day,
    Kind,
    Line,
    Many,
    Named,
    Names,
    name_of_column,
)
from articles.domain.content.moments import Flag, Moment, RowKey
from articles.domain.content.values import by_key, plain
from articles.models import (
    AiDeed,
    AiUse,
    Applicant,
    Article,
    Attachment,
    Attribution,
    CallFacts,
    Deadline,
    Document,
    Edition,
    FurtherReading,
    RelatedChoice,
    Source,
    linked_languages,
)

TWICE = gettext_lazy("A related article is listed twice. Remove one of the two.")
SAME_KEY = gettext_lazy("Two rows have the same key. Leave it out of one of them.")
SAME_DOCUMENT = gettext_lazy(
    "The same document is attached twice. Remove one of the two."
)
LINE, DAY = Line(), Day()
MOMENT, FLAG = Moment(), Flag()


class AttributionRow(TypedDict, total=False):
    source: Annotated[str | None, Named(Source)]
    url: Annotated[str, LINE]
    title: Annotated[str, LINE]
    dated: Annotated[str | None, DAY]


class ReadingRow(TypedDict, total=False):
    publisher: Annotated[str | None, Named(Source)]
    publisher_name: Annotated[str, LINE]
    dated: Annotated[str | None, DAY]
    title: Annotated[str, LINE]
    url: Annotated[str, LINE]
    language: Annotated[str, Choice(linked_languages())]


class RelatedRow(TypedDict, total=False):
    edition: Annotated[str | None, Named(Edition)]
    choice: Annotated[str, Choice(RelatedChoice.Choice.choices, "pinned")]


def columns_of(table: type) -> dict[str, Any]:
    """Return the annotation of each entry of a TypedDict, by its name."""
    hints = get_type_hints(table, include_extras=True)
    return {
        name: hint.__metadata__[0]
        for name, hint in hints.items()
        if hasattr(hint, "__metadata__")
    }


class Rows(Many):
    """Rows of `model`. A row that names nothing is left out where its model needs a
    name.

    `refuse` raises ValidationError for objects that an article's rows may not combine.
    An article has so many rows at `most`.
    """

    empty: list = []
    # A page with more takes seconds to render.
    MOST = 200

    def __init__(
        self,
        model: type[Model],
        parts: type | Mapping[str, Kind],
        refuse: Callable[[Article, list], None] | None = None,
        most: int = MOST,
    ):
        self.model, self.refuse, self.most = model, refuse, most
        self.parts: Mapping[str, Kind] = (
            columns_of(parts) if isinstance(parts, type) else parts
        )
        named = (it for it in self.parts.items() if isinstance(it[1], Named))
        self.naming, kind = next(named, ("", Kind()))
        self.names = kind.names
        self.keyed = [n for n, it in self.parts.items() if isinstance(it, RowKey)]
        # True if the model has no row that names nothing.
        self.is_named = bool(
            self.naming and not model._meta.get_field(self.naming).null
        )
        owner: Any = model._meta.get_field("article")
        self.relation = owner.remote_field.related_name

    def label(self, name: str) -> Any:
        return self.model._meta.verbose_name_plural

    def read(self, article: Article, name: str) -> list[dict]:
        return [
            {part: plain(getattr(row, part)) for part in self.parts}
            for row in self.rows_of(article)
        ]

    def rows(self, article: Article, said: list[dict]) -> tuple[list, list]:
        if len(said) > self.most:
            raise too_many(self, len(said))
        for name in self.keyed:
            given = [row[name] for row in said if row.get(name)]
            if len(set(given)) < len(given):
                raise ValidationError(SAME_KEY)
        keys: list = [row.get(self.naming) for row in said]
        found = by_key(self.names, keys) if self.names else {}
        kept = [
            (row, found.get(key))
            for row, key in zip(said, keys, strict=True)
            if key in found or not self.is_named
        ]
        if self.refuse:
            self.refuse(article, [named for _row, named in kept])
        rows = [
            self.row(article, row, named, position=position)
            for position, (row, named) in enumerate(kept)
        ]
        missing = [k for k in keys if k not in found and (k or self.is_named)]
        return rows, missing

    def row(self, article: Article, said: dict, named: Model | None, *, position: int):
        """Return one row, not stored yet; ValidationError if its values don't fit."""
        values = self.values(said) | ({self.naming: named} if self.naming else {})
        values |= {name: uuid4() for name in self.keyed if not values[name]}
        row = self.model(article=article, position=position, **values)
        row.clean_fields(exclude=["article", self.naming])
        row.clean()
        return row

    def values(self, row: dict) -> dict[str, object]:
        """Return the parts of a row but the naming one, as they are stored."""
        return {
            part: kind.clean(row.get(part, kind.empty))
            for part, kind in self.parts.items()
            if part != self.naming
        }

    def as_stored(self, value: list[dict]) -> list[dict]:
        return [self.row_as_stored(row) for row in value]

    def row_as_stored(self, row: dict) -> dict:
        named = {self.naming: row.get(self.naming) or None} if self.naming else {}
        return named | plain(self.values(row))

    def keys(self, value: list[dict] | None) -> list[str]:
        return [key for row in value or [] if (key := row.get(self.naming))]

    def raw(self, value: dict) -> str:
        said = (
            kind.raw(value.get(name))
            for name, kind in self.parts.items()
            if not kind.is_silent
        )
        return " · ".join(filter(None, said))

    def words(self, value: dict, name_of: Names) -> str:
        """Return a row as lines: the name of each part, and its value."""
        return "\n".join(
            _("%(part)s: %(text)s")
            % {
                "part": capfirst(name_of_column(self.model, part)),
                "text": kind.words(value[part], name_of),
            }
            for part, kind in self.parts.items()
            if value.get(part) and not kind.is_silent
        )


def too_many(rows: Rows, count: int) -> ValidationError:
    return ValidationError(
        _("%(name)s: there may be %(most)d at most, and here are %(count)d."),
        params={"name": rows.label(""), "most": rows.most, "count": count},
        code="too-many",
    )


class DeadlineRow(TypedDict, total=False):
    key: Annotated[str, RowKey()]
    stage: Annotated[str, Choice(Deadline.Stage.choices, "submission")]
    named: Annotated[str, LINE]
    opens: Annotated[str, MOMENT]
    closes: Annotated[str, MOMENT]
    is_rolling: Annotated[bool, FLAG]
    is_gate: Annotated[bool, FLAG]
    until: Annotated[str, MOMENT]
    place: Annotated[str, LINE]
    was: Annotated[str, MOMENT]
    learned: Annotated[str | None, DAY]
    told_at: Annotated[str, LINE]


class FactsRow(TypedDict, total=False):
    reference: Annotated[str, LINE]
    funder: Annotated[str | None, Named(Source)]
    eligible: Annotated[list[str], Codes(Applicant.choices)]
    amount: Annotated[str, LINE]
    apply_at: Annotated[str, LINE]


DEED = Choice(AiDeed.choices)


class AiUseRow(TypedDict, total=False):
    text: Annotated[str, DEED]
    text_with: Annotated[str, LINE]
    translation: Annotated[str, DEED]
    translation_with: Annotated[str, LINE]
    lead: Annotated[str, DEED]
    lead_with: Annotated[str, LINE]
    figures: Annotated[str, DEED]
    figures_with: Annotated[str, LINE]
    read_by: Annotated[str, LINE]


class Telling(Rows):
    """Rows of which none is kept that says nothing."""

    def rows(self, article: Article, said: list[dict]) -> tuple[list, list]:
        rows, missing = super().rows(article, said)
        return [
            row for row in rows if any(getattr(row, name) for name in self.parts)
        ], missing

    def as_stored(self, value: list[dict]) -> list[dict]:
        return [row for row in super().as_stored(value) if any(row.values())]


def refuse_unrelated(article: Article, editions: list[Edition]) -> None:
    """Raise ValidationError for an article that can't be related to this one."""
    # Don't name any by its headline: the user may have no right to see that article.
    if article.edition in editions:
        raise ValidationError(
            _("An article can't be related to itself. Choose another one.")
        )
    if len(set(editions)) < len(editions):
        raise ValidationError(TWICE)
    if any(edition.language != article.language for edition in editions):
        raise ValidationError(
            _(
                "A related article is in another language, so readers won't "
                "see it. Choose one in the language of this article."
            )
        )


class AttachmentRow(TypedDict, total=False):
    document: Annotated[str | None, Named(Document)]
    title: Annotated[str, LINE]
    file_name: Annotated[str, LINE]
    language: Annotated[str, Choice(linked_languages())]
    accessibility: Annotated[str, Choice(Attachment.Accessibility.choices)]


def refuse_twice(_article: Article, documents: list[Document]) -> None:
    if len(set(documents)) < len(documents):
        raise ValidationError(SAME_DOCUMENT)


READINGS = Rows(FurtherReading, ReadingRow)
SOURCES = Rows(Attribution, AttributionRow)
RELATED = Rows(RelatedChoice, RelatedRow, refuse_unrelated)
DEADLINES = Rows(Deadline, DeadlineRow, most=10)
FACTS = Telling(CallFacts, FactsRow, most=1)
AI_USE = Telling(AiUse, AiUseRow, most=1)
ATTACHMENTS = Rows(Attachment, AttachmentRow, refuse_twice, most=10)
