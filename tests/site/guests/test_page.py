"""The page of a review link, and everything that it never does."""

import logging
from dataclasses import replace

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache

from articles.accounts import GUEST_ANSWERS
from articles.editing.guests import revoke
from articles.editing.publishing import move
from articles.models import ArticleReach, DayReach, GuestAnswer, RecordEntry, ReviewLink
from newsroom.monitoring.log_lines import Json, Line
from newsroom.page_cache.answers.request_key import Asked
from tests.editing.guests.linking import linked
from tests.support import factories
from tests.support.factories import author, chief, edited, editor

pytestmark = pytest.mark.django_db

HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "X-Accel-Expires": "0",
}


def text_in_review(**fields):
    said = {"headline": "Zwergfalke", "teaser": "Der Falke ist zurück."} | fields
    return factories.in_review(by=chief(), **said)


def with_link(**fields):
    article = text_in_review()
    link, secret = linked(article, **fields)
    return article, link, f"/review/{secret}/"


def answers() -> list[tuple[str, str]]:
    return list(GuestAnswer.objects.values_list("verdict", "words"))


def is_private(response) -> bool:
    return {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_a_guest_sees_the_page_as_readers_would_and_a_bar(client):
    article, _link, path = with_link()
    response = client.get(path, headers={"accept-language": "en"})
    assert response.status_code == 200
    page = response.text
    assert '<html lang="de">' in page
    assert "Der Falke ist zurück." in page
    assert "Gästin Muster" in page
    assert 'value="approve"' in page
    assert 'name="robots" content="noindex"' in page
    assert is_private(response)
    assert "Set-Cookie" not in response.headers
    # No machine reads of an address at which nothing stands yet.
    assert article.get_absolute_url() not in page
    assert "ld+json" not in page
    assert path.split("/")[2] not in page


def test_what_the_link_lets_nobody_do_isnt_offered(client):
    _article, _link, path = with_link(may_decide=False, may_comment=False)
    page = client.get(path).text
    assert "<textarea" not in page
    assert 'name="verdict"' not in page


def test_a_guest_answers_and_sees_it_and_no_header_names_the_secret(client):
    _article, _link, path = with_link()
    said = {"verdict": "comment", "words": "Ein Komma fehlt."}
    response = client.post(path, said)
    assert response.status_code == 303
    assert path.strip("/").split("/")[1] not in str(response.headers)
    assert response.headers["Location"] == "#said"
    assert is_private(response)
    assert "Ein Komma fehlt." in client.get(path).text
    client.post(path, {"verdict": "approve"})
    assert answers() == [("comment", "Ein Komma fehlt."), ("approve", "")]
    page = client.get(path).text
    assert 'value="approve"' not in page
    assert 'value="comment"' in page


def test_words_that_are_missing_are_asked_for_and_typed_ones_stay(client):
    _article, _link, path = with_link()
    response = client.post(path, {"verdict": "refuse", "words": " "})
    assert response.status_code == 400
    assert 'role="alert"' in response.text
    response = client.post(path, {"verdict": "comment", "words": "x" * 2001})
    assert "x" * 2001 in response.text
    assert is_private(response)
    assert answers() == []


def test_s18_whatever_is_wrong_with_a_link_the_answer_is_the_same_404(client):
    _article, link, path = with_link()
    other = client.get("/review/falsch/")
    assert other.status_code == 404
    wrong = [path[:-2] + "/", f"{path[:-1]}A/", path.swapcase(), "/review/%00/"]
    wrong += ["/review/", f"{path}x/", f"{path}pictures/", "/review/a%2Fb/"]
    wrong = [one.replace("/REVIEW/", "/review/") for one in wrong]
    with time_machine.travel(link.ends_at()):
        wrong_now = [client.get(path), client.post(path, {"verdict": "approve"})]
    wrong_now += [client.get(one) for one in wrong]
    revoke(link, by=chief())
    wrong_now += [client.get(path), client.post(path, {"verdict": "approve"})]
    for response in wrong_now:
        assert response.status_code == 404
        assert response.content == other.content
        assert is_private(response)
    assert answers() == []
    assert "Zwergfalke" not in other.text


def test_the_404_is_that_of_every_unknown_address_and_repeats_no_secret(client):
    _article, link, path = with_link()
    revoke(link, by=chief())
    ended, unknown = client.get(path).text, client.get("/unbekannt/").text
    assert ended == unknown.replace('value="unbekannt"', 'value=""')
    assert path.split("/")[2] not in ended


def test_s79_opening_and_prefetching_a_link_does_nothing(client):
    article, _link, path = with_link()
    before = article.lock, RecordEntry.objects.count()
    for method in (client.get, client.head):
        method(path, {"verdict": "approve", "words": "Gut."})
        method(path, headers={"sec-purpose": "prefetch;prerender"})
    for method in (client.put, client.delete, client.patch, client.options):
        assert method(path).status_code == 405
    article.refresh_from_db()
    assert (article.lock, RecordEntry.objects.count()) == before
    assert answers() == []
    assert ReviewLink.objects.get().revoked_at is None
    assert not Session.objects.exists()


def test_a_changed_text_shows_that_it_has_changed_and_nothing_of_it(client):
    article, _link, path = with_link()
    edited(article, by=author_who_may(), headline="Goldlaubfrosch", teaser="Grün.")
    response = client.get(path)
    assert response.status_code == 200
    assert "Der Text wurde geändert" in response.text
    assert is_private(response)
    for word in ("Zwergfalke", "Falke", "Goldlaubfrosch", "Grün."):
        assert word not in response.text
    for verdict in ("approve", "refuse", "comment"):
        refused = client.post(path, {"verdict": verdict, "words": "Gut, <b>dort</b>."})
        assert refused.status_code == 409
        assert is_private(refused)
        # Her own words come back, so that they aren't lost; nothing of either text.
        assert "Gut, &lt;b&gt;dort&lt;/b&gt;." in refused.text
        for word in ("Zwergfalke", "Falke", "Goldlaubfrosch", "Grün."):
            assert word not in refused.text
    assert answers() == []


def author_who_may():
    return editor("Zweiter")


def test_its_slash_may_be_lost_and_no_redirect_names_the_secret(client):
    _article, _link, path = with_link()
    assert client.get(path.rstrip("/")).status_code == 200
    for wrong in ("/review/falsch", "/review/falsch/mehr", "/review"):
        assert "falsch" not in str(client.get(wrong).headers)


def test_somebody_at_the_desk_reads_it_and_answers_there(client):
    _article, _link, path = with_link()
    client.force_login(chief())
    page = client.get(path)
    assert "Der Falke ist zurück." in page.text
    assert 'name="verdict"' not in page.text
    assert client.post(path, {"verdict": "approve"}).status_code == 404
    assert answers() == []


def test_once_public_it_is_only_read_there(client):
    article, _link, path = with_link()
    move(article, "approve", by=editor())
    move(article, "publish", by=chief())
    assert 'name="verdict"' not in client.get(path).text
    assert client.post(path, {"verdict": "approve"}).status_code == 404
    move(article, "withdraw", by=chief(), note="Stimmt nicht.")
    assert client.get(path).status_code == 404


def test_who_guesses_links_has_to_wait_and_others_dont(client):
    cache.clear()
    _article, _link, path = with_link()
    with time_machine.travel("2027-03-01 10:00Z", tick=False):
        ReviewLink.objects.update(until="2027-03-02")
        for number in range(30):
            assert client.get(path).status_code == 200
            assert client.get(f"/review/falsch{number}/").status_code == 404
        refused = client.get("/review/falsch/")
        assert refused.status_code == 429
        assert int(refused.headers["Retry-After"]) >= 1
        assert is_private(refused)
        # With a good one, too: else it would be found in the end.
        assert client.get(path).status_code == 429
        assert client.get(f"{path}pictures/").status_code == 404
        elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
        assert client.get(path, **elsewhere).status_code == 200
    with time_machine.travel("2027-03-01 10:02Z", tick=False):
        assert client.get(path).status_code == 200


def test_an_answer_beyond_what_may_come_in_an_hour_waits(client, monkeypatch):
    _article, _link, path = with_link()
    full = replace(GUEST_ANSWERS, most=1)
    full.take()
    monkeypatch.setattr("articles.site.guests.page.GUEST_ANSWERS", full)
    response = client.post(path, {"verdict": "comment", "words": "Ein Komma fehlt."})
    assert response.status_code == 429
    assert "Ein Komma fehlt." in response.text
    assert answers() == []


def test_no_cache_of_the_site_takes_it_and_nothing_counts_it(client):
    _article, _link, path = with_link()
    for address in (path, path.rstrip("/"), f"{path}pictures/"):
        assert not Asked("GET", "testserver", address).is_ours
    client.get(path)
    assert not ArticleReach.objects.exists()
    assert not DayReach.objects.exists()


@pytest.mark.parametrize("form", [Line, Json])
def test_no_line_of_the_log_has_the_secret(client, caplog, form):
    _article, link, path = with_link()
    secret = path.split("/")[2]
    with caplog.at_level(logging.DEBUG):
        client.get(path)
        client.post(path, {"verdict": "comment"})
        revoke(link, by=chief())
        client.get(path)
        client.get(f"{path}pictures/")
    records = [*caplog.records]
    for words in ("GET %s 200", "Referer: https://x%spictures/a.jpg"):
        row = ("newsroom", logging.INFO, "", 0, words, (path,), None)
        records.append(logging.LogRecord(*row))
    lines = [form().format(record) for record in records]
    assert not [line for line in lines if secret in line]


def test_the_authors_own_draft_is_no_ones_by_a_link_she_made(client):
    own = factories.in_review(by=author())
    _link, secret = linked(own, may_decide=True)
    assert 'value="approve"' in client.get(f"/review/{secret}/").text
    headline = own.headline
    edited(own, by=editor(), headline="Anders")
    edited(own, by=chief(), headline=headline)
    # The editor who made the link has changed the text since.
    page = client.get(f"/review/{secret}/").text
    assert 'value="approve"' not in page
    assert client.post(f"/review/{secret}/", {"verdict": "approve"}).status_code == 404
