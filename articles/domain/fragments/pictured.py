"""Name versions with their lead pictures, as lists of what else there is to read do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.domain.fragments import cache_report
from articles.domain.fragments.named import Named
from articles.domain.fragments.rows import ask_of, named_in
from articles.domain.site_version import VERSION_ENDS
from articles.foundation.sql import compose
from articles.models import Image

COLUMNS = ("id", "file", "width", "height", "focus_x", "focus_y")
# As `rows.NAMES` has it, two columns that say nothing here, and the picture's.
PICTURED = compose(
    """
SELECT a.id, a.headline, a.slug, a.printed_on, a.edition_id, {ends}, NULL, NULL,
       {picture}
FROM articles_article a LEFT JOIN articles_image i ON i.id = a.lead_image_id
WHERE a.id {{}}
""",
    ends=VERSION_ENDS.columns("a"),
    picture=", ".join(f"i.{column}" for column in COLUMNS),
)


@dataclass(frozen=True, slots=True)
class Pictured(Named):
    """`image` knows no more of itself than what it takes to show it without words."""

    image: Image | None = None


def pictured(pks: Sequence[int]) -> list[Pictured]:
    """Return how lists name and show these versions, in this order, in one question."""
    return pictured_in(ask_of(PICTURED, pks), pks)


def pictured_in(rows: Iterable[Sequence], pks: Sequence[int]) -> list[Pictured]:
    """Return the same of rows of `PICTURED`."""
    rows = list(rows)
    images = {row[0]: image_in(row[-len(COLUMNS) :]) for row in rows}
    return [
        Pictured(one.pk, one.headline, one.slug, one.printed_on, images[one.pk])
        for one in named_in(rows, pks)
    ]


def image_in(values: Sequence) -> Image | None:
    if values[0] is None:
        return None
    image = Image(**dict(zip(COLUMNS, values, strict=True)))
    cache_report.shown(image.shown_key)
    return image
