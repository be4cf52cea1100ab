"""The slugs of labels: one for each language, and no two labels share any."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from articles.editing.writing import free_slug
from articles.models import LabelSlug, Topic
from tests.support.contents import keys
from tests.support.factories import (
    category,
    country,
    english,
    published,
    source,
    topic,
)

pytestmark = pytest.mark.django_db
MAKERS = pytest.mark.parametrize("make", [category, topic, source])


def paths(label) -> dict[str, str]:
    found = {}
    for language in ("de", "en"):
        with override(language):
            found[language] = label.get_absolute_url()
    return found


@MAKERS
def test_each_language_has_its_own_address(make):
    label = make("Hochschulen", name_en="Higher education", slug_en="higher-education")
    found = paths(label)
    assert found["de"].endswith("/hochschulen/")
    assert found["en"].endswith("/higher-education/")


@MAKERS
def test_without_an_english_slug_it_is_the_german_one(make):
    assert paths(make("Hochschulen"))["en"].endswith("/hochschulen/")


@MAKERS
@pytest.mark.parametrize("taken", ["hochschulen", "higher-education"])
@pytest.mark.parametrize("code", ["de", "en"])
def test_a_slug_of_another_label_is_refused_in_either_language(make, taken, code):
    make("Hochschulen", slug_en="higher-education")
    other = make("Andere")
    other.slugs |= {code: taken}
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    [told] = refused.value.message_dict["slugs"]
    assert "„Hochschulen“" in told
    assert told.count(".") == 3  # the refusal, the reason, the remedy


def test_labels_of_two_kinds_may_share_one():
    topic("Förderung", slug_en="funding")
    other = category("Andere")
    english(other, slug="funding")
    other.full_clean()


def test_its_own_slug_may_be_that_of_both_languages():
    label = topic("Innovation")
    english(label, slug="innovation")
    label.full_clean()
    label.save()
    label.full_clean()


@pytest.mark.parametrize("slugs", [{"de": "x", "en": "science"}, {"de": "science"}])
def test_the_database_refuses_one_address_for_two(slugs):
    topic("Eins", slug_en="science")
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(name="Zwei", slugs=slugs)
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.bulk_create([Topic(name="Drei", slugs=slugs)])


def test_a_deleted_label_frees_its_slugs():
    topic("Eins", slug_en="one").delete()
    topic("Zwei", slug="zwei", slug_en="two")
    Topic.objects.all().delete()
    assert not LabelSlug.objects.filter(kind="topic").exists()


def kept(label) -> set[str]:
    """Return the slugs that lead to it, and that it doesn't have any more."""
    found = LabelSlug.objects.filter(label_key=label.key)
    return set(found.values_list("slug", flat=True)) - label.all_slugs


def test_each_slug_that_it_loses_is_kept_and_those_it_has_still_are_not():
    label = topic("Hochschulen", slug_en="universities")
    published(topics=keys(label))
    english(label, slug="higher-education")
    label.save()
    assert kept(label) == {"universities"}
    # The former English slug is the German one now.
    label.slugs = {"de": "higher-education"}
    label.save()
    assert kept(label) == {"universities", "hochschulen"}


def test_a_slug_that_readers_knew_another_by_is_refused_in_either_language():
    known = topic("Bekannt", slug_en="known")
    published(topics=keys(known))
    english(known, slug="famous")
    known.save()
    other = topic("Andere")
    for code in ("de", "en"):
        other.refresh_from_db()
        other.slugs |= {code: "known"}
        with pytest.raises(ValidationError, match="Bekannt"):
            other.full_clean()


def test_a_made_slug_is_free_in_both_languages_and_may_be_its_own_former_one():
    label = topic("Wissenschaft", slug_en="science")
    published(topics=keys(label))
    assert free_slug(Topic, "Science", "en") == "science-2"
    assert free_slug(Topic, "Science", "en", but=label) == "science"
    english(label, slug="research")
    label.save()
    assert free_slug(Topic, "Science", "en") == "science-2"
    assert free_slug(Topic, "Science", "en", but=label) == "science"


def test_countries_came_with_english_slugs():
    assert country("DE").slug_in("en") == "germany"
    assert country("DE").slug_in("de") == "deutschland"
