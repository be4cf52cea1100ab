"""Make the last part of an address from a headline or a name."""

from collections.abc import Container
from itertools import count

from django.utils.text import slugify

MAX_LENGTH = 80
GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "ø": "oe", "Ø": "Oe", "ł": "l"}
    | {"Ł": "L", "đ": "d", "Đ": "D", "–": "-", "—": "-", "/": "-"}
)


def slug_from(text: str, *, fallback: str) -> str:
    """Return lower-case ASCII words joined by hyphens, cut between words.

    `fallback` is for a text without a single letter of the Latin alphabet.
    """
    slug = slugify(slugify(text.translate(GERMAN)).replace("_", " "))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1]
        slug = slug.rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug or fallback


def numbered(slug: str, number: int) -> str:
    """Return `slug` for its first bearer, `slug-2` for the second, and so on."""
    return slug if number == 1 else f"{slug}-{number}"


def first_free(slug: str, taken: Container[str]) -> str:
    """Return `slug` with the lowest number that isn't taken."""
    slugs = (numbered(slug, number) for number in count(1))
    return next(one for one in slugs if one not in taken)
