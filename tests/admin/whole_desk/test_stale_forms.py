"""A second save overwrites nothing unread, be it of pages, labels, accounts or others.

Articles have their own tests: tests/admin/article/form/test_stale.py.
"""

import pytest

from articles.admin.site_pages.finding import as_proposed
from articles.models import (
    Dossier,
    HouseWord,
    InboxRule,
    Masthead,
    Page,
    Source,
    SourceFeed,
    Topic,
    User,
)
from tests.support import factories, inbox
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return Page.objects.create(
        language="de", kind="about", title="Über uns", slug="ueber-uns", body="<p>A</p>"
    )


def now(one):
    """Return it as it was saved last: of pages and mastheads that is a proposal."""
    one.refresh_from_db()
    return as_proposed(one) if isinstance(one, (Page, Masthead, Dossier)) else one


def two_saves(model, pk, theirs: dict, mine: dict, who=factories.admin):
    """Return my client, the form's address, and the page that I get when I save."""
    person, path = who(), url(model, "change", pk)
    first, second = at_desk(person), at_desk(person)
    form = read_form(second.get(path))
    assert save(first, path, **theirs).status_code == 302
    return second, path, second.post(path, form | mine)


CASES = {
    Page: ("title", "body", "<p>Ihr Text</p>", "<p>Mein Text</p>"),
    Dossier: ("as_of", "body", "<p>Ihr Text</p>", "<p>Mein Text</p>"),
    Masthead: ("name", "contact", "Ihr Kontakt", "Mein Kontakt"),
    Source: ("name", "homepage", "https://theirs.example", "https://mine.example"),
    Topic: ("name", "aliases", "Ihr Name", "Mein Name"),
    HouseWord: ("word", "avoid", "Ihr Wort", "Mein Wort"),
    InboxRule: ("field", "phrase", "Ihr Wort", "Mein Wort"),
    SourceFeed: ("title", "below", "/ihre/", "/meine/"),
    User: ("username", "printed_name", "Ihr Name", "Mein Name"),
}


def made(model, page):
    if model is Masthead:
        return Masthead.objects.create(language="de", name="Newsroom")
    if model is Dossier:
        return factories.dossier(factories.topic())
    if model is HouseWord:
        return factories.house_word("Geflüchtete", "Flüchtlinge")
    if model is InboxRule:
        return InboxRule.objects.create(phrase="Quanten")
    if model is SourceFeed:
        return inbox.feed(way="page", title="Neuigkeiten")
    if model is Source:
        return factories.source()
    if model is Topic:
        return Topic.objects.create(name="Energie", slug="energie")
    return page if model is Page else factories.author("nora")


@pytest.mark.parametrize("model", CASES)
def test_a_second_save_shows_both_and_saves_what_is_chosen(model, page):
    other, name, theirs, mine = CASES[model]
    one = made(model, page)
    client, path, answer = two_saves(model, one.pk, {name: theirs}, {name: mine})
    assert answer.status_code == 200
    for text in (theirs, mine):
        assert text.removeprefix("<p>").removesuffix("</p>") in answer.text
    assert "hat dies gespeichert" in errors(answer)
    assert getattr(now(one), name) == theirs
    # Nothing is chosen for somebody.
    again = read_form(answer)
    assert f"merge-{name}" not in again
    undecided = client.post(path, again)
    assert "beide dasselbe geändert" in errors(undecided)
    chosen = read_form(undecided) | {f"merge-{name}": "mine"}
    assert client.post(path, chosen).status_code == 302
    assert getattr(now(one), name) == mine
    assert getattr(now(one), other)


def test_what_only_they_changed_stays_and_what_only_i_changed_is_mine(page):
    client, path, answer = two_saves(
        Page, page.pk, {"title": "Ihr Titel"}, {"body": "<p>Mein Text</p>"}
    )
    assert client.post(path, read_form(answer)).status_code == 302
    page = now(page)
    assert (page.title, page.body) == ("Ihr Titel", "<p>Mein Text</p>")


def test_what_is_typed_after_the_choice_isnt_given_up_by_it(page):
    client, path, answer = two_saves(
        Page, page.pk, {"title": "Ihr Titel"}, {"body": "<p>Mein Text</p>"}
    )
    typed = read_form(answer) | {"title": "Mein neuer Titel"}
    answer = client.post(path, typed)
    assert "beide dasselbe geändert" in errors(answer)
    assert read_form(answer)["title"] == ["Mein neuer Titel"]
    assert now(page).title == "Ihr Titel"


def test_theirs_can_be_taken_over(page):
    theirs, mine = {"title": "Ihr Titel"}, {"title": "Mein Titel"}
    client, path, answer = two_saves(Page, page.pk, theirs, mine)
    [button] = [one for one in answer.text.split('"') if one.startswith("theirs ")]
    client.post(path, read_form(answer) | {"merge-title": button})
    assert now(page).title == "Ihr Titel"


@pytest.mark.both
def test_a_third_save_meanwhile_is_shown_as_well(page):
    theirs, mine = {"title": "Ihr Titel"}, {"title": "Mein Titel"}
    client, path, answer = two_saves(Page, page.pk, theirs, mine)
    chosen = read_form(answer) | {"merge-title": "mine"}
    save(at_desk(factories.chief()), path, title="Noch ein Titel")
    answer = client.post(path, chosen)
    assert "Noch ein Titel" in answer.text
    assert now(page).title == "Noch ein Titel"


def test_the_same_change_twice_is_no_conflict(page):
    same = {"title": "Derselbe Titel"}
    *_rest, answer = two_saves(Page, page.pk, same, same)
    assert answer.status_code == 302


@pytest.mark.both
def test_a_form_without_a_mark_overwrites_nothing_unread(page):
    client, path = at_desk(factories.chief()), url(Page, "change", page.pk)
    form = read_form(client.get(path))
    for mark in ("", "[]", "null", '{"title": 1}', "kaputt"):
        answer = client.post(path, form | {"title": "Mein Titel", "seen": mark})
        assert "hat dies gespeichert" in errors(answer) or "inzwischen" in answer.text
        assert now(page).title == "Über uns"


def test_rights_that_somebody_else_took_away_dont_come_back():
    person, admin = factories.author("nora"), factories.admin()
    path = url(User, "change", person.pk)
    mine, theirs = at_desk(admin), at_desk(admin)
    form = read_form(mine.get(path))
    less = {k: v for k, v in read_form(theirs.get(path)).items() if k != "groups"}
    theirs.post(path, less)
    answer = mine.post(path, form | {"printed_name": "Nora"})
    assert answer.status_code == 200
    mine.post(path, read_form(answer))
    person.refresh_from_db()
    assert (person.printed_name, person.groups.count()) == ("Nora", 0)


def test_a_password_that_was_changed_meanwhile_stays(page):
    """A form's save writes all columns, those that it hasn't as well."""
    person, admin = factories.author("nora"), factories.admin()
    path, client = url(User, "change", person.pk), at_desk(admin)
    form = read_form(client.get(path))
    person.set_password("ein-anderes-langes-Wort")
    person.save()
    client.post(path, form | {"printed_name": "Nora"})
    person.refresh_from_db()
    assert person.check_password("ein-anderes-langes-Wort")
    assert person.printed_name == "Nora"
