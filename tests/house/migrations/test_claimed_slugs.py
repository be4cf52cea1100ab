"""After the upgrade each slug of a label leads to one label, and none is lost."""

import importlib
from uuid import UUID

import pytest
from django.apps import apps

from articles.models import Category, LabelSlug, Topic

pytestmark = pytest.mark.django_db
migration = importlib.import_module("articles.migrations.0010_languages")


def topic(model=Topic, **slugs: str):
    names = {code: f"{slug}-{code}" for code, slug in slugs.items()}
    label = model.objects.create(names=names, slugs={"de": "-".join(names.values())})
    LabelSlug.objects.all().delete()
    # As the columns of before had them: nothing compared one with another.
    model.objects.filter(pk=label.pk).update(slugs=slugs)
    return label


def led(kind: str = "topic") -> dict[str, UUID]:
    return dict(LabelSlug.objects.filter(kind=kind).values_list("slug", "label_key"))


def test_of_two_labels_with_one_slug_the_first_has_it():
    first, second = topic(de="zoll", en="customs"), topic(de="customs", en="duty")
    migration.claim_slugs(apps, None)
    assert led() == {"zoll": first.key, "customs": first.key, "duty": second.key}


def test_a_label_has_its_slug_though_another_had_it_once():
    former, own = topic(de="abgaben"), topic(de="zoll")
    LabelSlug.objects.create(kind="topic", slug="zoll", label_key=former.key)
    LabelSlug.objects.create(kind="topic", slug="steuer", label_key=former.key)
    migration.claim_slugs(apps, None)
    assert led() == {"abgaben": former.key, "zoll": own.key, "steuer": former.key}


def test_labels_of_another_kind_may_have_the_same():
    label, place = topic(de="georgien"), topic(Category, de="georgien")
    migration.claim_slugs(apps, None)
    assert led() == {"georgien": label.key}
    assert led("category") == {"georgien": place.key}


def test_the_way_back_leaves_what_labels_had_once():
    label = topic(de="zoll")
    LabelSlug.objects.create(kind="topic", slug="steuer", label_key=label.key)
    migration.claim_slugs(apps, None)
    migration.free_slugs(apps, None)
    assert led() == {"steuer": label.key}
