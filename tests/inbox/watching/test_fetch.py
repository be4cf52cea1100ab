"""`newsroom fetch`: the feeds that are due, or those of one source."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.inbox.watching.tasks import enqueue_due
from articles.models import FeedState, InboxItem
from tests.inbox.watching.server import feed as said
from tests.support import inbox

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _published(source):
    source.plays["/eins"] = said("Eins")


def fetch(*arguments: str) -> str:
    told = StringIO()
    call_command("fetch", *arguments, stdout=told, stderr=StringIO())
    return told.getvalue().strip()


def test_each_feed_is_told_in_a_line(source):
    address = source.address("/eins")
    inbox.feed("Institut", address=address)
    assert fetch() == f"Institut: {address}: 1 new, 0 changed"
    assert fetch() == ""
    assert fetch("--force") == f"Institut: {address}: 0 new, 0 changed"
    assert InboxItem.objects.get().is_sorted


def test_a_feed_that_fails_is_told_and_the_others_are_asked(source):
    inbox.feed("Institut", address=source.address("/nichts"))
    inbox.feed("Agentur", address=source.address("/eins"))
    with pytest.raises(CommandError, match="failed: 1"):
        fetch()
    assert InboxItem.objects.get().title == "Eins"


def test_operators_read_english_whatever_the_site_speaks(source):
    inbox.feed("Institut", address=source.address("/nichts"))
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("fetch", stdout=told, stderr=StringIO())
    assert "There is nothing at this address (404)." in told.getvalue()


def test_only_the_feeds_of_one_source_are_asked(source):
    inbox.feed("Institut", address=source.address("/nichts"))
    inbox.feed("Agentur", address=source.address("/eins"))
    assert fetch("--source", "Agentur").startswith("Agentur")
    with pytest.raises(CommandError, match="No feed of a source named “Niemand”"):
        fetch("--source", "Niemand")


def test_feeds_of_one_server_are_one_task_and_enqueued_once(source):
    for n in range(3):
        inbox.feed(f"Quelle {n}", address=source.address(f"/{n}"))
    inbox.feed("Andere", address="https://anderswo.example/feed")
    assert enqueue_due() == 2
    assert enqueue_due() == 0
    assert FeedState.objects.filter(taken_until=None).count() == 4
