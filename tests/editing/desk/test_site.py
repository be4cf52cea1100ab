"""The desk as a whole: the order of its pages, and what its scripts say."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from articles.editing.desk.navigation import (
    APPLICATIONS,
    GROUPS,
    PAGES,
    TECHNICAL,
    grouped,
)
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


def pages_by_group(person) -> dict[str, list[str]]:
    apps = at_desk(person).get(reverse("admin:index")).context["available_apps"]
    return {
        app["app_label"]: [model["object_name"] for model in app["models"]]
        for app in apps
    }


def test_every_page_has_its_place_in_a_group():
    registered = admin.site._registry
    assert {model.__name__ for model in registered} == set(PAGES)
    assert {model._meta.app_label for model in registered} == set(APPLICATIONS)


def test_the_pages_stand_by_what_one_comes_for():
    found = pages_by_group(factories.admin())
    assert found == {
        # Mails are files only where there is no mail server.
        group.name: [
            *group.models,
            *(one.name for one in group.lists if one.name != "Mails"),
        ]
        for group in GROUPS
    }


def test_a_group_without_a_page_for_somebody_is_left_out():
    found = pages_by_group(factories.author())
    assert list(found) == ["write", "look-up"]
    lists = ["Inbox", "Comments", "Calendar", "Behind"]
    assert found["write"] == ["Article", "Image", *lists]


def test_tables_of_the_records_stand_beside_no_page_and_open_as_before():
    for person in (factories.editor(), factories.chief(), factories.admin()):
        shown = {name for names in pages_by_group(person).values() for name in names}
        assert not shown & set(TECHNICAL)
    client = at_desk(factories.editor())
    for name in ("decision", "snapshot", "edition"):
        address = reverse(f"admin:articles_{name}_changelist")
        assert client.get(address).status_code == 200


def test_a_plug_ins_pages_stay_together_behind_ours():
    plugin = {"app_label": "calendar", "models": [{"object_name": "Event"}]}
    ours = {"app_label": "articles", "models": [{"object_name": "Topic"}]}
    names = [app["app_label"] for app in grouped([plugin, ours], AnonymousUser())]
    assert names == ["look-up", "calendar"]


def test_the_scripts_speak_german_where_django_does_not():
    said = at_desk(factories.author()).get(reverse("admin:jsi18n")).text
    assert '"Today (%(date)s)": "Heute (%(date)s)"' in said
    assert '(You are %(offset)s hour ahead.)": [\n' in said


def test_the_scripts_speak_english():
    client = at_desk(factories.author())
    said = client.get(reverse("admin:jsi18n"), headers={"accept-language": "en"}).text
    assert "Heute" not in said
