"""Results of the way to anything, and how well they fit what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.foundation.text import fold

# So many of each kind are shown: users who don't see theirs type on.
MOST = 6
# A text mentions what was typed; inside of a word it may stand by chance.
EXACT, BEGINS, WORDS_BEGIN, MENTIONS, INSIDE = range(5)


@dataclass(frozen=True, slots=True)
class Found:
    """`form` names the form of every page that does it, where a link can't; if there is
    an address as well, it is sent there.

    `act` is a second thing to do with it, and is sent to its own address.
    """

    kind: str | Promise
    text: str
    address: str
    note: str = ""
    language: str = ""
    rank: int = INSIDE
    form: str = ""
    act: str | Promise = ""
    act_address: str = ""


# The form of every page that is sent to the address of an act.
ACTING = "palette-act"


def kind_of(model: type[Model]) -> str:
    return capfirst(str(model._meta.verbose_name_plural))


def rank(typed: str, names: Iterable[str]) -> int | None:
    """Return how well the best of the folded names fits, None if none does.

    All that was typed has to be in one name, each word as the beginning of one of its.
    """
    ranks = (rank_of(typed, name) for name in names if name)
    return min((one for one in ranks if one is not None), default=None)


def rank_of(typed: str, name: str) -> int | None:
    if name == typed:
        return EXACT
    if name.startswith(typed):
        return BEGINS
    words = name.replace("-", " ").replace("/", " ").split()
    if all(any(w.startswith(part) for w in words) for part in typed.split()):
        return WORDS_BEGIN
    return INSIDE if typed in name else None


def fitting(typed: str, names: Iterable[str]) -> int | None:
    """Return `rank` of names as they are written."""
    return rank(fold(typed), map(fold, names))


def best(found: Iterable[Found]) -> list[Found]:
    """Return the best of one kind, best first, the rest as they came."""
    return sorted(found, key=lambda one: one.rank)[:MOST]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    found: list[Found]


def grouped(found: Iterable[Found]) -> list[Group]:
    """Return the results by kind; first the kind with the best match. Matches in the
    middle of a word come last, whatever their kind.
    """
    every = list(found)
    near = (one for one in every if one.rank < INSIDE)
    by_kind = [
        Group(str(kind), list(ones))
        for kind, ones in groupby(near, key=lambda one: one.kind)
    ]
    by_kind.sort(key=lambda group: min(one.rank for one in group.found))
    inside = [with_kind(one) for one in every if one.rank == INSIDE][:MOST]
    return by_kind + ([Group(_("Inside of a word"), inside)] if inside else [])


def with_kind(one: Found) -> Found:
    """Say of what kind it is, where several kinds stand together."""
    return replace(one, note=", ".join(filter(None, (str(one.kind), one.note))))
