"""Readers know the labels of public articles, and those that they were merged into.

The names of all others may reveal what is being written.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import KINDS
from tests.domain.label_index.followers import made_anew
from tests.support import factories

pytestmark = pytest.mark.django_db
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
# By an article's phase: do readers know its labels now, and did they ever?
PHASES = {
    "draft": (False, False),
    "in_review": (False, False),
    "approved": (False, False),
    "discarded": (False, False),
    "scheduled": (False, False),
    "published": (True, True),
    "expired": (False, True),
    "withdrawn": (False, True),
}


def named(kind, name: str = "Geheim", **fields):
    return factories.label(kind.model, name, **kind.made_with, **fields)


def with_label(label) -> dict:
    """Return the entry of a content by which an article has the label."""
    key, entry = str(label.key), KINDS[label.url_name].entry
    return {entry: [key]} if entry else {"attributions": [{"source": key}]}


def are_known(*labels, at=None, ever=False) -> list[bool]:
    seen = made_anew(at)
    is_known = seen.was_known if ever else seen.is_known
    # As they are now, whatever they were merged into since they were made.
    return [is_known(seen.labels.by_pk[one.url_name][one.pk]) for one in labels]


@pytest.mark.parametrize("phase", PHASES)
def test_readers_know_only_the_labels_of_public_articles(phase):
    labels = {name: named(kind) for name, kind in KINDS.items()}
    assert are_known(*labels.values()) == [False] * len(labels)
    content: dict = {}
    for label in labels.values():
        content |= with_label(label)
    getattr(factories, phase)(**content)
    is_known, was_known = PHASES[phase]
    assert are_known(*labels.values()) == [is_known] * len(labels)
    assert are_known(*labels.values(), ever=True) == [was_known] * len(labels)
    seen = made_anew()
    for name, label in labels.items():
        assert (seen.find(name, label.slug) is not None) == is_known, name


@pytest.mark.alike
@EVERY_KIND
def test_a_label_is_known_from_the_moment_its_article_is_public_until_it_ends(kind):
    label, begin = named(kind), timezone.now() + DAY
    factories.scheduled(at=begin, expires_at=begin + DAY, **with_label(label))
    moments = (begin - SECOND, begin, begin + DAY - SECOND, begin + DAY)
    known = [are_known(label, at=at)[0] for at in moments]
    assert known == [False, True, True, False]
    ever = [are_known(label, at=at, ever=True)[0] for at in moments]
    assert ever == [False, True, True, True]


@pytest.mark.alike
@EVERY_KIND
def test_a_label_is_known_by_an_article_of_any_language(kind):
    label = named(kind)
    factories.published(language="en", **with_label(label))
    assert are_known(label) == [True]


@pytest.mark.alike
@EVERY_KIND
def test_a_label_that_only_the_next_version_has_is_not_known_before(kind):
    label, article = named(kind), factories.published()
    factories.revised(article, **with_label(label))
    assert are_known(label) == [False]


@EVERY_KIND
def test_a_merged_label_and_what_it_became_are_known_together(kind):
    kept, old = named(kind, "Bleibt"), named(kind, "Geht")
    beside, other = named(kind, "Daneben"), named(kind, "Anderes")
    for one in (old, beside):
        kind.model.objects.filter(pk=one.pk).update(merged_into=kept)
    factories.draft(**with_label(old))
    assert are_known(kept, old, beside, other) == [False] * 4
    factories.published(**with_label(old))
    assert are_known(kept, old, beside, other) == [True, True, True, False]


@pytest.mark.alike
@EVERY_KIND
def test_a_label_is_not_known_by_one_of_another_kind_with_the_same_number(kind):
    label = named(kind, pk=99_999)
    for other in KINDS.values():
        if other is not kind:
            factories.published(**with_label(named(other, pk=label.pk)))
    assert are_known(label) == [False]


@pytest.mark.alike
@EVERY_KIND
def test_a_label_is_found_by_the_slug_that_readers_knew_it_by(kind):
    label, secret = named(kind, "Bekannt"), named(kind, "Geheim")
    factories.published(**with_label(label))
    for one in (label, secret):
        one.slug = f"{one.slug}-neu"
        one.save()
    seen = made_anew()
    assert seen.find(kind.name, "bekannt") == label
    assert seen.find(kind.name, "bekannt-neu") == label
    assert seen.find(kind.name, "geheim") is None
