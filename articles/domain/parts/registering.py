"""Register a part that a plug-in brings: its rows are content from then on.

A part is named after its application and its model. Contents without it have the hash
that they had.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise

from articles.domain.content import (
    TABLE,
    Choice,
    Day,
    Field,
    Flag,
    Kind,
    Line,
    Telling,
    Text,
)
from articles.models import ArticlePart

# The columns that each part has, and that nobody types.
OURS = {"id", "article", "position"}
# As many rows of one part as a page shows in reasonable time.
MOST = 50


class UnfitPartError(ValueError):
    """A model that can't be a part of an article; the text says why."""


@dataclass(frozen=True, slots=True)
class BroughtPart:
    """`template` renders the rows for readers; `offer` is the button that adds one."""

    model: type[ArticlePart]
    template: str
    most: int
    offer: str | Promise

    @property
    def kinds(self) -> dict[str, Kind]:
        return kinds_of(self.model)


# By the name of the part in a content.
BROUGHT: dict[str, BroughtPart] = {}


def article_part(
    model: type[ArticlePart],
    *,
    template: str,
    most: int = 1,
    offer: str | Promise = "",
) -> None:
    """Make the rows of `model` a part of each article's content, with a place in the
    form, and on the page by its template.
    """
    if not issubclass(model, ArticlePart):
        raise UnfitPartError(f"{model.__name__} is no ArticlePart")
    if not 1 <= most <= MOST:
        raise UnfitPartError(f"{model.__name__} may have 1 to {MOST} rows")
    if most > 1 and not offer:
        raise UnfitPartError(f"{model.__name__} needs an offer: several rows are added")
    rows = Telling(model, kinds_of(model), most=most)
    name = rows.relation
    if name in TABLE:
        raise UnfitPartError(f"the part “{name}” is there already")
    TABLE[name] = Field(rows, name=name, is_later=True)
    BROUGHT[name] = BroughtPart(model, template, most, offer)


def kinds_of(model: type[ArticlePart]) -> dict[str, Kind]:
    """Return the kind of each column that is typed; UnfitPartError for one that a
    content can't hold.
    """
    columns: list[Any] = [
        one for one in model._meta.concrete_fields if one.name not in OURS
    ]
    if not columns:
        raise UnfitPartError(f"{model.__name__} has no field to be typed in")
    return {one.name: kind_of(one) for one in columns}


def kind_of(column: models.Field) -> Kind:
    match column:
        case models.BooleanField(null=False):
            return Flag()
        case models.DateField() if not isinstance(column, models.DateTimeField):
            return Day()
        case models.TextField(null=False):
            return Text(height=4)
        case models.CharField(null=False) if column.choices:
            return Choice(column.flatchoices, column.get_default() or "")
        case models.CharField(null=False):
            return Line()
    raise UnfitPartError(
        f"{column.model.__name__}.{column.name} can't be part of a content. It may be "
        "a CharField, URLField, TextField, BooleanField or DateField"
    )
