"""The history of an edition, newest first: its saves and decisions, by version, and
between them the embargoes on its story.

Only what the user may see. The number of queries is constant.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext

from articles.admin.parts.fields.moments import full_second
from articles.admin.parts.saying import who
from articles.domain.content import TABLE
from articles.editing.comparing import changed
from articles.editing.publishing import (
    EmbargoEvent,
    embargo_events,
    may_embargo,
    moment,
)
from articles.models import Article, Decision, GuestAnswer, Snapshot
from articles.workflow import Phase, Status

ON_A_PAGE = 100
# The kind of an embargo's events. Beside the models' names it comes last, so that an
# event stands above the record that it followed.
EMBARGO = "embargo"
# Guests' answers stand above the text that they are about.
GUEST = "guest"


@dataclass(slots=True)
class Entry:
    """A save, a decision, a guest's answer, or what happened to the story's embargo.

    A save has the changed fields and the save before it.
    """

    record: Snapshot | Decision | EmbargoEvent | GuestAnswer
    changed: list[Promise] | None = None
    before: int | None = None

    @property
    def save(self) -> Snapshot | None:
        return self.record if isinstance(self.record, Snapshot) else None

    @property
    def decision(self) -> Decision | None:
        return self.record if isinstance(self.record, Decision) else None

    @property
    def embargo(self) -> EmbargoEvent | None:
        return self.record if isinstance(self.record, EmbargoEvent) else None

    @property
    def guest(self) -> GuestAnswer | None:
        return self.record if isinstance(self.record, GuestAnswer) else None

    @property
    def who(self) -> str:
        if isinstance(self.record, GuestAnswer):
            return self.record.name
        if self.embargo and self.record.by is None:
            return ""
        # The importer always decides in the name of a user.
        if self.decision and self.record.by is None:
            return pgettext("who", "A legal order")
        return who(self.record.by)

    @property
    def erased(self) -> str:
        at = self.save and self.save.erased_at
        return moment(at) if at else ""

    @property
    def moment(self) -> str:
        return moment(self.record.at)

    @property
    def live_from(self) -> str:
        at = self.decision and self.decision.live_from
        return moment(at) if at else ""

    @property
    def until(self) -> str:
        record = self.decision or self.embargo
        return moment(record.until) if record and record.until else ""

    @property
    def former(self) -> str:
        at = self.embargo and self.embargo.former
        return moment(at) if at else ""


@dataclass(slots=True)
class Version:
    article: Article
    entries: list[Entry] = field(default_factory=list)

    @property
    def phase(self) -> Promise:
        return self.article.phase().label

    @property
    def writer(self) -> str:
        return who(self.article.author)

    @property
    def window(self) -> list[tuple[datetime, str]]:
        ends = (self.article.live_from, self.article.live_until)
        return [(at, moment(at)) for at in ends if at]

    @property
    def began(self) -> str:
        """The moment when it was first public, as an address; "" if it wasn't yet."""
        at = self.article.live_from
        if not at or at > timezone.now():
            return ""
        return timezone.localtime(full_second(at)).isoformat()


class Timeline:
    """One page of an edition's history, as `user` may read it."""

    def __init__(self, edition, user, page: str = "1"):
        visible = edition.articles.visible_to(user).order_by("-number")
        self.articles = list(visible.select_related("edition", "author").defer("body"))
        self.user = user
        # Moment, version and lock of each record.
        self.moments: list[tuple[datetime, int, int]] = []
        self.saves = self.of(Snapshot)
        self.events = self.events_of(edition)
        records = [*self.saves, *self.of(Decision)]
        self.guests = self.answers()
        records += [
            (one.article.number, one.lock, GUEST, pk) for pk, one in self.guests.items()
        ]
        places = sorted([*records, *self.places_of_events()], reverse=True)
        self.page: Page = Paginator(places, ON_A_PAGE).get_page(page)
        self.before = self.predecessors()

    def of(self, model) -> list[tuple[int, int, str, int]]:
        """Return (version, lock, kind, key) of records: enough to put them in order."""
        rows = self.visible(model).values_list("article__number", "lock", "pk", "at")
        self.moments += [(at, number, lock) for number, lock, _pk, at in rows]
        return sorted(
            (number, lock, model.__name__, pk) for number, lock, pk, _ in rows
        )

    def answers(self) -> dict[int, GuestAnswer]:
        """Return what guests said about versions whose records the user may read."""
        seen = {number for _at, number, _lock in self.moments}
        keys = [one.pk for one in self.articles if one.number in seen]
        rows = GuestAnswer.objects.filter(article__in=keys).select_related("article")
        return {one.pk: one for one in rows}

    def events_of(self, edition) -> list[EmbargoEvent]:
        """Return what happened to the embargo, for those who may read why."""
        may_read = any(may_embargo(self.user, one) for one in self.articles)
        return embargo_events(edition.story_id) if may_read else []

    def places_of_events(self) -> Iterator[tuple[int, int, str, int]]:
        """Return a place for each event: after the last record before it.

        An event from before this edition began stands below its first record.
        """
        if not self.moments:
            return
        first = min(number for _at, number, _lock in self.moments)
        for key, event in enumerate(self.events):
            before = [one for one in self.moments if one[0] <= event.at]
            _at, number, lock = max(before, default=(event.at, first, -1))
            yield number, lock, EMBARGO, key

    def visible(self, model):
        # By these few keys, not by the edition: SQLite would rather search by author.
        keys = [article.pk for article in self.articles]
        return model.objects.visible_to(self.user).filter(article__in=keys)

    def predecessors(self) -> dict[int, int | None]:
        """Return for each save the one before it, in its version or the one before.

        A discarded version is never the basis of a later one.
        """
        discarded = {a.number for a in self.articles if a.status == Status.DISCARDED}
        before: dict[int, int | None] = {}
        kept: int | None = None
        last: tuple[int, int] | None = None
        for number, _lock, _kind, pk in self.saves:
            before[pk] = last[1] if last and last[0] == number else kept
            last = (number, pk)
            if number not in discarded:
                kept = pk
        return before

    def versions(self) -> list[Version]:
        """Return the versions with what this page holds of them."""
        versions = {a.number: Version(a) for a in self.articles}
        told = {number for number, *_rest in self.page.paginator.object_list}
        for (number, *_rest), entry in zip(self.page, self.entries(), strict=True):
            versions[number].entries.append(entry)
        return [v for n, v in versions.items() if v.entries or n not in told]

    def entries(self) -> list[Entry]:
        kinds = (Snapshot.__name__, Decision.__name__, EMBARGO, GUEST)
        keys: dict[str, set[int]] = {kind: set() for kind in kinds}
        for _number, _lock, kind, pk in self.page:
            keys[kind].add(pk)
        saves = keys[Snapshot.__name__]
        contents = self.records(Snapshot, saves | {self.before[pk] for pk in saves})
        decisions = self.records(Decision, keys[Decision.__name__])
        made = {
            Snapshot.__name__: lambda pk: self.entry_of_save(contents, pk),
            Decision.__name__: lambda pk: Entry(decisions[pk]),
            EMBARGO: lambda pk: Entry(self.events[pk]),
            GUEST: lambda pk: Entry(self.guests[pk]),
        }
        return [made[kind](pk) for _number, _lock, kind, pk in self.page]

    def records(self, model, keys: set) -> dict:
        found = self.visible(model).filter(pk__in=keys - {None})
        named = ("by", "original") if model is Decision else ("by",)
        return {one.pk: one for one in found.select_related(*named)}

    def entry_of_save(self, contents: dict[int, Snapshot], pk: int) -> Entry:
        before = self.before[pk]
        if before is None:
            return Entry(contents[pk])
        names = changed(contents[before].content, contents[pk].content)
        return Entry(contents[pk], [TABLE[name].label for name in names], before)

    def newest(self) -> tuple[int | None, int | None]:
        """Return the keys of the newest save and of the one before it."""
        if not self.saves:
            return None, None
        newest = self.saves[-1][-1]
        return newest, self.before.get(newest)

    def saves_of(self, number: int) -> list[int]:
        """Return the keys of a version's saves, in their order."""
        return [pk for version, _lock, _kind, pk in self.saves if version == number]

    def elsewhere(self, keys) -> list[Entry]:
        """Return saves that were chosen on another page of this history."""
        here = {pk for _number, _lock, kind, pk in self.page if kind == "Snapshot"}
        chosen = self.records(Snapshot, {pk for pk in keys if pk not in here})
        return [Entry(save) for save in chosen.values()]

    def working(self) -> Article | None:
        return next((one for one in self.articles if one.is_working), None)

    def live(self) -> Article | None:
        phases = ((one, one.phase()) for one in self.articles)
        return next((one for one, phase in phases if phase is Phase.LIVE), None)

    def against_live(self) -> tuple[int, int] | None:
        """Return the saves that compare the live and the working version, if any."""
        live, working = self.live(), self.working()
        if not live or not working:
            return None
        old, new = self.saves_of(live.number), self.saves_of(working.number)
        return (old[-1], new[-1]) if old and new else None

    def against_beginning(self) -> tuple[int, int] | None:
        """Return the working version's first and last save, if it has several."""
        working = self.working()
        saves = self.saves_of(working.number) if working else []
        return (saves[0], saves[-1]) if len(saves) > 1 else None
