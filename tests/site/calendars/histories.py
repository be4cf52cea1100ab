"""Random histories of calls, and everything that the public sees of them."""

import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.test import Client
from django.utils.translation import override

from articles.domain import site_version
from articles.domain.content import content_of
from articles.domain.deadlines import STATES
from articles.domain.site_version import OF_DEADLINES
from articles.editing.publishing import lift_embargo, move, set_embargo
from articles.foundation.local_moment import LocalMoment
from articles.foundation.refusal import Refused
from articles.foundation.slugs import path_of, path_to
from articles.models import Article, Deadline, Embargo, PrintedPart
from articles.site.selection import Selection
from tests.support import factories
from tests.support.contents import NO_DEADLINE, keys
from tests.support.factories import chief

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
ZONES = ("Europe/Berlin", "Europe/Brussels", "America/New_York", "AoE", "UTC")
STAGES = ("submission", "intent", "registration", "event", "force")


def moment(chance: random.Random, first: datetime, most: int = 80) -> str:
    """Return the text of a moment some days from the first."""
    day = (first + chance.randrange(-40, most) * DAY).date()
    clock = chance.choice(["", "T00:00", "T12:00", "T24:00", "T02:30"])
    return f"{day}{clock}[{chance.choice(ZONES)}]"


def row(chance: random.Random, now: datetime) -> dict:
    """Return a deadline that the model's rules may or may not take."""
    stage = chance.choice(STAGES)
    found = NO_DEADLINE | {
        "key": str(UUID(int=chance.getrandbits(128), version=4)),
        "stage": stage,
        "closes": moment(chance, now),
        "is_gate": chance.random() < 0.2,
    }
    if chance.random() < 0.3:
        found["opens"] = moment(chance, now, 40)
    if chance.random() < 0.15:
        found |= {"is_rolling": True, "closes": ""}
    if stage == "event" and chance.random() < 0.6:
        found["until"] = moment(chance, now)
    return found


def rows(chance: random.Random, now: datetime) -> list[dict]:
    made = [row(chance, now) for _n in range(chance.randrange(1, 4))]
    return [each for each in made if fits(each)] or [
        NO_DEADLINE | {"key": made[0]["key"], "is_rolling": True}
    ]


def fits(said: dict) -> bool:
    opens, closes, until = (
        moment_in(said[name]) for name in ("opens", "closes", "until")
    )
    if opens and closes and opens.begins() >= closes.ends():
        return False
    return not (until and closes and until.ends() <= closes.begins())


def moment_in(text: str) -> LocalMoment | None:
    return LocalMoment.read(text) if text else None


@dataclass
class Newsroom:
    """One that publishes calls at random; `clock` is a travelling time machine."""

    chance: random.Random
    clock: object
    now: datetime
    versions: list[Article] = field(default_factory=list)

    def wait(self, duration: timedelta) -> None:
        self.to(self.now + duration)

    def to(self, moment: datetime) -> None:
        self.now = moment
        self.clock.move_to(moment, tick=False)

    def act(self) -> None:
        """Do one thing that an editor may do with a call."""
        acts = [self.publish, self.publish, self.schedule, self.draft]
        acts += [self.embargo] if self.hidden() else []
        acts += [self.lift] if self.embargoes() else []
        if self.live():
            acts += [self.extend, self.extend, self.drop, self.withdraw]
        if self.withdrawn():
            acts.append(self.reinstate)
        self.chance.choice(acts)()
        self.wait(SECOND * self.chance.randrange(1, 90_000))

    def content(self) -> dict:
        topic = factories.topic(self.chance.choice("AB"))
        return {
            "headline": f"Aufruf {self.chance.randrange(10**6)}",
            "topics": keys(topic),
            "deadlines": rows(self.chance, self.now),
            "language": self.chance.choice(["de", "de", "en"]),
        }

    def publish(self) -> None:
        self.versions.append(factories.published(**self.content()))

    def schedule(self) -> None:
        ahead = self.now + self.chance.randrange(1, 40) * DAY
        self.versions.append(factories.scheduled(at=ahead, **self.content()))

    def draft(self) -> None:
        factories.draft(**self.content())

    def extend(self) -> None:
        one = self.chance.choice(self.live())
        said = list(content_of(one)["deadlines"])
        said[0] = row(self.chance, self.now) | {"key": said[0]["key"]}
        if fits(said[0]):
            self.versions.append(factories.republished(one, deadlines=said))

    def drop(self) -> None:
        one = self.chance.choice(self.live())
        said = content_of(one)["deadlines"][1:]
        self.versions.append(factories.republished(one, deadlines=said))

    def withdraw(self) -> None:
        one = self.chance.choice(self.live())
        move(one, "withdraw", by=chief(), note="Falsch.")

    def reinstate(self) -> None:
        one = self.chance.choice(self.withdrawn())
        move(one, "reinstate", by=chief(), note="Doch richtig.")

    def hidden(self) -> list[Article]:
        """Return the working and scheduled versions of stories that nobody has seen."""
        known = Article.objects.once_public(self.now).values("edition__story")
        waiting = Article.objects.exclude(edition__story__in=known)
        return list(waiting.exclude(status="discarded").order_by("pk"))

    def embargo(self) -> None:
        until = self.now + self.chance.randrange(1, 30) * DAY
        one = self.chance.choice(self.hidden())
        with suppress(Refused):
            set_embargo(
                one,
                until=until,
                reason="Sperrfrist",
                by=chief(),
                discard_scheduled=True,
            )

    def lift(self) -> None:
        held = self.chance.choice(self.embargoes())
        article = Article.objects.filter(edition__story=held.story_id).first()
        lift_embargo(article, note="Aufgehoben", by=chief())

    def embargoes(self) -> list[Embargo]:
        found = Embargo.objects.standing().filter(until__gt=self.now)
        return list(found.order_by("pk"))

    def live(self) -> list[Article]:
        found = Article.objects.public(self.now).order_by("pk")
        working = Article.objects.working().values("edition")
        scheduled = Article.objects.scheduled(self.now).values("edition")
        free = found.exclude(edition__in=working).exclude(edition__in=scheduled)
        return list(free.filter(deadlines__isnull=False).distinct())

    def withdrawn(self) -> list[Article]:
        return list(Article.objects.notices(self.now).order_by("pk"))

    def moments(self) -> list[datetime]:
        """Return all moments ahead at which a deadline changes what readers see."""
        found = set()
        for one in Deadline.objects.all():
            for boundary in OF_DEADLINES:
                value = getattr(one, boundary.column)
                if value and value + boundary.delay > self.now:
                    found.add(value + boundary.delay)
        return sorted(found)


def addresses() -> list[str]:
    """Return addresses of all kinds that tell anything of deadlines."""
    found = []
    for language in ("de", "en"):
        everything = Selection(language)
        lists = [everything.due(name) for name in STATES]
        found += [one.query_path() for one in lists]
        found += [one.query_path("deadlines") for one in lists]
        found += [one.path("feed") for one in lists[:2]]
        found += [everything.path("calendar"), everything.path()]
        found += [path_of(name, language) for name in ("home", "deadlines")]
    for one in Article.objects.filter(live_from__isnull=False).select_related(
        "edition"
    ):
        found.append(path_to("article", one.slug, one.language))
        found.append(path_to("article_calendar", one.slug, one.language))
    return sorted(set(found))


def seen(paths: list[str]) -> dict[str, tuple]:
    client = Client()
    with override(None):
        answers = {path: client.get(path) for path in paths}
    return {
        path: (one.status_code, one.get("Location"), one.content)
        for path, one in answers.items()
    }


def seen_anew(paths: list[str]) -> dict[str, tuple]:
    """See them with nothing held and nothing stored."""
    site_version.forget()
    PrintedPart.objects.all().delete()
    return seen(paths)


def begun() -> datetime:
    return datetime(2027, 3, 1, 10, tzinfo=UTC)
