"""One's own sessions: listed in words, and ended from afar."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from articles.models import DeskSession
from tests.support import factories
from tests.support.desk.account import LOGIN, OTHER_WORD, erika, log_in

pytestmark = pytest.mark.django_db

SESSIONS = "/admin/sessions/"
FIREFOX = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
)
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def author():
    return erika()


def browser(says: str = FIREFOX) -> Client:
    client = Client(headers={"user-agent": says, "accept-language": "de"})
    log_in(client)
    client.get("/admin/")
    return client


def test_sessions_are_listed_by_browser_and_time(author):
    here, _phone = browser(), browser(PHONE)
    page = here.get(SESSIONS)
    sittings = page.context["sittings"]
    assert [one.browser for one in sittings] == [
        "Firefox auf Windows",
        "Safari auf iPhone",
    ]
    assert [one.is_this for one in sittings] == [True, False]
    assert timezone.now() - sittings[1].began < timedelta(minutes=1)


def test_s63_nothing_but_time_and_browser_is_kept_of_a_session(author):
    client = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR="192.0.2.77")
    log_in(client)
    client.get("/admin/")
    kept = client.session["desk"]
    assert set(kept) == {"key", "began", "seen", "browser"}
    assert kept["browser"] == ["Firefox", "Windows"]
    fields = {field.name for field in DeskSession._meta.fields}
    assert fields == {"id", "person", "session_key", "login_there"}
    assert "192.0.2" not in str(dict(client.session))


def test_an_ended_session_is_out_with_its_next_request(author):
    here, phone = browser(), browser(PHONE)
    other = here.get(SESSIONS).context["sittings"][1]
    here.post(SESSIONS, {"end": other.pk})
    assert phone.get("/admin/").url == f"{LOGIN}?next=/admin/"
    assert here.get("/admin/").status_code == 200
    assert len(here.get(SESSIONS).context["sittings"]) == 1


def test_all_others_are_ended_at_once(author):
    here, others = browser(), [browser(PHONE), browser()]
    here.post(SESSIONS, {"end": "others"})
    assert [one.get("/admin/").status_code for one in others] == [302, 302]
    assert here.get("/admin/").status_code == 200


def test_ones_own_session_is_ended_like_a_logout(author):
    here = browser()
    this = here.get(SESSIONS).context["sittings"][0]
    assert here.post(SESSIONS, {"end": this.pk}).url == LOGIN
    assert here.get("/admin/").status_code == 302


def test_nobody_ends_or_sees_anothers_session(author):
    theirs = browser()
    other = factories.author("andere")
    client = Client()
    client.force_login(other)
    pk = DeskSession.objects.get().pk
    for said in (pk, "others", "x", "9" * 40, ""):
        client.post(SESSIONS, {"end": said})
    assert theirs.get("/admin/").status_code == 200
    assert [one.is_this for one in client.get(SESSIONS).context["sittings"]] == [True]


def test_sessions_that_are_no_good_any_more_are_not_listed(author):
    here, phone = browser(), browser(PHONE)
    author.set_password(OTHER_WORD)
    author.save()
    phone = Client(headers={"user-agent": PHONE})
    log_in(phone, word=OTHER_WORD)
    phone.get("/admin/")
    assert len(phone.get(SESSIONS).context["sittings"]) == 1
    assert here.get(SESSIONS).status_code == 302


def test_being_at_the_desk_is_written_down_every_few_minutes(
    author, django_assert_num_queries
):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = browser()
        seen = client.session["desk"]["seen"]
        with django_assert_num_queries(2):  # the session, the person
            client.get("/admin/jsi18n/")
        clock.shift(301)
        client.get("/admin/jsi18n/")
        assert client.session["desk"]["seen"] == seen + 301
        assert client.session["desk"]["began"] == seen


def test_a_session_that_was_ended_meanwhile_stays_so(author):
    client = browser()
    key = client.session.session_key
    Session.objects.filter(pk=key).delete()
    assert client.get("/admin/").status_code == 302
    assert not Session.objects.filter(pk=key).exists()


def test_rows_of_sessions_that_are_gone_go_with_the_next_login(author):
    client = browser()
    client.post("/admin/logout/")
    browser()
    assert DeskSession.objects.count() == 1


def test_readers_pages_ask_nothing_of_it(author, client, django_assert_num_queries):
    logged_in = browser()
    before = logged_in.session["desk"]
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        logged_in.get("/robots.txt")
    assert logged_in.session["desk"] == before


def test_a_session_lasts_from_its_last_use_and_not_from_the_login(author, settings):
    age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = browser()
        for _week in range(4):
            clock.shift(age - timedelta(days=7))
            answer = client.get("/admin/")
            assert answer.status_code == 200
            # The browser is told so, too.
            assert answer.cookies["sessionid"]["max-age"] == age.total_seconds()
            assert answer.cookies["sessionid"]["httponly"]
        assert Session.objects.get().expire_date == timezone.now() + age
        # Not with each page: nothing is written, and no cookie sent.
        clock.shift(timedelta(minutes=1))
        assert "sessionid" not in client.get("/admin/").cookies
        clock.shift(age)
        assert client.get("/admin/").status_code == 302


def test_what_waited_for_a_login_doesnt_shorten_the_session(author, settings):
    client = Client()
    waiting = client.session
    waiting["unsaved"] = {"/admin/": [0, ""]}
    waiting.set_expiry(60)
    waiting.save()
    log_in(client)
    client.get("/admin/")
    age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    assert Session.objects.get().expire_date > timezone.now() + age / 2
