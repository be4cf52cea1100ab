"""Decisions and snapshots are written once, and stay."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.foundation.refusal import Refused
from articles.models import Decision, Snapshot
from tests.support import factories
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
RECORDS = (Decision, Snapshot)


@world
def history():
    return factories.withdrawn()


def values(record):
    fields = record._meta.concrete_fields
    return {f.attname: getattr(record, f.attname) for f in fields}


def save_again(record):
    record.at = timezone.now()
    record.save()


ATTEMPTS = {
    "save": lambda m: save_again(m.objects.first()),
    "delete": lambda m: m.objects.first().delete(),
    "update": lambda m: m.objects.update(by=None),
    "filtered update": lambda m: m.objects.filter(by__isnull=False).update(by=None),
    "delete all": lambda m: m.objects.all().delete(),
    "bulk_update": lambda m: m.objects.bulk_update(m.objects.all(), ["at"]),
    "update_or_create": lambda m: m.objects.update_or_create(
        pk=m.objects.first().pk, defaults={"by": None}
    ),
    "article's": lambda m: related(m).update(by=None),
    "article's delete": lambda m: related(m).all().delete(),
    "upsert": lambda m: m.objects.bulk_create(
        list(m.objects.all()),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["at"],
    ),
}


def related(model):
    article = model.objects.first().article
    return getattr(article, model._meta.default_related_name)


@pytest.mark.parametrize("model", RECORDS)
@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_record_is_never_changed_or_deleted(model, attempt):
    before = [values(record) for record in model.objects.order_by("pk")]
    assert before
    with pytest.raises(Refused) as refusal:
        ATTEMPTS[attempt](model)
    assert refusal.value.code == "append-only"
    assert [values(record) for record in model.objects.order_by("pk")] == before


@pytest.mark.parametrize("model", RECORDS)
def test_a_new_record_never_takes_the_place_of_an_old_one(model):
    old = model.objects.first()
    forged = model(**values(old) | {"content_hash": "x"})
    with pytest.raises(IntegrityError), transaction.atomic():
        forged.save()
    assert values(model.objects.get(pk=old.pk)) == values(old)


def test_entries_of_an_article_are_ordered_by_its_lock(history):
    locks = [d.lock for d in history.decisions.order_by("lock")]
    locks += [s.lock for s in history.snapshots.all()]
    assert sorted(locks) == list(range(1, history.lock + 1))


def test_r30_who_decided_can_not_be_deleted():
    with pytest.raises(Exception, match="protected"):
        factories.chief().delete()


def own_and_foreign(person):
    seen = Snapshot.objects.visible_to(person)
    return {s.article.headline for s in seen}


def test_an_author_reads_the_records_of_her_own_articles_only():
    factories.published(headline="fremder", by=factories.author("Andere Autorin"))
    assert own_and_foreign(factories.author()) == {"Ein Beispiel"}
    assert own_and_foreign(factories.editor()) == {"Ein Beispiel", "fremder"}
    assert own_and_foreign(factories.user("Niemand")) == set()


def test_a_record_says_what_it_records(history, english):
    assert str(history.snapshots.get()) == "Ein Beispiel (Changed by hand)"
    assert str(history.decisions.latest("lock")) == "Withdrawn: Ein Beispiel"
