"""Put a content into the words of the desk: names of fields, labels, sources, choices.

A content names labels, sources, editions and pictures by their keys; this module looks
them all up at once.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from articles.domain.content import TABLE, Keyed, Said, by_key, keys_in, names_by_key
from articles.models import Article, Edition, Image, Label


class Wording:
    """The words for some contents, in the language that is active now.

    Makes four queries at most, however many contents and keys there are.
    """

    def __init__(self, *contents: Said):
        wanted: dict[type[Keyed], list[str]] = {}
        for name, field in TABLE.items():
            if model := field.kind.names:
                wanted.setdefault(model, []).extend(
                    key for content in contents for key in keys_in(content, name)
                )
            wanted.setdefault(Edition, []).extend(
                key
                for content in contents
                for key in field.kind.leads(content.get(name))
            )
        pictures = wanted.pop(Image)
        self.pictures = by_key(Image, pictures)
        self.names = titles(self.pictures)
        self.names |= lost(key for key in pictures if key not in self.pictures)
        self.names |= headlines(wanted.pop(Edition))
        labels: Any = {k: wanted.pop(k) for k in list(wanted) if issubclass(k, Label)}
        self.names |= names_by_key(labels)
        for kind, keys in wanted.items():
            self.names |= {k: str(one) for k, one in by_key(kind, keys).items()}

    def __call__(self, name: str, value: object) -> str:
        """Return a field's value as one text; for a list, pass one row of it."""
        if value in (None, ""):
            return ""
        return TABLE[name].kind.words(value, self.name_of)

    def whole(self, name: str, value: object) -> str:
        """Return a field's value as one text, a list's rows each on its own line."""
        rows = value if isinstance(value, list) else [value]
        return "\n".join(self(name, row) for row in rows)

    def name_of(self, key: str) -> str:
        return self.names.get(key) or _("(no longer exists: %(key)s)") % {"key": key}


def headlines(keys: list[str]) -> dict[str, str]:
    """Name editions by their last public headline; one never public gets no headline.

    Users who read these words may not be allowed to read its draft.
    """
    begun = Article.objects.latest_begun().filter(edition=OuterRef("pk"))
    named = Subquery(begun.values("headline")[:1])
    editions: dict[str, Any] = by_key(
        Edition, keys, Edition.objects.annotate(headline=named)
    )
    return {key: one.headline or str(one) for key, one in editions.items()}


def titles(pictures: dict[str, Image]) -> dict[str, str]:
    """Name pictures by their titles; those with the same title by number as well."""
    uses = Counter(image.title for image in pictures.values())
    return {
        key: image.title if uses[image.title] == 1 else numbered(image)
        for key, image in pictures.items()
    }


def numbered(image: Image) -> str:
    said = {"title": image.title, "number": image.pk}
    return _("%(title)s (no. %(number)d)") % said


def lost(keys: Iterable[str]) -> dict[str, str]:
    """Name deleted pictures, whose titles are lost."""
    unique = list(dict.fromkeys(keys))
    if not unique:
        return {}
    if len(unique) == 1:
        return {unique[0]: _("(a picture that no longer exists)")}
    numbered = _("(a picture that no longer exists, no. %(number)d)")
    return {key: numbered % {"number": n} for n, key in enumerate(unique, start=1)}
