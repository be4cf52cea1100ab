"""The labels that may be suggested, by all that texts call them."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.utils import timezone

from articles.domain import search
from articles.domain.site_version import Kept, current
from articles.editing.preflight import Directory, directory
from articles.foundation.languages import active_language, offered
from articles.models import Category, CountryOrganisation, Topic

COUNTRY = CountryOrganisation.url_name
# Those of other kinds are found by the names that the newsroom gave them.
NAMED = {Topic.url_name, Category.url_name}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Countries and organisations, also by their codes; topics and categories."""

    places: Directory
    by_code: dict[str, int]
    names: search.LabelDirectory
    # The names of topics and categories by language, by kind and key.
    shown: dict[tuple[str, int], dict[str, str]]

    @classmethod
    def of(cls, places: Directory, rows: Iterable[tuple]) -> "Vocabulary":
        """`rows` are those of `search.label_names`."""
        kept = tuple(row for row in rows if row[0] in NAMED)
        by_code = {
            label.code: label.merged_into_id or pk
            for pk, label in places.labels.items()
            if label.code
        }
        shown = {
            (kind, pk): dict(names) for kind, pk, _into, _key, names, _also in kept
        }
        return cls(places, by_code, search.label_directory(kept, offered()), shown)

    def name_of(self, kind: str, pk: int) -> str:
        if kind == COUNTRY:
            return str(self.places.labels[pk])
        names = self.shown.get((kind, pk), {})
        return names.get(active_language()) or next(iter(names.values()), "")


def read_vocabulary(*_remembered) -> Vocabulary:
    return Vocabulary.of(directory(), search.label_names())


# Each write of a label changes the sequence.
vocabularies = Kept(read_vocabulary, by=attrgetter("site", "token", "sequence"))


def vocabulary() -> Vocabulary:
    """Return the newsroom's labels as they are now."""
    return vocabularies.at(current(timezone.now()))
