"""Every address of an article opens for the roles listed here, and obeys their POSTs,
in every phase. A new address fails here until its roles are listed.
"""

from contextlib import nullcontext
from functools import cache, partial

import pytest
from django.conf import settings

from articles.domain.content import Rows, of_kind
from articles.models import Article, AssignmentRole, Edition, Embargo, Follow
from articles.workflow import TRANSITIONS
from tests.support.desk.asking import Answer, changed, routes, undone
from tests.support.desk.phases import (
    ASSIGN,
    CHANGE,
    CHIEFS,
    EMBARGO,
    FEATURE,
    FORMER,
    LIVE,
    MOVES,
    NOTHING,
    REACH,
    READERS,
    REVIEW,
    REVISE,
    ROLES,
    SEE,
    SEE_RECORDS,
    STAFF,
    TAKE,
    TEMPLATE,
    TRANSLATE,
    may,
)
from tests.support.desk.trails import Trails

pytestmark = [pytest.mark.django_db, pytest.mark.again]

MOVED = (Article, Edition, Embargo, Follow)
# Route → (who may open it, whom a POST obeys).
KEYED, NUMBERED = (
    f"admin/articles/article/<{key}>/" for key in ("path:object_id", "int:pk")
)
ADDRESSES = {
    KEYED: (NOTHING, NOTHING),  # leads to the form
    f"{KEYED}change/": (SEE, CHANGE),
    f"{KEYED}history/": (SEE, NOTHING),
    f"{KEYED}delete/": (NOTHING, NOTHING),
    f"{KEYED}compare/": (SEE_RECORDS, NOTHING),
    f"{KEYED}restore/": (NOTHING, CHANGE),
    f"{NUMBERED}preview/": (SEE, NOTHING),
    f"{NUMBERED}review/": (REVIEW, NOTHING),
    # Both answer a POST, and write nothing.
    f"{NUMBERED}checks/": (NOTHING, NOTHING),
    f"{NUMBERED}distribute/": (NOTHING, NOTHING),
    f"{NUMBERED}presence/": (NOTHING, NOTHING),
    f"{NUMBERED}as-of/": (((LIVE, READERS),), NOTHING),  # without a moment: as of now
    # It shows the record alone if the story is public.
    f"{NUMBERED}embargo/": (SEE_RECORDS, EMBARGO),
    f"{NUMBERED}feature/": (FEATURE, FEATURE),
    f"{NUMBERED}former/": (FORMER, FORMER),
    # A POST names a person, and the assignment that was seen: assigning/test_pages
    f"{NUMBERED}assign/writes/": (ASSIGN, NOTHING),
    f"{NUMBERED}assign/reviews/": (ASSIGN, NOTHING),
    # A POST says words, or is about a comment: commenting/test_pages
    f"{NUMBERED}comments/": (SEE_RECORDS, NOTHING),
    f"{NUMBERED}take/": (TAKE, NOTHING),
    f"{NUMBERED}template/": (TEMPLATE, TEMPLATE),
    # A POST names a guest, and the text that was seen: guests/test_pages
    f"{NUMBERED}review-links/": (ASSIGN, NOTHING),
    # Nothing is assigned here.
    f"{NUMBERED}give-back/writes/": (NOTHING, NOTHING),
    f"{NUMBERED}give-back/reviews/": (NOTHING, NOTHING),
    f"{NUMBERED}follow/": (SEE, SEE),
    f"{NUMBERED}revise/": (NOTHING, REVISE),
    # None of them is behind; translations/test_roles tests those that are.
    f"{NUMBERED}behind/": (NOTHING, NOTHING),
    f"{NUMBERED}still-right/": (NOTHING, NOTHING),
    f"{NUMBERED}catch-up/": (NOTHING, NOTHING),
    f"{NUMBERED}reach/": (REACH, NOTHING),
    f"{NUMBERED}reach/days.csv": (REACH, NOTHING),
    f"{NUMBERED}translate/de/": (NOTHING, NOTHING),
    f"{NUMBERED}translate/en/": (NOTHING, TRANSLATE),
} | {f"{NUMBERED}move/{name}/": (rule, rule) for name, rule in MOVES.items()}
# Of no single article: see test_every_page.
KNOWN = ("", "add/", "as-of/", "checks/", "cite/", "distribute/", "links/")
KNOWN += ("commission/",)
# Of one comment: commenting/test_pages.
KNOWN += ("<int:pk>/comments/<int:comment>/<act>/",)
KNOWN += ("pictures/",)
KNOWN += ("table.csv", "bulk/<name>/")
ONLY_POST = (
    "catch-up/", "checks/", "distribute/", "presence/", "restore/", "revise/",
    "still-right/", "translate/de/", "translate/en/",
)  # fmt: skip


def test_every_address_of_an_article_says_here_who_may_open_it():
    names = {"<name>": TRANSITIONS, "<language>": dict(settings.LANGUAGES)}
    names["<role>"] = AssignmentRole.values
    known = {f"admin/articles/article/{end}" for end in KNOWN}
    declared = set(routes()) - known
    for placeholder, values in names.items():
        for route in [one for one in declared if placeholder in one]:
            declared.remove(route)
            declared |= {route.replace(placeholder, value) for value in values}
    articles = {one for one in declared if one.startswith("admin/articles/article/")}
    assert articles - known == set(ADDRESSES)


def path_to(route: str, key: int) -> str:
    return "/" + route.replace("<path:object_id>", str(key)).replace(
        "<int:pk>", str(key)
    )


def forged(case) -> dict:
    """Return a POST that would do anything, if the person may."""
    rows = {
        f"{prefix}-{name}_FORMS": 0
        for prefix in dict(of_kind(Rows))
        for name in ("TOTAL", "INITIAL")
    }
    seen = dict.fromkeys(("seen", "seen_lock", "lock"), case.lock)
    until = {"until_0": "2099-01-01", "until_1": "12:00"}
    typed = {"headline": "Anders", "body": "<p>Anders</p>", "change_kind": "update"}
    act = {"note": "Grund", "when": "now", "ending": "notice", "post": "yes"}
    act["hides_former"] = "on"
    return rows | seen | until | typed | act | {"snapshot": case.saves[0]}


@pytest.mark.parametrize("role", ROLES)
def test_s4_a_page_of_an_article_opens_for_whom_it_is_meant_and_tells_nobody_else(
    newsroom, role
):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    trails = Trails(client)
    for place, (route, (opens, _obeys)) in enumerate(ADDRESSES.items()):
        path = path_to(route, newsroom.unknown)
        unknown = cache(partial(Answer, client, "get", path))
        for case in newsroom.in_turn(role, place, besides=opens):
            data = {"old": case.saves[0], "new": case.saves[-1]}
            data = data if route.endswith("compare/") else {}
            answer = Answer(client, "get", path_to(route, case.key), data)
            assert (answer.status == 200) == may(opens, role, case), (route, case)
            assert answer.words & hidden == set(), (route, case)
            if role in CHIEFS and answer.status == 200:
                assert trails.faults(answer, path_to(route, case.key)) == []
            if not may(SEE, role, case) and not data:
                keys, nothing = (case.key, newsroom.unknown), unknown()
                assert answer.whatever(*keys) == nothing.whatever(*keys), (route, case)
            if route.endswith(ONLY_POST) and role in STAFF:
                assert answer.status == 405
        assert changed(newsroom.stored, *MOVED) == {}, route
    assert changed(newsroom.stored) == {}


@pytest.mark.parametrize("role", ROLES)
def test_s4_s11_a_forged_post_moves_nothing_but_for_who_may(newsroom, role):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    for place, (route, (_opens, obeys)) in enumerate(ADDRESSES.items()):
        path, data = path_to(route, newsroom.unknown), forged(newsroom.cases[0])
        unknown = cache(partial(Answer, client, "post", path, data))
        for case in newsroom.in_turn(role, place, besides=obeys):
            allowed = may(obeys, role, case)
            with undone() if allowed else nullcontext():
                answer = Answer(client, "post", path_to(route, case.key), forged(case))
                assert answer.words & hidden == set(), (route, case)
                done = allowed and changed(newsroom.stored, *MOVED)
                assert bool(done) == allowed, (route, case)
            if not may(SEE, role, case):
                keys, nothing = (case.key, newsroom.unknown), unknown()
                assert answer.whatever(*keys) == nothing.whatever(*keys), (route, case)
        assert changed(newsroom.stored, *MOVED) == {}, route
    assert changed(newsroom.stored) == {}
