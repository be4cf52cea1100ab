"""Say a content in the words of the desk: names of fields, labels, sources, choices.

A content names labels and sources by their keys; here they are looked up, all at once.
"""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.content import DATES, EMPTY_ROW, LABELS, by_key
from articles.lines import text_of
from articles.models import Article, Attribution, FurtherReading, Source
from articles.workflow import Change

ROWS = {"attributions": Attribution, "further_reading": FurtherReading}
# The part of such a row that names a source.
SOURCE = {"attributions": "source", "further_reading": "publisher"}


def field_name(name: str) -> str:
    """Return what the desk calls an entry of the content."""
    if name in ROWS:
        return capfirst(ROWS[name]._meta.verbose_name_plural)
    return capfirst(Article._meta.get_field(name).verbose_name)


def keys_in(content: dict, name: str) -> list[str]:
    """Return the keys of labels or sources in one entry of a content."""
    entry = content.get(name) or []
    if name in LABELS:
        return list(entry)
    if name in ROWS:
        return [row[SOURCE[name]] for row in entry if row.get(SOURCE[name])]
    return []


class Wording:
    """The words for some contents, in the language that is active now.

    Asks the database four times, however many contents and keys there are.
    """

    def __init__(self, *contents: dict):
        models = {name: label for name, (label, *_fields) in LABELS.items()}
        wanted: dict[type, list[str]] = {}
        for name, model in (models | dict.fromkeys(ROWS, Source)).items():
            for content in contents:
                wanted.setdefault(model, []).extend(keys_in(content, name))
        self.names = {
            key: str(label)
            for model, keys in wanted.items()
            for key, label in by_key(model, keys).items()
        }

    def __call__(self, name: str, value) -> str:
        """Return a field's value as one text; of a list, one row of it."""
        if value in (None, ""):
            return ""
        if name == "body":
            return text_of(value)
        if name in DATES:
            return day(value)
        if name == "change_kind":
            return str(dict(Change.choices).get(value, value))
        if name in LABELS:
            return self.name_of(value)
        return self.row(name, value) if name in ROWS else str(value)

    def whole(self, name: str, value) -> str:
        """Return a field's value as one text, a list's rows each on its own line."""
        rows = value if isinstance(value, list) else [value]
        return "\n".join(self(name, row) for row in rows)

    def name_of(self, key: str) -> str:
        return self.names.get(key) or _("(no longer exists: %(key)s)") % {"key": key}

    def row(self, name: str, row: dict) -> str:
        """Return a row as lines: what each part is called, and what it says."""
        parts = {part: self.part(part, row.get(part)) for part in EMPTY_ROW[name]}
        labels = {part: ROWS[name]._meta.get_field(part).verbose_name for part in parts}
        return "\n".join(
            _("%(part)s: %(text)s") % {"part": capfirst(labels[part]), "text": text}
            for part, text in parts.items()
            if text
        )

    def part(self, part: str, value: str | None) -> str:
        if not value:
            return ""
        if part in SOURCE.values():
            return self.name_of(value)
        if part == "dated":
            return day(value)
        return str(dict(settings.LANGUAGES).get(value, value))


def day(value: str) -> str:
    return date_format(date.fromisoformat(value))
