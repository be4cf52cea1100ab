"""An embargo on a story is set, changed and lifted, and all of it stays on record."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.editing.publishing import (
    EmbargoDeed,
    Publication,
    embargo_events,
    lift_embargo,
    move,
    plan_of,
    set_embargo,
)
from articles.models import (
    Article,
    Decision,
    Embargo,
    RecordedDeed,
    RecordEntry,
    SiteRevision,
)
from articles.workflow import Phase
from tests.editing.publishing.embargoes import embargoed, end_of, refusal_of
from tests.support import factories
from tests.support.factories import DAY, author, chief, editor

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
SET, CHANGED, LIFTED, ENDED = EmbargoDeed


def state():
    rows = (Embargo.objects, Decision.objects, RecordEntry.objects, Article.objects)
    return [list(one.order_by("pk").values_list()) for one in rows]


@pytest.mark.parametrize("at", [None, timedelta(hours=1)])
def test_it_ends_a_plan_for_an_earlier_moment_and_says_so(at):
    article = factories.planned(at=at and timezone.now() + at)
    early = set_embargo(
        article, until=timezone.now() + DAY, reason="Gesperrt.", by=author()
    )
    assert [one.article for one in early] == [article]
    article.refresh_from_db()
    assert plan_of(article) is None
    last = article.decisions.latest("lock")
    assert (last.transition, last.by) == ("call_off", author())
    assert "Sperrfrist bis" in last.note
    approved = move(article, "approve", by=editor())
    assert approved.phase() is Phase.IN_REVIEW


def test_a_plan_for_a_later_moment_stays():
    article = factories.planned(at=timezone.now() + 2 * DAY)
    embargoed(article)
    assert plan_of(article)


def test_it_cancels_earlier_schedules_in_all_languages_on_record():
    article = factories.scheduled()
    translation = move(factories.translated(article), "submit", by=author())
    at = timezone.now() + DAY / 2
    move(translation, "publish", by=chief(), options=Publication(at=at))
    until = timezone.now() + 2 * DAY
    early = set_embargo(article, until=until, reason="Gesperrt.", by=author())
    assert [one.article for one in early] == [article, translation]
    for one in (article, translation):
        one.refresh_from_db()
        assert (one.phase(), one.live_from) == (Phase.IN_REVIEW, None)
        last = one.decisions.latest("lock")
        assert (last.transition, last.by) == ("cancel_schedule", author())
        assert "Sperrfrist bis" in last.note
        assert one.edition.published_at is None


def test_a_schedule_at_the_end_or_later_stays():
    article = factories.scheduled(at=timezone.now() + 2 * DAY)
    embargoed(article, until=article.live_from)
    assert article.phase() is Phase.SCHEDULED
    refusal = refusal_of(move, article, "publish", by=chief())
    assert refusal.code == "wrong-phase"


def undecided() -> tuple[Article, Article]:
    """Return a scheduled version, and a working version of what readers saw."""
    now = timezone.now()
    live = factories.published(at=now - DAY, expires_at=now + DAY / 4)
    return factories.republished(live, at=now + DAY / 2), factories.revised(live)


def test_where_a_working_version_stands_it_asks_what_becomes_of_it_first():
    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        scheduled, work = undecided()
        clock.shift(DAY / 3)
        before = state()
        asked = {"until": timezone.now() + DAY, "reason": "Gesperrt.", "by": editor()}
        refusal = refusal_of(set_embargo, work, **asked)
        assert refusal.code == "successor-undecided"
        assert f"Version {scheduled.number}" in refusal.why
        assert state() == before
        set_embargo(work, discard_scheduled=True, **asked)
        scheduled.refresh_from_db()
        work.refresh_from_db()
        assert (scheduled.phase(), work.phase()) == (Phase.DISCARDED, Phase.DRAFT)
        assert scheduled.decisions.latest("lock").transition == "discard"
        assert not Article.objects.scheduled()


def test_it_is_refused_while_readers_see_the_story_in_any_language():
    article = factories.published()
    translation = factories.translated(article)
    before = state()
    for one, by in ((article, chief()), (translation, author())):
        refusal = refusal_of(
            set_embargo, one, until=timezone.now() + DAY, reason="Gesperrt.", by=by
        )
        assert refusal.code == "public"
    assert state() == before


@pytest.mark.parametrize(
    ("by", "code"),
    [
        (lambda: author("Andere Autorin"), "not-allowed"),
        (lambda: factories.user("Niemand"), "not-allowed"),
        (author, None),
        (editor, None),
        (chief, None),
    ],
    ids=["another author", "nobody", "author", "editor", "chief"],
)
def test_its_author_editors_and_chiefs_set_it(by, code):
    article, asked = factories.draft(), {"reason": "Gesperrt.", "by": by()}
    asked["until"] = timezone.now() + DAY
    if code is None:
        set_embargo(article, **asked)
        assert Embargo.objects.get().set_by == by()
    else:
        assert refusal_of(set_embargo, article, **asked).code == code


@pytest.mark.parametrize("by", [author, editor])
def test_only_a_chief_ends_it_earlier(by):
    article = embargoed(factories.draft())
    end = end_of(article)
    asked = {"until": end - SECOND, "reason": "Früher."}
    assert refusal_of(set_embargo, article, by=by(), **asked).code == "only-chiefs"
    refusal = refusal_of(lift_embargo, article, note="Weg damit.", by=by())
    assert refusal.code == "only-chiefs"
    set_embargo(article, until=end + DAY, reason="Später.", by=by())
    set_embargo(article, until=end - SECOND, reason="Früher.", by=chief())
    assert end_of(article) == end - SECOND


def test_nobody_changes_it_without_a_reason_or_to_a_moment_that_has_passed():
    article = embargoed(factories.draft())
    before, now = state(), timezone.now()
    for act, asked, code in (
        (set_embargo, {"until": now + 2 * DAY, "reason": " "}, "note-missing"),
        (set_embargo, {"until": now - SECOND, "reason": "Gesperrt."}, "past"),
        (lift_embargo, {"note": "\n"}, "note-missing"),
    ):
        assert refusal_of(act, article, by=chief(), **asked).code == code
    assert state() == before


def test_a_chief_lifts_it_and_all_stays_on_record():
    article = embargoed(factories.in_review())
    until = end_of(article)
    set_embargo(article, until=until + DAY, reason="Verschoben.", by=editor())
    lift_embargo(article, note="Die Quelle hat selbst veröffentlicht.", by=chief())
    first, second = Embargo.objects.all()
    assert (first.until, first.reason) == (until, "Bis 10 Uhr gesperrt.")
    assert (first.lifted_at, first.lifted_by) == (second.set_at, editor())
    assert (second.lifted_by, second.lifted_note) == (
        chief(),
        "Die Quelle hat selbst veröffentlicht.",
    )
    deeds = [RecordedDeed.EMBARGOED, RecordedDeed.EMBARGOED, RecordedDeed.LIFTED]
    told = RecordEntry.objects.filter(deed__in=deeds).order_by("pk")
    assert [(one.deed, one.by) for one in told] == [
        *zip(deeds, (author(), editor(), chief()), strict=True)
    ]
    assert move(article, "publish", by=chief()).phase() is Phase.LIVE
    assert refusal_of(lift_embargo, article, note="Noch mal.", by=chief()).code == (
        "no-embargo"
    )


def test_nobody_has_lifted_one_that_ended_before_the_next_was_set():
    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        article = embargoed(factories.draft())
        end = end_of(article)
        clock.shift(2 * DAY)
        set_embargo(
            article, until=timezone.now() + DAY, reason="Noch einmal.", by=editor()
        )
        first, second = Embargo.objects.all()
        assert (first.until, first.lifted_at, first.lifted_by) == (end, end, author())
        assert (second.set_by, second.lifted_at) == (editor(), None)
        # One that still holds is changed by whoever sets the next.
        set_embargo(
            article, until=timezone.now() + 2 * DAY, reason="Länger.", by=chief()
        )
        second.refresh_from_db()
        assert (second.lifted_at, second.lifted_by) == (timezone.now(), chief())
        assert [one.has_ended for one in Embargo.objects.all()] == [True, False, False]


@pytest.mark.parametrize("fields", [{"lifted_at": None}, {"until": "set_at"}])
def test_the_database_keeps_one_for_each_story_that_ends_after_it_was_set(fields):
    article = embargoed(factories.draft())
    [row] = Embargo.objects.values()
    row = {name: value for name, value in row.items() if name != "id"}
    if "until" in fields:
        row |= {"until": row["set_at"], "lifted_at": row["set_at"]}
        row |= {"lifted_by_id": author().pk}
    with pytest.raises(IntegrityError), transaction.atomic():
        Embargo.objects.create(**row)
    assert Embargo.objects.get(story=article.edition.story).lifted_at is None


def test_nothing_that_is_done_to_it_counts_as_a_change_of_the_site():
    article = factories.scheduled(at=timezone.now() + 3 * DAY)
    before = SiteRevision.objects.values_list("counter", "bumped_at").get()
    embargoed(article, until=timezone.now() + 2 * DAY)
    embargoed(article, until=timezone.now() + 4 * DAY)
    lift_embargo(article, note="Doch nicht.", by=chief())
    assert article.phase() is Phase.IN_REVIEW
    assert SiteRevision.objects.values_list("counter", "bumped_at").get() == before


def told(article) -> list[EmbargoDeed]:
    return [one.deed for one in embargo_events(article.edition.story_id)]


def test_a_story_without_embargo_has_no_events():
    assert told(factories.draft()) == []


def test_set_changed_and_lifted_are_told_with_who_until_when_and_why():
    article, now = factories.draft(), timezone.now()
    lifter, setter = chief(), article.author
    embargoed(article, now + DAY, by=setter)
    set_embargo(article, until=now + 2 * DAY, reason="Verschoben.", by=lifter)
    lift_embargo(article, note="Schon erschienen.", by=lifter)
    events = embargo_events(article.edition.story_id)
    assert [(one.deed, one.by, one.until, one.former, one.note) for one in events] == [
        (SET, setter, now + DAY, None, "Bis 10 Uhr gesperrt."),
        (CHANGED, lifter, now + 2 * DAY, now + DAY, "Verschoben."),
        (LIFTED, lifter, None, now + 2 * DAY, "Schon erschienen."),
    ]


def test_one_that_ended_isnt_changed_by_the_next():
    article = factories.draft()
    with time_machine.travel(timezone.now() - DAY):
        embargoed(article, timezone.now() + timedelta(hours=1))
    assert told(article) == [SET, ENDED]
    embargoed(article)
    assert told(article) == [SET, ENDED, SET]


def test_one_that_was_lifted_isnt_changed_by_the_next():
    article = embargoed(factories.draft())
    lift_embargo(article, note="Aufgehoben.", by=chief())
    embargoed(article)
    assert told(article) == [SET, LIFTED, SET]
