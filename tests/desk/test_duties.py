"""The desk names what readers are owed, to who can do something about it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.desk.duties import duties_of
from articles.models import Page
from articles.proposing import propose
from tests import factories
from tests.admin.desk import at_desk

pytestmark = pytest.mark.django_db
REPORTS = "Barrieremeldungen zu beantworten"
MISSING = [
    f"Fehlt: {page} ({language})"
    for language in ("Deutsch", "Englisch")
    for page in ("Impressum", "Datenschutz", "Erklärung zur Barrierefreiheit")
]


def labels(person) -> list[str]:
    return [duty.label for duty in duties_of(person)]


def test_what_is_missing_is_said_to_who_may_add_it():
    assert labels(factories.author()) == []
    assert labels(factories.editor()) == [REPORTS]
    assert labels(factories.chief()) == labels(factories.admin()) == [REPORTS, *MISSING]


def test_what_is_missing_and_proposed_leads_to_the_proposal():
    page = Page(language="de", kind="imprint", slug="impressum", title="I", body="x")
    proposal = propose(page, by=factories.chief())
    [found] = [
        one for one in duties_of(factories.chief("Zweite")) if "vorgesch" in one.label
    ]
    assert found.label == "Fehlt, ist aber vorgeschlagen: Impressum (Deutsch)"
    assert found.address == f"/admin/articles/proposal/{proposal.pk}/change/"
    assert len(labels(factories.chief())) == len([REPORTS, *MISSING])


def test_a_page_that_is_there_is_not_missing_until_its_review_is_due():
    today = timezone.localdate()
    for language in ("de", "en"):
        for kind in ("imprint", "privacy", "accessibility"):
            page = factories.site_page(kind, language=language, reviewed_on=today)
    assert labels(factories.chief()) == [REPORTS]
    page.reviewed_on = today - timedelta(days=366)
    page.save()
    due = f"Jährliche Überprüfung fällig: {page.title} (Englisch)"
    assert labels(factories.chief()) == [REPORTS, due]


def test_each_duty_leads_to_where_it_is_done():
    factories.site_page("accessibility")
    factories.barrier_report()
    factories.barrier_report(answered_at=timezone.now())
    client = at_desk(factories.chief())
    page = client.get(reverse("admin:index"))
    reports, *others = duties_of(factories.chief())
    assert reports.count == 1
    assert client.get(reports.address).context["cl"].result_count == 1
    for duty in (reports, *others):
        assert duty.label in page.text
        assert client.get(duty.address).status_code == 200
    form = client.get(others[0].address).context["adminform"].form
    assert (form.initial["kind"], form.initial["language"]) == ("imprint", "de")
    assert (
        "Was den Lesenden zusteht"
        not in at_desk(factories.author()).get("/admin/").text
    )
