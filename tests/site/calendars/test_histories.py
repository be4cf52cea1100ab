"""Random histories of calls: held answers are those made from scratch."""

import random

import pytest
import time_machine

from articles.domain import site_version
from tests.domain.label_index.followers import Follower
from tests.site.calendars.histories import (
    SECOND,
    Newsroom,
    addresses,
    begun,
    seen,
    seen_anew,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
FEW, MANY = 3, 1_000
# A history compares so many addresses with those from scratch, at so many moments.
ADDRESSES, MOMENTS = 10, 3


def lived(seed: int, clock) -> Newsroom:
    newsroom = Newsroom(random.Random(seed), clock, begun())  # noqa: S311 (a test)
    for _n in range(newsroom.chance.randrange(3, 7)):
        newsroom.act()
    return newsroom


def follow(seed: int) -> None:
    """Live one history, and look one second before each moment, and at it."""
    with time_machine.travel(begun(), tick=False) as clock:
        newsroom, process = lived(seed, clock), Follower()
        process.agrees()
        moments = newsroom.moments()
        chosen = newsroom.chance.sample(moments, min(MOMENTS, len(moments)))
        for moment in moments:
            for at in (moment - SECOND, moment):
                if at < newsroom.now:
                    continue
                newsroom.to(at)
                process.agrees()
                if moment in chosen:
                    compare(newsroom)


def compare(newsroom: Newsroom) -> None:
    paths = addresses()
    paths = newsroom.chance.sample(paths, min(ADDRESSES, len(paths)))
    held, anew = seen(paths), seen_anew(paths)
    for path in paths:
        assert held[path] == anew[path], path


@pytest.mark.parametrize("seed", range(FEW))
def test_what_is_held_is_what_would_be_made_from_scratch(seed):
    follow(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(FEW, MANY))
def test_in_a_thousand_histories_too(seed):
    follow(seed)


def test_a_drafts_deadline_moves_nothing_public():
    with time_machine.travel(begun(), tick=False) as clock:
        newsroom = Newsroom(random.Random(1), clock, begun())  # noqa: S311 (a test)
        newsroom.publish()
        newsroom.wait(SECOND)
        public = newsroom.moments()
        before = site_version.current(newsroom.now).etag()
        newsroom.draft()
        assert site_version.current(newsroom.now).etag() == before
        for moment in sorted({*newsroom.moments()} - {*public}):
            tags = []
            for at in (moment - SECOND, moment):
                newsroom.to(at)
                tags.append(site_version.current(at).etag())
            assert tags[0] == tags[1], moment
