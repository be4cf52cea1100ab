"""Words in several languages: one column for all of them."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext as _

from articles.foundation.languages import (
    SOURCE,
    TABLE,
    active_language,
    first_with,
    language_name,
    offered,
    order_for,
    site_language,
)
from articles.models.fields.plain import KnownAs
from articles.models.fields.words_form import WordsFormField

# Pages show it in place of words that can't be read.
LOST = "\N{REPLACEMENT CHARACTER}"
# By the code of their language; none of them is empty.
type Words = dict[str, str]


class AsWritten(json.JSONEncoder):
    """Keeps letters as they are: SQLite stores JSON as text."""

    def __init__(self, **options):
        super().__init__(**options | {"ensure_ascii": False})


class WordsField(KnownAs, models.JSONField):
    """Words by language: `{"de": "Klima", "en": "Climate"}`.

    Languages without words are left out. Words in languages that aren't offered any
    more stay. `longest` bounds the words in each language; `rows` is the height of an
    input.
    """

    known_as = models.JSONField

    def __init__(
        self, verbose_name=None, *, longest: int | None = None, rows: int = 1, **kwargs
    ):
        self.longest, self.rows = longest, rows
        kwargs.setdefault("encoder", AsWritten)
        super().__init__(verbose_name, **{"default": dict} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("encoder", None)
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        found: Any = super().from_db_value(value, expression, connection)
        if found is None or isinstance(found, dict):
            return found
        if isinstance(expression, KeyTransform):
            return found
        # SQLite keeps it as text, which a disk may damage. Django gives that text then.
        if connection.in_atomic_block:
            raise DatabaseError(f"{self} of a row can't be read")
        return {site_language(): LOST}

    def clean(self, value, model_instance):
        found = super().clean(given_words(value), model_instance)
        for code, text in found.items():
            if self.longest and len(text) > self.longest:
                raise too_long(code, len(text), self.longest)
        return found

    def formfield(self, **kwargs):
        known: dict[str, Any] = {
            "form_class": WordsFormField,
            "rows": self.rows,
            # Not the default, by which Django would add hidden inputs.
            "initial": None,
            "show_hidden_initial": False,
        }
        return models.Field.formfield(self, **known | kwargs)

    def save_form_data(self, instance, data):
        """Keep the words in languages that the form doesn't ask for."""
        kept = getattr(instance, self.name)
        super().save_form_data(instance, with_unasked(kept, data or {}))


def too_long(code: str, length: int, limit: int) -> ValidationError:
    error = ValidationError(
        _(
            "%(language)s: this has %(length)d characters, and may have %(limit)d at "
            "most. Shorten it."
        ),
        params={"language": language_name(code), "length": length, "limit": limit},
        code="too-long",
    )
    error.part = code  # type: ignore[attr-defined] # read by `faults`
    return error


def with_unasked(kept: Words, asked: Words) -> Words:
    """Return what a form asked for, with the kept words in other languages than the
    newsroom's: no form asks for these.
    """
    others = {code: text for code, text in kept.items() if code not in offered()}
    return given_words(others | asked)


def given_words(words: Mapping[str, str]) -> Words:
    """Return those that aren't empty, in the order of their codes."""
    return {code: words[code] for code in sorted(words) if words[code]}


def cleaned(words: Mapping[str, str], clean: Callable[[str], str]) -> Words:
    return given_words({code: clean(text) for code, text in words.items()})


def words_in(words: Words, language: str) -> str:
    """Return the words for readers of `language`; in the nearest other one that has
    some, if this one has none.
    """
    # As `first_with` does, which is too dear for a thousand names on a page.
    for code in order_for(language):
        if said := words.get(code):
            return said
    return words.get(first_with(language, words), "")


def foreign_language(words: Words, language: str) -> str:
    """Return the language in which readers of `language` get them; "" for their own."""
    return "" if words.get(language) else first_with(language, words)


def order_of_words(field: str, language: str) -> Lower:
    """Return what rows are ordered by, as readers of `language` see their words."""
    return Lower(words_of_row(field, language))


def words_of_row(field: str, language: str) -> Coalesce | KeyTextTransform:
    """Return the words of a column as readers of `language` see them, for a query."""
    bases = [code for code, row in TABLE.items() if code == row.base]
    codes = dict.fromkeys((*order_for(language), SOURCE, *sorted(bases)))
    columns = [KeyTextTransform(code, field) for code in codes]
    return Coalesce(*columns) if len(columns) > 1 else columns[0]


def own_words(field: str, *, exactly: bool = False) -> property:
    """Return a property: the words of a column in the site's own language, to read and
    to set. If that language has none, the nearest other one is read, unless the words
    are wanted in `exactly` this one.
    """

    def read(row: models.Model) -> str:
        words: Words = getattr(row, field)
        if exactly:
            return words.get(site_language(), "")
        return words_in(words, site_language())

    def write(row: models.Model, text: str) -> None:
        words = getattr(row, field) | {site_language(): text}
        setattr(row, field, given_words(words))

    return property(read, write)


def shown_words(words: Words) -> str:
    """Return them as the active language has them."""
    return words_in(words, active_language())
