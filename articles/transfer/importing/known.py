"""The names that the newsroom knows, kept for one run of the importer.

Unknown names in a document are created, and forgotten again if the document is
refused after all.
"""

from collections import ChainMap
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from articles.foundation.slugs import numbered, slug_from
from articles.foundation.text import fold
from articles.models import KINDS, PRINTED, Label, LabelKind, given
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError, shortened
from articles.transfer.importing.names import split_names

MAX_NAME = given(Label._meta.get_field("names").longest)


class KnownNames:
    """The labels of one kind by every folded name that they answer to."""

    def __init__(self, kind: LabelKind):
        self.kind, self.model = kind, kind.model
        self.by_name: dict[str, Label] = {}
        self.slugs: set[str] = set()
        self.pending: list[Label] = []
        self.created: dict[str, None] = {}
        self.read()

    def read(self) -> None:
        for label in self.model.objects.select_related("merged_into"):
            self.remember(label)

    def remember(self, label: Label) -> None:
        self.slugs |= label.all_slugs
        for name in label.all_names():
            self.by_name.setdefault(fold(name), label.current)

    def keys(self, line: Line, *, language: str, also: tuple[str, ...] = ()) -> list:
        """Return the keys of the labels that a list names, creating unknown ones.

        `also` are names whose commas don't separate either.
        """
        known: ChainMap[str, Any] = ChainMap(
            self.by_name, dict.fromkeys(map(fold, also))
        )
        names = split_names(line.text, known)
        for name in names:
            if len(name) > MAX_NAME:
                raise DocumentError(
                    _("“%(text)s” is longer than %(limit)d characters.")
                    % {"text": shortened(name), "limit": MAX_NAME},
                    _("Shorten it."),
                    line.number,
                )
        labels = [self.get(name, language) for name in names]
        return [str(label.key) for label in dict.fromkeys(labels)]

    def find(self, name: str) -> Label | None:
        return self.by_name.get(fold(name))

    def get(self, name: str, language: str) -> Label:
        label = self.find(name)
        if label is None:
            label = self.create(name, language)
            self.pending.append(label)
            self.remember(label)
        return label

    def create(self, name: str, language: str) -> Label:
        wanted = slug_from(name, fallback=self.model.url_name, language=language)
        slug = next(
            slug
            for slug in (numbered(wanted, n) for n in count(1))
            if slug not in self.slugs
        )
        words = {"names": {language: name}, "slugs": {language: slug}}
        label = self.model(**words, **self.kind.made_with)
        fields = self.model._meta.concrete_fields
        references = [field.name for field in fields if field.is_relation]
        label.clean_fields(exclude=references)
        label.save()
        return label

    def keep(self) -> None:
        """The document was stored: so are the labels that it brought."""
        self.created |= dict.fromkeys(label.name for label in self.pending)
        self.pending.clear()

    def forget(self, *, seen: bool = False) -> None:
        """The document was not stored; `seen` counts its labels all the same."""
        if seen:
            self.created |= dict.fromkeys(label.name for label in self.pending)
        gone = set(map(id, self.pending))
        self.by_name = {k: v for k, v in self.by_name.items() if id(v) not in gone}
        self.slugs.difference_update(*(label.all_slugs for label in self.pending))
        self.pending.clear()


def all_known() -> dict[str, KnownNames]:
    """Return the known names by kind, in the order in which they are reported."""
    named_in_rows = (kind for kind in KINDS.values() if not kind.entry)
    return {kind.name: KnownNames(kind) for kind in (*PRINTED, *named_in_rows)}
