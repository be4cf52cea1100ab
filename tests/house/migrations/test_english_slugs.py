"""Labels that were there before get an English slug from their English name."""

import importlib

import pytest
from django.apps import apps

from articles.models import FormerSlug, Topic
from tests.support.factories import category, topic

pytestmark = pytest.mark.django_db
migration = importlib.import_module("articles.migrations.0008_contents")


def migrated(*labels) -> list[str]:
    migration.give_english_slugs(apps, None)
    for label in labels:
        label.refresh_from_db()
    return [label.slug_en for label in labels]


def test_it_is_made_of_the_english_name_and_left_empty_without_one():
    labels = (
        topic("Hochschulen", name_en="Higher education"),
        topic("Nur deutsch"),
        category("Förderung", name_en="Funding"),
    )
    assert migrated(*labels) == ["higher-education", "", "funding"]


def test_it_is_no_slug_of_another_one_and_none_that_readers_knew_another_by():
    first = topic("Wissenschaft", name_en="Science")
    second = topic("Science")
    third = topic("Forschung", name_en="Research")
    former = FormerSlug.objects.create
    former(kind="topic", slug="research", label_key=second.key)
    fourth = topic("Hochschulen", name_en="Universities")
    former(kind="topic", slug="universities", label_key=fourth.key)
    # A label may get its own former slug again.
    assert migrated(first, second, third, fourth) == [
        "science-2",
        "",
        "research-2",
        "universities",
    ]


def test_the_same_in_both_languages_is_said_so():
    assert migrated(topic("Innovation", name_en="Innovation")) == ["innovation"]


def test_it_asks_no_more_for_more_labels(django_assert_max_num_queries):
    Topic.objects.bulk_create(
        Topic(name=f"Thema {n}", name_en=f"Topic {n}", slug=f"thema-{n}")
        for n in range(1_400)
    )
    # Labels, former slugs, and the rows in portions, of four kinds.
    with django_assert_max_num_queries(60):
        migration.give_english_slugs(apps, None)
    assert Topic.objects.get(slug="thema-1399").slug_en == "topic-1399"
