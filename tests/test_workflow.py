"""Every move of the workflow, from every phase, by every role."""

import ast
import re

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import transaction

from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import Decision
from articles.workflow import TABLE, Phase, open_in
from tests.conftest import ROOT
from tests.support import factories
from tests.support.turns import has_turn

pytestmark = pytest.mark.django_db

# The newsroom's agreement, written down once more: the roles that may make each move,
# by move and phase. "own" is the author of the version.
MAY = {
    ("submit", "draft"): {"own", "editor", "chief", "admin"},
    ("take_back", "in_review"): {"own"},
    ("send_back", "in_review"): {"editor", "chief", "admin"},
    ("approve", "in_review"): {"editor", "chief", "admin"},
    ("publish", "in_review"): {"chief", "admin"},
    ("publish_on_approval", "draft"): {"chief", "admin"},
    ("publish_on_approval", "in_review"): {"chief", "admin"},
    ("call_off", "in_review"): {"chief", "admin"},
    ("cancel_schedule", "scheduled"): {"chief", "admin"},
    ("withdraw", "live"): {"chief", "admin"},
    ("reinstate", "withdrawn"): {"chief", "admin"},
    ("discard", "draft"): {"own", "editor", "chief", "admin"},
    ("discard", "in_review"): {"own", "editor", "chief", "admin"},
}
LEADS_TO = {
    "submit": "in_review",
    "take_back": "draft",
    "send_back": "draft",
    "approve": "in_review",
    "publish": "live",
    "publish_on_approval": "in_review",
    "call_off": "in_review",
    "cancel_schedule": "in_review",
    "withdraw": "withdrawn",
    "reinstate": "live",
    "discard": "discarded",
}
IN_PHASE = {
    "draft": factories.draft,
    "in_review": factories.in_review,
    "scheduled": factories.scheduled,
    "live": factories.published,
    "replaced": factories.replaced,
    "expired": factories.expired,
    "withdrawn": factories.withdrawn,
    "discarded": factories.discarded,
}


def changed_by_all(article):
    """Return it after everybody changed it who might publish: they need another."""
    for by in (factories.chief(), factories.admin()):
        factories.edited(article, by=by, teaser=f"Von {by}")
    return article


# Moves that need a version with more history than its phase says.
FOR_MOVE = {
    ("publish_on_approval", "draft"): lambda: changed_by_all(factories.draft()),
    ("publish_on_approval", "in_review"): lambda: changed_by_all(factories.in_review()),
    ("call_off", "in_review"): factories.planned,
}


NAMES = [row.name for row in TABLE]


def begun(name, phase):
    return FOR_MOVE.get((name, str(phase)), IN_PHASE[phase])()


def each_begun(phase):
    """Yield each move with a version in that phase, one for most moves."""
    plain = IN_PHASE[phase]()
    for number, name in enumerate(NAMES):
        yield number, name, begun(name, phase) if (name, phase) in FOR_MOVE else plain


def person(role):
    if role == "visitor":
        return AnonymousUser()
    if role == "reader":
        reader = factories.user("Leserin Beispiel")
        views = Permission.objects.filter(codename__startswith="view_")
        reader.user_permissions.add(*views)
        return reader
    if role == "gone chief":
        gone = factories.chief("Frühere Chefin")
        type(gone).objects.filter(pk=gone.pk).update(is_active=False)
        return type(gone).objects.get(pk=gone.pk)
    return {
        "own": factories.author,
        "author": lambda: factories.author("Andere Autorin"),
        "editor": factories.editor,
        "chief": factories.chief,
        "admin": factories.admin,
        "sources": lambda: factories.user("Quellenpflege Beispiel", "sources"),
        "nobody": lambda: factories.user("Niemand Beispiel"),
    }[role]()


ROLES = (
    "visitor", "nobody", "reader", "sources", "gone chief",
    "author", "own", "editor", "chief", "admin",
)  # fmt: skip


def outcome(article, transition, by, note="Ein Grund."):
    """Return the phase that the move led to, "" if it was refused; undo it."""
    try:
        with transaction.atomic():
            moved = move(article, transition, by=by, note=note)
            transaction.set_rollback(True)
            return moved.phase()
    except Refused:
        return ""
    finally:
        article.refresh_from_db()


@pytest.mark.alike
@pytest.mark.parametrize("phase", Phase)
def test_a_move_is_for_those_who_may_and_from_where_it_starts(phase, full_size):
    place = list(Phase).index(phase)
    for number, name, article in each_begun(phase):
        assert article.phase() == phase
        may = MAY.get((name, phase.value), set())
        for column, role in enumerate(ROLES):
            if may or has_turn(place, number, column, everything=full_size):
                expected = LEADS_TO[name] if role in may else ""
                assert outcome(article, name, person(role)) == expected, (name, role)


def state(article):
    fields = {f.attname: getattr(article, f.attname) for f in article._meta.fields}
    rows = article.edition.articles.count(), Decision.objects.count()
    return fields, rows, article.edition.published_at


@pytest.mark.alike
@pytest.mark.parametrize("phase", Phase)
def test_a_refused_move_changes_nothing(phase):
    by = person("author")
    for _number, name, article in each_begun(phase):
        before = state(article)
        with pytest.raises(Refused):
            move(article, name, by=by, note="Ein Grund.")
        again = type(article).objects.get(pk=article.pk)
        assert state(again) == before, name


def test_the_table_holds_these_moves_and_no_others():
    assert {row.name for row in TABLE} == set(LEADS_TO)
    starts = {(row.name, phase.value) for row in TABLE for phase in row.phases}
    assert starts == set(MAY)
    for phase in Phase:
        names = [row.name for row in open_in(phase)]
        assert names == [n for n in LEADS_TO if (n, phase.value) in MAY]


@pytest.mark.parametrize(("name", "phase"), MAY)
def test_a_move_is_recorded_with_who_when_what_and_why(name, phase, time_machine):
    time_machine.move_to("2027-03-01 11:00Z", tick=False)
    article = begun(name, phase)
    time_machine.move_to("2027-03-01 12:00Z", tick=False)
    by = factories.admin() if name != "take_back" else article.author
    article = move(article, name, by=by, note=" Ein Grund. ")
    decision = Decision.objects.latest("pk")
    assert (decision.article, decision.by) == (article, by)
    assert decision.at.isoformat() == "2027-03-01T12:00:00+00:00"
    assert (decision.transition, decision.note) == (name, "Ein Grund.")
    assert (decision.phase_before, decision.phase_after) == (phase, LEADS_TO[name])
    assert decision.content_hash == article.content_hash
    assert decision.lock == article.lock
    assert not decision.bypassed_four_eyes


NOTE = {"send_back": True, "withdraw": True, "reinstate": True, "discard": True}


@pytest.mark.alike
@pytest.mark.parametrize(("name", "phase"), MAY)
def test_some_moves_need_a_reason_that_can_be_read(name, phase):
    article = begun(name, phase)
    by = factories.admin() if name != "take_back" else article.author
    for note in ("", "  \n", "\u200b\u2060"):
        if not NOTE.get(name):
            assert outcome(article, name, by, note) == LEADS_TO[name], note
            continue
        with pytest.raises(Refused) as refusal:
            move(article, name, by=by, note=note)
        assert refusal.value.code == "note-missing", note


def test_an_author_discards_her_own_draft_without_a_reason():
    article = move(factories.draft(), "discard", by=factories.author())
    assert article.phase() == Phase.DISCARDED


def test_an_author_changes_nothing_of_hers_after_she_lost_the_role():
    article = factories.draft()
    article.author.groups.clear()
    by = type(article.author).objects.get(pk=article.author_id)
    for name in ("submit", "discard"):
        with pytest.raises(Refused):
            move(article, name, by=by)


def test_a_note_is_kept_without_what_no_feed_can_carry():
    article = factories.withdrawn(reason="Falsch\x00\x0b zitiert\u202e.")
    assert article.ending_reason == "Falsch\n zitiert."
    assert Decision.objects.latest("pk").note == "Falsch\n zitiert."


WRITES_STATUS = re.compile(r"\.status = |\.update\([^)]*\bstatus=", re.DOTALL)


def test_no_other_code_writes_a_status():
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "articles").rglob("*.py")
        if WRITES_STATUS.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"articles/editing/publishing/effects/statuses.py"}


def test_no_other_code_asks_for_a_transition_by_its_name():
    names = {row.name for row in TABLE}
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "articles").rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare | ast.MatchValue | ast.keyword)
        and {getattr(part, "value", None) for part in ast.walk(node)} & names
    ]
    assert asked == []


def test_a_refusal_says_what_was_refused_why_and_what_to_do():
    article = factories.draft(headline="Die Überschrift")
    with pytest.raises(Refused) as refusal:
        move(article, "publish", by=factories.chief())
    parts = refusal.value.what, refusal.value.why, refusal.value.remedy
    assert "Die Überschrift" in parts[0]
    assert all(parts)
    assert str(refusal.value) == " ".join(parts)
