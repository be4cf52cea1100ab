"""Make slugs from headlines and names, and addresses from slugs."""

import re
from collections.abc import Callable, Container
from functools import cache, lru_cache
from itertools import count

from django.urls import get_script_prefix, reverse
from django.urls.converters import SlugConverter
from django.utils.text import slugify
from django.utils.translation import get_language, override

from articles.foundation.languages import row_of, site_language

MAX_LENGTH = 80
# A slug that can't exist: none is longer than a hundred characters.
STAND_IN = "x" * 101
SLUG = re.compile(SlugConverter.regex)


def slug_from(text: str, *, fallback: str, language: str = "") -> str:
    """Return lower-case ASCII words joined by hyphens, cut between words.

    The text is in `language`, else in the site's. `fallback` is for a text without a
    single letter of the Latin alphabet.
    """
    text = text.translate(letters(language or site_language()))
    slug = slugify(slugify(text).replace("_", " "))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1]
        slug = slug.rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug or fallback


@cache
def letters(language: str) -> dict[int, str]:
    return str.maketrans(row_of(language).letters)


def numbered(slug: str, number: int) -> str:
    """Return `slug` for its first bearer, `slug-2` for the second, and so on."""
    return slug if number == 1 else f"{slug}-{number}"


def first_free(slug: str, taken: Container[str]) -> str:
    """Return `slug` with the lowest number that isn't taken."""
    slugs = (numbered(slug, number) for number in count(1))
    return next(one for one in slugs if one not in taken)


def path_to(name: str, slug: str, language: str = "") -> str:
    """Return what `reverse` returns for such an address, in the active language unless
    another is given.
    """
    return paths_to(name, language)(slug)


def paths_to(name: str, language: str = "") -> Callable[[str], str]:
    """Return a function from slugs to addresses: some pages have a thousand of them.

    The addresses need no escaping: they have no characters that do.
    """
    before, after = around(name, language or get_language(), get_script_prefix())

    def path(slug: str) -> str:
        if SLUG.fullmatch(slug):
            return f"{before}{slug}{after}"
        # Not a slug: `reverse` refuses it in any language.
        return reverse(name, kwargs={"slug": slug})

    return path


def path_of(name: str, language: str = "") -> str:
    """Return what `reverse` returns for an address without parameters, in the active
    language unless another is given.
    """
    return known_path(name, language or get_language(), get_script_prefix())


@lru_cache(maxsize=1_000)
def known_path(name: str, language: str | None, _prefix: str) -> str:
    with override(language):
        return reverse(name)


@lru_cache(maxsize=1_000)
def around(name: str, language: str | None, _prefix: str) -> tuple[str, str]:
    with override(language):
        before, after = reverse(name, kwargs={"slug": STAND_IN}).split(STAND_IN)
    return before, after
