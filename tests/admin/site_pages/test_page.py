"""Pages are written as proposals on the desk, and keep their addresses."""

import pytest

from articles.editing.proposals import accept, close, last_written, propose
from articles.models import Masthead, Page, Proposal
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, reader, save, url

pytestmark = pytest.mark.django_db
TYPED = {"language": "de", "kind": "about", "title": "Über uns", "body": "<p>Wir.</p>"}


@pytest.fixture
def client():
    return at_desk(factories.chief())


@pytest.fixture
def second():
    return factories.chief("Zweite Chefin")


def said(proposal=None) -> dict:
    return last_written(proposal or Proposal.objects.get()).content


def to_come(proposal) -> str:
    return url(Page, "change", f"proposal-{proposal.pk}")


@pytest.mark.both
def test_what_is_saved_is_proposed_and_readers_see_what_they_saw(client, second):
    page = factories.site_page("about")
    path = url(Page, "change", page.pk)
    answer = save(client, path, title="Neu", note="Kürzer.")
    proposal = Proposal.objects.get()
    assert answer.url == url(Proposal, "change", proposal.pk)
    assert Page.objects.get().title == "Titel about"
    assert last_written(proposal).note == "Kürzer."
    # The form starts from what is proposed, and says so.
    form = at_desk(second).get(path)
    assert read_form(form)["title"] == ["Neu"]
    assert "die Seite zeigt" not in form.text
    for words in ("Noch nicht öffentlich", "Chefin Beispiel", "Kürzer.", "<del>"):
        assert words in form.text
    save(at_desk(second), path, title="Neuer")
    assert said()["title"] == "Neuer"
    assert Proposal.objects.get() == proposal


def test_a_save_without_a_change_proposes_nothing(client):
    page = factories.site_page("about")
    answer = save(client, url(Page, "change", page.pk))
    assert answer.status_code == 302
    assert not Proposal.objects.exists()


def test_without_four_eyes_a_save_is_public_at_once(client, settings):
    settings.NEWSROOM_FOUR_EYES = False
    page = factories.site_page("about")
    path = url(Page, "change", page.pk)
    assert "Vorschlagen" not in client.get(path).text
    assert save(client, path, title="Neu").url == url(Page, "changelist")
    assert Page.objects.get().title == "Neu"
    save(client, url(Page, "add"), **TYPED | {"kind": "other"})
    assert Page.objects.get(kind="other").title == "Über uns"


@pytest.mark.both
def test_the_address_is_made_from_the_title_and_numbered_if_it_is_taken(client, second):
    save(client, url(Page, "add"), **TYPED)
    accept(Proposal.objects.get(), by=second)
    save(client, url(Page, "add"), **TYPED | {"kind": "other"})
    save(client, url(Page, "add"), **TYPED | {"kind": "other"})
    save(client, url(Page, "add"), **TYPED | {"kind": "other", "title": "日本"})
    slugs = [said(one)["slug"] for one in Proposal.objects.order_by("pk")]
    assert slugs == ["ueber-uns", "ueber-uns-2", "ueber-uns-3", "other"]
    form = client.get(url(Page, "change", Page.objects.first().pk))
    assert '<a href="/de/seite/ueber-uns/">' in form.text


def test_a_new_page_is_written_on_until_it_is_there(client, second):
    save(client, url(Page, "add"), **TYPED)
    proposal = Proposal.objects.get()
    assert to_come(proposal) in client.get(url(Proposal, "change", proposal.pk)).text
    assert "Über uns" in client.get(url(Page, "changelist")).text
    save(at_desk(second), to_come(proposal), title="Wir über uns", slug="wir")
    assert (said()["title"], said()["slug"]) == ("Wir über uns", "wir")
    assert not Page.objects.exists()


def test_what_was_typed_in_a_page_to_come_is_kept_whatever_became_of_it(client, second):
    save(client, url(Page, "add"), **TYPED)
    proposal = Proposal.objects.get()
    typed = read_form(client.get(to_come(proposal))) | {"title": "Anders"}
    accept(proposal, by=second)
    assert client.get(to_come(proposal)).url == url(Proposal, "change", proposal.pk)
    # It is there by now: she sees what it says, and her title is proposed for it.
    answer = client.post(to_come(proposal), typed)
    assert read_form(answer)["title"] == ["Anders"]
    client.post(to_come(proposal), read_form(answer))
    newest = Proposal.objects.open().get()
    assert (newest.page, said(newest)["title"]) == (Page.objects.get(), "Anders")


def test_what_was_typed_in_a_page_that_was_refused_is_proposed_as_another(
    client, second
):
    save(client, url(Page, "add"), **TYPED)
    proposal = Proposal.objects.get()
    typed = read_form(client.get(to_come(proposal))) | {"title": "Anders"}
    close(proposal, by=second, note="Nein.")
    client.post(to_come(proposal), typed)
    assert said(Proposal.objects.open().get())["title"] == "Anders"


def test_two_who_write_on_a_page_to_come_see_each_others_words(client, second):
    save(client, url(Page, "add"), **TYPED)
    path = to_come(Proposal.objects.get())
    typed = read_form(client.get(path)) | {"title": "Mein Titel"}
    save(at_desk(second), path, title="Ihr Titel")
    answer = client.post(path, typed)
    assert "hat dies gespeichert" in errors(answer)
    assert "Zweite Chefin" in answer.text
    client.post(path, read_form(answer) | {"merge-title": "mine"})
    assert said()["title"] == "Mein Titel"


def test_a_second_page_of_a_kind_is_refused_in_words(client, second):
    save(client, url(Page, "add"), **TYPED)
    answer = save(client, url(Page, "add"), **TYPED | {"slug": "neu"})
    # Nothing typed is lost.
    assert answer.status_code == 200
    assert read_form(answer)["slug"] == ["neu"]
    assert "schon einen offenen Vorschlag" in answer.text
    accept(Proposal.objects.get(), by=second)
    answer = save(client, url(Page, "add"), **TYPED | {"slug": "neu"})
    assert "gibt es in dieser Sprache schon" in errors(answer)
    assert Page.objects.count() == 1


def test_language_kind_and_address_stay_whatever_is_sent(client):
    page = factories.site_page("about")
    forged = {"language": "en", "kind": "imprint", "slug": "anders"}
    save(client, url(Page, "change", page.pk), title="Neu", **forged)
    found = {name: said()[name] for name in ("title", "language", "kind", "slug")}
    assert found == {
        "title": "Neu", "language": "de", "kind": "about", "slug": "about",
    }  # fmt: skip


def test_the_text_has_the_editor_of_articles_and_their_rules(client):
    page = factories.site_page("about", reviewed_on="2026-02-03")
    form = client.get(url(Page, "change", page.pk))
    assert "data-rich-text" in form.text
    assert 'value="2026-02-03"' in form.text
    save(
        client,
        url(Page, "change", page.pk),
        body="<p onclick=x>a<script>b</script></p>",
    )
    assert said()["body"] == "<p>a</p>"


def test_a_refusal_is_told_above_the_form_to_who_goes_on(client, second):
    page = factories.site_page("about")
    save(client, url(Page, "change", page.pk), title="Neu")
    close(Proposal.objects.get(), by=second, note="Bitte mit Anschrift.")
    form = client.get(url(Page, "change", page.pk))
    assert "Bitte mit Anschrift." in form.text
    assert read_form(form)["title"] == ["Titel about"]


def test_a_legal_page_cant_be_deleted_at_the_desk(client):
    page = factories.site_page("imprint")
    path = url(Page, "delete", page.pk)
    assert path not in client.get(url(Page, "change", page.pk)).text
    for answer in (
        client.get(path, follow=True),
        client.post(path, {"post": "yes"}, follow=True),
    ):
        assert "kann nicht gelöscht werden" in answer.text
    chosen = {"action": "delete_selected", "_selected_action": [page.pk], "post": "yes"}
    client.post(url(Page, "changelist"), chosen)
    assert Page.objects.exists()
    assert not Proposal.objects.exists()


def test_another_page_is_proposed_for_deletion_and_comes_back(client, second):
    page = factories.site_page("other", title="Alte Seite")
    path = url(Page, "delete", page.pk)
    assert path in client.get(url(Page, "change", page.pk)).text
    answer = client.post(path, read_form(client.get(path)) | {"note": "Überholt."})
    proposal = Proposal.objects.get()
    assert answer.url == url(Proposal, "change", proposal.pk)
    form = client.get(url(Page, "change", page.pk))
    assert "diese Seite zu löschen" in form.text
    answer = save(client, url(Page, "change", page.pk), title="Doch nicht")
    assert "Titel" in answer.text
    assert read_form(answer)["title"] == ["Doch nicht"]
    accept(proposal, by=second)
    look = client.get(url(Proposal, "change", proposal.pk))
    again = f"{url(Page, 'add')}?again={proposal.pk}"
    assert again in look.text
    assert read_form(client.get(again))["title"] == ["Alte Seite"]


def test_a_masthead_is_proposed_and_none_is_deleted(client, second):
    add = url(Masthead, "add")
    save(client, add, language="de", name="Newsroom", contact="Musterweg 1")
    proposal = Proposal.objects.get()
    path = url(Masthead, "change", f"proposal-{proposal.pk}")
    save(client, path, tagline="Neues")
    accept(Proposal.objects.get(), by=second)
    masthead = Masthead.objects.get()
    assert (masthead.name, masthead.tagline) == ("Newsroom", "Neues")
    path = url(Masthead, "change", masthead.pk)
    save(client, path, tagline="Anderes", language="en")
    assert Masthead.objects.get().tagline == "Neues"
    accept(Proposal.objects.open().get(), by=second)
    assert list(Masthead.objects.values_list("language", "tagline")) == [
        ("de", "Anderes")
    ]
    admin = at_desk(factories.admin())
    assert admin.post(url(Masthead, "delete", masthead.pk)).status_code == 403


def test_who_may_only_look_sees_what_is_public(client):
    page = factories.site_page("about")
    propose_title(page, "Neu")
    looks = at_desk(factories.user("Leser"))
    assert looks.get(url(Page, "change", page.pk)).status_code == 403
    form = at_desk(reader()).get(url(Page, "change", page.pk))
    assert "Titel about" in form.text
    assert "Noch nicht öffentlich" not in form.text


def propose_title(page, title: str) -> Proposal:
    page.title = title
    return propose(page, by=factories.chief())
