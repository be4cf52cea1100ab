"""Histories with guests, nobody as approver, comments that hold a text, plans, bulk and
closed accounts: nothing is ever public that four eyes by hand wouldn't have let
through, or that a comment held.

The expected result is derived a second time, from the acts one by one.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import timezone
from hypothesis import example, given, settings as hypothesis_settings, strategies as st

from articles.editing.commenting import resolve, say
from articles.editing.guests import Wish, answer, make, revoke
from articles.editing.publishing import Plan, approved_waiting, circumstances, move
from articles.foundation.refusal import Refused
from articles.models import Article, Comment, GuestAnswer, ReviewLink, User
from articles.workflow import Status
from tests.editing.publishing.guards.nobody import approved_by_nobody
from tests.support import factories
from tests.support.factories import author, chief, editor, profile

pytestmark = [pytest.mark.django_db, pytest.mark.both]

PEOPLE = {"author": author, "editor": editor, "second": lambda: editor("Zweite")}
PEOPLE |= {"chief": chief, "deputy": lambda: chief("Vertretung")}
WHO = st.sampled_from(sorted(PEOPLE))
# A third of the links is for somebody with an account, by one of her addresses.
NAMES = [
    "write", "undo", "submit", "back", "approve", "nobody", "publish", "publish",
    "plan", "link", "link", "link", "own link", "guest", "guest", "guest", "refusal",
    "revoke", "bulk", "close", "hold", "settle", "settle",
]  # fmt: skip
ACTS = st.lists(st.tuples(st.sampled_from(NAMES), WHO, WHO), min_size=6, max_size=18)
DONE: Counter = Counter()


@dataclass
class Told:
    """All that matters, each with its place in the order of acts."""

    place: int = 0
    # The texts: each a number, which comes again if somebody undoes a change.
    text: int = 0
    texts: int = 0
    changed: dict[str, int] = field(default_factory=dict)
    approved: list[tuple[int, str]] = field(default_factory=list)
    # By link: its maker, the person with its address, its text.
    links: dict[int, tuple[str, str, int]] = field(default_factory=dict)
    # Approvals of guests: place, link, text.
    guests: list[tuple[int, int, int]] = field(default_factory=list)
    revoked: set[int] = field(default_factory=set)
    # The open comments that hold it.
    holds: list[int] = field(default_factory=list)

    def seen_by_others(self, writer: str, *, guests_count: bool) -> bool:
        since = self.changed[writer]
        if any(who != writer and at > since for at, who in self.approved):
            return True
        return guests_count and any(
            at > since and text == self.text and self.is_fit(link)
            for at, link, text in self.guests
        )

    def is_fit(self, link: int) -> bool:
        """Return whether nobody who writes made the link, or reads by it."""
        by, whose, _text = self.links[link]
        return link not in self.revoked and not {by, whose} & {*self.changed}


@pytest.mark.parametrize("guests_count", [False, True])
def test_nothing_is_public_that_four_eyes_would_not_have_let_through(
    settings, guests_count
):
    settings.NEWSROOM_GUESTS_COUNT = guests_count
    DONE.clear()
    history_holds(guests_count)
    # Else they say little.
    assert DONE["published"]
    often = ("link", "guest", "nobody", "write", "hold", "settle")
    assert min(DONE[name] for name in often) > 0
    assert DONE["own link"] == 0
    assert bool(DONE["published by guests"]) == guests_count


@hypothesis_settings(max_examples=20, deadline=None, derandomize=True)
@given(WHO, ACTS)
# Chance seldom finds a maker whose account isn't closed before a guest counts.
@example("chief", [("guest", "chief", "author"), ("publish", "chief", "author")])
def history_holds(guests_count, writer, acts):
    with transaction.atomic():
        with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
            told, one = begun(writer)
            for name, by, other in acts:
                clock.shift(3600)
                told.place += 1
                attempt(one, name, by, other, told)
                one = Article.objects.select_related("edition").get(pk=one.pk)
                check(one, told, guests_count)
                if one.status == Status.PUBLISHED:
                    break
        transaction.set_rollback(True)


def begun(writer: str) -> tuple[Told, Article]:
    """Return a text by the writer in review, and a link to it by a colleague."""
    for name in PEOPLE:
        profile(who(name), email=f"{name}@example.org")
    one = factories.in_review(by=who(writer), headline="Titel 0")
    told = Told(place=1, changed={writer: 1})
    colleague = "editor" if writer != "editor" else "second"
    attempt(one, "link", colleague, "", told)
    return told, Article.objects.select_related("edition").get(pk=one.pk)


def who(name: str) -> User:
    """Return the account as a further request has it."""
    return User.objects.get(pk=PEOPLE[name]().pk)


def check(one: Article, told: Told, guests_count: bool) -> None:
    """Others have seen a text that counts as approved, or is public."""
    known = circumstances([one])[one.pk]
    seen = {
        writer: told.seen_by_others(writer, guests_count=guests_count)
        for writer in told.changed
    }
    if one.status == Status.IN_REVIEW:
        assert not known.is_approved or all(seen.values())
        if one.pk in approved_waiting(who("chief")):
            assert all(seen.values())
    if one.status != Status.PUBLISHED:
        return
    assert not told.holds, "a comment held it"
    decision = one.decisions.get(transition="publish")
    assert decision.by is not None
    publisher = next(n for n in PEOPLE if PEOPLE[n]().pk == decision.by_id)
    # Others' changes are seen by who publishes them.
    assert seen.get(publisher, True), f"nobody else has seen {publisher}’s text"
    DONE["published"] += 1
    if publisher in told.changed:
        by_hand = told.seen_by_others(publisher, guests_count=False)
        DONE["published by guests"] += not by_hand


def attempt(one: Article, name: str, by: str, other: str, told: Told) -> None:
    """Try the act; it may be refused."""
    person = who(by)
    verbs = {
        "write": lambda: written(one, by, told, told.texts + 1),
        "undo": lambda: told.text and written(one, by, told, 0),
        "submit": lambda: move(one, "submit", by=person),
        "back": lambda: move(one, "send_back", by=person, note="Kürzer."),
        "approve": lambda: move(one, "approve", by=person),
        "nobody": lambda: one.is_working and approved_by_nobody(one),
        "publish": lambda: move(one, "publish", by=person),
        "plan": lambda: move(one, "publish_on_approval", by=person, options=Plan()),
        "link": lambda: linked(one, by, "", told),
        "own link": lambda: own_link(one, by, other, told),
        "guest": lambda: said(one, "approve", told),
        "refusal": lambda: said(one, "refuse", told),
        "revoke": lambda: ended(by, told),
        "bulk": lambda: in_bulk(one, person),
        "close": lambda: closed(other),
        "hold": lambda: held(one, person, told),
        "settle": lambda: settled(person, told),
    }
    try:
        with transaction.atomic():
            done = verbs[name]()
    except Refused:
        return
    DONE[name] += bool(done)
    if name == "approve":
        assert not told.holds
        told.approved.append((told.place, by))


def written(one: Article, by: str, told: Told, text: int):
    article = factories.edited(one, by=who(by), headline=f"Titel {text}")
    told.text, told.texts = text, max(told.texts, text)
    told.changed[by] = told.place
    return article


def linked(one: Article, by: str, whose: str, told: Told) -> ReviewLink:
    address = f"{whose}+x@Example.org" if whose else ""
    until = timezone.localdate() + timedelta(days=30)
    asked = Wish(f"Gast {told.place}", until, address, may_decide=True)
    link, _secret = make(one, asked, by=who(by))
    assert by not in told.changed
    told.links[link.pk] = by, whose, told.text
    return link


def own_link(one: Article, by: str, other: str, told: Told) -> bool:
    """Let somebody make a link for another one's address: for a writer's none is made.

    Return whether one was made for somebody who has written it.
    """
    linked(one, by, other, told)
    return other in told.changed


def said(one: Article, verdict: str, told: Told) -> GuestAnswer | None:
    """Let the guest of the latest link answer."""
    if not told.links:
        return None
    key = max(told.links)
    row = answer(ReviewLink.objects.get(pk=key), verdict, f"Wort {told.place}")
    if row is None:
        return None
    _by, _whose, text = told.links[key]
    assert text == told.text
    if verdict == "approve":
        assert told.is_fit(key)
        told.guests.append((told.place, key, text))
    return row


def ended(by: str, told: Told) -> bool:
    if not told.links:
        return False
    key = max(told.links)
    revoke(ReviewLink.objects.get(pk=key), by=who(by))
    told.revoked.add(key)
    return True


def held(one: Article, person: User, told: Told) -> Comment:
    comment = say(one, "So nicht.", by=person, is_blocking=True)
    told.holds.append(comment.pk)
    return comment


def settled(person: User, told: Told) -> bool:
    """Resolve the latest comment that holds it; a chief needs and gives a reason."""
    if not told.holds:
        return False
    resolve(Comment.objects.get(pk=told.holds[-1]), by=person, why="Geklärt.")
    told.holds.pop()
    return True


def in_bulk(one: Article, person: User) -> bool:
    """Publish as a bulk action does: each article that the rules let through."""
    for article in Article.objects.visible_to(person).filter(pk=one.pk):
        move(Article.objects.get(pk=article.pk), "publish", by=person)
    return True


def closed(name: str) -> bool:
    """Close the account, or open it again; a chief stays who may publish."""
    if name == "chief":
        return False
    is_active = who(name).is_active
    User.objects.filter(pk=who(name).pk).update(is_active=not is_active)
    return True


def test_an_emergency_stays_one_whatever_guests_say():
    deputy = chief("Vertretung")
    deputy.user_permissions.add(Permission.objects.get(codename="publish_own_article"))
    own = factories.in_review(by=deputy)
    until = timezone.localdate()
    link, _secret = make(own, Wish("Gast", until, may_decide=True), by=editor())
    answer(link, "approve", "")
    move(own, "publish", by=deputy, note="Eilt.")
    assert own.decisions.get(transition="publish").bypassed_four_eyes
