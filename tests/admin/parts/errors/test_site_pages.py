"""Wrong input for pages, mastheads and reader reports is refused at its field."""

import pytest

from articles.models import Masthead, Page, Proposal, ReaderReport
from tests.support import factories
from tests.support.desk import refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, from_to, wrong

pytestmark = pytest.mark.django_db

LONG = "ä" * 300
NO_LETTER = ("braucht mindestens einen Buchstaben", "needs at least one letter")
NO_TEXT = ("Eine Seite braucht einen Text.", "A page needs a text.")
KIND = ("gibt es in dieser Sprache schon", "There is a page of this kind")
TAKEN = ("hat schon eine andere Seite", "Another page has the address")
YET_TO_COME = ("Dieser Tag kommt erst noch.", "This day is yet to come.")
LEAST, _MOST = from_to(0, 0)
PAGES = [
    ("no title", {"title": ""}, "id_title", refusing.REQUIRED),
    ("blank title", {"title": "  "}, "id_title", refusing.REQUIRED),
    ("marks alone", {"title": "\u200b"}, "id_title", NO_LETTER),
    ("long title", {"title": LONG}, "id_title", at_most(200)),
    ("title with nul", {"title": "a\0"}, "id_title", refusing.NUL),
    ("no language", {"language": ""}, "id_language", refusing.REQUIRED),
    ("other language", {"language": "xx"}, "id_language", refusing.NO_CHOICE),
    ("no kind", {"kind": ""}, "id_kind", refusing.REQUIRED),
    ("other kind", {"kind": "x"}, "id_kind", refusing.NO_CHOICE),
    ("second of its kind", {"kind": "imprint"}, "id_kind", KIND),
    ("odd slug", {"slug": "a b"}, "id_slug", refusing.NO_SLUG),
    ("long slug", {"slug": "a" * 150}, "id_slug", at_most(100)),
    ("taken slug", {"slug": "impressum"}, "id_slug", TAKEN),
    ("no text", {"body": ""}, "id_body", refusing.REQUIRED),
    ("marks of a text", {"body": "<p> </p>"}, "id_body", NO_TEXT),
    ("text with nul", {"body": "<p>\0</p>"}, "id_body", refusing.NUL),
    ("long text", {"body": f"<p>{'a' * 200_100}</p>"}, "id_body", at_most(200_000)),
    ("position below 0", {"position": "-1"}, "id_position", LEAST),
    ("no number", {"position": "x"}, "id_position", refusing.NO_NUMBER),
    ("no position", {"position": ""}, "id_position", refusing.REQUIRED),
    ("no date", {"reviewed_on": "gestern"}, "id_reviewed_on", refusing.NO_DAY),
    ("no such day", {"reviewed_on": "2026-02-30"}, "id_reviewed_on", refusing.NO_DAY),
    ("yet to come", {"reviewed_on": "2062-01-01"}, "id_reviewed_on", YET_TO_COME),
]
FILLED = {"title": "Über uns", "language": "de", "kind": "other", "body": "<p>x</p>"}


def test_a_page_that_is_refused_says_why_at_its_field():
    factories.site_page("imprint", title="Impressum", slug="impressum")
    before = Proposal.objects.count()
    client = at_desk(factories.admin())
    assert wrong(client, url(Page, "add"), PAGES, FILLED) == []
    assert Proposal.objects.count() == before


MASTHEADS = [
    ("no name", {"name": ""}, "id_name", refusing.REQUIRED),
    ("blank name", {"name": " "}, "id_name", refusing.REQUIRED),
    ("long name", {"name": LONG}, "id_name", at_most(100)),
    ("long tagline", {"tagline": LONG}, "id_tagline", at_most(200)),
    ("long licence", {"licence": LONG}, "id_licence", at_most(100)),
    ("nul", {"contact": "a\0"}, "id_contact", refusing.NUL),
]


def test_a_masthead_that_is_refused_says_why_at_its_field():
    masthead = Masthead.objects.create(language="de", name="Newsroom")
    path = url(Masthead, "change", masthead.pk)
    assert wrong(at_desk(factories.admin()), path, MASTHEADS) == []


def test_a_report_that_is_refused_says_why_at_its_field():
    report = ReaderReport.objects.create(kind="barrier", message="x", language="de")
    path = url(ReaderReport, "change", report.pk)
    cases = [("nul", {"note": "a\0"}, "id_note", refusing.NUL)]
    assert wrong(at_desk(factories.admin()), path, cases) == []
