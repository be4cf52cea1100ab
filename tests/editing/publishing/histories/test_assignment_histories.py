"""Histories with commissions, claims, stand-ins and nobody's approvals: four eyes hold.

The expected result is derived a second time, from the acts one by one.
"""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings, strategies as st

from articles.domain.rights import may_change
from articles.editing.assigning import assign, commission, give_back, take
from articles.editing.publishing import Plan, move
from articles.foundation.refusal import Refused
from articles.models import Article, Assignment, User
from articles.workflow import Status
from tests.editing.publishing.guards.nobody import approved_by_nobody
from tests.support import factories
from tests.support.factories import author, chief, editor

pytestmark = pytest.mark.django_db

PEOPLE = {"author": author, "second": lambda: author("Zweite"), "editor": editor}
PEOPLE |= {"chief": chief, "deputy": lambda: chief("Vertretung")}
WHO = st.sampled_from(sorted(PEOPLE))
NAMES = [
    "write", "title", "submit", "back", "approve", "nobody", "publish", "publish",
    "plan", "take", "writes", "reviews", "return", "close", "leave", "leave",
    "back_again",
]  # fmt: skip
# Acts after which others may write a draft.
WRITERS_CHANGE = {"back", "writes", "close", "leave", "back_again"}
ACTS = st.lists(st.tuples(st.sampled_from(NAMES), WHO, WHO), min_size=4, max_size=16)


DONE: Counter = Counter()


def test_nothing_is_public_that_four_eyes_would_not_have_let_through():
    DONE.clear()
    history_holds()
    # Else they say little.
    assert DONE["publish"] > 1
    names = ("take", "reviews", "nobody", "write", "leave", "falls to an author")
    assert min(DONE[name] for name in names) > 1


@settings(max_examples=60, deadline=None)
@given(WHO, ACTS)
def history_holds(writer, acts):
    with transaction.atomic():
        with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
            seen = Seen()
            one = commission("Titel", language="de", writer=who(writer), by=chief())
            attempt(one, "write", writer, writer, seen)
            leave(writer, acts[0][2])
            refuse_unexpected_writers(one)
            attempt(one, "submit", writer, writer, seen)
            for name, by, other in acts:
                clock.shift(3600 * 7)
                attempt(one, name, by, other, seen)
                one.refresh_from_db()
                if name in WRITERS_CHANGE:
                    refuse_unexpected_writers(one)
                seen.refuse_unseen(one)
                refuse_same_person(one)
        transaction.set_rollback(True)


def who(name: str) -> User:
    """Return the account as a further request has it."""
    return User.objects.get(pk=PEOPLE[name]().pk)


class Seen:
    """The acts that matter, each by somebody: saves, and approvals after them."""

    def __init__(self):
        self.acts: list[tuple[str, str]] = [("title", "chief")]

    def refuse_unseen(self, one: Article) -> None:
        if one.status != Status.PUBLISHED:
            return
        by = one.decisions.get(transition="publish").by
        name = next(n for n in PEOPLE if PEOPLE[n]().pk == by.pk)
        writers = {person for what, person in self.acts if what == "write"}
        # The title is no longer its giver's once somebody else saves a text under it.
        writers |= {"chief"} if not writers - {"chief"} else set()
        for writer in writers:
            last = max(
                n
                for n, (what, person) in enumerate(self.acts)
                if person == writer and what in {"write", "title"}
            )
            later = {p for what, p in self.acts[last:] if what == "approve"}
            assert ({name} | later) - {writer}, f"nobody else has seen {writer}’s text"


def attempt(one: Article, name: str, by: str, other: str, seen: Seen) -> None:
    """Try the act; it may be refused."""
    person = who(by)
    rows = Assignment.objects.open().filter(edition=one.edition_id)
    keys = dict(rows.values_list("role", "pk"))
    writes, reviews = keys.get("writes"), keys.get("reviews")
    verbs = {
        "write": lambda: factories.edited(
            one, by=person, body=f"<p>Text {len(seen.acts)}</p>"
        ),
        "title": lambda: factories.edited(
            one, by=person, headline=f"Titel {len(seen.acts)}"
        ),
        "submit": lambda: move(one, "submit", by=person),
        "back": lambda: move(one, "send_back", by=person, note="Kürzer."),
        "approve": lambda: move(one, "approve", by=person),
        "nobody": lambda: one.is_working and approved_by_nobody(one),
        "publish": lambda: move(one, "publish", by=person),
        "plan": lambda: move(one, "publish_on_approval", by=person, options=Plan()),
        "take": lambda: take(one, by=person, seen=reviews),
        "writes": lambda: assign(
            one, "writes", person=who(other), by=person, seen=writes
        ),
        "reviews": lambda: assign(
            one, "reviews", person=who(other), by=person, seen=reviews
        ),
        "return": lambda: give_back(one, "reviews", by=person, seen=reviews),
        "close": lambda: closed(other),
        "leave": lambda: leave(by, other),
        "back_again": lambda: leave(by, ""),
    }
    try:
        with transaction.atomic():
            verbs[name]()
    except Refused:
        return
    DONE[name] += 1
    if name in {"write", "title", "approve"}:
        seen.acts.append(("approve" if name == "approve" else "write", by))


def leave(name: str, other: str) -> None:
    """Be away until tomorrow, with a stand-in who isn't oneself; with "", be back."""
    until = timezone.localdate() + timedelta(days=1) if other else None
    stand_in = who(other) if other not in {name, ""} else None
    factories.profile(who(name), away_until=until, stand_in=stand_in)


def is_here(person: User) -> bool:
    until = person.away_until
    return person.is_active and (until is None or until < timezone.localdate())


def refuse_unexpected_writers(one: Article) -> None:
    """Authors write in drafts that are theirs, or that they or whom they stand in for
    were asked to write.
    """
    if one.status != Status.DRAFT:
        return
    rows = Assignment.objects.filter(edition=one.edition_id, ended_at=None)
    people = {row.role: row.person for row in rows.select_related("person__stand_in")}
    writer, reviewer = people.get("writes"), people.get("reviews")
    is_away = writer and writer.is_active and not is_here(writer)
    stand_in = writer.stand_in if is_away else None
    for name in ("author", "second"):
        person = who(name)
        is_own = person.is_active and person in (one.author, writer)
        falls = person == stand_in and person != reviewer and is_here(person)
        assert may_change(person, one) == (is_own or falls)
        DONE["falls to an author"] += falls and not is_own


def closed(name: str) -> None:
    """Close the account for a while; a chief stays, so that something gets public."""
    if name != "chief":
        is_active = who(name).is_active
        User.objects.filter(pk=who(name).pk).update(is_active=not is_active)


def refuse_same_person(one: Article) -> None:
    """Nobody is asked to review what they are asked to write."""
    rows = Assignment.objects.open().filter(edition=one.edition_id)
    people = list(rows.values_list("person", flat=True))
    assert len(people) == len(set(people))
    assert not (one.status == Status.PUBLISHED and people)
