"""Every field that a form doesn't have, every button and every extra that Django's
admin would take from a POST: none changes a status, a window or whose article it is.
"""

from itertools import product

import pytest
from django.db.models import DateField
from django.urls import reverse

from articles.domain.content import COLUMNS
from articles.editing.publishing import offers
from articles.models import (
    Address,
    Article,
    Decision,
    Edition,
    Proposal,
    RecordEntry,
    Snapshot,
    Story,
    User,
)
from articles.models.articles.parts import Part
from articles.workflow import TRANSITIONS
from tests.support.desk.asking import Answer, changed, undone
from tests.support.desk.desk import read_form, url
from tests.support.desk.phases import CHANGE, READERS, WRITERS, may

pytestmark = [pytest.mark.django_db, pytest.mark.again]

# A change of text adds to these; nothing else may differ after it.
GROWING = {m._meta.label for m in (Article, Snapshot, Address, RecordEntry)}
GROWING |= {part._meta.label for part in Part.__subclasses__()}
VALUES = {"status": "published", "ending": "gone", "language": "en", "origin": "import"}
VALUES |= {"review_languages": "en"}


def forged(*models) -> dict:
    """Return every field of the models, filled in as it would have to be."""
    data = {}
    for model in models:
        for field in model._meta.concrete_fields:
            value = VALUES.get(field.name, "77")
            if field.is_relation:
                value = str(field.related_model._base_manager.last().pk)
            if isinstance(field, DateField):
                value = "2020-01-01 00:00"
                data |= {f"{field.name}_0": "01.01.2020", f"{field.name}_1": "00:00"}
            # A field that the form leaves empty isn't sent: the lead picture.
            names = {field.name, field.attname} - set(COLUMNS)
            data |= dict.fromkeys(names, value)
        for relation in model._meta.related_objects:
            prefix = relation.get_accessor_name()
            data |= {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0"}
    return data


STATE = (Article, Edition, Story, Decision, Snapshot)


def state_of(*keys: int) -> list[dict]:
    """Return the rows of articles without what an editor types, and its counters."""
    rows = Article.objects.filter(pk__in=keys).order_by("pk").values()
    typed = {*COLUMNS, "lock", "content_hash"}
    return [{n: v for n, v in row.items() if n not in typed} for row in rows]


def writable(newsroom, role: str) -> list:
    return [case for case in newsroom.asked(role) if may(CHANGE, role, case)]


def form_of(client, case) -> tuple[str, dict]:
    path = url(Article, "change", case.key)
    return path, read_form(Answer(client, "get", path))


@pytest.mark.parametrize("role", sorted(WRITERS))
def test_s1_s2_a_form_with_every_other_field_in_it_changes_text_alone(newsroom, role):
    client, keys = newsroom.clients[role], [case.key for case in newsroom.cases]
    state = state_of(*keys)
    for case in writable(newsroom, role)[: 3 if newsroom.everything else 1]:
        path, form = form_of(client, case)
        with undone():
            data = forged(*STATE) | form | {"headline": "Ganz anders"}
            assert Answer(client, "post", path, data).status == 302, case
            assert Article.objects.get(pk=case.key).headline == "Ganz anders"
            assert set(changed(newsroom.stored)) <= GROWING, case
            assert state_of(*keys) == state, case


@pytest.mark.parametrize("role", sorted(WRITERS))
def test_s1_a_new_article_with_every_other_field_in_it_is_ones_own_draft(
    newsroom, role
):
    client, path = newsroom.clients[role], url(Article, "add")
    form = read_form(Answer(client, "get", path))
    data = forged(*STATE) | form | {"headline": "Ganz neu", "language": "de"}
    assert Answer(client, "post", path, data).status == 302
    made = Article.objects.get(headline="Ganz neu")
    person = User.objects.get(pk=client.session["_auth_user_id"])
    assert (made.status, made.number, made.lock) == ("draft", 1, 1)
    assert (made.author, made.translated_from, made.replaced_by) == (person, None, None)
    assert {made.live_from, made.live_until, made.expires_at, made.ended_at} == {None}
    assert (made.edition.featured_until, made.edition.published_at) == (None, None)
    assert not made.decisions.exists()


@pytest.mark.parametrize("role", ["author", "chief"])
def test_saving_may_lead_to_a_move_and_never_makes_one(newsroom, role):
    client, keys = newsroom.clients[role], [case.key for case in newsroom.cases]
    state, case = state_of(*keys), writable(newsroom, role)[0]
    path, form = form_of(client, case)
    person = User.objects.get(pk=client.session["_auth_user_id"])
    for place, name in enumerate((*TRANSITIONS, "feature", "revise", "x")):
        if name != "submit" and not newsroom.has_turn(role, place):
            continue
        with undone():
            data = form | {"_then": name, "headline": "Ganz anders"}
            answer = Answer(client, "post", path, data)
            # The offers are about the text saved by then: so a chief may need a
            # second person.
            offered = offers(Article.objects.get(pk=case.key), person)
            possible = {one.transition.name for one in offered if not one.refusal}
            assert "submit" in possible
            move = reverse("admin:articles_article_move", args=[case.key, name])
            leads = answer.headers["Location"] == move
            assert leads == (name in possible), name
            assert state_of(*keys) == state, name
            assert changed(newsroom.stored, Decision, Edition) == {}


def is_kept_by_nobody(answer) -> bool:
    kept = set(answer.headers["Cache-Control"].split(", "))
    return (
        kept >= {"private", "no-store"}
        and "public" not in kept
        and (answer.headers["X-Robots-Tag"] == "noindex")
    )


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_preview_saves_nothing_and_is_kept_by_nobody(newsroom, role):
    client, extra = newsroom.clients[role], {"_preview": "1", "_then": "publish"}
    hidden = newsroom.hidden_from(role)
    for place, case in enumerate(newsroom.cache_report(role)):
        if not newsroom.has_turn(role, place):
            continue
        path, form = form_of(client, case)
        data = forged(*STATE) | form | extra | {"headline": "Nur eine Vorschau"}
        answer = Answer(client, "post", path, data)
        assert answer.words & hidden == set(), case
        shows = "Nur eine Vorschau" in answer.text and answer.status == 200
        assert shows == may(CHANGE, role, case), case
        if shows:
            assert is_kept_by_nobody(answer)
    assert changed(newsroom.stored) == {}


def test_a_preview_of_a_new_article_saves_nothing(newsroom):
    client, path = newsroom.clients["author"], url(Article, "add")
    form = read_form(Answer(client, "get", path)) | {"_preview": "1"}
    answer = Answer(client, "post", path, form | {"headline": "Nur eine Vorschau"})
    assert is_kept_by_nobody(answer)
    assert "Nur eine Vorschau" in answer.text
    assert changed(newsroom.stored) == {}


ACTIONS = ("delete_selected", "publish", "withdraw", "submit", "discard", "approve")
PREFIXES = ("", "CHANGE_FORM-", "CHANGE_LIST-", "form-0-")


@pytest.mark.parametrize("role", ["admin", "author", "reader"])
def test_s2_s3_no_action_and_no_list_form_reaches_an_article(newsroom, role):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    keys = [str(case.key) for case in newsroom.cases]
    listed = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "index": "0"}
    listed |= {"form-0-id": keys[0], "form-0-status": "published", "post": "yes"}
    paths = [url(Article, "changelist"), url(Article, "change", keys[0])]
    for place, action in enumerate(ACTIONS):
        named = {f"{prefix}action": action for prefix in PREFIXES}
        named |= {f"{prefix}select_across": "1" for prefix in PREFIXES}
        sent = enumerate(product((keys, keys[:1]), paths))
        for number, (chosen, path) in sent:
            if not newsroom.has_turn(role, place, number):
                continue
            data = listed | named | {"_selected_action": chosen}
            answer = Answer(client, "post", path, data)
            assert answer.words & hidden == set(), action
    assert changed(newsroom.stored) == {}


BASES = ["0", "1", "77", "x", "", str(10**17), str(10**40), "\0"]


@pytest.mark.parametrize("lock", ["seen", "stale"])
def test_a_forged_merge_overwrites_nothing_unread(newsroom, lock):
    client = newsroom.clients["editor"]
    case = next(one for one in newsroom.asked("editor") if one.name == "draft")
    path, form = form_of(client, case)
    state = state_of(case.key)
    data = form | {"headline": "Ganz anders"}
    data |= {f"merge-{name}": "mine" for name in (*COLUMNS, "status", "author", "lock")}
    if lock == "stale":
        data["seen_lock"] = str(case.lock - 1)
    for place, base in enumerate(BASES):
        if not newsroom.has_turn("editor", place, len(lock)):
            continue
        with undone():
            answer = Answer(client, "post", path, data | {"merge_base": base})
            assert answer.status in {200, 302}, base
            assert state_of(case.key) == state, base
            if lock == "stale":
                assert changed(newsroom.stored) == {}, base


FIELDS = ["password", "headline", "id", "x\0"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("role", ["admin", "author", "reader"])
def test_a_popup_and_its_field_tell_nothing_and_change_no_state(newsroom, role, field):
    client, hidden = newsroom.clients[role], newsroom.hidden_from(role)
    keys = [case.key for case in newsroom.cases]
    state = state_of(*keys)
    asked = product(("get", "post"), newsroom.cache_report(role))
    for place, (method, case) in enumerate(asked):
        if newsroom.has_turn(role, place, FIELDS.index(field)):
            path = url(Article, "change", case.key)
            data = {"_popup": "1", "_to_field": field}
            answer = Answer(client, method, path, data)
            assert answer.words & hidden == set(), case
    assert state_of(*keys) == state
    assert changed(newsroom.stored) == {}


def test_the_form_of_anything_else_changes_only_what_it_shows(newsroom):
    client = newsroom.clients["admin"]
    for model, one in newsroom.examples.items():
        if model is Proposal:  # it is decided, in no form of the admin's
            continue
        page = Answer(client, "get", url(model, "change", one.pk))
        shown, fields = (
            page.context["adminform"].form.fields,
            model._meta.concrete_fields,
        )
        saved = [one for one in fields if not getattr(one, "auto_now", False)]
        # The column follows from the picture's texts.
        hidden = [one for one in saved if one.name not in {*shown, "lacking"}]
        others = [one.attname for one in hidden]
        before = model.objects.values(*others).get(pk=one.pk)
        # Nothing follows itself, and dossiers name only what there is.
        typed = {"printed_name": "Neu", "successor": ""}
        typed |= {"pinned": [], "organisations": []}
        data = forged(model) | read_form(page) | typed
        with undone():
            path = url(model, "change", one.pk)
            assert Answer(client, "post", path, data).status == 302, model
            assert model.objects.values(*others).get(pk=one.pk) == before, model


GREEDY = {
    "is_staff": "on",
    "is_superuser": "on",
    "is_active": "on",
    "groups": ["1", "3"],
}


@pytest.mark.parametrize("role", ["nobody", "author", "reader"])
def test_nobody_gives_herself_more_by_her_profile_or_her_password(newsroom, role):
    client = newsroom.clients[role]
    me = User.objects.filter(pk=client.session["_auth_user_id"])
    rights = sorted(me.get().get_all_permissions())
    other = newsroom.examples[User]
    data = forged(User) | GREEDY | {"user": str(other.pk)}
    data |= {"printed_name": "Neu", "organisation": "", "language": "", "email": ""}
    data |= {"away_until": "", "stand_in": ""}
    with undone():
        assert Answer(client, "post", "/admin/profile/", data).status == 302
        Answer(client, "post", "/admin/password_change/", data)
        assert sorted(me.get().get_all_permissions()) == rights
        assert not me.get().is_superuser
        others = changed(newsroom.stored)
        assert set(others) <= {User._meta.label}
        assert User.objects.get(pk=other.pk).printed_name == "Unbenutzt"
