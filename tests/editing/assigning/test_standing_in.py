"""Somebody stands in for a person who is away, and only as long as that lasts."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.domain import assignments, rights
from articles.editing.assigning import assign, give_back, on_the_day, take
from articles.editing.guests.sides import writing_side
from articles.editing.publishing import move, review_queue
from articles.foundation.refusal import Refused
from articles.models import Article, Assignment, AssignmentRole, Comment, User
from tests.support import factories
from tests.support.factories import author, chief, edited, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

WRITES, REVIEWS = AssignmentRole.WRITES, AssignmentRole.REVIEWS
DAY = timedelta(days=1)


def again(person: User) -> User:
    """Return the account as a further request has it."""
    return User.objects.get(pk=person.pk)


def away(person: User, stand_in: User | None, *, days: int = 2) -> None:
    """Let the person be away until so many days from now."""
    until = timezone.localdate() + days * DAY
    factories.profile(person, away_until=until, stand_in=stand_in)


def assigned_draft(to: User) -> Article:
    """Return somebody else's draft, which this person is to write."""
    draft = factories.draft(by=author("Dritte Autorin"))
    assign(draft, WRITES, person=to, by=chief())
    return draft


def asked(person: User) -> list[int]:
    found = on_the_day(again(person), timezone.localdate())
    return [one.edition_id for one in found if one.is_asked]


def falls(draft: Article) -> User | None:
    rows = assignments.open_for([draft.edition_id])
    row = rows[draft.edition_id, WRITES]
    return assignments.stand_in_for(row.person, draft.edition_id, rows, draft.author_id)


def test_s12_a_stand_in_writes_what_is_assigned_only_while_its_writer_is_away():
    second = author("Zweite Autorin")
    draft, foreign = assigned_draft(author()), factories.draft(by=author())
    assert not rights.may_see(again(second), draft)
    factories.profile(author(), stand_in=second)  # without a day
    assert not rights.may_see(again(second), draft)
    away(author(), second)
    assert rights.may_change(again(second), draft)
    assert rights.may_see(again(second), draft)
    assert list(draft.snapshots.visible_to(again(second))) == list(
        draft.snapshots.all()
    )
    # Her own draft wasn't assigned to her, and falls to nobody.
    assert not rights.may_see(again(second), foreign)
    assert asked(second) == asked(author()) == [draft.edition_id]
    assert rights.may_change(again(author()), draft)
    with time_machine.travel(timezone.now() + 2 * DAY, tick=False):  # the last day
        edited(draft, by=again(second), headline="Von der Vertretung")
    with time_machine.travel(timezone.now() + 3 * DAY, tick=False):
        assert asked(second) == []
        assert not rights.may_see(again(second), draft)
        with pytest.raises(Refused) as refusal:
            edited(draft, by=again(second), headline="Zu spät")
    assert refusal.value.code == "not-allowed"


def test_an_assignment_of_others_or_in_review_gives_a_stand_in_no_right_to_write():
    second = author("Zweite Autorin")
    other = assigned_draft(author("Vierte Autorin"))
    draft = assigned_draft(author())
    away(author(), second)
    assert not rights.may_see(again(second), other)
    move(draft, "submit", by=again(second))
    assert rights.may_see(again(second), draft)
    assert not rights.may_change(again(second), draft)


@pytest.mark.parametrize(
    "change",
    [
        {"away_until": date(2999, 1, 1)},
        {"is_active": False},
        {"ends_on": date(2020, 1, 1)},
        {"is_staff": False},
    ],
)
def test_nobody_follows_a_chain_and_nobody_who_is_gone_stands_in(change):
    second, third = author("Zweite Autorin"), author("Vierte Autorin")
    draft = assigned_draft(author())
    away(author(), second)
    assert falls(draft) == second
    factories.profile(second, stand_in=third, **change)
    assert falls(draft) is None
    assert not rights.may_see(again(third), draft)
    assert asked(third) == []
    assert asked(author()) == [draft.edition_id]
    if "is_staff" not in change:  # the desk is shut to such an account
        assert not rights.may_change(again(second), draft)


def test_the_work_of_an_account_that_is_closed_falls_to_nobody():
    second, draft = author("Zweite Autorin"), assigned_draft(author())
    away(author(), second)
    factories.profile(author(), is_active=False)
    assert falls(draft) is None
    assert not rights.may_see(again(second), draft)


def test_it_falls_to_nobody_who_has_a_part_in_the_same_text():
    second = editor("Zweiter")
    article = factories.in_review(by=second)  # he is the author
    assign(article, REVIEWS, person=editor(), by=chief())
    away(editor(), second)
    assert asked(second) == []
    reviewed = factories.draft(headline="B")
    assign(reviewed, WRITES, person=author(), by=chief())
    assign(reviewed, REVIEWS, person=second, by=chief())
    away(author(), second)
    rows = Assignment.objects.open().asked_of(again(second))
    assert [row.role for row in rows] == [REVIEWS]
    assert falls(reviewed) is None


def test_a_stand_in_without_the_right_to_review_is_asked_for_no_review():
    article = factories.in_review(by=author("Dritte Autorin"))
    assign(article, REVIEWS, person=editor(), by=chief())
    away(editor(), author())
    assert asked(author()) == []
    away(editor(), editor("Zweiter"))
    assert asked(editor("Zweiter")) == [article.edition_id]


def test_s8_four_eyes_see_that_a_stand_in_wrote():
    deputy, draft = chief("Vertretung"), assigned_draft(author())
    away(author(), deputy)
    edited(draft, by=again(deputy), body="<p>Von der Vertretung</p>")
    move(draft, "submit", by=again(deputy))
    move(draft, "approve", by=again(deputy))  # the author's words
    with pytest.raises(Refused) as refusal:
        move(draft, "publish", by=again(deputy))
    assert refusal.value.code == "four-eyes"
    move(draft, "approve", by=editor())
    assert move(draft, "publish", by=again(deputy)).phase() == "live"


def test_what_a_reviewer_who_is_away_has_taken_stays_in_the_stand_ins_queue():
    second, third = editor("Zweiter"), editor("Dritter")
    article = factories.in_review()
    take(article, by=editor())
    assert [one.reviewer for one in review_queue(again(second))] == [editor()]
    away(editor(), second)
    assert [one.reviewer for one in review_queue(again(second))] == [None]
    assert [one.reviewer for one in review_queue(again(third))] == [editor()]


def test_a_stand_ins_act_lets_a_claim_go_on():
    second, article = editor("Zweiter"), factories.in_review()
    claim = take(article, by=editor())
    away(editor(), second)
    with time_machine.travel(timezone.now() + DAY, tick=False):
        edited(article, by=again(editor("Dritter")), teaser="Von einem anderen")
        claim.refresh_from_db()
        assert claim.acted_at < timezone.now() - DAY / 2
        edited(article, by=again(second), teaser="Von der Vertretung")
        claim.refresh_from_db()
        assert (claim.acted_at, claim.person) == (timezone.now(), editor())


def test_a_stand_in_gives_nothing_back():
    second, draft = author("Zweite Autorin"), assigned_draft(author())
    away(author(), second)
    row = assignments.open_for([draft.edition_id])[draft.edition_id, WRITES]
    with pytest.raises(Refused):
        give_back(draft, WRITES, by=again(second), seen=row.pk)
    row.refresh_from_db()
    assert row.ended_at is None


def test_a_stand_in_reads_comments_and_is_nobodys_guest():
    second, draft = author("Zweite Autorin"), assigned_draft(author())
    said = Comment.objects.create(
        edition=draft.edition, by=chief(), text="Kürzer.", said_at=timezone.now()
    )
    assert not Comment.objects.visible_to(again(second)).exists()
    assert not writing_side(draft).has(second)
    away(author(), second)
    assert list(Comment.objects.visible_to(again(second))) == [said]
    assert writing_side(draft).has(second)


def test_the_database_lets_nobody_stand_in_for_themselves():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=author().pk).update(stand_in=author())
