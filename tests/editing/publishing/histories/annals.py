"""Simple model of the histories: public versions by time, from the acts alone.

It knows neither statuses nor derived ends. An edition lists its versions
with their beginnings; the last to begin is public, until its own end.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

MICROSECOND = timedelta(microseconds=1)


@dataclass
class Run:
    """A version that begins; `withdrawn` and `expires` are its ends."""

    number: int
    begins: datetime
    expires: datetime | None = None
    withdrawn: datetime | None = None

    def has_ended(self, at: datetime) -> bool:
        return any(end and end <= at for end in (self.expires, self.withdrawn))


@dataclass
class Annals:
    """The runs of one edition."""

    runs: list[Run] = field(default_factory=list)

    def moment(self, clock: datetime) -> datetime:
        """Return when an act happens: no two versions begin in one microsecond."""
        while any(run.begins == clock for run in self.runs):
            clock += MICROSECOND
        return clock

    def last(self, at: datetime) -> Run | None:
        begun = [run for run in self.runs if run.begins <= at]
        return max(begun, key=lambda run: run.begins, default=None)

    def public(self, at: datetime) -> int | None:
        run = self.last(at)
        return None if run is None or run.has_ended(at) else run.number

    def notice(self, at: datetime) -> int | None:
        run = self.last(at)
        noticed = run and run.withdrawn and run.withdrawn <= at
        return run.number if noticed else None

    @property
    def published_at(self) -> datetime | None:
        return min((run.begins for run in self.runs), default=None)

    def boundaries(self) -> list[datetime]:
        """Return the moments at which something begins or ends."""
        return [
            moment
            for run in self.runs
            for moment in (run.begins, run.expires, run.withdrawn)
            if moment
        ]

    def forget_plans(self, now: datetime) -> None:
        """Drop the one planned version: any act on another version sends it back."""
        self.runs = [run for run in self.runs if run.begins <= now]

    def publish(self, number, clock, *, at=None, expires_at=None) -> None:
        now = self.moment(clock)
        self.forget_plans(now)
        self.runs.append(Run(number, at or now, expires_at))

    def cancel(self, clock) -> None:
        self.forget_plans(self.moment(clock))

    def withdraw(self, clock) -> None:
        now = self.moment(clock)
        self.forget_plans(now)
        self.last(now).withdrawn = now

    def reinstate(self, number, clock) -> None:
        self.publish(number, clock)


def public_and_noticed(annals: dict[int, Annals], moment: datetime) -> tuple:
    """Return numbers by edition: public ones at `moment`, those with a notice."""
    public = {pk: edition.public(moment) for pk, edition in annals.items()}
    notices = {pk: edition.notice(moment) for pk, edition in annals.items()}
    return tuple(
        {pk: number for pk, number in numbers.items() if number}
        for numbers in (public, notices)
    )
