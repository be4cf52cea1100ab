"""Sources that drip hold up no publication on its way to readers and caches."""

from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.utils import timezone
from django_ox.models import OxTask

from articles.inbox.watching.tasks import ask_feeds, enqueue_due
from articles.models import FeedState
from newsroom.conf.queue import AT_ONCE, OUTSIDE
from tests.inbox.fetching.hostile import drip, serving
from tests.newsroom.page_cache.purging.pretender import pretending
from tests.newsroom.served.desk import move
from tests.newsroom.served.writer import Newsroom
from tests.newsroom.worker.test_work import until
from tests.support import factories, inbox
from tests.support.processes.served import (
    an_administrator,
    asked,
    newsroom,
    with_password,
)

SOURCES = 20
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>"
LIST = "/de/artikel/"


@pytest.fixture
def dripping():
    """Watch sources that send a byte now and then; return their addresses."""
    with ExitStack() as stack:
        servers = [
            stack.enter_context(serving({"/": drip(HEAD, b" ", pause=0.2)}))
            for _ in range(SOURCES)
        ]
        for number, server in enumerate(servers):
            inbox.feed(f"Quelle {number}", address=server.at("/"))
        # The worker of the newsroom asks what is due each minute: nothing is, so far.
        FeedState.objects.update(next_at=timezone.now() + timedelta(days=1))
        yield servers


@pytest.fixture
def published(other_process_env, tmp_path, settings, collected):
    """Return a newsroom with a cache in front, and somebody at its desk."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    (settings.VAR / "static").symlink_to(collected)
    people = an_administrator(), with_password(factories.editor())
    found = Newsroom()

    def start(servers, cache):
        places = [f"127.0.0.1:{one.port}" for one in servers]
        env = other_process_env | {
            "NEWSROOM_CDN": f"cloudflare://secret@zone?api={cache.address}",
            "NEWSROOM_FETCH_LOCAL": ",".join(places),
            "NEWSROOM_VAR": str(settings.VAR),
        }
        served = stack.enter_context(newsroom(env, tmp_path / "log"))
        found.sit_down(served.port, *people)
        return served, found

    with ExitStack() as stack:
        yield start


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
@pytest.mark.long
def test_a_publication_reaches_readers_and_caches_while_twenty_sources_drip(
    dripping, published
):
    outside = OxTask.objects.filter(queue_name=OUTSIDE)
    running = outside.filter(status=OxTask.Status.RUNNING)
    with pretending() as cache:
        served, newsroom_ = published(dripping, cache)
        pk = newsroom_.begun("hafen", 1)
        assert asked(served.port, "GET", LIST)[0] == 200
        FeedState.objects.update(next_at=timezone.now())
        enqueue_due()
        assert outside.filter(task_path=ask_feeds.module_path).count() == SOURCES
        until(lambda: running.count() == AT_ONCE[OUTSIDE])
        newsroom_.desk.fill(move(pk, "publish"), when="now")
        until(lambda: any("list:de" in keys for keys in cache.named()))
        until(lambda: b"Stand0001x" in asked(served.port, "GET", LIST)[2])
        # A source is given up after twenty seconds: none of them was waited for.
        assert not outside.filter(
            status__in=[OxTask.Status.SUCCESSFUL, OxTask.Status.FAILED]
        ).exists()
