"""When lists changed last, as the sitemap tells search engines."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import move
from articles.site.public.machines import changes
from tests.site.public.machines.test_sitemaps import NAMES, ORIGIN, read
from tests.support.contents import keys
from tests.support.factories import chief, published, republished, topic, withdrawn

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def told(client, file: str) -> dict[str, datetime]:
    """Return when each address of a file changed last."""
    return {
        url.findtext("loc", namespaces=NAMES).removeprefix(ORIGIN): timezone.localtime(
            datetime.fromisoformat(url.findtext("lastmod", namespaces=NAMES))
        )
        for url in read(client, f"/sitemap-{file}.xml").findall("url", NAMES)
        if url.findtext("lastmod", namespaces=NAMES)
    }


@pytest.fixture
def clock():
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False) as clock:
        yield clock


def later(clock) -> datetime:
    clock.shift(timedelta(hours=1))
    return timezone.localtime()


def test_a_list_changed_with_its_articles_and_not_with_others(client, clock):
    one, two = topic("Eins"), topic("Zwei")
    published(dated="2020-02-12", topics=keys(one))
    old = published(dated="2019-12-31", topics=keys(one, two))
    first = timezone.localtime()
    second = later(clock)
    published(dated="2021-01-01", topics=keys(two))
    assert told(client, "topic-de-1") == {
        "/de/themen/eins/": first,
        "/de/themen/zwei/": second,
    }
    third = later(clock)
    old = republished(old, change_kind="correction", change_note="Es waren 3.")
    later(clock)
    # A typo is nothing new.
    republished(old, change_kind="typo", headline="Ein Beispiel!")
    assert set(told(client, "topic-de-1").values()) == {third}
    assert told(client, "archive-de-1") == {
        "/de/archiv/2019/": third,
        "/de/archiv/2019/12/": third,
        "/de/archiv/2020/": first,
        "/de/archiv/2020/02/": first,
        "/de/archiv/2021/": second,
        "/de/archiv/2021/01/": second,
    }
    assert told(client, "pages-de-1")["/de/artikel/"] == third


def test_what_is_withdrawn_changes_its_lists(client, clock):
    label = topic("Eins")
    published(headline="Bleibt", topics=keys(label))
    gone = published(headline="Geht", topics=keys(label))
    end = later(clock)
    move(gone, "withdraw", by=chief(), note="Falsch.")
    assert told(client, "topic-de-1") == {"/de/themen/eins/": end}


def test_the_other_language_changes_nothing(client, clock):
    label = topic("Eins")
    published(topics=keys(label))
    first = timezone.localtime()
    later(clock)
    published(language="en", topics=keys(label))
    withdrawn(language="en", topics=keys(label))
    assert told(client, "topic-de-1") == {"/de/themen/eins/": first}


def test_of_more_changes_than_are_looked_at_the_newest_article_counts(
    client, clock, monkeypatch
):
    monkeypatch.setattr(changes, "MOST", 1)
    published(topics=keys(topic("Eins")))
    first = timezone.localtime()
    second = later(clock)
    published(topics=keys(topic("Zwei")))
    found = told(client, "topic-de-1")
    assert found == {"/de/themen/eins/": first, "/de/themen/zwei/": second}


def test_it_asks_no_more_for_more_labels(client, django_assert_num_queries):
    def asked() -> int:
        with django_assert_num_queries(3) as counted:
            client.get("/sitemap-topic-de-1.xml")
        return len(counted)

    published(topics=keys(topic("Eins")))
    client.get("/sitemap-topic-de-1.xml")
    few = asked()
    published(topics=keys(*(topic(f"Thema {n}") for n in range(9))))
    client.get("/sitemap-topic-de-1.xml")
    assert asked() == few
