"""Accounts name the languages in which somebody reviews; none of them means all."""

import pytest

from articles.models import User
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]

PROFILE = "/admin/profile/"


def account(person) -> str:
    return url(User, "change", person.pk)


def stored(person) -> list[str]:
    return User.objects.get(pk=person.pk).review_languages


def ticked(answer, form="form") -> set[str]:
    inputs = answer.context[form]["review_languages"].subwidgets
    return {one.data["value"] for one in inputs if one.data["selected"]}


def test_somebody_ticks_the_languages_that_she_reviews():
    editor = factories.editor("erika")
    client = at_desk(editor)
    assert ticked(client.get(PROFILE)) == set()
    assert save(client, PROFILE, review_languages=["en"]).status_code == 302
    assert stored(editor) == ["en"]
    assert ticked(client.get(PROFILE)) == {"en"}
    answer = client.get(PROFILE)
    assert "<legend>Prüft Texte in:</legend>" in answer.text
    assert 'aria-describedby="id_review_languages_helptext"' in answer.text
    assert save(client, PROFILE, review_languages=[]).status_code == 302
    assert stored(editor) == []


def test_an_administrator_ticks_them_for_others():
    editor = factories.editor("erika")
    client = at_desk(factories.admin())
    assert save(client, account(editor), review_languages=["de"]).status_code == 302
    assert stored(editor) == ["de"]
    assert 'name="review_languages" value="de"' in client.get(account(editor)).text


def test_what_is_no_language_of_the_newsroom_is_refused():
    editor = factories.editor("erika")
    answer = save(at_desk(editor), PROFILE, review_languages=["fr"])
    assert list(answer.context["form"].errors) == ["review_languages"]
    assert stored(editor) == []


def test_a_newsroom_with_one_language_asks_nobody(offer):
    editor = factories.profile(factories.editor("erika"), review_languages=["en"])
    offer("de")
    client, admin = at_desk(editor), at_desk(factories.admin())
    assert "review_languages" not in client.get(PROFILE).text
    assert "review_languages" not in admin.get(account(editor)).text
    save(client, PROFILE, printed_name="Neu")
    save(admin, account(editor), printed_name="Neuer")
    assert stored(editor) == ["en"]


@pytest.mark.parametrize("who", ["herself", "an administrator"])
def test_a_language_that_nobody_offers_any_more_stays(offer, who):
    editor = factories.profile(factories.editor("erika"), review_languages=["fr", "de"])
    by, path = editor, PROFILE
    if who == "an administrator":
        by, path = factories.admin(), account(editor)
    save(at_desk(by), path, printed_name="Neu")
    assert sorted(stored(editor)) == ["de", "fr"]
    save(at_desk(by), path, review_languages=["en"])
    assert sorted(stored(editor)) == ["en", "fr"]
    offer("de", "en", "fr")
    assert ticked(at_desk(editor).get(PROFILE)) == {"en", "fr"}


def test_two_administrators_who_tick_other_ones_are_asked_which_count():
    editor = factories.editor("erika")
    client = at_desk(factories.admin())
    other = at_desk(factories.admin("Zweite Beispiel"))
    opened = client.get(account(editor))
    save(other, account(editor), review_languages=["de"])
    answer = client.post(
        account(editor), read_form(opened) | {"review_languages": ["en", "de"]}
    )
    assert answer.status_code == 200
    assert "Deutsch, Englisch" in answer.text or "Englisch, Deutsch" in answer.text
    assert stored(editor) == ["de"]


@pytest.mark.parametrize(
    ("chosen", "reviewed"),
    [
        ([], {"de", "en", "fr"}),
        (["de"], {"de"}),
        (["de", "en"], {"de", "en"}),
        # Editions in French are left, though the newsroom no longer offers it.
        (["de", "fr"], {"de", "fr"}),
        (["fr"], {"de", "en", "fr"}),
    ],
)
def test_none_of_the_offered_ones_means_all(offer, chosen, reviewed):
    person = User(review_languages=chosen)
    assert set(filter(person.reviews, ("de", "en", "fr"))) == reviewed
    offer("de")
    assert all(map(person.reviews, ("de", "en", "fr")))
