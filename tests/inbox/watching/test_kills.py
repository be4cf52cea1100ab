"""Two fetchers at once, killed at any moment: nothing is lost, nothing comes twice."""

import random
import time
from collections import Counter

import pytest
from django.utils import timezone

from articles.inbox.watching import ask
from articles.models import FeedState, InboxItem
from tests.inbox.watching.server import feed as said, serving
from tests.support import inbox
from tests.support.processes.commands import Command

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
FEEDS = 3


@pytest.mark.parametrize(
    "rounds",
    [pytest.param(5, id="a few"), pytest.param(200, marks=pytest.mark.long, id="many")],
)
def test_i9_r25_fetchers_that_are_killed_lose_nothing_and_double_nothing(
    rounds, other_process_env, settings, tmp_path
):
    chance, published = random.Random(rounds), [0] * FEEDS  # noqa: S311 (chance of a test)
    with serving({}) as source:
        settings.VAR, settings.NEWSROOM_FETCH_LOCAL = tmp_path, (source.place,)
        env = other_process_env | {
            "NEWSROOM_FETCH_LOCAL": source.place,
            "NEWSROOM_VAR": str(tmp_path),
        }
        feeds = [
            inbox.feed(f"Quelle {n}", address=source.address(f"/{n}"))
            for n in range(FEEDS)
        ]
        for _round in range(rounds):
            for n in range(FEEDS):
                published[n] += chance.randint(1, 40)
                source.plays[f"/{n}"] = said(*names(n, published[n])[-300:])
            FeedState.objects.update(next_at=timezone.now())
            fetchers = [Command(env, "fetch", "--verbosity", "0") for _one in range(2)]
            time.sleep(chance.uniform(0.05, 0.8))
            for fetcher in fetchers:
                fetcher.kill()
        FeedState.objects.update(taken_until=None)
        for one in feeds:
            assert ask(one, is_forced=True, patience=60).is_well
    found = Counter(InboxItem.objects.values_list("source__names__de", "title"))
    assert set(found) <= last(published, number=max(published))
    assert max(found.values()) == 1
    # The last document has the newest 300.
    assert last(published) <= set(found)


def names(feed: int, number: int) -> list[str]:
    return [f"Meldung {feed}-{n}" for n in range(number)]


def last(published: list[int], number: int = 300) -> set[tuple[str, str]]:
    """Return the newest entries of each source."""
    return {
        (f"Quelle {n}", name)
        for n, many in enumerate(published)
        for name in names(n, many)[-number:]
    }
