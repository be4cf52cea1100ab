"""The desk calls one thing by one word: dates, deeds, people, roles and rights."""

import re

import pytest
from django.contrib.auth.models import Group, Permission

from articles.admin.parts.roles import ROLES, named_right
from articles.editing.publishing import move
from articles.models import Article, Decision, Image, Page, Snapshot, User
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
# Numbers alone, which are read in two ways.
NUMBERS = re.compile(r"\b\d{1,2}[./]\d{1,2}[./]\d{4}|\b\d{4}-\d\d-\d\d(?![^<]*\">)")


def prose(page) -> str:
    """Return what the page shows, without the parts that are for machines."""
    main = page.text.split("<main", 1)[1].split("</main>")[0]
    # Its own text is the page as readers see it.
    main = re.sub(r'<div class="review-text".*?<aside', "<aside", main, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_a_date_has_one_form_in_lists_as_in_sentences():
    author = factories.author()
    article = factories.published(by=author, dated="2026-11-24")
    factories.picture("Hafen", by=author)
    client = at_desk(factories.admin())
    pages = [url(Article, "changelist"), url(Article, "change", article.pk)]
    pages += [url(model, "changelist") for model in (Decision, Snapshot, Image)]
    pages += [url(Article, "history", article.pk), "/admin/sessions/"]
    for path in pages:
        assert NUMBERS.findall(prose(client.get(path))) == [], path
        english = prose(client.get(path, headers=ENGLISH))
        assert NUMBERS.findall(english) == [], path
    listed = prose(client.get(pages[0]))
    assert "24. November 2026" in listed
    assert re.search(r"gespeichert heute, \d\d:\d\d", listed)
    assert "24 November 2026" in prose(client.get(pages[0], headers=ENGLISH))


@pytest.mark.wcag("3.3.2", on="desk")
def test_every_day_is_typed_into_the_field_of_the_browser():
    client = at_desk(factories.admin())
    draft = factories.draft(attributions=[{"source": str(factories.source().key)}])
    pages = [url(Article, "change", draft.pk), url(Page, "add")]
    pages.append(url(Image, "change", factories.picture("Hafen").pk))
    for path in pages:
        text = client.get(path).text
        assert "vDateField" not in text, path
        assert 'type="date"' in text, path


def test_a_decision_is_told_as_what_was_done_by_the_name_of_who_did_it():
    editor = factories.profile(factories.editor(), printed_name="Erika Prüferin")
    article = factories.in_review()
    move(article, "send_back", by=editor, note="Bitte kürzen.")
    told = prose(at_desk(factories.chief()).get(url(Decision, "changelist")))
    assert "Zurückgegeben" in told
    assert "Zur Prüfung eingereicht" in told
    assert "Erika Prüferin" in told
    assert "Zurückgeben" not in told
    assert str(editor.username) not in told


def test_what_is_published_later_was_scheduled():
    factories.scheduled()
    last = Decision.objects.order_by("-lock").first()
    assert last.get_transition_display() == "Terminiert"
    factories.published()
    last = Decision.objects.filter(phase_after="live").first()
    assert last.get_transition_display() == "Veröffentlicht"


def test_decisions_are_filtered_by_what_was_done():
    factories.published()
    client = at_desk(factories.chief())
    page = client.get(url(Decision, "changelist") + "?transition__exact=publish")
    filters = page.text.split('<search class="filters"')[1]
    for deed in ("Freigegeben", "Zurückgezogen", "Als Aufmacher gezeigt"):
        assert deed in filters
    assert len(page.context["cl"].result_list) == 1


def test_roles_and_rights_speak_the_language_of_the_desk():
    client = at_desk(factories.admin())
    role = Group.objects.get(name="Chief editor")
    for path in (url(Group, "changelist"), url(User, "add"), url(User, "changelist")):
        told = prose(client.get(path))
        assert "Chefredaktion" in told, path
        assert "Chief editor" not in told, path
    form = client.get(url(Group, "change", role.pk)).text
    assert "Artikel: ändern" in form
    assert "Artikel: Darf Artikel veröffentlichen und zurückziehen" in form
    english = client.get(url(Group, "change", role.pk), headers=ENGLISH).text
    assert "Articles: change" in english
    assert "Can add" not in form + english


def test_every_role_of_the_newsroom_has_a_name_and_every_right():
    assert set(ROLES) == set(Group.objects.values_list("name", flat=True))
    named = [named_right(right) for right in Permission.objects.all()]
    assert len(set(named)) == len(named)


def test_a_role_that_an_operator_named_is_called_so():
    Group.objects.create(name="Gastredaktion")
    page = at_desk(factories.admin()).get(url(Group, "changelist"))
    assert "Gastredaktion" in page.text


def test_the_head_names_who_is_at_the_desk():
    person = factories.profile(factories.author(), printed_name="Erika Muster")
    head = at_desk(person).get("/admin/").text.split('class="desk-person">')[1]
    assert head.startswith("Erika Muster<")
