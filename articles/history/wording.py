"""Say a content in the words of the desk: names of fields, labels, sources, choices.

A content names labels, sources, editions and pictures by their keys; here they are
looked up, all at once.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.content import DATES, EMPTY_ROW, LABELS, by_key, by_uuid, keys_of
from articles.markup import mentions, text_of
from articles.models import (
    Article,
    Attribution,
    FurtherReading,
    Image,
    RelatedChoice,
    Source,
)
from articles.workflow import Change

ROWS = {
    "attributions": Attribution,
    "further_reading": FurtherReading,
    "related": RelatedChoice,
}
# The part of such a row that names a source or an edition by its key.
NAMING = {"attributions": "source", "further_reading": "publisher"} | {
    "related": "edition"
}


def field_name(name: str) -> str:
    """Return what the desk calls an entry of the content."""
    if name in ROWS:
        return capfirst(ROWS[name]._meta.verbose_name_plural)
    return capfirst(Article._meta.get_field(name).verbose_name)


def keys_in(content: dict, name: str) -> list[str]:
    """Return the keys of labels, sources, editions or pictures in one entry."""
    entry = content.get(name) or []
    if name == "lead_image":
        return [entry] if entry else []
    if name == "body":
        return [mention.key for mention in mentions(entry or "")]
    if name in LABELS:
        return list(entry)
    if name in ROWS:
        return [row[NAMING[name]] for row in entry if row.get(NAMING[name])]
    return []


class Wording:
    """The words for some contents, in the language that is active now.

    Asks the database six times at most, however many contents and keys there are.
    """

    def __init__(self, *contents: dict):
        models = {name: label for name, (label, *_fields) in LABELS.items()}
        models |= {"attributions": Source, "further_reading": Source}
        wanted: dict[type, list[str]] = {}
        for name, model in models.items():
            for content in contents:
                wanted.setdefault(model, []).extend(keys_in(content, name))
        self.names = {
            key: str(label)
            for model, keys in wanted.items()
            for key, label in by_key(model, keys).items()
        }
        related = [key for content in contents for key in keys_in(content, "related")]
        self.names |= headlines(related)
        pictures = [key for content in contents for key in keys_of(content)]
        self.pictures: dict[str, Image] = by_key(Image, pictures) if pictures else {}
        self.names |= titles(self.pictures)
        self.names |= lost(key for key in pictures if key not in self.pictures)

    def __call__(self, name: str, value) -> str:
        """Return a field's value as one text; of a list, one row of it."""
        if value in (None, ""):
            return ""
        if name == "body":
            return text_of(value, self.names)
        if name == "lead_image":
            return self.name_of(value)
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
        if part in NAMING.values():
            return self.name_of(value)
        if part == "choice":
            return str(dict(RelatedChoice.Choice.choices).get(value, value))
        if part == "dated":
            return day(value)
        return str(dict(settings.LANGUAGES).get(value, value))


def headlines(keys: list[str]) -> dict[str, str]:
    """Name editions by what readers last knew them as; one never public has no name.

    Whoever reads these words may not be allowed to read its draft.
    """
    begun = Article.objects.latest_begun().filter(edition=OuterRef("pk"))
    named = Subquery(begun.values("headline")[:1])
    editions = by_uuid(keys, headline=named)
    return {key: one.headline or str(one) for key, one in editions.items()}


def titles(pictures: dict[str, Image]) -> dict[str, str]:
    """Name pictures by their titles; of one title, each by its number as well."""
    uses = Counter(image.title for image in pictures.values())
    numbered = _("%(title)s (no. %(number)d)")
    return {
        key: image.title
        if uses[image.title] == 1
        else numbered % {"title": image.title, "number": image.pk}
        for key, image in pictures.items()
    }


def lost(keys: Iterable[str]) -> dict[str, str]:
    """Name deleted pictures: nothing tells any more what they were called."""
    unique = list(dict.fromkeys(keys))
    if len(unique) == 1:
        return {unique[0]: _("(a picture that no longer exists)")}
    numbered = _("(a picture that no longer exists, no. %(number)d)")
    return {key: numbered % {"number": n} for n, key in enumerate(unique, start=1)}


def day(value: str) -> str:
    return date_format(date.fromisoformat(value))
