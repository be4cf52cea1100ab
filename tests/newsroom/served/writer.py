"""A newsroom at work changes the readers' pages again and again, in every way."""

import time
from dataclasses import replace
from datetime import timedelta
from itertools import count

from django.utils import timezone
from django_ox.testing import run_tasks

from articles.models import Proposal, Topic
from tests.newsroom.served.desk import Desk, move
from tests.newsroom.served.timeline import State, Timeline
from tests.support import factories

OPEN = "<p>Ein Beispiel.</p>"
# Seconds until a window opens, and for how long.
AHEAD, WINDOW = 1.5, 1.0


class Newsroom:
    """Publishes at a desk, and says to the timeline what is public then."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.topic = factories.topic("Thema0000x", slug="hafen")
        always = {"headline": "Stand0000x", "slug": "weg0000x"}
        factories.published(**always, body=OPEN, topics=[self.topic])
        # The home page names topics once there is a choice of articles.
        for name in ("Erstens", "Zweitens"):
            factories.published(headline=name, dated="2001-01-01", topics=[self.topic])
        self.timeline = Timeline.of(
            headlines={"weg0000x": "Stand0000x"}, label="Thema0000x"
        )
        self.saved: list[tuple[int, str]] = []
        self.desk: Desk
        self.editor: Desk

    def sit_down(self, port: int, chief, editor) -> None:
        self.desk, self.editor = Desk(port), Desk(port)
        self.desk.log_in(chief)
        self.editor.log_in(editor)

    def with_headline(self, slug: str, headline: str | None) -> State:
        state = self.timeline.state
        rest = {one: text for one, text in state.headlines.items() if one != slug}
        return replace(state, headlines=rest | ({slug: headline} if headline else {}))

    def acts(self):
        """Yield after each act that readers notice."""
        while True:
            number = next(self.numbers)
            slug = f"weg{number:04}x"
            pk = self.begun(slug, number)
            with self.timeline.act(self.with_headline(slug, f"Stand{number:04}x")):
                self.desk.fill(move(pk, "publish"), when="now")
            yield
            pk = self.corrected(pk, number := next(self.numbers))
            with self.timeline.act(self.with_headline(slug, f"Stand{number:04}x")):
                self.desk.fill(move(pk, "publish"), when="now")
            yield
            self.rename(next(self.numbers))
            yield
            yield from self.open_a_window(next(self.numbers))
            with self.timeline.act(self.with_headline(slug, None)):
                self.desk.fill(move(pk, "withdraw"), ending="gone", note="Falsch.")
            yield

    def begun(self, slug: str, number: int) -> int:
        """Return a draft that was reviewed; earlier it held what is nobody's."""
        secret = f"<p>Geheim {number}</p>"
        typed = {"headline": f"Stand{number:04}x", "slug": slug, "body": secret}
        pk = self.desk.begin(**typed, topics=self.topic.pk)
        self.desk.save(pk, body=OPEN)
        return self.reviewed(pk, number)

    def corrected(self, pk: int, number: int) -> int:
        new = self.desk.revise(pk)
        self.desk.save(new, headline=f"Stand{number:04}x", change_kind="update")
        return self.reviewed(new, number)

    def reviewed(self, pk: int, number: int) -> int:
        """Return it approved, and found by its words: no worker does that here."""
        self.saved.append((pk, f"Stand{number:04}x"))
        run_tasks()
        self.desk.fill(move(pk, "submit"))
        self.editor.fill(move(pk, "approve"))
        return pk

    def rename(self, number: int) -> None:
        """Give the label another name, which somebody else accepts."""
        name = f"Thema{number:04}x"
        path = f"/admin/articles/topic/{self.topic.pk}/change/"
        self.desk.fill(path, names_de=name, renaming="name")
        waits = Proposal.objects.open().get()
        with self.timeline.act(replace(self.timeline.state, label=name)):
            path = f"/admin/articles/proposal/{waits.pk}/change/"
            self.editor.fill(path, _deed="accept")

    def open_a_window(self, number: int):
        """Have something public for a moment, by the clock alone."""
        at = timezone.now() + timedelta(seconds=AHEAD)
        end = at + timedelta(seconds=WINDOW)
        slug, headline = f"weg{number:04}x", f"Stand{number:04}x"
        typed = {"headline": headline, "slug": slug, "body": OPEN}
        topics = [Topic.objects.get(pk=self.topic.pk)]
        factories.published(at=at, expires_at=end, **typed, topics=topics)
        self.timeline.at(at.timestamp(), self.with_headline(slug, headline))
        self.timeline.at(end.timestamp(), self.with_headline(slug, None))
        for moment in (at, end):
            time.sleep(max(0, moment.timestamp() - time.time()))
            yield
