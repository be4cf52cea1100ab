"""Publish once approved: the approval of exactly this text publishes it, by rule."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import Plan, Publication, circumstances, move, plan_of
from articles.editing.publishing.effects.approving import publication_due, what_hinders
from articles.foundation.refusal import Refused
from articles.models import Article, Decision, User
from articles.workflow import Phase
from tests.editing.publishing.guards.test_four_eyes import code_of, trusted_chief
from tests.support import factories
from tests.support.factories import DAY, author, chief, edited, editor, planned

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
ON_APPROVAL = "publish_on_approval"


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2027-03-01T12:00:00+00:00", tick=False)


def decisions(article) -> list[tuple[str, str]]:
    """Return what was decided on it, by whom, the last two."""
    rows = article.decisions.order_by("-lock").values_list("transition", "by__username")
    return list(rows)[1::-1]


def what_ended_it(article) -> str:
    last = article.decisions.latest("lock")
    assert last.transition == "call_off"
    return last.note


def test_the_approval_of_somebody_else_publishes_in_the_name_of_who_planned_it():
    article = planned()
    assert article.phase() is Phase.IN_REVIEW
    move(article, "approve", by=editor())
    assert article.phase() is Phase.LIVE
    assert article.live_from == timezone.now()
    assert decisions(article) == [
        ("approve", editor().username),
        ("publish", chief().username),
    ]
    approval, publication = article.decisions.order_by("lock")[2:]
    assert approval.content_hash == publication.content_hash == article.content_hash
    assert (approval.phase_after, publication.phase_before) == ("in_review",) * 2
    assert "vorgemerkt" in publication.note
    assert not publication.bypassed_four_eyes


def test_the_author_whose_text_the_chief_changed_may_be_the_second_person():
    article = move(planned(), "approve", by=author())
    assert article.phase() is Phase.LIVE


def test_a_draft_is_submitted_by_the_plan_as_well():
    article = factories.draft(by=chief())
    move(article, ON_APPROVAL, by=chief())
    assert article.phase() is Phase.IN_REVIEW
    assert move(article, "approve", by=editor()).phase() is Phase.LIVE


def test_a_moment_that_is_still_to_come_is_waited_for():
    at = timezone.now() + DAY
    article = planned(at=at, expires_at=at + DAY)
    plan = article.decisions.latest("lock")
    assert (plan.live_from, plan.until) == (at, at + DAY)
    move(article, "approve", by=editor())
    assert article.phase() is Phase.SCHEDULED
    assert (article.live_from, article.expires_at) == (at, at + DAY)
    assert article.phase(at) is Phase.LIVE
    assert plan_of(article) is None


def test_a_moment_that_has_passed_is_now(time_machine):
    article = planned(at=timezone.now() + HOUR)
    time_machine.shift(2 * HOUR)
    move(article, "approve", by=editor())
    assert article.phase() is Phase.LIVE
    assert article.live_from == timezone.now()
    assert "ist vorbei" in article.decisions.latest("lock").note


def test_the_very_moment_is_taken_as_it_was_asked_for(time_machine):
    article = planned(at=timezone.now() + HOUR)
    time_machine.shift(HOUR)
    move(article, "approve", by=editor())
    assert article.live_from == timezone.now()
    assert "ist vorbei" not in article.decisions.latest("lock").note


def changed(article):
    edited(article, by=editor(), headline="Anders")


def changed_and_changed_back(article):
    before = article.headline
    edited(article, by=editor(), headline="Anders")
    edited(article, by=editor(), headline=before)


def sent_back_and_submitted(article):
    move(article, "send_back", by=editor(), note="Noch nicht.")
    move(article, "submit", by=author())


def taken_back_and_submitted(article):
    move(article, "take_back", by=author())
    move(article, "submit", by=author())


def called_off(article):
    move(article, "call_off", by=chief())


def published_and_cancelled(article):
    another, at = chief("Zweite Chefin"), timezone.now() + DAY
    options = Publication(at=at)
    move(article, "publish", by=another, options=options)
    move(article, "cancel_schedule", by=another)


ENDS = (
    changed, changed_and_changed_back, sent_back_and_submitted,
    taken_back_and_submitted, called_off, published_and_cancelled,
)  # fmt: skip


@pytest.mark.alike
@pytest.mark.parametrize("end", ENDS)
def test_whatever_happens_but_an_approval_ends_it(end):
    article = planned()
    assert plan_of(article)
    end(article)
    assert plan_of(article) is None
    move(article, "approve", by=editor("Dritte"))
    assert article.phase() is Phase.IN_REVIEW
    assert article.decisions.latest("lock").transition == "approve"


def test_a_content_that_nobody_decided_on_ends_it():
    """As after an upgrade that gives articles a further field."""
    article = planned()
    Article.objects.filter(pk=article.pk).update(content_hash="x")
    article.refresh_from_db()
    assert plan_of(article) is None


def test_discarding_ends_it():
    article = move(planned(), "discard", by=chief(), note="Überholt.")
    assert plan_of(article) is None


def test_who_planned_it_is_no_second_person():
    article = planned()
    assert code_of(move, article, "approve", by=chief()) == "own-plan"
    assert plan_of(article).by == chief()


def test_the_plan_of_another_takes_the_place_of_the_first():
    article = factories.in_review(by=chief("Zweite Chefin"))
    edited(article, by=chief(), headline="Anders")
    move(article, ON_APPROVAL, by=chief())
    tomorrow = Plan(at=timezone.now() + DAY)
    move(article, ON_APPROVAL, by=chief("Zweite Chefin"), options=tomorrow)
    assert plan_of(article).by == chief("Zweite Chefin")
    move(article, "approve", by=chief())
    assert article.phase() is Phase.SCHEDULED


def no_right(person):
    person.groups.clear()


def not_active(person):
    User.objects.filter(pk=person.pk).update(is_active=False)


def not_at_the_desk(person):
    User.objects.filter(pk=person.pk).update(is_staff=False)


@pytest.mark.parametrize("lose", [no_right, not_active, not_at_the_desk])
def test_who_may_publish_no_more_publishes_by_no_plan_either(lose):
    article = planned()
    lose(chief())
    move(article, "approve", by=editor())
    assert article.phase() is Phase.IN_REVIEW
    assert decisions(article)[0] == ("approve", editor().username)
    assert "darf nicht mehr veröffentlichen" in what_ended_it(article)
    assert plan_of(article) is None


def test_an_end_that_has_passed_publishes_nothing(time_machine):
    article = planned(expires_at=timezone.now() + HOUR)
    time_machine.shift(HOUR)
    move(article, "approve", by=editor())
    assert article.phase() is Phase.IN_REVIEW
    assert "würde enden, bevor" in what_ended_it(article)
    # Four eyes have seen it: by hand it goes as ever.
    assert move(article, "publish", by=chief()).phase() is Phase.LIVE


def test_what_preflight_finds_by_then_publishes_nothing(settings):
    article = planned()
    settings.NEWSROOM_PREFLIGHT_ERRORS = ["no-source"]
    assert code_of(move, article, "publish", by=chief("Zweite")) == "preflight"
    move(article, "approve", by=editor())
    assert article.phase() is Phase.IN_REVIEW
    assert what_ended_it(article).startswith(
        "Nicht wie vorgemerkt veröffentlicht: Die Quelle fehlt."
    )


def test_a_scheduled_version_goes_back_to_review_as_by_hand(time_machine):
    first = factories.published()
    time_machine.shift(HOUR)
    second = factories.republished(first, at=timezone.now() + DAY, headline="Zwei")
    third = factories.revised(first, by=chief(), headline="Drei")
    move(third, ON_APPROVAL, by=chief())
    move(third, "approve", by=editor())
    assert third.phase() is Phase.LIVE
    second.refresh_from_db()
    assert second.phase() is Phase.IN_REVIEW


def test_the_permission_for_emergencies_publishes_nothing_unseen():
    by = trusted_chief()
    article = move(factories.in_review(by=by), ON_APPROVAL, by=by, note="Eilt.")
    assert article.phase() is Phase.IN_REVIEW
    move(article, "approve", by=editor())
    assert article.phase() is Phase.LIVE
    assert not Decision.objects.filter(bypassed_four_eyes=True).exists()


def test_no_emergency_is_claimed_for_who_planned_it():
    by = trusted_chief()
    article = move(factories.in_review(by=by), ON_APPROVAL, by=by, note="Eilt.")
    now = timezone.now()
    unseen = publication_due(plan_of(article), article, article.edition, now)
    assert what_hinders(unseen).code == "note-missing"


@pytest.mark.parametrize("change", [False, True])
def test_nobody_approves_the_same_text_twice(change):
    article = factories.approved()
    if change:
        edited(article, by=chief(), headline="Anders")
    code = "" if change else "approved-already"
    assert code_of(move, article, "approve", by=editor()) == code


def test_sent_back_and_submitted_unchanged_it_is_the_same_text():
    article = factories.approved()
    sent_back_and_submitted(article)
    assert code_of(move, article, "approve", by=editor()) == "approved-already"
    assert code_of(move, article, "approve", by=editor("Dritte")) == ""


def test_a_plan_is_known_of_many_as_it_is_of_one():
    articles = [planned(headline="Eins"), factories.in_review(headline="Zwei")]
    for end in ENDS:
        article = planned(headline=end.__name__)
        end(article)
        articles.append(article)
    keys = [one.pk for one in articles]
    articles = list(Article.objects.filter(pk__in=keys).order_by("pk"))
    known = circumstances(articles)
    assert [known[one.pk].plan for one in articles] == [
        plan_of(one) for one in articles
    ]
    assert [one for one in known.values() if one.plan] == [known[articles[0].pk]]


def test_a_plan_changes_nothing_that_readers_see():
    before = site_version.current(timezone.now()).counter
    article = planned()
    move(article, "call_off", by=chief())
    move(article, ON_APPROVAL, by=chief())
    assert site_version.current(timezone.now()).counter == before
    move(article, "approve", by=editor())
    assert site_version.current(timezone.now()).counter == before + 1


def test_what_somebody_else_has_done_since_is_told_to_who_approves():
    article = planned()
    seen = Article.objects.get(pk=article.pk)
    move(article, "call_off", by=chief())
    with pytest.raises(Refused) as refusal:
        move(seen, "approve", by=editor())
    assert refusal.value.code == "overtaken"
