"""The illustrations of the samples: taken into the library, put into the articles.

Files and `credits.csv` lie beside the samples. Keys of their own identify them,
whatever became of their texts.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.functional import cached_property

from articles.domain.content import Said
from articles.domain.pictures import receive
from articles.foundation.markup import Mention
from articles.foundation.refusal import Refused
from articles.models import Image, Words, given_words

FOLDER = Path(__file__).parent / "samples" / "illustrations"
# The library's texts about a picture; the other columns define its place.
SAID = ("title", "credit", "licence")
PARAGRAPH_END = "</p>"


@dataclass(frozen=True, slots=True)
class Illustration:
    """One picture. It leads `leads`, and stands in `inside` after so many paragraphs.

    `focus` is its focal point in percent.
    """

    file: Path
    said: Mapping[str, str | Words]
    focus: tuple[int, int]
    leads: tuple[str, ...]
    inside: tuple[str, int]

    @property
    def key(self) -> UUID:
        name = f"newsroom:samples/illustrations/{self.file.stem}"
        return uuid5(NAMESPACE_URL, name)


@cache
def illustrations() -> tuple[Illustration, ...]:
    """Return all illustrations, in the order of their table."""
    with (FOLDER / "credits.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Illustration(
                FOLDER / row["file"],
                {name: row[name] for name in SAID} | words_in(row),
                (int(row["focus_x"]), int(row["focus_y"])),
                tuple(row["leads"].split("|")) if row["leads"] else (),
                (row["inside"], int(row["after"] or 0)),
            )
            for row in csv.DictReader(file, strict=True)
        )


def words_in(row: dict[str, str]) -> dict[str, Words]:
    return {
        f"{name}s": given_words({"de": row[name], "en": row[f"{name}_en"]})
        for name in ("alt", "caption")
    }


def sample_images():
    """Return the pictures of the samples that are in the library."""
    return Image.objects.filter(key__in=[one.key for one in illustrations()])


class Illustrator:
    """Gives contents of samples their pictures, each taken in when first needed."""

    @cached_property
    def known(self) -> set[UUID]:
        return set(sample_images().values_list("key", flat=True))

    def illustrated(self, content: Said, key: str) -> Said:
        """Return the content of a sample with its pictures; `key` is its story's."""
        illustrated, key = {**content}, key.removeprefix("samples/")
        for one in illustrations():
            if key in one.leads:
                illustrated["lead_image"] = self.taken_in(one)
            if key == one.inside[0]:
                illustrated["body"] = with_figure(
                    illustrated["body"], self.taken_in(one), after=one.inside[1]
                )
        return illustrated

    def taken_in(self, one: Illustration) -> str:
        if one.key not in self.known:
            take_in(one)
            self.known.add(one.key)
        return str(one.key)


def take_in(one: Illustration) -> Image:
    file = SimpleUploadedFile(one.file.name, one.file.read_bytes(), "image/png")
    focus_x, focus_y = one.focus
    texts = {**one.said, "key": one.key, "focus_x": focus_x, "focus_y": focus_y}
    try:
        return receive(file, by=None, **texts)
    except ValidationError as error:
        raise Refused(
            "The samples can't be loaded.",
            " ".join(error.messages),
            "See to the folder of the pictures, or start without samples.",
            code="illustration-refused",
        ) from error


def with_figure(body: str, key: str, *, after: int) -> str:
    parts = body.split(PARAGRAPH_END)
    head, tail = parts[:after], parts[after:]
    return f"{PARAGRAPH_END.join(head)}{PARAGRAPH_END}{Mention(key)}" + (
        PARAGRAPH_END.join(tail)
    )
