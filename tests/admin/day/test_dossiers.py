"""Dossiers that are due for a look stand on the first page of those who write them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editing.proposals import accept, propose
from articles.models import Dossier
from tests.admin.day.lists import day_of, facts, titles
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def due(name: str, days: int = 0, **fields) -> Dossier:
    """Return a dossier that somebody should look at so many days from today."""
    at = timezone.localdate() + days * DAY
    return factories.dossier(factories.topic(name), look_again_on=at, **fields)


@pytest.mark.both
def test_the_longest_overdue_is_in_front_and_what_isnt_due_is_left_out():
    due("Heute")
    due("Gestern", -1)
    due("Morgen", 1)
    due("Leer", -5, body="")
    factories.dossier(factories.topic("Ohne Datum"))
    person = factories.editor()
    assert titles(person)["dossiers"] == ["Gestern (Deutsch)", "Heute (Deutsch)"]
    assert facts(person, "dossiers")[0] == "Thema · Stand 4. Mai 2026"
    [row, _other] = day_of(person)["dossiers"].rows
    assert at_desk(person).get(row.address).status_code == 200
    assert "dossiers" not in day_of(factories.author())


@pytest.mark.both
def test_whoever_looks_sets_the_next_day_and_it_is_due_no_more():
    dossier = due("Klima", -1)
    first, second = factories.editor(), factories.chief()
    dossier.as_of = timezone.localdate()
    dossier.look_again_on = timezone.localdate() + 90 * DAY
    proposal = propose(dossier, by=first)
    # Somebody has looked: now it waits among the proposals.
    assert "dossiers" not in day_of(second)
    assert "proposals" in day_of(second)
    accept(proposal, by=second)
    assert "dossiers" not in day_of(second)


def test_nobody_is_asked_about_the_dossier_of_a_merged_label():
    dossier = due("Klima", -1)
    label = dossier.label
    label.merged_into = factories.topic("Energie")
    label.save()
    assert "dossiers" not in day_of(factories.editor())


def test_many_lead_to_the_list_of_all():
    for number in range(6):
        due(f"Thema {number}", -number)
    person = factories.editor()
    found = day_of(person)["dossiers"]
    assert len(found.rows) == 5
    [link] = found.all
    page = at_desk(person).get(link.address)
    assert page.context["cl"].result_count == 6
