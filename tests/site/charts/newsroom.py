"""A newsroom whose charts have something to show, and much that they mustn't."""

from tests.support import factories
from tests.support.contents import keys

# Printed day, countries and organisations, language.
PUBLIC = (
    ("2018-12-31", ("DE", "FR"), "de"),
    ("2020-02-01", ("DE",), "de"),
    ("2020-02-29", ("DE", "EU"), "de"),
    ("2020-03-01", ("LU", "EU", "GL"), "de"),
    ("2021-05-05", ("GB", "CERN"), "de"),
    ("2020-03-01", ("JP", "EU"), "en"),
)


def fill() -> None:
    for number, (dated, codes, language) in enumerate(PUBLIC):
        factories.published(
            headline=f"Nummer {number}",
            dated=dated,
            language=language,
            countries=keys(*map(factories.country, codes)),
            topics=keys(factories.topic("Innovation")),
        )
    # Charts may not count these: another month, another country, another year.
    hidden = {"countries": keys(*map(factories.country, ("DE", "BR", "ESA")))}
    hidden |= {"topics": keys(factories.topic("Innovation"), factories.topic("Alt"))}
    for make in (factories.draft, factories.scheduled, factories.withdrawn):
        make(dated="2019-07-07", **hidden)
    old = factories.topic("Alt")
    factories.published(dated="2017-01-01", topics=keys(old))
    old.merged_into = factories.topic("Innovation")
    old.save()
