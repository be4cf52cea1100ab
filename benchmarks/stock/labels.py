"""The people and labels of a stock."""

from dataclasses import dataclass
from random import Random

from django.contrib.auth.models import Group

from articles.foundation.slugs import slug_from
from articles.models import Category, CountryOrganisation, Label, Source, Topic, User
from benchmarks.stock.texts import CATEGORIES, PLACES, SOURCES, TOPICS
from benchmarks.stock.vocabulary import WORDS

AUTHORS = 12


@dataclass(frozen=True, slots=True)
class Cast:
    """Who writes and publishes, and what articles are about, by number."""

    authors: list[User]
    chief: User
    categories: list[Category]
    countries: list[CountryOrganisation]
    topics: list[Topic]
    sources: list[Source]


def cast() -> Cast:
    """Make people and labels; countries and organisations are there already."""
    places = list(CountryOrganisation.objects.order_by("pk"))
    Random(PLACES).shuffle(places)
    return Cast(
        authors=[person(f"author-{n}", "Author") for n in range(AUTHORS)],
        chief=person("chief", "Chief editor"),
        categories=labels(Category, CATEGORIES, rank=200),
        countries=places[:PLACES],
        topics=labels(Topic, TOPICS, rank=1_000),
        sources=labels(Source, SOURCES, rank=300),
    )


def person(name: str, group: str) -> User:
    made = User.objects.create(username=name, printed_name=name, is_staff=True)
    made.groups.add(Group.objects.get(name=group))
    return made


def labels[L: Label](model: type[L], number: int, *, rank: int) -> list[L]:
    """Make labels that are called by one invented word, from that rank on."""
    ranks = range(rank, rank + number)
    named = [(WORDS["de"][n].capitalize(), WORDS["en"][n].capitalize()) for n in ranks]
    made = [
        model(
            names={"de": name, "en": english},
            slugs={"de": slug_from(name, fallback="x")},
        )
        for name, english in named
    ]
    return list(model.objects.bulk_create(made))
