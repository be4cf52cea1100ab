"""The first page says what goes live by itself, and what was decided last."""

import pytest
from django.utils import timezone

from articles.editing.publishing import Plan, move
from tests.admin.day.lists import day_of, facts
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.factories import DAY, author, chief, editor

pytestmark = pytest.mark.django_db


def test_what_is_scheduled_stands_with_its_moment_and_how_long_it_is_until_then():
    at = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    factories.scheduled(at=at + 9 * DAY, headline="Später")
    factories.scheduled(at=at + DAY, headline="Morgen")
    soon, late = day_of(editor())["scheduled"].rows
    assert (soon.title, soon.facts[0]) == ("Morgen", "morgen, 09:00")
    assert (late.title, late.facts[1]) == ("Später", "in 9 Tagen")
    assert soon.facts[1].startswith("in ")


@pytest.mark.both
def test_more_than_five_lead_to_the_list():
    for n in range(6):
        factories.scheduled(headline=f"Plan {n}")
    found = day_of(author())["scheduled"]
    assert len(found.rows) == 5
    [link] = found.all
    assert link.text == "Alles Terminierte: 6"
    assert at_desk(author()).get(link.address).context["cl"].result_count == 6


def test_a_plan_goes_live_when_somebody_approves():
    factories.scheduled(headline="Terminiert")
    at = timezone.now() + 2 * DAY
    for headline, window in (("Sofort", {}), ("Übermorgen", {"at": at})):
        article = factories.draft(by=chief(), headline=headline)
        options = Plan(**window)
        move(article, "publish_on_approval", by=chief(), options=options)
    rows = day_of(chief())["scheduled"].rows
    assert [row.title for row in rows] == ["Sofort", "Terminiert", "Übermorgen"]
    assert rows[0].facts[0] == "geht online, sobald jemand freigibt"
    assert rows[2].facts[0].startswith("geht am ")
    assert rows[2].facts[0].endswith(" online, sofern bis dahin jemand freigibt")
    # Its reviewer reads what an approval does, its planner what is missing.
    assert "sobald jemand freigibt" in facts(editor(), "review")[0]
    assert "sobald jemand freigibt" in facts(chief(), "waiting")[0]
    assert "review" not in day_of(chief())


def test_an_author_is_told_of_her_own_plans_alone():
    factories.scheduled(by=author("Kollegin Beispiel"))
    assert "scheduled" not in day_of(author())
    assert "scheduled" in day_of(editor())


@pytest.mark.both
def test_of_each_article_the_last_decision_is_told_to_who_may_read_it():
    factories.published(headline="Öffentlich")
    article = factories.in_review(headline="Der Kollegin", by=author("Kollegin"))
    move(article, "send_back", by=editor(), note="Bitte kürzen.")
    rows = day_of(chief())["decided"].rows
    assert [row.title for row in rows] == ["Der Kollegin", "Öffentlich"]
    told = facts(chief(), "decided")
    assert told[0].startswith("Zurückgegeben · Redakteur Beispiel · heute, ")
    assert told[1].startswith("Veröffentlicht · Chefin Beispiel · heute, ")
    assert [row.title for row in day_of(author())["decided"].rows] == ["Öffentlich"]
