"""A proposal's page shows its changes, its writers and the decision about it."""

import pytest
from django.contrib.auth.models import Permission

from articles.editing.proposals import propose
from articles.models import Masthead, Page, Proposal
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return factories.site_page(
        "imprint", title="Impressum", body="<p>Alte Anschrift</p>"
    )


@pytest.fixture
def proposal(page):
    page.body = "<p>Neue Anschrift</p>"
    return propose(page, by=factories.chief(), note="Wir sind umgezogen.")


@pytest.fixture
def second():
    return factories.chief("Zweite Chefin")


def decide(client, proposal, deed: str, **data):
    path = url(Proposal, "change", proposal.pk)
    form = read_form(client.get(path))
    return client.post(path, form | {"_deed": deed} | data, follow=True)


def public() -> str:
    return Page.objects.get().body


def test_what_would_change_is_shown_word_by_word_with_its_note(proposal, second):
    shown = at_desk(second).get(url(Proposal, "change", proposal.pk)).text
    for words in ("Alte", "Neue", "<del>", "<ins>", "Wir sind umgezogen.", "Chefin Be"):
        assert words in shown
    assert "sofort öffentlich" in shown


def test_somebody_else_accepts_it_and_it_is_public(proposal, second):
    answer = decide(at_desk(second), proposal, "accept", note="Geprüft.")
    assert "Angenommen" in answer.text
    assert public() == "<p>Neue Anschrift</p>"
    assert proposal.acts.last().note == "Geprüft."


def test_who_wrote_it_is_told_why_she_cant_accept_it(proposal):
    client = at_desk(factories.chief())
    shown = client.get(url(Proposal, "change", proposal.pk)).text
    assert "selbst geschrieben" in shown
    assert 'value="accept"' not in shown
    answer = decide(client, proposal, "accept")
    assert "selbst geschrieben" in answer.text
    assert public() == "<p>Alte Anschrift</p>"
    answer = decide(client, proposal, "close")
    assert "Zurückgezogen" in answer.text
    assert not Proposal.objects.open().exists()


def test_a_refusal_needs_a_note_and_what_was_typed_stays(proposal, second):
    client = at_desk(second)
    answer = decide(client, proposal, "close")
    assert "Notiz" in answer.text
    assert Proposal.objects.open().exists()
    answer = decide(client, proposal, "close", note="Hausnummer fehlt.")
    assert "Hausnummer fehlt." in answer.text
    assert Proposal.objects.get().state == "refused"


def test_a_decision_on_what_has_changed_meanwhile_shows_what_it_is_now(
    proposal, page, second
):
    client, path = at_desk(second), url(Proposal, "change", proposal.pk)
    form = read_form(client.get(path))
    page.body = "<p>Ganz andere Anschrift</p>"
    propose(page, by=factories.chief())
    answer = client.post(path, form | {"_deed": "accept", "note": "Geprüft."})
    assert "gerade geändert oder" in answer.text
    assert "Ganz andere" in answer.text
    assert read_form(answer)["note"] == ["Geprüft."]
    assert public() == "<p>Alte Anschrift</p>"
    client.post(path, read_form(answer) | {"_deed": "accept"})
    assert public() == "<p>Ganz andere Anschrift</p>"


def test_what_became_public_since_is_shown_instead_of_overwritten(proposal, second):
    other = Page.objects.get()
    other.body = "<p>Alte Anschrift, Telefon 0</p>"
    other.save()
    shown = at_desk(second).get(url(Proposal, "change", proposal.pk)).text
    assert "Telefon 0" in shown
    assert 'value="accept"' not in shown
    answer = decide(at_desk(second), proposal, "accept")
    assert "seit dem Vorschlag geändert" in answer.text
    assert public() == "<p>Alte Anschrift, Telefon 0</p>"


def test_an_emergency_needs_a_note_and_is_marked(page):
    page.title = "Anbieter"
    proposal = propose(page, by=factories.admin())
    client = at_desk(factories.admin())
    assert "ohne zweite Person" in client.get(url(Proposal, "change", proposal.pk)).text
    decide(client, proposal, "accept")
    assert Page.objects.get().title == "Impressum"
    answer = decide(client, proposal, "accept", note="Abmahnung.")
    assert Page.objects.get().title == "Anbieter"
    assert "ohne zweite Person" in answer.text


def test_after_a_decision_the_start_page_is_one_step_away(proposal, second):
    path, client = url(Proposal, "change", proposal.pk), at_desk(second)
    form = read_form(client.get(path)) | {"_deed": "accept", "_after": "day"}
    assert client.post(path, form).url == "/admin/"


def test_its_preview_is_the_page_itself_and_nobody_keeps_it(proposal, second):
    answer = at_desk(second).get(f"/admin/articles/proposal/{proposal.pk}/preview/")
    assert "Neue Anschrift" in answer.text
    assert "Vorschau" in answer.text
    assert "private, no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "Neue Anschrift" not in at_desk(second).get("/de/seite/imprint/").text


def test_the_preview_has_the_footer_as_it_would_be(page, second):
    page.title, page.is_in_footer = "Anbieter", True
    proposal = propose(page, by=factories.chief())
    answer = at_desk(second).get(f"/admin/articles/proposal/{proposal.pk}/preview/")
    footer = answer.text.split('class="site-pages"')[1]
    assert "Anbieter" in footer
    assert "Impressum" not in footer


def test_a_masthead_is_previewed_above_the_home_page(second):
    masthead = Masthead.objects.create(language="de", name="Newsroom")
    client = at_desk(second)
    client.get("/de/")
    masthead.name, masthead.contact = "Weltnachrichten", "Musterweg 7"
    proposal = propose(masthead, by=factories.chief())
    answer = client.get(f"/admin/articles/proposal/{proposal.pk}/preview/")
    for words in ("Weltnachrichten", "Musterweg 7", "Vorschau"):
        assert words in answer.text
    # The pieces that pages share are still the public ones.
    home = client.get("/de/").text
    assert "Weltnachrichten" not in home
    assert "Musterweg 7" not in home


def test_what_is_typed_is_previewed_and_nothing_is_kept(page, second):
    client, path = at_desk(second), url(Page, "change", page.pk)
    typed = read_form(client.get(path)) | {"title": "Anbieter", "_preview": "1"}
    answer = client.post(path, typed)
    assert answer.status_code == 200
    assert "<h1>Anbieter</h1>" in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert not Proposal.objects.exists()
    typed |= {"title": ""}
    assert errors(client.post(path, typed))


def test_proposals_are_listed_for_those_whom_they_concern(proposal, second):
    assert "Impressum" in at_desk(second).get(url(Proposal, "changelist")).text
    author, editor = factories.author(), factories.editor()
    assert at_desk(author).get(url(Proposal, "changelist")).status_code == 403
    # She changes what articles share, and no pages.
    listed = at_desk(editor).get(url(Proposal, "changelist"))
    assert listed.context["cl"].result_count == 0
    for person in (author, editor):
        client = at_desk(person)
        assert client.get(url(Proposal, "change", proposal.pk)).status_code == 404


def test_whoever_may_change_pages_alone_sees_none_of_mastheads(proposal):
    masthead = Masthead.objects.create(language="de", name="Newsroom")
    masthead.name = "Anders"
    other = propose(masthead, by=factories.chief())
    person = factories.user("Seiten")
    rights = Permission.objects.filter(codename__in=("view_page", "change_page"))
    person.user_permissions.set(rights)
    client = at_desk(person)
    assert client.get(url(Proposal, "change", proposal.pk)).status_code == 200
    assert client.get(url(Proposal, "change", other.pk)).status_code == 404
