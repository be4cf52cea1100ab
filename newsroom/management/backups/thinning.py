"""Thin out backups: the newest of each of the last days, weeks and months stays."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsroom.conf.retention import Backups
from newsroom.management.backups.places import Place

NAME = re.compile(r"newsroom-(\d{4}-\d\d-\d\d-\d{6})\.(tar|sealed)")
FORM = "%Y-%m-%d-%H%M%S%z"
# The newest backups of a damaged newsroom stay, too.
MOST_DAMAGED = 3


@dataclass(frozen=True, slots=True, order=True)
class Archive:
    """A backup of the newsroom by the name that it was given; `moment` is local."""

    moment: datetime
    name: str


def archives(names: Iterable[str]) -> list[Archive]:
    """Return the sound backups among these names, newest first."""
    return sorted(read(names), reverse=True)


def read(names: Iterable[str]) -> Iterator[Archive]:
    for name in names:
        if said := NAME.fullmatch(name):
            try:
                # By the clock of the machine, whichever it was: they are compared.
                yield Archive(datetime.strptime(f"{said[1]}+0000", FORM), name)
            except ValueError:
                continue  # named by hand


def period_of() -> dict[str, Callable[[datetime], Any]]:
    """Return what a backup is the newest of, by the names in `Backups`."""
    return {
        "days": datetime.date,
        "weeks": lambda at: at.isocalendar()[:2],
        "months": lambda at: (at.year, at.month),
    }


def wanted(found: Iterable[Archive], kept: Backups) -> dict[Archive, list[str]]:
    """Return those that stay, each with the kinds of periods that it stands for."""
    newest_first = sorted(found, reverse=True)
    staying: dict[Archive, list[str]] = {}
    for kind, period in period_of().items():
        newest: dict[Any, Archive] = {}
        for archive in newest_first:
            newest.setdefault(period(archive.moment), archive)
        for archive in [*newest.values()][: getattr(kept, kind)]:
            staying.setdefault(archive, []).append(kind)
    return staying


def thin_out(place: Place, kept: Backups) -> list[str]:
    """Remove the backups that no period keeps; return their names.

    Callers do it only once a newer one was found sound. The newest always stays.
    """
    names = sorted(place.sizes(), reverse=True)
    found = archives(names)
    staying = wanted(found, kept)
    going = [one.name for one in found if one not in staying]
    going += [name for name in names if name.startswith("damaged-")][MOST_DAMAGED:]
    for name in going:
        place.remove(name)
    return going
