"""A call closes while the database is away: nobody reads that it is open."""

import re
import time

import pytest

from tests.newsroom.served.test_outage import READERS, hold, house, read

__all__ = ["house"]
pytestmark = [pytest.mark.ci, pytest.mark.long]
PATH, LATER = "/de/artikel/stichtag/", "/de/artikel/spaeter/"
CALENDARS = ("/de/artikel/calendar.ics", f"{PATH}calendar.ics")
LISTS = ("/de/artikel/?deadline=open", "/de/fristen/", "/de/fristen/?deadline=soon-14")
# Feeds are kept elsewhere: they tell the day, whatever the clock says.
PAGES = (*(one for one in READERS if "feed" not in one), *LISTS, PATH, LATER)
# Publishes a call that closes with a minute, soon, and one that doesn't.
PUBLISH = """
import sys, django; django.setup()
from datetime import UTC, timedelta
from django.utils import timezone
from tests.support import factories
from tests.support.contents import NO_DEADLINE
soon = (timezone.now() + timedelta(seconds=100)).astimezone(UTC).replace(second=0)
for name, closes in (("Stichtag", soon), ("Spaeter", soon + timedelta(days=9))):
    row = NO_DEADLINE | {"closes": f"{closes:%Y-%m-%dT%H:%M}[UTC]", "key": None}
    factories.published(headline=name, slug=name.lower(), deadlines=[row])
print(soon.replace(microsecond=0).timestamp())
"""
# The words of a page, a card or a line on a call that is open.
OPEN = re.compile(r"offen bis|noch \d+ Minute|heute")


def said_of(name: str, text: str) -> str:
    """Return what stands on a page within a card's length of this headline."""
    found = re.finditer(name, text)
    return " ".join(text[max(0, it.start() - 500) : it.end() + 900] for it in found)


def test_nothing_held_calls_it_open_after_it_closed(house, on_postgres, postgres):
    done = on_postgres.run("-c", PUBLISH)
    assert done.returncode == 0, done.stderr
    closes = float(done.stdout)
    with house.serving():
        hold(house, [*PAGES, *CALENDARS])
        before = {path: read(house, path) for path in PAGES}
        telling = [p for p in PAGES if OPEN.search(said_of("Stichtag", before[p].text))]
        assert {*LISTS, PATH} <= {*telling}
        with postgres.halted():
            assert time.time() < closes - 2
            while time.time() < closes - 1:
                assert read(house, PATH).status == 200
                time.sleep(0.5)
            time.sleep(max(0, closes - time.time()))
            for _turn in range(5):
                after = {path: read(house, path) for path in PAGES}
                told = {path: after[path].status for path in telling}
                assert told == dict.fromkeys(telling, 503)
                # Others are read on, and days stay days.
                assert after[LATER].status == 200
                assert all("DTSTART" in read(house, one).text for one in CALENDARS)
                time.sleep(0.3)
