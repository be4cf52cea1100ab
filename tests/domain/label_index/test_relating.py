"""The index suggests the same further reading as a simple count of shared labels."""

from math import log
from random import Random

import pytest

from articles.domain.fragments import keys_of_labels
from articles.models import KINDS, SITE, Article
from tests.domain.label_index.followers import made_anew
from tests.support import factories
from tests.support.contents import choices, keys

pytestmark = pytest.mark.django_db

NAMES = "ABCDEFG"
CODES = ("DE", "FR", "EU", "US")


def weighed(article: Article, others) -> list[int]:
    """Return the articles that share a label, by score, the newest of equals first."""
    own = {
        (kind.name, label)
        for kind in KINDS.values()
        if kind.weight
        for label in article.labels_of(kind.name)
    }
    scores = {}
    for other in others.exclude(edition=article.edition).newest_first():
        shared = [(name, one) for name, one in own if one in other.labels_of(name)]
        if shared:
            scores[other.pk] = sum(weight(name, one, others) for name, one in shared)
    return sorted(scores, key=lambda pk: -scores[pk])


def weight(kind: str, label, others) -> int:
    having = others.about([label]).count()
    rarity = log((1 + others.count()) / (1 + having))
    return round(KINDS[kind].weight * rarity * 2**20)


def public():
    return Article.objects.public().in_language("de")


@pytest.mark.alike
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.long)])
def test_what_shares_most_comes_first_and_rare_labels_weigh_more(seed):
    chance = Random(seed)  # noqa: S311
    topics, countries = map(factories.topic, NAMES), map(factories.country, CODES)
    topics, countries = list(topics), list(countries)
    for number in range(16):
        factories.published(
            headline=f"Artikel {number}",
            dated=chance.choice(["2025-01-01", "2025-02-01"]),
            topics=keys(*chance.sample(topics, chance.randint(0, 4))),
            countries=keys(*chance.sample(countries, chance.randint(0, 3))),
        )
    factories.published(language="en", topics=keys(*topics))
    factories.scheduled(topics=keys(*topics))
    draft = factories.draft(topics=keys(*topics[:3]), countries=keys(countries[0]))
    topics[0].merged_into = topics[1]
    topics[0].save()
    seen = made_anew()
    # A page also names what isn't a label of its article.
    others = (topics[0].shown_key, SITE, "image:1")
    for article in (*public(), draft):
        expected = weighed(article, public())
        for limit in (1, 2, 5, 30):
            assert seen.related(article.pk, limit) == expected[:limit]
            shown = {*keys_of_labels(article, KINDS.values()), *others}
            assert seen.related(article.pk, limit, keys=shown) == expected[:limit]


def test_a_country_that_most_share_brings_nothing_before_a_shared_topic():
    everywhere, rare = factories.country("DE"), factories.topic("Vertrag")
    old = factories.published(dated="2020-01-01", topics=keys(rare))
    for number in range(6):
        factories.published(headline=f"Artikel {number}", countries=keys(everywhere))
    article = factories.published(topics=keys(rare), countries=keys(everywhere))
    assert made_anew().related(article.pk)[0] == old.pk


def test_what_an_editor_says_goes_before_what_is_shared():
    topic = factories.topic()
    others = [
        factories.published(headline=f"Artikel {number}", topics=keys(topic))
        for number in range(4)
    ]
    far, further = factories.published(headline="Fern"), factories.published()
    hidden = factories.scheduled()
    # The newest would be the first of those that share.
    first, *rest, never = others
    pinned = (far, hidden, first, further)
    related = choices("pinned", *(one.edition for one in pinned))
    related += choices("excluded", never.edition)
    article = factories.published(topics=keys(topic), related=related)
    draft = factories.revised(article, headline="Neu")
    shown = [far.pk, first.pk, further.pk]
    sharing = [one.pk for one in reversed(rest)]
    seen = made_anew()
    for version in (article, draft):
        assert seen.related(version.pk) == shown + sharing
        assert seen.related(version.pk, 2) == shown
        assert seen.related(version.pk, 4) == shown + sharing[:1]


def test_no_version_is_related_to_its_own_edition():
    topic = factories.topic()
    former = factories.replaced(topics=keys(topic))
    seen = made_anew()
    [article] = public()
    assert seen.related(article.pk) == []
    assert seen.related(former.pk) == []


def test_what_has_nothing_in_common_is_not_related():
    factories.published(topics=keys(factories.topic("A")))
    article = factories.published(topics=keys(factories.topic("B")))
    bare = factories.published()
    seen = made_anew()
    assert seen.related(article.pk) == seen.related(bare.pk) == []
