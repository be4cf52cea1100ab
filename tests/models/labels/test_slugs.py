"""The slugs of labels: one for each language, and no two labels share any."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from articles.editing.writing import free_slug
from articles.models import FormerSlug, Topic
from tests.support.contents import keys
from tests.support.factories import category, country, published, source, topic

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
@pytest.mark.parametrize("field", ["slug", "slug_en"])
def test_a_slug_of_another_label_is_refused_in_either_language(make, taken, field):
    make("Hochschulen", slug_en="higher-education")
    other = make("Andere")
    setattr(other, field, taken)
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    [told] = refused.value.message_dict[field]
    assert "„Hochschulen“" in told
    assert told.count(".") == 3  # the refusal, the reason, the remedy


def test_labels_of_two_kinds_may_share_one():
    topic("Förderung", slug_en="funding")
    other = category("Andere")
    other.slug_en = "funding"
    other.full_clean()


def test_its_own_slug_may_be_that_of_both_languages():
    label = topic("Innovation")
    label.slug_en = "innovation"
    label.full_clean()
    label.save()
    label.full_clean()


@pytest.mark.parametrize(("slug", "slug_en"), [("x", "science"), ("science", "")])
def test_the_database_refuses_one_english_address_for_two(slug, slug_en):
    topic("Eins", slug_en="science")
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.create(name="Zwei", slug=slug, slug_en=slug_en)


def test_r37_what_a_former_program_stores_has_no_english_slug():
    """It doesn't name the column, which has a default of its own in the database."""
    unnamed = {"id", "slug_en"}
    known = [it for it in Topic._meta.concrete_fields if it.attname not in unnamed]
    rows, one = Topic._base_manager.get_queryset(), Topic(name="Neu", slug="neu")
    rows._insert([one], fields=known, using=rows.db, raw=True)
    assert Topic.objects.get(slug="neu").slug_en == ""
    column = Topic._meta.get_field("slug_en")
    assert column.has_db_default()
    assert column.get_default() == ""


def kept(label) -> set[str]:
    found = FormerSlug.objects.filter(label_key=label.key)
    return set(found.values_list("slug", flat=True))


def test_each_slug_that_it_loses_is_kept_and_those_it_has_still_are_not():
    label = topic("Hochschulen", slug_en="universities")
    published(topics=keys(label))
    label.slug_en = "higher-education"
    label.save()
    assert kept(label) == {"universities"}
    # The former English slug is the German one now.
    label.slug, label.slug_en = "higher-education", ""
    label.save()
    assert kept(label) == {"universities", "hochschulen"}


def test_a_slug_that_readers_knew_another_by_is_refused_in_either_language():
    known = topic("Bekannt", slug_en="known")
    published(topics=keys(known))
    known.slug_en = "famous"
    known.save()
    other = topic("Andere")
    for field in ("slug", "slug_en"):
        other.refresh_from_db()
        setattr(other, field, "known")
        with pytest.raises(ValidationError, match="Bekannt"):
            other.full_clean()


def test_a_made_slug_is_free_in_both_languages_and_may_be_its_own_former_one():
    label = topic("Wissenschaft", slug_en="science")
    published(topics=keys(label))
    assert free_slug(Topic, "Science") == "science-2"
    assert free_slug(Topic, "Science", but=label.pk) == "science"
    label.slug_en = "research"
    label.save()
    assert free_slug(Topic, "Science") == "science-2"
    assert free_slug(Topic, "Science", but=label.pk) == "science"


def test_countries_came_with_english_slugs():
    assert country("DE").slug_in("en") == "germany"
    assert country("DE").slug_in("de") == "deutschland"
