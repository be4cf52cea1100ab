"""English pages get their usual names, unless editors chose others or are about to."""

import importlib

import pytest
from django.apps import apps

from articles.editing.proposals import propose
from articles.models import Page, SiteRevision
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
migration = importlib.import_module("articles.migrations.0050_page_titles")


def titles() -> dict[str, tuple[str, str]]:
    rows = Page.objects.filter(language="en").values_list("kind", "title", "slug")
    return {kind: (title, slug) for kind, title, slug in rows}


def page(kind: str, title: str, language: str = "en") -> Page:
    return factories.site_page(kind, language=language, title=title)


def test_titles_that_nobody_changed_are_renamed_and_slugs_stay(client):
    page("imprint", "Imprint")
    page("plain-language", "Plain language")
    german = page("imprint", "Imprint", language="de")
    assert "Imprint</a>" in client.get("/en/").text
    migration.rename(apps, None)
    assert titles() == {
        "imprint": ("Legal notice", "imprint"),
        "plain-language": ("Easy read", "plain-language"),
    }
    german.refresh_from_db()
    assert german.title == "Imprint"
    assert "Legal notice</a>" in client.get("/en/").text
    assert "<h1>Legal notice</h1>" in client.get("/en/page/imprint/").text
    migration.rename_back(apps, None)
    assert titles()["imprint"] == ("Imprint", "imprint")


def test_titles_of_editors_stay_and_nothing_is_counted():
    page("imprint", "Who we are")
    counter = SiteRevision.objects.get().counter
    migration.rename(apps, None)
    assert titles() == {"imprint": ("Who we are", "imprint")}
    assert SiteRevision.objects.get().counter == counter


def test_a_page_for_which_a_proposal_waits_keeps_its_title():
    imprint = page("imprint", "Imprint")
    imprint.body = "<p>New.</p>"
    assert propose(imprint, by=factories.chief())
    migration.rename(apps, None)
    assert titles() == {"imprint": ("Imprint", "imprint")}
