"""Preflight looks at deadlines: those that passed, and those that the text names."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.editing.preflight import CHECKS, errors, preflight
from articles.editing.publishing import move
from articles.models import Article
from tests.support import factories
from tests.support.contents import NO_DEADLINE

pytestmark = [pytest.mark.django_db, pytest.mark.both]
KEY = "00000000-0000-4000-8000-000000000001"


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def monday() -> date:
    day = in_days(30)
    return day + timedelta(days=-day.weekday() % 7)


def row(day: date, **parts) -> dict:
    return NO_DEADLINE | {"key": KEY, "closes": f"{day}[Europe/Berlin]"} | parts


def remarks(article: Article) -> dict[str, str]:
    with override("de"):
        found = preflight(article)
        told = {one.code: one.text for one in found if one.field == "deadlines"}
    return told


def test_a_deadline_on_a_working_day_ahead_is_no_matter():
    assert remarks(factories.draft(deadlines=[row(monday())])) == {}


def test_a_deadline_that_has_passed_is_named():
    told = remarks(factories.draft(deadlines=[row(in_days(-1))]))
    assert "ist schon vorbei" in told["deadline-passed"]
    event = row(in_days(-1), stage="event", until=f"{in_days(1)}[Europe/Berlin]")
    assert "deadline-passed" not in remarks(factories.draft(deadlines=[event]))
    force = row(in_days(-1), stage="force")
    assert "deadline-passed" not in remarks(factories.draft(deadlines=[force]))


def test_a_deadline_on_a_weekend_is_named_with_its_day():
    told = remarks(factories.draft(deadlines=[row(monday() + timedelta(days=6))]))
    assert "ist ein Sonntag" in told["deadline-weekend"]


def test_a_deadline_that_only_the_text_names_is_quoted():
    day = monday()
    said = f"Anträge sind bis {day:%d.%m.%Y} möglich."
    body = f"<p>Es gibt Geld. {said}</p>"
    told = remarks(factories.draft(body=body))
    assert said in told["deadline-in-text"]
    assert remarks(factories.draft(body=body, deadlines=[row(day)])) == {}
    moved = row(day + timedelta(days=7), was=f"{day}[Europe/Berlin]")
    assert remarks(factories.draft(body=body, deadlines=[moved])) == {}


def test_both_languages_tell_the_same_moment():
    german = factories.published(deadlines=[row(monday())])
    english = factories.translated(german)
    assert remarks(english) == {}
    later = [row(monday() + timedelta(days=7))]
    english = factories.edited(english, by=english.author, deadlines=later)
    told = remarks(english)
    assert "in der Sprache Deutsch nennt" in told["deadline-differs"]


def test_rows_that_share_no_key_are_compared_by_their_stage():
    event = {"stage": "event", "place": "Graz", "key": None}
    german = factories.published(
        deadlines=[row(monday(), key=None), row(monday(), **event)]
    )
    later = row(monday() + timedelta(days=7), key=None)
    english = factories.translated(german)
    english = factories.edited(
        english, by=english.author, deadlines=[row(monday(), **event), later]
    )
    assert "in der Sprache Deutsch nennt" in remarks(english)["deadline-differs"]
    english = factories.edited(
        english,
        by=english.author,
        deadlines=[row(monday(), **event), row(monday(), key=None)],
    )
    assert "deadline-differs" not in remarks(english)


def test_a_draft_in_another_language_is_told_to_nobody():
    german = factories.published(deadlines=[row(monday())])
    english = factories.translated(german)
    factories.edited(
        english, by=english.author, deadlines=[row(monday() + timedelta(days=7))]
    )
    assert remarks(Article.objects.get(pk=german.pk)) == {}


def test_these_are_all_checks_of_deadlines():
    found = {code for code in CHECKS if code.startswith("deadline-")}
    assert found == {
        f"deadline-{what}" for what in ("passed", "weekend", "in-text", "differs")
    }


def test_a_deadline_may_be_extended_in_one_language_first():
    german = factories.published(deadlines=[row(monday())])
    english = factories.translated(german)
    move(english, "submit", by=english.author)
    move(Article.objects.get(pk=english.pk), "publish", by=factories.chief())
    later = row(monday() + timedelta(days=7), was=f"{monday()}[Europe/Berlin]")
    revised = factories.revised(german, deadlines=[later])
    assert "deadline-differs" in remarks(revised)
    assert [one for one in errors(revised) if one.field == "deadlines"] == []
