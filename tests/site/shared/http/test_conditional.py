"""“Not modified” from the site's revision: cheap, and never for what has changed.

It is tried on the list of articles, at addresses that only these tests have.
"""

from datetime import timedelta

import pytest
import time_machine
from django.conf.urls.i18n import i18n_patterns
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import path
from django.utils import timezone
from django.utils.http import http_date, parse_http_date
from django.views.decorators.gzip import gzip_page

from articles.editing.publishing import feature, move
from articles.models import Article
from articles.site.public.lists import page as lists
from articles.site.shared.http.conditional import by_revision
from newsroom import urls as newsroom_urls
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import DAY, GONE, chief

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.urls(__name__)]

LIST, TOPIC = "/de/bedingt/", "/de/bedingt/innovation/"
KEPT = {"Cache-Control": "public, max-age=60", "X-Accel-Expires": "1"}
handler404 = newsroom_urls.handler404


def listed(request):
    return lambda _revision: lists.articles(request)


watched = by_revision(listed, version="1", headers=lambda: KEPT)
urlpatterns = [
    *i18n_patterns(
        path("bedingt/", watched),
        path("bedingt/2/", by_revision(lists.articles, version="2")),
        path("bedingt/<slug:slug>/", by_revision(lists.label, version="1"),
             {"kind": "topic"}),
        path("gepackt/", gzip_page(watched)),
    ),
    *newsroom_urls.urlpatterns,
]  # fmt: skip


@pytest.fixture
def clock():
    with time_machine.travel("2027-03-01 10:00:00Z", tick=False) as clock:
        yield clock


def validators(answer) -> dict[str, str]:
    given = {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}
    return {asked: answer[name] for asked, name in given.items() if name in answer}


@pytest.mark.parametrize("method", ["get", "head"])
def test_who_has_it_is_told_so_in_one_question_with_the_same_headers(
    clock, client, method
):
    factories.published()
    clock.shift(2)
    first = client.get(LIST)
    assert first.status_code == 200
    for name, value in validators(first).items():
        with CaptureQueriesContext(connection) as queries:
            again = getattr(client, method)(LIST, headers={name: value})
        assert (again.status_code, again.content) == (304, b"")
        assert len(queries) == 1
        for header in ("ETag", "Last-Modified", "Vary", *KEPT):
            assert again[header] == first[header]
        assert again["Cache-Control"] == KEPT["Cache-Control"]
        assert "Cookie" not in again["Vary"]
        assert not again.cookies


def test_a_client_that_knows_a_date_alone_learns_of_a_withdrawal(clock, client):
    factories.published()
    newest = factories.published(headline="Die neueste Meldung")
    clock.shift(DAY)
    date = {"If-Modified-Since": client.get(LIST)["Last-Modified"]}
    assert client.get(LIST, headers=date).status_code == 304
    move(newest, "withdraw", by=chief(), note="Falsch.")
    for _wait in range(2):
        after = client.get(LIST, headers=date)
        assert after.status_code == 200
        assert "Die neueste Meldung" not in after.text
        clock.shift(2)
    last = client.get(LIST)["Last-Modified"]
    assert parse_http_date(last) > parse_http_date(date["If-Modified-Since"])
    assert client.get(LIST, headers={"If-Modified-Since": last}).status_code == 304


def test_a_view_that_knows_no_shortcut_is_asked_whether_there_is_anything(
    clock, client
):
    factories.published(topics=keys(factories.topic()))
    clock.shift(DAY)
    date = {"If-Modified-Since": client.get(TOPIC)["Last-Modified"]}
    assert client.get(TOPIC, headers=date).status_code == 304
    # The date alone doesn't decide if a request has another condition.
    assert client.get(TOPIC, headers=date | {"If-None-Match": '"x"'}).status_code == 200


def test_the_date_is_left_out_while_it_is_younger_than_a_second(clock, client):
    factories.published()
    assert validators(client.get(LIST)).keys() == {"If-None-Match"}
    clock.shift(1)
    assert "Last-Modified" in client.get(LIST)


def test_r7_time_alone_ends_what_a_client_has(clock, client):
    begins = timezone.now() + DAY
    factories.scheduled(at=begins)
    clock.move_to(begins - timedelta(seconds=1))
    has = validators(client.get(LIST))
    assert client.get(LIST, headers=has).status_code == 304
    for moment in (begins, begins + timedelta(seconds=2)):
        clock.move_to(moment)
        for name, value in has.items():
            assert client.get(LIST, headers={name: value}).status_code == 200


def test_each_address_language_and_version_has_its_own_validator(client):
    factories.published()
    addresses = [LIST, f"{LIST}?year=2020", f"{LIST}2/", "/en/bedingt/"]
    etags = {client.get(address)["ETag"] for address in addresses}
    assert len(etags) == len(addresses)
    for address in addresses[1:]:
        has = {"If-None-Match": client.get(LIST)["ETag"]}
        assert client.get(address, headers=has).status_code == 200


def test_s23_what_isnt_there_is_not_found_whatever_one_claims_to_have(clock, client):
    topic = factories.topic()
    article = factories.published(topics=keys(topic))
    factories.draft(topics=keys(factories.topic("Geheim")))
    clock.shift(DAY)
    has = validators(client.get(TOPIC))
    claims = [
        {"If-None-Match": "*"},
        {"If-None-Match": '"x", W/"y"'},
        {"If-None-Match": "nonsense"},
        {"If-Modified-Since": http_date(timezone.now().timestamp() + 1000)},
        {"If-Modified-Since": "nonsense"},
        {"If-None-Match": has["If-None-Match"]},
        # All addresses have the same one.
        {"If-Modified-Since": has["If-Modified-Since"]},
    ]
    for slug in ("geheim", "unbekannt"):
        for claim in claims:
            answer = client.get(f"{LIST}{slug}/", headers=claim)
            assert answer.status_code == 404
            assert "Last-Modified" not in answer
    move(article, "withdraw", by=chief(), note="Falsch.", options=GONE)
    clock.shift(2)
    for name, value in has.items():
        assert client.get(TOPIC, headers={name: value}).status_code == 404


def test_a_merged_label_leads_on_whatever_one_has(clock, client):
    topic = factories.topic()
    factories.published(topics=keys(topic))
    clock.shift(DAY)
    has = validators(client.get(TOPIC))
    topic.merged_into = factories.topic("Nachfolger")
    topic.save()
    clock.shift(2)
    for name, value in has.items():
        answer = client.get(TOPIC, headers={name: value})
        assert answer.status_code == 301
        assert "ETag" not in answer or answer["ETag"] != has["If-None-Match"]


def test_what_was_compressed_on_its_way_is_known_again(client):
    factories.published()
    packed = client.get("/de/gepackt/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"].startswith('W/"')
    asked = {"If-None-Match": packed["ETag"], "Accept-Encoding": "gzip"}
    again = client.get("/de/gepackt/", headers=asked)
    assert again.status_code == 304
    assert again["Vary"] == packed["Vary"] == "Accept-Encoding"


def test_only_reading_is_answered_and_the_desk_makes_no_difference(client):
    factories.published()
    refused = client.post(LIST)
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")
    anonymous = client.get(LIST)
    client.force_login(chief())
    known = client.get(LIST)
    assert known["ETag"] == anonymous["ETag"]
    assert "Cookie" not in known.get("Vary", "")
    assert not known.cookies


def test_s16_a_draft_is_no_change_but_what_leads_is(client):
    article = factories.published()
    has = {"If-None-Match": client.get(LIST)["ETag"]}
    factories.revised(article, headline="Geheim")
    assert client.get(LIST, headers=has).status_code == 304
    live = Article.objects.public().get()
    feature(live, until=timezone.now() + DAY, by=chief())
    assert client.get(LIST, headers=has).status_code == 200


def test_a_change_while_the_answer_is_built_is_asked_for_again(rf):
    """The validator is older than the answer, never newer."""

    def slow(request):
        factories.published()
        return HttpResponse("built after the change")

    answer = by_revision(slow, version="1")
    first = answer(rf.get(LIST))
    has = {"If-None-Match": first["ETag"]}
    assert answer(rf.get(LIST, headers=has)).status_code == 200
