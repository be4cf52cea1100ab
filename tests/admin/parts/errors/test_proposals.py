"""Wrong input where proposals are decided on: why is said, and nothing is decided.

The form has a note, a hidden mark and two buttons, so it has few kinds.
"""

import pytest

from articles.models import Page, Proposal
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, save, url
from tests.support.desk.refusing import wrong

pytestmark = pytest.mark.django_db

NO_NOTE = ("sie brauchen eine Notiz, die sagt, warum", "need a note that says why")
NO_BUTTON = ("Es wurde kein Knopf gedrückt.", "No button was pressed.")
STALE = ("Jemand anderes hat diesen Vorschlag gerade", "Someone else has just")
LEAVING_OUT = {"empty": "", "blanks": "  ", "lines": "\n"} | mistakes.INVISIBLE
REFUSALS = [
    *mistakes.cases("note", LEAVING_OUT, NO_NOTE),
    *mistakes.text("note", 2000),
    *(
        (f"lock {what}", {"lock": [lock], "note": "Nein."}, "", refusing.DAMAGED)
        for what, lock in (mistakes.ODD_PARTS | {"none": "", "below": "-1"}).items()
    ),
    ("a huge lock", {"lock": ["9" * 30], "note": "Nein."}, "", refusing.DAMAGED),
    ("another lock", {"lock": "999", "note": "Nein."}, "", STALE),
    ("no button", {"_deed": None, "note": "Nein."}, "", NO_BUTTON),
    ("another button", {"_deed": ["delete"], "note": "Nein."}, "", NO_BUTTON),
]


def test_a_decision_that_is_refused_says_why_at_its_field():
    form = {"title": "Über uns", "language": "de", "kind": "other", "body": "<p>x</p>"}
    save(at_desk(factories.admin()), url(Page, "add"), **form)
    proposal = Proposal.objects.get()
    client, path = at_desk(factories.chief()), url(Proposal, "change", proposal.pk)
    assert wrong(client, path, REFUSALS, {"_deed": "close"}) == []
    assert Proposal.objects.get().is_open


def test_a_removal_that_is_refused_says_why_at_its_field():
    page = factories.site_page("other")
    path = url(Page, "delete", page.pk)
    client = at_desk(factories.admin())
    assert wrong(client, path, mistakes.text("note", 2000)) == []
    assert not Proposal.objects.exists()
