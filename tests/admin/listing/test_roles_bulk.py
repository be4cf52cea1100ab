"""No role may do to many articles, in any phase, what it may not do to one."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from articles.admin.listing.bulk_pages import KINDS
from articles.models import Article
from tests.support.desk.asking import Answer, changed, undone
from tests.support.desk.desk import url
from tests.support.desk.phases import CHANGE, MOVES, ROLES, SEE, WRITERS, may

pytestmark = pytest.mark.django_db

# The roles that may do it to any article at all.
OFFERED = {"publish": {"chief", "admin"}, "withdraw": {"chief", "admin"}}
OFFERED["assign"] = {"editor", "chief", "admin"}
# These ask for a choice first, and do nothing without one.
ASKING = {"labels", "assign"}


def address(newsroom, name: str, cases) -> str:
    path = reverse("admin:articles_article_bulk", args=[name])
    return f"{path}?" + "&".join(f"pk={case.key}" for case in cases)


def forged(cases) -> dict:
    seen = {f"seen-{case.key}": case.lock for case in cases}
    return seen | {"note": "Ein Grund.", "ending": "notice"}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("role", ROLES)
def test_s3_the_page_of_many_shows_what_one_may_see_and_does_what_one_may_do(
    newsroom, role, name
):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    cases = newsroom.cases
    path = address(newsroom, name, cases)
    answer = Answer(client, "get", path)
    assert (answer.status == 200) == (role in OFFERED.get(name, WRITERS))
    assert answer.words & hidden == set()
    if answer.status == 200:
        rows = (*answer.context["will"], *answer.context["skipped"])
        seen = {case.key for case in cases if may(SEE, role, case)}
        assert {one.article.pk for one in rows} == (set() if name in ASKING else seen)
    assert changed(newsroom.stored) == {}
    rule = CHANGE if name in ASKING else MOVES[name]
    allowed = {case.key for case in cases if may(rule, role, case)}
    with undone():
        sent = Answer(client, "post", path, forged(cases))
        assert sent.words & hidden == set()
        done = sent.context["done"] if sent.context and "done" in sent.context else []
        if name in ASKING:
            assert done == []
        else:
            assert {one.article.pk for one in done} == allowed
        locks = dict(Article.objects.values_list("pk", "lock"))
        moved = {case.key for case in cases if locks[case.key] != case.lock}
        assert moved == (set() if name in ASKING else allowed)
    assert changed(newsroom.stored) == {}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_hidden_is_as_unknown_as_what_isnt_there(newsroom, name):
    client = newsroom.clients["author"]
    if name in OFFERED:
        return
    for place, case in enumerate(newsroom.cases):
        is_in_turn = newsroom.has_turn("author", place, list(KINDS).index(name))
        if may(SEE, "author", case) or not is_in_turn:
            continue
        for method, data in (("get", {}), ("post", forged([case]))):
            hidden = Answer(client, method, address(newsroom, name, [case]), data)
            path = reverse("admin:articles_article_bulk", args=[name])
            unknown = f"{path}?pk={newsroom.unknown}"
            assert hidden.status == Answer(client, method, unknown, data).status == 302
    assert changed(newsroom.stored) == {}


@pytest.mark.parametrize("role", ["author", "reader"])
def test_s3_the_menu_leads_to_nothing_that_one_may_not_see(newsroom, role):
    """Ticks don't change that, nor does selecting all that the list holds."""
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    seen = {case.key for case in newsroom.cases if may(SEE, role, case)}
    unseen = [case.key for case in newsroom.cases if case.key not in seen]
    for name in (*KINDS, "delete_selected"):
        ways = ((unseen, "1"), (unseen, "0"), (unseen[:1], "1"))
        for place, (ticked, across) in enumerate(ways):
            if not newsroom.has_turn(role, place, len(name)):
                continue
            sent = {"action": name, "_selected_action": ticked, "index": "0"}
            sent |= {"select_across": across, "post": "yes"}
            answer = Answer(client, "post", url(Article, "changelist"), sent)
            assert answer.words & hidden == set(), name
            query = urlsplit(answer.headers.get("Location", "")).query
            assert set(map(int, parse_qs(query).get("pk", []))) <= seen, name
    assert changed(newsroom.stored) == {}
