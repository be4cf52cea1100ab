"""A partner's mail address is renewed at the desk, by a page that says the effect."""

import pytest

from articles.inbox.feeds import mail_address
from articles.models import RecordEntry, SourceFeed
from tests.support import factories, inbox
from tests.support.desk.desk import at_desk, reader, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _takes_mail(settings):
    settings.NEWSROOM_INBOX_ADDRESS = "post@news.example.org"


@pytest.fixture
def partner() -> SourceFeed:
    return inbox.feed("Partner", way="mail", address="", secret="alt" * 8)


def page(feed: SourceFeed, name: str = "renew") -> str:
    return url(SourceFeed, name, feed.pk)


def test_the_page_says_what_stops_working_and_changes_nothing(partner):
    client = at_desk(factories.editor())
    assert page(partner) in client.get(page(partner, "change")).text
    asked = client.get(page(partner))
    assert mail_address(partner) in asked.text
    assert "geht an den Absender zurück" in asked.text
    english = client.get(page(partner), headers={"accept-language": "en"}).text
    assert "goes back to its sender" in english
    assert SourceFeed.objects.get().secret == partner.secret


@pytest.mark.both
def test_it_is_renewed_and_the_former_one_takes_nothing(partner):
    client = at_desk(factories.editor())
    answer = client.post(page(partner), {"seen": partner.secret}, follow=True)
    fresh = SourceFeed.objects.get()
    assert fresh.secret not in {"", partner.secret}
    assert mail_address(fresh) in answer.text
    assert mail_address(partner) not in answer.text
    entry = RecordEntry.objects.get(deed="changed")
    assert entry.details["act"] == "feed_readdressed"
    # The record doesn't have the secret.
    assert fresh.secret not in str(entry.details)
    history = client.get(page(partner, "history")).text
    assert "Mailadresse erneuert" in history


@pytest.mark.parametrize("seen", ["", "falsch"])
def test_one_that_somebody_renewed_meanwhile_stays(partner, seen):
    client = at_desk(factories.editor())
    answer = client.post(page(partner), {"seen": seen}, follow=True)
    assert "Jemand hat sie gerade geändert" in answer.text
    assert SourceFeed.objects.get().secret == partner.secret


def test_only_mail_has_one_and_only_who_may_renews_it(partner, settings):
    client, feed = at_desk(factories.editor()), inbox.feed("Institut")
    assert client.get(page(feed)).status_code == 404
    assert page(feed) not in client.get(page(feed, "change")).text
    for other in (at_desk(factories.author()), at_desk(reader())):
        answer = other.post(page(partner), {"seen": partner.secret})
        assert answer.status_code == 403
    settings.NEWSROOM_INBOX_ADDRESS = ""
    assert page(partner) not in client.get(page(partner, "change")).text
    assert 'name="seen"' not in client.get(page(partner)).text
    assert SourceFeed.objects.get(way="mail").secret == partner.secret
