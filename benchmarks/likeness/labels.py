"""The labels that are suggested for the items: all countries and organisations, and the
demo's topics and categories.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from articles.editing.preflight import Directory
from articles.inbox.suggesting import Suggestion, Vocabulary, suggest
from articles.models import CountryOrganisation
from benchmarks.likeness.judged import Item

ARTICLES = Path(__file__).resolve().parent.parent.parent / "articles"
COUNTRIES = ARTICLES / "migrations/data/countries_organisations.csv"
DEMO = ARTICLES / "transfer/demo/samples/vocabulary.csv"
# The first topics that are suggested for an item.
FIRST = 3


@dataclass(frozen=True, slots=True)
class Counted:
    precision: float
    recall: float


def read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.DictReader(file), start=1)


def vocabulary() -> Vocabulary:
    places = [
        CountryOrganisation(
            pk=pk,
            kind=row["kind"],
            code=row["code"],
            names={"de": row["name"], "en": row["name_en"] or row["name"]},
            aliases=row["aliases"].replace("|", "\n"),
        )
        for pk, row in read(COUNTRIES)
    ]
    topics = (
        (
            row["kind"],
            pk,
            None,
            str(pk),
            (("de", row["name"]), ("en", row["name_en"])),
            row["aliases"].replace("|", "\n"),
        )
        for pk, row in read(DEMO)
    )
    return Vocabulary.of(Directory(places), topics)


def suggested(item: Item, among: Vocabulary) -> list[Suggestion]:
    return suggest(item.title, item.text, item.language, among=among)


def countries(items: Sequence[Item], among: Vocabulary) -> Counted:
    """Judge the countries that items name."""
    pairs = []
    for item in items:
        keys = [it.label_pk for it in suggested(item, among) if it.kind == "country"]
        labels = [among.places.labels[pk] for pk in keys]
        found = {
            it.code for it in labels if it.kind == CountryOrganisation.Kind.COUNTRY
        }
        pairs.append((found, item.countries))
    return counted(pairs)


def topics(items: Sequence[Item], among: Vocabulary) -> Counted:
    """Judge the first topics of each item."""
    german = {key: names["de"] for key, names in among.shown.items()}
    pairs = []
    for item in items:
        keys = [
            (it.kind, it.label_pk)
            for it in suggested(item, among)
            if it.kind == "topic"
        ]
        pairs.append(({german[key] for key in keys[:FIRST]}, item.topics))
    return counted(pairs)


def counted(pairs: Sequence[tuple[set[str], frozenset[str]]]) -> Counted:
    right = sum(len(found & wanted) for found, wanted in pairs)
    told = sum(len(found) for found, _wanted in pairs)
    due = sum(len(wanted) for _found, wanted in pairs)
    return Counted(right / max(told, 1), right / max(due, 1))
