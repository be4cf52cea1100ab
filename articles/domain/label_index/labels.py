"""All labels of all kinds as they are now, without their long texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Field, Q, TextField

from articles.foundation.text import filed_as
from articles.models import KINDS, KeyCounter, Label, WordsField

# Rows of inputs for words that are read with the label.
SHORT = 2

# By kind.
type Keys = dict[str, set[int]]


@dataclass(frozen=True)
class Labels:
    """By kind and key. Texts missing here are fetched when they are read."""

    by_pk: dict[str, dict[int, Label]]

    @cached_property
    def by_slug(self) -> dict[str, dict[str, Label]]:
        """Labels by each of their slugs, in any language."""
        return {
            kind: {slug: label for label in labels.values() for slug in label.all_slugs}
            for kind, labels in self.by_pk.items()
        }

    @cached_property
    def by_key(self) -> dict[str, dict[UUID, Label]]:
        return {
            kind: {label.key: label for label in labels.values()}
            for kind, labels in self.by_pk.items()
        }

    @cached_property
    def merged(self) -> dict[str, dict[int, list[int]]]:
        """The keys of labels merged into another, by kind and key of that one."""
        found: dict[str, dict[int, list[int]]] = {kind: {} for kind in self.by_pk}
        for kind, labels in self.by_pk.items():
            for label in labels.values():
                if target := target_of(label):
                    found[kind].setdefault(target, []).append(label.pk)
        return found

    def places(self, kind: str, language: str) -> dict[int, int]:
        """Return by key the place of each label in the dictionary of a language."""
        if (kind, language) not in self._places:
            names = {
                pk: (filed_as(label.name_in(language)), pk)
                for pk, label in self.by_pk[kind].items()
            }
            ordered = sorted(names, key=names.__getitem__)
            self._places[kind, language] = {pk: n for n, pk in enumerate(ordered)}
        return self._places[kind, language]

    def in_order(self, kind: str, language: str, pks: Iterable[int]) -> list[Label]:
        """Return these labels in the order of a dictionary of the language."""
        by_pk, places = self.by_pk[kind], self.places(kind, language)
        return [by_pk[pk] for pk in sorted(pks, key=places.__getitem__)]

    @cached_property
    def _places(self) -> dict[tuple[str, str], dict[int, int]]:
        return {}

    def became(self, kind: str, pk: int) -> int:
        """Return the key of its merge target, or its own."""
        label = self.by_pk[kind].get(pk)
        return (label and target_of(label)) or pk


def target_of(label: Label) -> int | None:
    """Return the key of the label that it was merged into."""
    return label.serializable_value("merged_into")


def all_labels() -> Labels:
    return Labels({kind: linked(read(kind, Q()), {}) for kind in KINDS})


def caught_up(labels: Labels, changed: Keys) -> Labels:
    """Return them with the changed ones as they are stored now."""
    by_pk = labels.by_pk
    for kind, pks in changed.items():
        if not pks:
            continue
        # Labels merged into one of them refer to it.
        merged = labels.merged[kind]
        wanted = pks.union(*(merged.get(pk, ()) for pk in pks))
        kept = {pk: label for pk, label in by_pk[kind].items() if pk not in wanted}
        fresh = linked(read(kind, Q(pk__in=wanted)), kept)
        by_pk = by_pk | {kind: kept | fresh}
    return labels if by_pk is labels.by_pk else Labels(by_pk)


def none() -> Keys:
    return {kind: set() for kind in KINDS}


def changed_since(sequence: int) -> Keys:
    """Return the labels that were written, made or deleted since that count."""
    return named_by(KeyCounter.objects.since(sequence))


def named_by(keys: Iterable[str]) -> Keys:
    """Return the labels among some of the keys that pages depend on."""
    found = none()
    for key in keys:
        number = key.rpartition(":")[2]
        pk = int(number) if number.isdecimal() else None
        for kind in KINDS.values():
            if pk is not None and kind.model.key_of(pk) == key:
                found[kind.name].add(pk)
    return found


def read(kind: str, wanted: Q) -> dict[int, Label]:
    model = KINDS[kind].model
    fields = model._meta.concrete_fields
    texts = (field.name for field in fields if is_long(field))
    rows = model._default_manager.order_by().filter(wanted).defer(*texts)
    return {label.pk: label for label in rows}


def is_long(field: Field) -> bool:
    is_text = isinstance(field, WordsField) and field.rows > SHORT
    return is_text or isinstance(field, TextField)


def linked(fresh: dict[int, Label], others: dict[int, Label]) -> dict[int, Label]:
    """Link merged labels to their targets, so that none needs a query."""
    for label in fresh.values():
        target = target_of(label)
        became = fresh.get(target) or others.get(target) if target else None
        if became:
            label.merged_into = became
    return fresh
