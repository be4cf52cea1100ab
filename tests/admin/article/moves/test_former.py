"""A chief hides at the desk what stood before a version, with a reason."""

import re

import pytest
from django.urls import reverse

from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
NOTED = {"change_kind": "correction", "change_note": "Sie war es nicht."}


def first():
    return factories.published(body="<p>Das sagte Anna Muster am Montag.</p>")


def test_what_stood_before_is_hidden_and_shown_again_on_record():
    second = factories.republished(first(), change_kind="update")
    path = reverse("admin:articles_article_former", args=[second.pk])
    client = at_desk(factories.chief())
    assert "Nicht zeigen" in client.get(path).text
    client.post(path, {"hides_former": "on"})
    second.refresh_from_db()
    assert not second.hides_former  # without a reason
    client.post(path, {"hides_former": "on", "note": "Ein Name."})
    second.refresh_from_db()
    assert second.hides_former
    client.post(path, {"note": "Doch nicht."})
    second.refresh_from_db()
    assert not second.hides_former
    history = client.get(
        reverse("admin:articles_article_history", args=[second.pk])
    ).text
    for said in ("Ausgeblendet", "Ein Name.", "Wieder gezeigt", "Doch nicht."):
        assert said in history


def test_the_form_of_publishing_names_who_goes_and_asks_for_a_reason():
    body = "<p>Das wurde gesagt.</p>"
    revised = factories.revised(first(), body=body, **NOTED)
    waiting = factories.move(revised, "submit", by=factories.author())
    path = reverse("admin:articles_article_move", args=[waiting.pk, "publish"])
    client = at_desk(factories.chief())
    page = client.get(path).text
    assert "Anna Muster" in page
    assert re.search(r'<input[^>]*name="hides_former"[^>]*checked', page)
    sent = {"seen": waiting.lock, "when": "now", "hides_former": "on"}
    client.post(path, sent)
    waiting.refresh_from_db()
    assert waiting.status == "in_review"
    client.post(path, sent | {"note": "Ein Name."})
    waiting.refresh_from_db()
    assert (waiting.status, waiting.hides_former) == ("published", True)


def test_a_first_version_asks_nothing_of_it():
    waiting = factories.in_review()
    path = reverse("admin:articles_article_move", args=[waiting.pk, "publish"])
    assert "hides_former" not in at_desk(factories.chief()).get(path).text
