"""A reader's program that polls: it sees each change once, and nothing else."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.publishing import move
from tests.contents import keys
from tests.factories import chief, draft, published, republished, topic
from tests.feeds.reading import FORMS, entries

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


@pytest.mark.parametrize("only_date", [False, True])
def test_each_change_is_seen_once_and_nothing_else(client, only_date):
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False) as clock:
        readers = [Reader(client, form, only_date) for form in FORMS]

        def sees(*titles: str, left: tuple[str, ...] = ()) -> None:
            clock.shift(timedelta(seconds=3))
            for reader in readers:
                assert reader.poll() == sorted(titles), reader.form
                if titles or left:
                    assert reader.left == list(left), reader.form
            clock.shift(timedelta(minutes=30))
            for reader in readers:
                answers = reader.answers
                assert reader.poll() == []
                assert reader.answers == answers, "it was told again"

        sees()
        innovation = topic("Innovation")
        one = published(headline="Eins", topics=keys(innovation))
        sees("Eins")
        draft(headline="Entwurf")
        sees()
        two = published(headline="Zwei", at=timezone.now() + timedelta(hours=5))
        sees()
        two = move(two, "cancel_schedule", by=chief())
        move(two, "publish", by=chief(), at=timezone.now() + timedelta(hours=2))
        sees()
        one = republished(one, headline="Eins!", change_kind="typo")
        sees()
        one = republished(one, change_kind="correction", change_note="Es waren 3.")
        sees("Eins!")
        clock.shift(timedelta(hours=2))
        sees("Zwei")
        one = republished(one, slug="anders", change_kind="update")
        sees("Eins!")
        innovation.name = "Neuerung"
        innovation.save()
        sees()
        assert "Neuerung" in str(readers[0].known)
        gone = move(one, "withdraw", by=chief(), note="Stimmt nicht.")
        sees("[Zurückgezogen] Eins!")
        move(gone, "reinstate", by=chief(), note="Stimmt doch.")
        sees("Eins!")
        two.refresh_from_db()
        move(two, "withdraw", by=chief(), note="Stimmt nicht.")
        sees("[Zurückgezogen] Zwei")
        clock.shift(timedelta(days=30))
        sees(left=("[Zurückgezogen] Zwei",))
        three = timezone.now() + timedelta(hours=1)
        published(headline="Drei", expires_at=three)
        sees("Drei")
        clock.shift(timedelta(hours=1))
        sees(left=("Drei",))
