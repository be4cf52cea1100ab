"""Assign, take and give back: the rights to it, its refusals, and its end."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.domain import assignments, rights
from articles.editing.assigning import Task, assign, commission, give_back, take
from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import Article, Assignment, AssignmentRole, RecordEntry, User
from tests.support import factories
from tests.support.factories import author, chief, edited, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

WRITES, REVIEWS = AssignmentRole.WRITES, AssignmentRole.REVIEWS


def why_not(verb, *args, **options) -> str:
    with pytest.raises(Refused) as refusal:
        verb(*args, **options)
    return refusal.value.code


def again(person: User) -> User:
    """Return the account as a further request has it."""
    return User.objects.get(pk=person.pk)


def open_rows(article: Article) -> dict[str, Assignment]:
    found = assignments.open_for([article.edition_id])
    return {role: row for (_edition, role), row in found.items()}


def ended(article: Article) -> list[str]:
    rows = Assignment.objects.exclude(ended_at=None).filter(edition=article.edition_id)
    return list(rows.order_by("pk").values_list("ending", flat=True))


def test_a_chief_commissions_a_draft_that_is_its_writers():
    task = Task(date(2027, 3, 12), time(14), is_urgent=True, brief=" Bitte kurz. ")
    draft = commission("Messe", language="de", writer=author(), by=chief(), task=task)
    assert (draft.author, draft.headline, draft.status) == (author(), "Messe", "draft")
    row = open_rows(draft)["writes"]
    assert (row.person, row.given_by, row.is_urgent) == (author(), chief(), True)
    assert (row.due_on, row.due_time, row.brief) == (
        task.due_on,
        time(14),
        "Bitte kurz.",
    )
    assert row.taken_at is None
    assert rights.may_change(again(author()), draft)
    entry = RecordEntry.objects.latest("pk")
    assert (entry.deed, entry.by) == ("assigned", chief())


def test_a_commission_without_title_or_right_leaves_no_draft():
    said = {"language": "de", "writer": author()}
    assert why_not(commission, "Messe", by=author(), **said) == "not-allowed"
    assert why_not(commission, "  ", by=chief(), **said) == "not-allowed"
    reader = factories.user("Leserin")
    said["writer"] = reader
    assert why_not(commission, "Messe", by=chief(), **said) == "no-right"
    assert not Article.objects.exists()
    assert not Assignment.objects.exists()


def test_its_title_is_the_chiefs_until_somebody_saves_a_text_under_it():
    draft = commission("Messe", language="de", writer=author(), by=chief())
    assert rights.edits(draft) == [(chief().pk, 1)]
    edited(draft, by=author(), body="<p>Text</p>")
    assert rights.edits(draft) == [(author().pk, 2)]
    move(draft, "submit", by=author())
    assert move(draft, "publish", by=chief()).phase() == "live"


def test_a_chief_who_writes_the_text_as_well_needs_somebody_else():
    draft = commission("Messe", language="de", writer=author(), by=chief())
    edited(draft, by=chief(), body="<p>Text</p>")
    move(draft, "submit", by=chief())
    assert why_not(move, draft, "publish", by=chief()) == "four-eyes"
    assert why_not(move, draft, "approve", by=chief()) == "own-work"


def test_an_assignment_to_write_gives_the_right_to_change_that_draft():
    draft, other = factories.draft(), author("Zweite Autorin")
    assert not rights.may_see(again(other), draft)
    row = assign(draft, WRITES, person=other, by=editor())
    writer = again(other)
    assert rights.may_see(writer, draft)
    assert rights.may_change(writer, draft)
    assert list(draft.snapshots.visible_to(writer)) == list(draft.snapshots.all())
    edited(draft, by=writer, headline="Von der zweiten")
    assert open_rows(draft)["writes"].taken_at is not None
    give_back(draft, WRITES, by=writer, seen=row.pk)
    assert not rights.may_see(again(other), draft)
    assert why_not(edited, draft, by=again(other), headline="Noch") == "not-allowed"
    assert not draft.snapshots.visible_to(again(other)).exists()


def test_it_gives_no_right_once_the_text_is_in_review_or_in_other_drafts():
    draft, other = factories.draft(), author("Zweite Autorin")
    foreign = factories.draft()
    assign(draft, WRITES, person=other, by=editor())
    assert not rights.may_see(again(other), foreign)
    move(draft, "submit", by=again(other))
    assert rights.may_see(again(other), draft)
    assert not rights.may_change(again(other), draft)
    move(draft, "send_back", by=editor(), note="Kürzer.")
    assert rights.may_change(again(other), draft)


def test_one_person_never_writes_and_reviews(settings):
    article = factories.in_review(by=editor())
    second = editor("Zweiter")
    assert why_not(assign, article, REVIEWS, person=editor(), by=chief()) == (
        "same-person"
    )
    assert why_not(take, article, by=editor()) == "not-allowed"
    row = assign(article, REVIEWS, person=second, by=chief())
    assert why_not(assign, article, WRITES, person=second, by=chief()) == "same-person"
    settings.NEWSROOM_FOUR_EYES = False
    alone = assign(article, REVIEWS, person=editor(), by=chief(), seen=row.pk)
    assert alone.person == editor()


def test_who_wrote_all_of_it_doesnt_review_it_though_another_is_its_author():
    draft = commission("Messe", language="de", writer=author(), by=chief())
    edited(draft, by=editor(), body="<p>Text</p>")
    move(draft, "submit", by=author())
    assert why_not(assign, draft, REVIEWS, person=editor(), by=chief()) == "same-person"


def test_a_reviewer_has_the_right_and_the_language(settings):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    article = factories.in_review()
    assert why_not(assign, article, REVIEWS, person=author("B"), by=chief()) == (
        "no-right"
    )
    english = factories.profile(editor(), review_languages=["en"])
    assert why_not(assign, article, REVIEWS, person=english, by=chief()) == (
        "other-language"
    )
    factories.profile(editor("Zu"), is_active=False)
    assert why_not(assign, article, REVIEWS, person=editor("Zu"), by=chief()) == (
        "no-right"
    )


def test_only_those_who_review_may_assign_and_only_what_is_in_work():
    article = factories.in_review()
    assert why_not(assign, article, REVIEWS, person=editor(), by=author()) == (
        "not-allowed"
    )
    live = factories.published()
    assert why_not(assign, live, REVIEWS, person=editor(), by=chief()) == "not-in-work"
    long = Task(brief="x" * 2001)
    assert why_not(
        assign, article, REVIEWS, person=editor(), by=chief(), task=long
    ) == ("too-long")


def test_due_urgent_and_brief_change_without_another_assignment():
    article = factories.in_review()
    row = assign(article, REVIEWS, person=editor(), by=chief())
    later = Task(date(2027, 5, 4), is_urgent=True, brief="Heute noch.")
    same = assign(
        article, REVIEWS, person=editor(), by=chief(), task=later, seen=row.pk
    )
    assert same.pk == row.pk
    assert (same.due_on, same.is_urgent, same.brief) == (
        later.due_on,
        True,
        "Heute noch.",
    )
    assert ended(article) == []


def test_whoever_takes_it_is_its_reviewer_and_another_takes_it_over_knowingly():
    article = factories.in_review()
    row = take(article, by=editor())
    assert row.is_claim
    second = editor("Zweiter")
    assert why_not(take, article, by=second) == "overtaken"
    over = take(article, by=second, seen=row.pk)
    assert over.person == second
    assert ended(article) == ["passed_on"]
    assert why_not(take, article, by=author()) == "overtaken"
    assert why_not(take, article, by=author(), seen=over.pk) == "not-allowed"


def test_who_takes_over_what_was_assigned_keeps_due_and_brief():
    article, task = factories.in_review(), Task(date(2027, 5, 4), brief="Genau lesen.")
    row = assign(article, REVIEWS, person=editor(), by=chief(), task=task)
    over = take(article, by=editor("Zweiter"), seen=row.pk)
    assert (over.due_on, over.brief, over.given_by) == (
        task.due_on,
        "Genau lesen.",
        chief(),
    )


def test_a_claim_lapses_without_an_act_and_what_was_assigned_does_not(settings):
    settings.NEWSROOM_CLAIM_HOURS = 48
    article, other = factories.in_review(), factories.in_review(headline="Anderes")
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        claim = take(article, by=editor())
        asked = assign(other, REVIEWS, person=editor(), by=chief())
    hours = timedelta(hours=48)
    assert not assignments.has_lapsed(claim, claim.acted_at + hours / 2)
    assert assignments.has_lapsed(claim, claim.acted_at + hours)
    assert not assignments.has_lapsed(asked, claim.acted_at + hours)
    with time_machine.travel(start + 3 * hours, tick=False):
        now = timezone.now()
        rows = assignments.open_for([article.edition_id])
        assert assignments.other_reviewer(article, chief(), rows, now) is None
        taken = take(article, by=editor("Zweiter"), seen=claim.pk)
    assert ended(article) == ["lapsed"]
    assert taken.person == editor("Zweiter")


def test_an_act_lets_a_claim_go_on():
    article = factories.in_review()
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        take(article, by=editor())
    with time_machine.travel(start + timedelta(hours=40), tick=False):
        edited(article, by=editor(), headline="Besser")
        saved = open_rows(article)["reviews"].acted_at
        assert saved == timezone.now()
    with time_machine.travel(start + timedelta(hours=80), tick=False):
        assert assignments.stands(open_rows(article)["reviews"], timezone.now())
        move(article, "approve", by=editor())
        assert open_rows(article)["reviews"].acted_at > saved


def test_it_survives_sending_back_and_is_done_with_the_publication():
    article = factories.in_review()
    assign(article, WRITES, person=author(), by=chief())
    take(article, by=editor())
    move(article, "send_back", by=editor(), note="Kürzer.")
    assert set(open_rows(article)) == {"writes", "reviews"}
    move(article, "submit", by=article.author)
    move(article, "publish", by=chief())
    assert open_rows(article) == {}
    assert ended(article) == ["done", "done"]


def test_it_is_done_with_a_discarded_draft_and_stays_when_an_older_version_goes():
    draft = factories.draft()
    assign(draft, WRITES, person=author(), by=chief())
    move(draft, "discard", by=author())
    assert ended(draft) == ["done"]
    live = factories.published(headline="Öffentlich")
    following = factories.revised(live)
    assign(following, WRITES, person=author(), by=chief())
    move(live, "withdraw", by=chief(), note="Falsch.")
    assert set(open_rows(following)) == {"writes"}


def test_it_is_no_content():
    article = factories.in_review()
    before = article.content_hash, article.lock
    take(article, by=editor())
    article.refresh_from_db()
    assert (article.content_hash, article.lock) == before


def test_the_database_keeps_one_open_row_for_each_edition_and_role():
    row = take(factories.in_review(), by=editor())
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_whoever_may_assign_gives_back_what_a_closed_account_had():
    article = factories.in_review()
    row = take(article, by=editor())
    factories.profile(editor(), is_active=False)
    assert open_rows(article)["reviews"].person == editor()
    assert why_not(give_back, article, REVIEWS, by=author(), seen=row.pk) == (
        "not-allowed"
    )
    give_back(article, REVIEWS, by=chief(), seen=row.pk)
    assert ended(article) == ["given_back"]
    assert why_not(give_back, article, REVIEWS, by=chief()) == "overtaken"
