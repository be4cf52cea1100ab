"""A reader's program that polls: it sees each change once, and nothing else."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import Publication, move
from tests.site.feeds.reading import FORMS, entries
from tests.support.contents import keys
from tests.support.factories import chief, draft, published, republished, topic

pytestmark = pytest.mark.django_db


@dataclass
class Reader:
    """Keeps the validators and entries of one feed, as readers' programs do."""

    client: object
    form: str
    only_date: bool = False
    told: dict = field(default_factory=dict)
    known: dict = field(default_factory=dict)
    answers: int = 0
    left: list = field(default_factory=list)

    def poll(self) -> list[str]:
        """Ask again; return the titles of entries that are new or say they changed."""
        path = f"/de/artikel/feed.{self.form}"
        response = self.client.get(path, headers=self.told)
        if response.status_code == 304:
            return []
        self.answers += 1
        self.told = {"if-modified-since": response.get("Last-Modified", "")}
        if not self.only_date:
            self.told["if-none-match"] = response["ETag"]
        now = {entry["id"]: entry for entry in entries(self.client, self.form)}
        news = [
            entry["title"]
            for key, entry in now.items()
            if key not in self.known or entry["updated"] > self.known[key]["updated"]
        ]
        self.left = [e["title"] for key, e in self.known.items() if key not in now]
        self.known = now
        return sorted(news)


@dataclass
class Readers:
    """One reader for each format, who poll as the clock goes on."""

    readers: list[Reader]
    clock: time_machine.Traveller

    def see(self, *titles: str, left: tuple[str, ...] = ()) -> None:
        """Assert what the next poll brings, and that the one after brings nothing."""
        self.clock.shift(timedelta(seconds=3))
        for reader in self.readers:
            assert reader.poll() == sorted(titles), reader.form
            if titles or left:
                assert reader.left == list(left), reader.form
        self.clock.shift(timedelta(minutes=30))
        for reader in self.readers:
            answers = reader.answers
            assert reader.poll() == []
            assert reader.answers == answers, "it was told again"


@pytest.fixture(params=[False, True], ids=["etag", "date"])
def readers(request, client):
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False) as clock:
        yield Readers([Reader(client, form, request.param) for form in FORMS], clock)


def test_what_is_published_and_changed_is_seen_once_and_nothing_else(readers):
    readers.see()
    innovation = topic("Innovation")
    one = published(headline="Eins", topics=keys(innovation))
    readers.see("Eins")
    draft(headline="Entwurf")
    readers.see()
    two = published(headline="Zwei", at=timezone.now() + timedelta(hours=5))
    readers.see()
    two = move(two, "cancel_schedule", by=chief())
    later = Publication(at=timezone.now() + timedelta(hours=2))
    move(two, "publish", by=chief(), options=later)
    readers.see()
    one = republished(one, headline="Eins!", change_kind="typo")
    readers.see()
    one = republished(one, change_kind="correction", change_note="Es waren 3.")
    readers.see("Eins!")
    readers.clock.shift(timedelta(hours=2))
    readers.see("Zwei")
    republished(one, slug="anders", change_kind="update")
    readers.see("Eins!")
    innovation.name = "Neuerung"
    innovation.save()
    readers.see()
    for reader in readers.readers:
        assert "Neuerung" in str(reader.known)


def test_s19_what_is_withdrawn_comes_back_or_ends_is_seen_once(readers):
    one, two = published(headline="Eins"), published(headline="Zwei")
    readers.see("Eins", "Zwei")
    gone = move(one, "withdraw", by=chief(), note="Stimmt nicht.")
    readers.see("[Zurückgezogen] Eins")
    back = move(gone, "reinstate", by=chief(), note="Stimmt doch.")
    readers.see("Eins")
    gone = move(back, "withdraw", by=chief(), note="Stimmt nicht.")
    readers.see("[Zurückgezogen] Eins")
    republished(gone, headline="Eins!", change_kind="typo")
    readers.see("Eins!")
    move(two, "withdraw", by=chief(), note="Stimmt nicht.")
    readers.see("[Zurückgezogen] Zwei")
    readers.clock.shift(timedelta(days=30))
    readers.see(left=("[Zurückgezogen] Zwei",))
    published(headline="Drei", expires_at=timezone.now() + timedelta(hours=1))
    readers.see("Drei")
    readers.clock.shift(timedelta(hours=1))
    readers.see(left=("Drei",))
