"""Wrong input for pages, mastheads and reader reports is refused at its field."""

import pytest

from articles.models import Masthead, Page, Proposal, ReaderReport
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, wrong

pytestmark = pytest.mark.django_db

LONG = "ä" * 300
NO_TEXT = ("Eine Seite braucht einen Text.", "A page needs a text.")
KIND = ("gibt es in dieser Sprache schon", "There is a page of this kind")
SECOND = ("ist schon vergeben", "has this already")
TAKEN = ("hat schon eine andere Seite", "Another page has the address")
YET_TO_COME = ("Dieser Tag kommt erst noch.", "This day is yet to come.")
EMPTY_TEXTS = {
    "an empty paragraph": "<p> </p>",
    "a script": "<script>alert(1)</script>",
    "a style": "<style>a{}</style>",
    "a comment": "<!-- x -->",
    "a broken picture": '<img src="x" onerror="alert(1)">',
    "a break": "<p><br></p>",
}
PAGES = [
    *mistakes.needed("title"),
    *mistakes.text("title", 200),
    ("no language", {"language": ""}, "id_language", refusing.REQUIRED),
    *mistakes.choice("language"),
    ("no kind", {"kind": ""}, "id_kind", refusing.REQUIRED),
    *mistakes.choice("kind")[::3],
    ("second of its kind", {"kind": "imprint"}, "id_kind", KIND),
    *mistakes.slug("slug", refusing.NO_SLUG, 100),
    ("taken slug", {"slug": "impressum"}, "id_slug", TAKEN),
    *mistakes.needed("body")[:5],
    *mistakes.cases("body", EMPTY_TEXTS, NO_TEXT),
    ("text with nul", {"body": "<p>\0</p>"}, "id_body", refusing.NUL),
    ("long text", {"body": f"<p>{'a' * 200_100}</p>"}, "id_body", at_most(200_000)),
    ("no position", {"position": ""}, "id_position", refusing.REQUIRED),
    *mistakes.number("position", 0, 1000),
    *mistakes.day("reviewed_on"),
    ("yet to come", {"reviewed_on": "2062-01-01"}, "id_reviewed_on", YET_TO_COME),
    *mistakes.text("note", 2000),
]
FILLED = {"title": "Über uns", "language": "de", "kind": "other", "body": "<p>x</p>"}


def test_a_page_that_is_refused_says_why_at_its_field():
    factories.site_page("imprint", title="Impressum", slug="impressum")
    before = Proposal.objects.count()
    client = at_desk(factories.admin())
    assert wrong(client, url(Page, "add"), PAGES, FILLED) == []
    assert Proposal.objects.count() == before


MASTHEADS = [
    *mistakes.needed("name"),
    *mistakes.text("name", 100),
    *mistakes.text("tagline", 200),
    *mistakes.text("contact", 10_000),
    *mistakes.text("footer", 10_000),
    *mistakes.text("licence", 100),
    *mistakes.text("note", 2000),
]
NEW_MASTHEADS = [
    ("no language", {"language": ""}, "id_language", refusing.REQUIRED),
    *mistakes.choice("language"),
    ("second of its language", {"language": "de"}, "id_language", SECOND),
]


def test_a_masthead_that_is_refused_says_why_at_its_field():
    masthead = Masthead.objects.create(language="de", name="Newsroom")
    client, path = at_desk(factories.admin()), url(Masthead, "change", masthead.pk)
    assert wrong(client, path, MASTHEADS) == []
    new = {"language": "en", "name": "Newsroom"}
    assert wrong(client, url(Masthead, "add"), NEW_MASTHEADS, new) == []
    assert [one.name for one in Masthead.objects.all()] == ["Newsroom"]


def test_a_report_that_is_refused_says_why_at_its_field():
    report = ReaderReport.objects.create(kind="barrier", message="x", language="de")
    path = url(ReaderReport, "change", report.pk)
    cases = mistakes.text("note", 10_000)
    assert wrong(at_desk(factories.admin()), path, cases) == []
