"""Say which versions a change concerns, and up to where all changes were followed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from django.core.cache import cache

from articles.domain.fragments import fingerprint
from articles.domain.label_index import NOBODY, Catalogue, Members
from articles.domain.site_version import Revision
from articles.foundation.languages import answering
from articles.models import (
    KINDS,
    SITE,
    Article,
    CallFacts,
    Edition,
    FurtherReading,
    Image,
    KeyCounter,
    Label,
)

MARK = "articles.site.prerender"


@dataclass(frozen=True, slots=True)
class Mark:
    """The last change, and the templates and code, by which all was rendered."""

    sequence: int = -1
    fingerprint: str = ""

    @classmethod
    def at(cls, revision: Revision) -> Self:
        return cls(revision.sequence, fingerprint())

    @classmethod
    def stored(cls) -> Self:
        """Return the last one; if it was lost, all is looked at once more."""
        found = cache.get(MARK)
        return cls(*found) if found else cls()

    def store(self) -> None:
        cache.set(MARK, (self.sequence, self.fingerprint), timeout=None)


def concerned(mark: Mark, catalogue: Catalogue) -> list[int]:
    """Return the public versions that may be rendered otherwise since the mark.

    The newest keys come first. A planned version is rendered once its window has
    begun: before, it would be rendered in a state that it isn't in yet.
    """
    languages = answering()
    public = NOBODY.union(*(catalogue.public(code) for code in languages))
    changed = KeyCounter.objects.since(mark.sequence)
    if mark.fingerprint != fingerprint() or SITE in changed:
        return sorted(public, reverse=True)
    # A page leads to its translations, so it changes with their windows as well.
    stories = Edition.objects.filter(changed__gt=mark.sequence).values("story")
    moved = Article.objects.windowed().filter(edition__story__in=stories)
    found = Members(moved.values_list("pk", flat=True))
    return sorted(found.union(*showing(changed, catalogue)) & public, reverse=True)


def showing(keys: Iterable[str], catalogue: Catalogue) -> Iterator[Members]:
    """Yield the versions that show what each of these keys names."""
    kinds: dict[str, type[Label]] = {
        kind.model.key_of(0): kind.model for kind in KINDS.values()
    }
    for key in keys:
        name, _colon, number = key.rpartition(":")
        if not number.isdecimal():
            continue
        pk, of_kind = int(number), f"{name}:0"
        if of_kind in kinds:
            yield from with_label(kinds[of_kind], pk, catalogue)
        elif of_kind == Image.key_of(0):
            shown = Article.objects.windowed().showing(Image(pk=pk))
            yield Members(shown.values_list("pk", flat=True))


def with_label(kind: type[Label], pk: int, catalogue: Catalogue) -> Iterator[Members]:
    """Yield those with the label, or with one merged into it; and where it is named
    as a publisher or a funder.
    """
    label = catalogue.labels.by_pk[kind.url_name].get(pk)
    if label is None:
        return
    yield catalogue.about(label)
    if FurtherReading.publisher.field.related_model is kind:
        names = kind._default_manager.standing_for([label]).values("pk")
        reading = FurtherReading.objects.filter(publisher__in=names)
        yield Members(reading.values_list("article", flat=True))
        calls = CallFacts.objects.filter(funder__in=names)
        yield Members(calls.values_list("article", flat=True))
