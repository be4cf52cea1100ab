"""Requests far beyond any honest one: too many names, values, fields, or languages."""

import json
import time
from urllib.parse import urlencode

import pytest
from django.test import Client

from articles.models import Article, Topic
from tests.support import factories
from tests.support.desk.account import WORD, log_in
from tests.support.desk.desk import at_desk, save, url

pytestmark = pytest.mark.django_db
# Ten times what is meant for each: a machine may be busy.
SECONDS = 2
ADDRESSES = [
    "/", "/de/", "/de/artikel/", "/de/artikel/feed.rss", "/de/abonnieren/",
    "/de/archiv/", "/de/barriere-melden/", "/sitemap.xml", "/admin/login/",
]  # fmt: skip
MANY = {
    "names": "&".join(f"p{n}=1" for n in range(1000)),
    "words": "&".join(f"q=wort{n}" for n in range(1000)),
    "empty": "&".join(["topic="] * 1000),
    "values": "&".join(f"topic=x{n}" for n in range(1000)),
    "signs": "&" * 1000,
}


def seconds(ask, *given, **options):
    began = time.process_time()
    return ask(*given, **options), time.process_time() - began


@pytest.mark.both
@pytest.mark.parametrize("kind", MANY)
def test_s55_a_thousand_parameters_are_refused_or_cost_nothing(client, kind):
    factories.published()
    for path in ADDRESSES:
        answer, taken = seconds(client.get, f"{path}?{MANY[kind]}")
        assert answer.status_code in {200, 302, 400}, path
        assert taken < SECONDS, path
    desk = at_desk(factories.admin())
    answer, taken = seconds(desk.get, f"{url(Article, 'changelist')}?{MANY[kind]}")
    assert answer.status_code in {200, 302, 400}
    assert taken < SECONDS


ACCEPTED = {
    "accept": "text/html;q=0.1," * 450,
    "accept-language": "x-klingon;q=0.1,de-de-de;q=0.9," * 230,
    "accept-encoding": "br;q=0.001,gzip;q=0.0001," * 280,
    "if-none-match": 'W/"x",' * 1200,
    "cookie": "a=b;" * 1800,
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_s55_seven_kilobytes_of_what_is_accepted_are_answered(client, name):
    assert len(ACCEPTED[name]) > 6_900
    for path in ADDRESSES:
        answer, taken = seconds(client.get, path, headers={name: ACCEPTED[name]})
        assert answer.status_code in {200, 302}, path
        assert taken < SECONDS, path
        # No browser has that much to say of what it can unpack: it isn't read.
        assert "Content-Encoding" not in answer.headers


FORMS = ["/de/barriere-melden/", "/admin/login/", "/admin/password_reset/"]


@pytest.mark.parametrize("path", [*FORMS, "/admin/articles/article/add/"])
def test_s55_ten_thousand_fields_are_refused(path):
    fields = urlencode({f"{n}": "" for n in range(10_000)})
    kind = {"content_type": "application/x-www-form-urlencoded"}
    who = at_desk(factories.author()) if path not in FORMS else Client()
    answer, taken = seconds(who.post, path, fields, **kind)
    assert answer.status_code == 400
    assert taken < SECONDS
    # As many of a stranger in parts are too long.
    answer, taken = seconds(Client().post, path, {f"f{n}": "x" for n in range(10_000)})
    assert answer.status_code == 413
    assert taken < SECONDS
    assert not Article.objects.exists()


DEEP = "[" * 100_000
LARGE = json.dumps({"id": "x" * 5_000_000})


@pytest.mark.parametrize("sent", [LARGE, DEEP, '{"id":' * 50_000, "1" * 100_000])
def test_s55_json_that_is_large_or_deep_is_refused(sent):
    for path in FORMS:
        answer, taken = seconds(
            Client().post, path, sent, content_type="application/json"
        )
        assert answer.status_code in {200, 400, 403, 413}, path
        assert taken < SECONDS, path
    passkey = {"credential": sent}
    answer, taken = seconds(Client().post, "/admin/login/passkey/", passkey)
    assert answer.status_code == 413
    short = {"credential": sent[:90_000]}
    answer, taken = seconds(Client().post, "/admin/login/passkey/", short)
    assert (answer.status_code, answer.url) == (302, "/admin/login/")
    assert taken < SECONDS
    author = factories.author()
    author.set_password(WORD)
    author.save()
    client = Client()
    log_in(client, author.username)
    client.post("/admin/reauthenticate/", {"password": WORD})
    add = "/admin/factors/passkeys/add/"
    assert client.get(add).status_code == 200
    page = client.post(add, passkey | {"name": "Telefon"})
    assert list(page.context["form"].errors) == ["credential"]
    assert len(page.content) < 100_000


def test_s55_marks_of_a_form_that_make_no_sense_are_none():
    topic = factories.topic("Zölle")
    desk, path = at_desk(factories.admin()), url(Topic, "change", topic.pk)
    for sent in (DEEP, "1" * 100_000):
        assert save(desk, path, seen=sent, names_de="Abgaben").status_code == 200
    topic.refresh_from_db()
    assert topic.name == "Zölle"
