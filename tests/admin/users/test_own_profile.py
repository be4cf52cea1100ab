"""Users change their own profile, and the language in which the desk speaks to them."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.accounts.profile.own_profile import OwnProfileForm
from articles.models import Article, Category, User
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, read_form, save, url

pytestmark = pytest.mark.django_db

PATH = "/admin/profile/"
TYPED = {
    "printed_name": "Erika Muster",
    "organisation": "Musterredaktion",
    "language": "en",
}
NOTHING = {"printed_name": "", "organisation": "", "language": ""}


def said_of(person) -> dict:
    return User.objects.values(*TYPED).get(pk=person.pk)


@pytest.mark.parametrize("role", PEOPLE)
def test_everybody_at_the_desk_says_how_she_is_printed(role):
    person = PEOPLE[role]()
    client = at_desk(person)
    assert f'href="{PATH}"' in client.get(reverse("admin:index")).text
    assert save(client, PATH, **TYPED).url == PATH
    assert said_of(person) == TYPED
    again = read_form(client.get(PATH))
    assert {name: again[name] for name in TYPED if name != "language"} == {
        name: [value] for name, value in TYPED.items() if name != "language"
    }
    save(client, PATH, organisation="", language="")
    assert said_of(person) == TYPED | {"organisation": "", "language": ""}


def test_looking_at_ones_profile_changes_nothing():
    author = factories.author()
    assert at_desk(author).get(PATH).status_code == 200
    assert said_of(author) == NOTHING


def test_nobody_changes_somebody_elses_profile_through_it():
    author, chief = factories.author(), factories.chief()
    factories.profile(chief, printed_name="Chefin")
    before = said_of(chief)
    ids = {"user": chief.pk, "id": chief.pk, "pk": chief.pk}
    save(at_desk(author), f"{PATH}?user={chief.pk}", **TYPED, **ids)
    assert said_of(chief) == before
    assert said_of(author) == TYPED


def test_rights_are_no_part_of_a_profile():
    author = factories.author()
    more = {"is_superuser": "on", "groups": ["1", "2", "3"], "username": "admin"}
    more |= {"email": "evil@example.org"}
    save(at_desk(author), PATH, **TYPED, **more)
    person = User.objects.get(pk=author.pk)
    assert (person.username, person.is_superuser) == (author.username, False)
    assert person.email is None
    assert person.groups.count() == 1


def test_only_people_of_the_desk_have_one():
    guest = factories.user("Gast", is_staff=False)
    for client in (Client(), at_desk(guest)):
        for answer in (client.get(PATH), client.post(PATH, TYPED)):
            assert answer.url.startswith(reverse("admin:login"))
    assert said_of(guest) == NOTHING


def test_a_profile_is_saved_by_post_with_a_token_only():
    author = factories.author()
    client = at_desk(author)
    client.get(PATH, TYPED)
    client.handler.enforce_csrf_checks = True
    assert client.post(PATH, TYPED).status_code == 403
    assert said_of(author) == NOTHING


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("language", "fr"),
        ("printed_name", "x" * 201),
        ("organisation", "a\0b"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_saved(field, value):
    author = factories.author()
    answer = save(at_desk(author), PATH, **TYPED | {field: value})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert said_of(author) == NOTHING


def test_a_profile_leaves_alone_what_was_changed_of_the_account_meanwhile(monkeypatch):
    author = factories.author()
    clean = OwnProfileForm.is_valid

    def slow(form) -> bool:
        factories.profile(author, is_superuser=True)
        return clean(form)

    monkeypatch.setattr(OwnProfileForm, "is_valid", slow)
    assert save(at_desk(author), PATH, **TYPED).status_code == 302
    author.refresh_from_db()
    assert author.is_superuser


def test_a_name_is_one_line_without_hidden_signs():
    author = factories.author()
    save(at_desk(author), PATH, **TYPED | {"printed_name": "Erika\n\u202eMuster\x0b"})
    assert said_of(author) == TYPED


@pytest.mark.wcag("3.1.1", on="desk")
def test_the_desk_speaks_the_language_of_the_profile():
    author = factories.author()
    client = at_desk(author)
    pages = [reverse("admin:index"), url(Article, "changelist"), PATH]
    pages += [reverse("admin:jsi18n"), url(Category, "changelist")]
    for language in ("en", "de", ""):
        factories.profile(author, language=language)
        for browser in ("en", "de"):
            for path in pages:
                page = client.get(path, headers={"accept-language": browser})
                spoken = page.headers["Content-Language"]
                assert (path, spoken) == (path, language or browser)
                assert f'lang="{spoken}"' in page.text or "jsi18n" in path
                assert "django_language" not in page.cookies


def test_the_answer_to_a_new_language_is_in_it():
    client = at_desk(factories.author())
    answer = client.post(PATH, TYPED, follow=True)
    assert 'lang="en"' in answer.text
    assert [str(it) for it in answer.context["messages"]] == ["Your profile was saved."]


def test_public_pages_and_the_login_heed_no_profile():
    author = factories.author()
    factories.profile(author, language="en")
    client = at_desk(author)
    factories.published()
    for path in ("/de/", "/de/artikel/", "/de/keine-seite/"):
        page = client.get(path, follow=True)
        assert 'lang="de"' in page.text
        assert not page.cookies
        assert "Cookie" not in page.headers.get("Vary", "")
    assert Client().get("/", headers={"accept-language": "de"}).url == "/de/"
    page = Client().get(reverse("admin:login"), headers={"accept-language": "de"})
    assert 'lang="de"' in page.text


def test_the_language_costs_no_question(django_assert_num_queries):
    author = factories.author()
    client = at_desk(author)
    client.get(reverse("admin:jsi18n"))  # keeps that she was seen
    factories.profile(author, language="en")
    with django_assert_num_queries(2):  # the session, the person
        client.get(reverse("admin:jsi18n"))
