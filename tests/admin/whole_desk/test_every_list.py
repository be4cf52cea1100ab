"""No list, filter, search, completion or record of the desk shows or counts, for any
role, what the user may not see.
"""

import re
from html import unescape
from itertools import product

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from articles.admin.parts.forms.guarded import asked_for_by
from articles.models import Address, Article, Decision, Edition, Snapshot, Story
from tests.admin.whole_desk.test_every_page import KEY, PAGES, fill
from tests.support.desk.asking import Answer, changed
from tests.support.desk.desk import MODELS, url
from tests.support.desk.newsroom import MAIL, PASSWORD
from tests.support.desk.phases import READERS, SEE, SEE_RECORDS, STAFF, may

pytestmark = [pytest.mark.django_db, pytest.mark.again]

# Keepers of the sources see of articles what a reader sees.
LIMITED = ["author", "reader", pytest.param("sources", marks=pytest.mark.long)]
MORE = {"", "?all=", "?_popup=1", "?p=1", "?e=1"}
ARTICLES = url(Article, "changelist")


def links_of(newsroom, path: str) -> set[str]:
    """Return the queries that the list offers to who sees everything in it."""
    query = "?_facets=True" + ("&versions=all" if path == ARTICLES else "")
    page = Answer(newsroom.clients["admin"], "get", path + query)
    return {unescape(link) for link in re.findall(r'href="(\?[^"]*)"', page.text)}


def shown(answer) -> list:
    changelist = answer.context and answer.context.get("cl")
    return list(changelist.result_list) if changelist else []


def keys_seen(newsroom, role: str, model) -> set[int] | None:
    """Return which rows of a list a role may see; None if it isn't about articles."""
    rule = SEE_RECORDS if model in {Decision, Snapshot} else SEE
    cases = [case for case in newsroom.cases if may(rule, role, case)]
    if model is Edition:
        return {case.edition for case in cases}
    if model in {Decision, Snapshot}:
        rows = model.objects.filter(article__in=[case.key for case in cases])
        return set(rows.values_list("pk", flat=True))
    return {case.key for case in cases} if model is Article else None


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("role", LIMITED)
def test_no_list_and_no_filter_shows_or_counts_what_is_hidden(newsroom, role, model):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    path, seen = url(model, "changelist"), keys_seen(newsroom, role, model)
    queries = links_of(newsroom, path) | MORE if seen is not None else MORE
    for place, query in enumerate(sorted(queries)):
        if not newsroom.has_turn(role, place):
            continue
        answer = Answer(client, "get", path + query)
        assert answer.status in {200, 302, 403}, query
        assert answer.words & hidden == set(), query
        if seen is not None:
            rows = shown(answer)
            assert {row.pk for row in rows} <= seen, query
            assert len(rows) == (answer.context["cl"].result_count if rows else 0)
    assert changed(newsroom.stored) == {}


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_list_shows_whatever_one_may_see(newsroom, role):
    client, seen = newsroom.clients[role], keys_seen(newsroom, role, Article)
    rows = shown(Answer(client, "get", f"{ARTICLES}?versions=all"))
    assert {row.pk for row in rows} == seen
    rows = shown(Answer(client, "get", ARTICLES))
    editions = {case.edition for case in newsroom.cases if case.key in seen}
    assert sorted(row.edition_id for row in rows) == sorted(editions)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("role", LIMITED)
def test_a_search_for_a_hidden_word_finds_what_one_for_nonsense_does(
    newsroom, role, model
):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    search = url(model, "changelist") + "?q=%s"
    search += "&versions=all" if model is Article else ""
    nothing = shown(Answer(client, "get", search % "nirgends"))
    words = {MAIL, PASSWORD}
    for case in newsroom.cache_report(role):
        words |= {case.word, case.secret}
    for place, word in enumerate(sorted(words & hidden)):
        if not newsroom.has_turn(role, place, MODELS.index(model)):
            continue
        assert shown(Answer(client, "get", search % word)) == nothing, word


RELATIONS = [
    (model._meta, field.name)
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if field.is_relation
]


@pytest.mark.parametrize("role", [*LIMITED, "nobody"])
def test_s4_no_completion_offers_what_is_hidden(newsroom, role):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    for place, (meta, name) in enumerate(RELATIONS):
        for n, term in enumerate(("", newsroom.cases[-1].word)):
            if not newsroom.has_turn(role, place, n):
                continue
            query = {"app_label": meta.app_label, "model_name": meta.model_name}
            query |= {"field_name": name, "term": term}
            answer = Answer(client, "get", reverse("admin:autocomplete"), query)
            assert answer.status in {200, 302, 403}, query
            assert answer.words & hidden == set(), query
    assert changed(newsroom.stored) == {}


def lookups(model) -> list[str]:
    """Return ways from a model to what is hidden: through each relation that it has."""
    found = []
    for field in model._meta.get_fields():
        if not field.is_relation:
            continue
        for other in field.related_model._meta.get_fields():
            if other.name in {"headline", "content", "note", "password", "email"}:
                found.append(f"{field.name}__{other.name}__contains")
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_s14_no_lookup_asks_through_a_relation(newsroom, model):
    """Not even for who may see everything: nobody is asked for parts of a password."""
    path = url(model, "changelist")
    page = admin.site.get_model_admin(model)
    asked = [f"{asked_for_by(one)}__password__startswith" for one in page.list_filter]
    asked += [*lookups(model), "password__contains", "password__startswith"]
    for name, value in (*((one, "geheim") for one in asked), ("_to_field", "password")):
        answer = Answer(newsroom.clients["admin"], "get", path, {name: value})
        assert answer.status in {302, 400}, name


ACTS = ("delete_selected", "publish", "withdraw", "submit", "discard", "labels")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_s11_who_only_looks_is_offered_no_act_and_none_obeys_her(newsroom, model):
    client, path = newsroom.clients["reader"], url(model, "changelist")
    menu = client.get(path).context["action_form"]
    offered = menu.fields["action"].choices if menu else ()
    assert [name for name, _label in offered if name] == []
    keys = list(model._default_manager.values_list("pk", flat=True))
    for place, act in enumerate(ACTS):
        if not newsroom.has_turn("reader", place, MODELS.index(model)):
            continue
        sent = {"action": act, "_selected_action": keys, "post": "yes", "index": "0"}
        for across in ("0", "1"):
            Answer(client, "post", path, sent | {"select_across": across})
    assert changed(newsroom.stored) == {}


def cases_behind(newsroom, one) -> tuple:
    """Return the rule by which an object is seen, and the articles it belongs to."""
    behind = {
        Edition: lambda case: case.edition == one.pk,
        Story: lambda case: case.story == one.pk,
        Address: lambda case: one.slug == f"adresse-{case.word}",
        Decision: lambda case: case.key == one.article_id,
        Snapshot: lambda case: case.key == one.article_id,
    }[type(one)]
    rule = SEE_RECORDS if isinstance(one, (Decision, Snapshot)) else SEE
    return rule, [case for case in newsroom.cases if behind(case)]


SHOWN = (f"{KEY}change/", f"{KEY}history/")


@pytest.mark.parametrize("model", [Address, Decision, Edition, Snapshot, Story])
@pytest.mark.parametrize("role", sorted(STAFF))
def test_s4_what_belongs_to_a_hidden_article_is_as_unknown_as_that(
    newsroom, role, model
):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    kind = f"articles/{model._meta.model_name}"
    objects = enumerate(about_telling(newsroom, role, model))
    ends = enumerate((KEY, *SHOWN, f"{KEY}delete/"))
    for (place, end), (number, (one, rule, behind)) in product(ends, objects):
        if not newsroom.has_turn(role, place, number):
            continue
        route = f"admin/{kind}/{end}"
        answer = Answer(client, "get", fill(route, one.pk))
        seen = any(may(rule, role, case) for case in behind)
        opens = seen and end in SHOWN and role in PAGES[kind][0]
        assert (answer.status == 200) == opens, (end, behind)
        assert answer.words & hidden == set(), (end, behind)
        if not seen:
            keys = one.pk, newsroom.unknown
            unknown = Answer(client, "get", fill(route, newsroom.unknown))
            assert answer.whatever(*keys) == unknown.whatever(*keys), (end, behind)
    assert changed(newsroom.stored) == {}


def about_telling(newsroom, role: str, model) -> list[tuple]:
    """Return the objects of a kind that belong to articles that tell roles apart."""
    asked = {case.key for case in newsroom.cache_report(role)}
    found = [(one, *cases_behind(newsroom, one)) for one in model.objects.all()]
    return [row for row in found if asked & {case.key for case in row[2]}]
