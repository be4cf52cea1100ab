"""The desk as a whole: the order of its pages, and what its scripts say."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.desk.site import APPLICATIONS, PAGES
from tests import factories
from tests.admin.desk import at_desk

pytestmark = pytest.mark.django_db


def test_every_page_has_its_place_in_the_editors_order():
    registered = admin.site._registry
    assert {model.__name__ for model in registered} == set(PAGES)
    assert {model._meta.app_label for model in registered} == set(APPLICATIONS)


def test_articles_come_first_and_accounts_last():
    page = at_desk(factories.admin()).get(reverse("admin:index"))
    apps = page.context["app_list"]
    names = [model["object_name"] for app in apps for model in app["models"]]
    assert names == list(PAGES)


def test_the_scripts_speak_german_where_django_does_not():
    said = at_desk(factories.author()).get(reverse("admin:jsi18n")).text
    assert '"Today (%(date)s)": "Heute (%(date)s)"' in said
    assert '(You are %(offset)s hour ahead.)": [\n' in said


def test_the_scripts_speak_english():
    client = at_desk(factories.author())
    said = client.get(reverse("admin:jsi18n"), headers={"accept-language": "en"}).text
    assert "Heute" not in said
