"""Odd addresses and odd values are refused or ignored: never a failing page."""

from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.html import escape

from articles.models import Article, CountryOrganisation, Topic, User
from tests.support import factories
from tests.support.desk.desk import MODELS, PEOPLE, at_desk, read_form, save, url
from tests.support.desk.many import bulk_url
from tests.support.turns import has_turn

pytestmark = pytest.mark.django_db

ODD = [
    "\0",
    "x\0y",
    str(10**30),
    str(2**31),
    "99999",
    "99999999",
    "0",
    "(a+)+$",
    "-1",
    "x" * 5000,
    "'",
    '{"_connector": "OR) OR 1=1"}',
    "password",
    "((((",
    "\\",
    "ı😀",
    "﷽",
]
PARAMETERS = ["q", "p", "o", "e", "all", "pk", "id__exact", "_facets", "_popup"]
FILTERS = [
    "status__exact",
    "edition__language__exact",
    "author__id__exact",
    "topic_links__tag__id__exact",
    "headline__startswith",
    "printed_on__year",
    "printed_on__month",
    "created_at__gte",
    "edition__id__exact",
    "live_from__isnull",
    "live_from__year",
    "dated__year",
    "created_at__year",
    "headline__regex",
    "body__iregex",
    "topic_links__tag__name__regex",
    "order_by",
    "filter",
    "_connector",
]


@pytest.mark.both
def test_s32_no_list_fails_on_an_odd_parameter(full_size):
    factories.published()
    client = at_desk(factories.admin())
    names = [(model, name) for model in (Topic, User) for name in PARAMETERS]
    names += [(Article, name) for name in (*PARAMETERS, *FILTERS)]
    for (place, value), (number, (model, name)) in pairs(ODD, names):
        if has_turn(place, number, everything=full_size, of=4):
            answer = client.get(url(model, "changelist"), {name: value})
            assert answer.status_code in {200, 302, 400}, (model, name, value)


def pairs(*lists):
    """Return all combinations of values, each with its place in its list."""
    return product(*map(enumerate, lists))


def test_no_completion_fails_on_an_odd_term_or_page(full_size):
    client = at_desk(factories.admin())
    known = {"app_label": "articles", "model_name": "articletopic"}
    known |= {"field_name": "tag", "term": "a"}
    for (place, value), (number, name) in pairs(ODD, (*known, "page")):
        if has_turn(place, number, everything=full_size):
            answer = client.get(reverse("admin:autocomplete"), known | {name: value})
            assert answer.status_code in {200, 403, 404}, (name, value)


KEYS = ["0", "-1", str(10**26), "x", "_00", "1_2F2", "%00"]


@pytest.mark.both
def test_s56_no_page_about_something_fails_on_an_odd_key(full_size):
    client = at_desk(factories.admin())
    views = ("change/", "history/", "delete/", "")
    for (n, key), (place, model), (number, view) in pairs(KEYS, MODELS, views):
        if has_turn(n, place, number, everything=full_size):
            path = f"{url(model, 'changelist')}{key}/{view}"
            assert client.get(path).status_code in {302, 403, 404}, path


@pytest.mark.parametrize("value", ["x", "\0", str(10**30), "99999"])
def test_an_odd_choice_is_said_at_the_form(value):
    client = at_desk(factories.admin())
    germany = factories.country("DE")
    path = url(CountryOrganisation, "change", germany.pk)
    assert save(client, path, successor=value).status_code == 200
    germany.refresh_from_db()
    assert germany.successor is None


def test_forms_without_their_rows_are_refused():
    author = factories.author()
    article = factories.draft()
    client = at_desk(author)
    for path in (url(Article, "change", article.pk), url(Article, "add")):
        data = read_form(client.get(path)) | {"headline": "Neu"}
        data = {name: value for name, value in data.items() if "_FORMS" not in name}
        assert client.post(path, data).status_code == 200
    assert Article.objects.get().headline == "Ein Beispiel"


def test_ten_thousand_rows_are_refused():
    client = at_desk(factories.author())
    data = read_form(client.get(url(Article, "add")))
    data |= {"language": "de", "headline": "Neu"}
    for counts in ("TOTAL_FORMS", "INITIAL_FORMS"):
        data[f"attributions-{counts}"] = "10000000"
        answer = client.post(url(Article, "add"), data)
        assert answer.status_code == 200
    assert not Article.objects.exists()


def test_a_post_without_a_token_is_refused():
    client = at_desk(factories.author())
    client.handler.enforce_csrf_checks = True
    assert client.post(url(Article, "add"), {"language": "de"}).status_code == 403


def test_s24_hostile_names_are_shown_as_text():
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    topic = factories.topic(hostile, slug="boese")
    article = factories.draft(headline=hostile, topics=[str(topic.key)])
    client = at_desk(factories.admin())
    pages = [url(Article, "changelist"), url(Topic, "delete", topic.pk)]
    pages += [url(Article, view, article.pk) for view in ("change", "history")]
    pages += [url(Topic, "changelist"), reverse("admin:index")]
    pages += [bulk_url(name, [article]) for name in ("submit", "labels")]
    save(client, url(Article, "change", article.pk), teaser="Neu")
    answers = [client.get(page) for page in pages]
    new = {"names_de": f"Neu {hostile}", "slugs_de": "neu"}
    answers.append(client.post(url(Topic, "add"), new, follow=True))
    unused = Topic.objects.get(slugs__de="neu")
    many = {"action": "delete_selected", "_selected_action": [unused.pk]}
    answers.append(client.post(url(Topic, "changelist"), many))
    answers.append(client.post(reverse("admin:logout")))
    for answer in answers:
        assert answer.status_code == 200
        assert "<script>alert(1)" not in answer.text
        assert "<img src=x" not in answer.text
    for said in answers[-3:-1]:
        assert escape(hostile) in said.text


def test_an_account_shows_no_part_of_its_password_to_who_only_looks():
    author = factories.author()
    author.set_password("ein geheimes Wort")
    author.save()
    page = at_desk(PEOPLE["reader"]()).get(url(User, "change", author.pk))
    assert page.status_code == 200
    for part in author.password.split("$")[1:]:
        assert part not in page.text


@pytest.mark.both
@pytest.mark.parametrize("lookup", ["password__startswith=p", "_to_field=password"])
def test_s14_no_lookup_asks_accounts_for_their_passwords(lookup):
    client = at_desk(factories.admin())
    answer = client.get(f"{url(User, 'changelist')}?{lookup}")
    assert answer.status_code in {302, 400}


@pytest.mark.parametrize("role", ["author", "editor", "chief", "sources"])
def test_accounts_and_roles_are_for_administrators(role):
    client = at_desk(PEOPLE[role]())
    for model in (User, Group):
        assert client.get(url(model, "changelist")).status_code == 403
        assert client.post(url(model, "add"), {"username": "x"}).status_code == 403


def test_an_administrator_fills_in_an_accounts_profile_beside_it():
    author = factories.author()
    path = url(User, "change", author.pk)
    changes = {"username": "erika", "printed_name": "Erika Muster"}
    assert save(at_desk(factories.admin()), path, **changes).status_code == 302
    author.refresh_from_db()
    assert (author.username, author.printed_name) == ("erika", "Erika Muster")
