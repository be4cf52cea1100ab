"""Translations behind stand on the first page, with the way to the difference."""

import pytest

from tests.admin.day.lists import day_of
from tests.browser.support.desk_pages import translation_behind
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


def test_a_translation_that_is_behind_is_named_with_what_came():
    translation_behind()
    for person in (factories.author(), factories.editor()):
        [row] = day_of(person)["behind"].rows
        assert row.title == "The level is rising"
        assert row.facts[0].startswith("seit heute, ")
        assert row.facts[1] == "Englisch"
        assert at_desk(person).get(row.address).status_code == 200
    assert "behind" not in day_of(factories.user("Quellen Beispiel", "sources"))


def test_many_lead_to_the_list_of_all():
    for _number in range(6):
        translation_behind()
    found = day_of(factories.editor())["behind"]
    assert len(found.rows) == 5
    [link] = found.all
    assert link.text == "Alle: 6"
    assert at_desk(factories.editor()).get(link.address).status_code == 200
