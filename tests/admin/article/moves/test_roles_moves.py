"""Each move leads every role where the newsroom's table says, and nothing that is
forged, stale, foreign or at an impossible moment leads anywhere.
"""

import re
from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Decision, User
from tests.admin.whole_desk.test_every_address import (
    ADDRESSES,
    ONLY_POST,
    forged,
    path_to,
)
from tests.admin.whole_desk.test_every_page import LOGOUT, PAGES, addresses
from tests.support import factories
from tests.support.desk.asking import Answer, changed, undone
from tests.support.desk.desk import url
from tests.support.desk.phases import MOVES, WRITERS, may
from tests.support.rules import LEADS_TO

pytestmark = pytest.mark.django_db


def move_url(case, name: str) -> str:
    return reverse("admin:articles_article_move", args=[case.key, name])


def moving(newsroom, role: str, name: str) -> list:
    return [case for case in newsroom.asked(role) if may(MOVES[name], role, case)]


def named(newsroom, name: str, owner: str = "colleague"):
    return next(c for c in newsroom.cases if (c.name, c.owner) == (name, owner))


@pytest.mark.parametrize("name", LEADS_TO)
@pytest.mark.parametrize("role", sorted(WRITERS))
def test_a_move_leads_one_article_where_the_table_says(newsroom, role, name):
    client = newsroom.clients[role]
    others = Article.objects.values_list("pk", "status", "author", "edition")
    for case in moving(newsroom, role, name):
        before = list(others.exclude(pk=case.key).order_by("pk"))
        with undone():
            assert (
                Answer(client, "post", move_url(case, name), forged(case)).status == 302
            )
            made = (
                Article.objects.order_by("pk").last() if name == "reinstate" else None
            )
            moved = made or Article.objects.get(pk=case.key)
            assert moved.phase() == LEADS_TO[name], case
            decision = Decision.objects.order_by("pk").last()
            assert (decision.article_id, decision.transition) == (moved.pk, name)
            assert decision.by_id == int(client.session["_auth_user_id"])
            kept = others.exclude(pk__in=[case.key, moved.pk]).order_by("pk")
            assert list(kept) == before, case


CONFIRMED = re.compile(r'name="confirmed" value="([^"]+)"')
STALE = ["", "x", "0", "-1", str(10**20), "\0"]


@pytest.mark.parametrize("name", LEADS_TO)
@pytest.mark.parametrize("role", ["author", "chief"])
def test_a_move_that_names_another_save_moves_nothing(newsroom, role, name):
    client = newsroom.clients[role]
    for case in moving(newsroom, role, name)[:1]:
        others = (*STALE, case.lock - 1, case.lock + 1, None)
        for place, seen in enumerate(others):
            if not newsroom.has_turn(role, place, list(LEADS_TO).index(name)):
                continue
            data = forged(case) | {"seen": seen}
            data = {key: value for key, value in data.items() if value is not None}
            assert Answer(client, "post", move_url(case, name), data).status == 200
    assert changed(newsroom.stored) == {}


@pytest.mark.parametrize("role", ["author", "chief"])
def test_s9_a_move_by_a_link_is_refused_or_asked_about_and_changes_nothing(
    newsroom, role
):
    client, tried = newsroom.clients[role], set()
    for route, (_opens, obeys) in ADDRESSES.items():
        for case in newsroom.asked(role):
            if not may(obeys, role, case) or route in tried:
                continue
            tried.add(route)
            for method in ("get", "head"):
                answer = Answer(client, method, path_to(route, case.key), forged(case))
                expected = 405 if route.endswith(ONLY_POST) else 200
                assert answer.status == expected, (route, case)
    assert len(tried) > len(ONLY_POST) // 2
    assert changed(newsroom.stored) == {}


ODD_DAYS = ["2020-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2099-02-30"]
ODD_DAYS += ["x", "-1", "\0", "2098-03-30", "2098-10-26"]  # the last: clocks change
TIMES = ["02:30", "00:00", "23:59:59.999999", "24:00", "", "\0"]
MEANT = {(day, time) for day in ODD_DAYS[-2:] for time in TIMES[1:3]}
MOMENTS = [(day, TIMES[0]) for day in ODD_DAYS[:-2]]
MOMENTS += product(ODD_DAYS[-2:], TIMES)
FIELDS = ["at", "expires_at", "until"]


@pytest.mark.parametrize("field", FIELDS)
def test_no_odd_moment_fails_or_is_taken(newsroom, field):
    client, review = newsroom.clients["chief"], named(newsroom, "in_review")
    path = move_url(review, "publish")
    if field == "until":
        path = reverse(
            "admin:articles_article_feature", args=[named(newsroom, "live").key]
        )
    for place, (day, time) in enumerate(MOMENTS):
        is_in_turn = newsroom.has_turn("chief", place, FIELDS.index(field))
        if not is_in_turn and (day, time) not in MEANT:
            continue
        when = {f"{field}_0": day, f"{field}_1": time}
        data = forged(review) | {"when": "at" if field == "at" else "now"} | when
        with undone():
            asked = Answer(client, "post", path, data)
            read = CONFIRMED.findall(asked.text)
            answer = Answer(client, "post", path, data | {"confirmed": "".join(read)})
            assert asked.status in {200, 302}
            assert (answer.status == 302) == ((day, time) in MEANT), (day, time)


def test_what_is_not_said_to_be_read_is_not_scheduled(newsroom):
    client, review = newsroom.clients["chief"], named(newsroom, "in_review")
    when = {"when": "at", "at_0": "2098-03-03", "at_1": "09:00"}
    for confirmed in ("", "1", "2098-03-03", "2098-03-04T09:00:00+01:00"):
        data = forged(review) | when | {"confirmed": confirmed}
        assert Answer(client, "post", move_url(review, "publish"), data).status == 200
    assert changed(newsroom.stored) == {}


@pytest.mark.parametrize("role", ["author", "chief"])
def test_s7_nobody_approves_her_own_text_from_a_second_tab(newsroom, role):
    """Nor does she publish it: it takes another person, and says which."""
    client = newsroom.clients[role]
    me = User.objects.get(pk=client.session["_auth_user_id"])
    article = factories.in_review(by=me)
    said = {"approve": "allein geschrieben", "publish": "niemand"}
    for name, why in said.items():
        path = reverse("admin:articles_article_move", args=[article.pk, name])
        data = {"seen": article.lock, "when": "now", "note": "Eilt."}
        answer = Answer(client, "post", path, data)
        words = (why, "Bitten Sie")
        if role == "author":
            words = ("braucht es das Recht", "Wenden Sie sich an die Redaktion oder")
        assert all(word in answer.told for word in words), name
    article.refresh_from_db()
    assert (article.phase(), article.decisions.count()) == ("in_review", 1)


@pytest.mark.parametrize("role", sorted(WRITERS))
def test_s5_no_save_of_another_article_is_restored_or_compared(newsroom, role):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    mine = named(newsroom, "draft", "author")
    for place, other in enumerate(newsroom.cases):
        if other.edition == mine.edition or not newsroom.has_turn(role, place):
            continue
        data = {"snapshot": other.saves[-1], "lock": mine.lock}
        restored = Answer(client, "post", url(Article, "restore", mine.key), data)
        for pair in ((mine.saves[0], other.saves[0]), other.saves[:2]):
            query = dict(zip(("old", "new"), pair, strict=True))
            compared = Answer(client, "get", url(Article, "compare", mine.key), query)
            assert compared.status == 404
            assert compared.words & hidden == set()
        assert restored.status == 404
        assert restored.words & hidden == set()
    assert changed(newsroom.stored) == {}


TYPED = {"headline", "slug", "dated", "teaser", "body", "categories", "countries"}
TYPED |= {"topics", "attributions", "further_reading"}
TYPED |= {"credit_date", "credit_name", "credit_organisation"}


def test_only_what_an_editor_types_is_restored(newsroom):
    client, case = newsroom.clients["editor"], named(newsroom, "draft")
    names = {field.name for field in Article._meta.get_fields()}
    for field in (names - TYPED) | {"format", "x", "\0"}:
        data = {"snapshot": case.saves[0], "lock": case.lock, "field": field}
        answer = Answer(client, "post", url(Article, "restore", case.key), data)
        assert answer.status == 302, field
    assert changed(newsroom.stored) == {}


# Mail programs post there without a token: the signed link is the proof.
SIGNED = {"/admin/notices/letters/x/"}
METHODS = ("head", "options", "put", "patch", "delete", "trace")


@pytest.mark.parametrize("kind", ["plain", *PAGES, "article"])
def test_s10_nothing_happens_without_a_token_or_by_another_method(newsroom, kind):
    client, case = newsroom.clients["admin"], named(newsroom, "draft")
    paths = [path_to(route, case.key) for route in ADDRESSES]
    if kind != "article":
        paths = [*addresses(newsroom, kind), f"/{LOGOUT}"]
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "de"})
    strict.cookies = client.cookies
    for place, path in enumerate(paths):
        refused = 404 if path in SIGNED else 403
        assert Answer(strict, "post", path, forged(case)).status == refused, path
        for number, method in enumerate(METHODS):
            if not newsroom.has_turn("admin", place, number, of=len(METHODS)):
                continue
            answer = getattr(strict, method)(path)
            assert answer.status_code < 500, (path, method)
    assert changed(newsroom.stored) == {}


def taken_away(person) -> None:
    person.groups.clear()


def deactivated(person) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def sent_away(person) -> None:
    User.objects.filter(pk=person.pk).update(is_staff=False)


def with_another_password(person) -> None:
    person.set_password("ein anderes Wort")
    person.save()


ENDS = (taken_away, deactivated, sent_away, with_another_password)


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("role", ["author", "chief"])
def test_s12_what_is_taken_from_a_person_ends_with_her_next_request(
    newsroom, role, end
):
    client = newsroom.clients[role]
    end(User.objects.get(pk=client.session["_auth_user_id"]))
    stored = {**newsroom.stored, **changed(newsroom.stored)}
    every = {one.word for one in newsroom.cases}
    routes, cases = enumerate(ADDRESSES), enumerate(newsroom.cache_report(role)[:4])
    methods = enumerate(("get", "post"))
    for (place, route), (number, case), (n, method) in product(routes, cases, methods):
        if not newsroom.has_turn(role, place, number, n, ENDS.index(end)):
            continue
        answer = Answer(client, method, path_to(route, case.key), forged(case))
        assert answer.words & every == set(), (route, case)
        if end is not taken_away:
            assert answer.headers["Location"].startswith(reverse("admin:login"))
    assert changed(stored) == {}


def test_s12_what_was_scheduled_by_who_is_gone_stays_scheduled(newsroom):
    case = named(newsroom, "scheduled")
    for end in ENDS:
        end(User.objects.get(username="Chefin Beispiel"))
    assert Article.objects.get(pk=case.key).phase() == "scheduled"


@pytest.mark.parametrize("name", ["draft", "in_review", "scheduled", "next", "live"])
def test_s21_an_address_that_is_taken_tells_nothing_of_whose_it_is(newsroom, name):
    """But that it is taken: the person has to choose another one."""
    owner = "third" if name == "next" else "colleague"
    client, theirs = newsroom.clients["author"], named(newsroom, name, owner)
    mine = named(newsroom, "draft", "author")
    slug = f"adresse-{theirs.word}"
    for path in (url(Article, "change", mine.key), url(Article, "add")):
        answer = Answer(
            client, "post", path, forged(mine) | {"slug": slug, "language": "de"}
        )
        assert answer.status == 200
        assert slug in answer.told
        rest = answer.told.replace(slug, "")
        assert theirs.word not in rest
        assert f"/{theirs.key}/" not in rest
    assert changed(newsroom.stored) == {}
