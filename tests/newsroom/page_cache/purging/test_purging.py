"""After a change, the newsroom sends the cache in front its purge requests twice."""

import pytest
from django.db import transaction
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.domain import site_version
from articles.editing.publishing import move
from newsroom.conf.queue import TASKS
from newsroom.page_cache.purging import NO_FRONT, front_from
from tests.newsroom.page_cache.purging.pretender import pretending
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def cache(settings):
    with pretending() as found:
        settings.NEWSROOM_CDN = front_from(
            f"cloudflare://secret@zone?api={found.address}"
        )
        yield found


def purged(cache) -> set[str]:
    """Let the worker do what waits, and return the keys that were named."""
    OxTask.objects.update(run_after=timezone.now())
    run_tasks(raise_failures=True)
    told = {key for each in cache.named() for key in each}
    cache.asked.clear()
    return told


def test_a_publication_names_the_article_and_the_lists_that_it_is_in(cache):
    topic, country = factories.topic(), factories.country("FR")
    purged(cache)
    article = factories.published(topics=keys(topic), countries=keys(country))
    assert purged(cache) >= {
        "anything",
        f"edition:{article.edition_id}",
        "list:de",
        f"about:{topic.shown_key}",
        f"about:{country.shown_key}",
    }


def test_it_is_told_at_once_and_once_more(cache):
    purged(cache)
    site_version.bump("topic:99")
    run_tasks(raise_failures=True)
    assert cache.named() == [["anything", "list:de", "list:en", "topic:99"]]
    OxTask.objects.update(run_after=timezone.now())
    run_tasks(raise_failures=True)
    assert cache.named() == [["anything", "list:de", "list:en", "topic:99"]] * 2


def test_a_merged_label_is_named_with_what_it_became(cache):
    old, new = factories.topic("Alt"), factories.topic("Neu")
    old.merged_into = new
    old.save()
    purged(cache)
    factories.published(topics=keys(old))
    told = purged(cache)
    assert {f"about:{old.shown_key}", f"about:{new.shown_key}"} <= told


def test_a_renamed_label_is_named_itself(cache):
    topic = factories.topic("Alt")
    factories.published(topics=keys(topic))
    purged(cache)
    topic.name = "Neu"
    topic.save()
    assert topic.shown_key in purged(cache)


def test_what_names_nothing_concerns_every_page(cache):
    purged(cache)
    site_version.bump()
    assert purged(cache) == {"anything", "site", "list:de", "list:en"}


def test_what_is_undone_purges_nothing(cache):
    purged(cache)
    with transaction.atomic():
        site_version.bump()
        transaction.set_rollback(True)
    assert purged(cache) == set()


def test_without_a_cache_in_front_nothing_waits(settings):
    assert settings.NEWSROOM_CDN == NO_FRONT
    before = OxTask.objects.filter(task_path__contains="purging").count()
    factories.published()
    assert before == OxTask.objects.filter(task_path__contains="purging").count() == 0


def test_what_fails_is_tried_again_and_then_reported(cache, caplog):
    purged(cache)
    site_version.bump()
    cache.status = 503
    for _ in range(TASKS["default"]["OPTIONS"]["MAX_ATTEMPTS"]):
        OxTask.objects.update(run_after=timezone.now())
        run_tasks()
    assert OxTask.objects.filter(status=OxTask.Status.FAILED).count() == 2
    assert "didn't take the keys" in caplog.text
    assert "secret" not in caplog.text


def waiting_in() -> set[str]:
    return {one.queue_name for one in OxTask.objects.filter(status="READY")}


def test_what_readers_are_to_lose_goes_before_what_they_get(cache):
    article = factories.published()
    assert waiting_in() == {"soon"}
    purged(cache)
    move(article, "withdraw", by=factories.chief(), note="Stimmt nicht.")
    assert waiting_in() == {"now"}
    purged(cache)
    site_version.bump("image:7")
    assert waiting_in() == {"now"}
