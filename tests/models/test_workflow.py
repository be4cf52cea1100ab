"""Every move of the workflow, from every phase, by every role."""

import ast
import re
from dataclasses import dataclass

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import transaction

from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import Article, Decision
from articles.workflow import TABLE, Phase, open_in
from tests.conftest import ROOT
from tests.support import factories, rules
from tests.support.turns import has_turn
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
BUILT, NOW = "2027-03-01 11:00Z", "2027-03-01 12:00Z"


def changed_by_all(article):
    """Return it after everybody changed it who might publish: they need another."""
    for by in (factories.chief(), factories.admin()):
        factories.edited(article, by=by, teaser=f"Von {by}")
    return article


# Moves that need a version with more history than its phase says.


def after(name: str, person) -> Article:
    """Return an article of the author after this last act."""
    return move(factories.in_review(), name, by=person, note="Ein Grund.")


FOR_MOVE = {
    ("publish_on_approval", "draft"): lambda: changed_by_all(factories.draft()),
    ("publish_on_approval", "in_review"): lambda: changed_by_all(factories.in_review()),
    ("call_off", "in_review"): factories.planned,
    ("undo_take_back", "draft"): lambda: after("take_back", factories.author()),
    ("undo_send_back", "draft"): lambda: after("send_back", factories.editor()),
    ("undo_approve", "in_review"): lambda: after("approve", factories.editor()),
}


NAMES = [row.name for row in TABLE]


def reader():
    person = factories.user("Leserin Beispiel")
    views = Permission.objects.filter(codename__startswith="view_")
    person.user_permissions.add(*views)
    return person


def gone_chief():
    gone = factories.chief("Frühere Chefin")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    return type(gone).objects.get(pk=gone.pk)


PEOPLE = rules.PEOPLE | {
    "visitor": AnonymousUser,
    "reader": reader,
    "gone chief": gone_chief,
}
ROLES = (
    "visitor", "nobody", "reader", "sources", "gone chief",
    "author", "own", "editor", "chief", "admin",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Newsroom:
    articles: dict
    people: dict

    def article(self, name: str, phase: str) -> Article:
        """Return an article in that phase from which the move may start, if any may."""
        key = (name, phase) if (name, phase) in FOR_MOVE else phase
        return Article.objects.get(pk=self.articles[key])

    def one_for(self, name: str, article: Article):
        """Return someone who may make the move."""
        if name.startswith("undo_"):
            return article.decisions.latest("lock").by
        return article.author if name == "take_back" else self.people["admin"]


@world
def newsroom():
    """An article in each phase, those for one move, and someone of each role."""
    with time_machine.travel(BUILT, tick=False):
        made = {**rules.IN_PHASE, **FOR_MOVE}
        articles = {key: make().pk for key, make in made.items()}
        return Newsroom(articles, {role: make() for role, make in PEOPLE.items()})


@pytest.fixture(autouse=True)
def an_hour_later(newsroom):
    with time_machine.travel(NOW, tick=False):
        yield


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
def test_a_move_is_for_those_who_may_and_from_where_it_starts(
    newsroom, phase, full_size
):
    place = list(Phase).index(phase)
    for number, name in enumerate(NAMES):
        article = newsroom.article(name, phase.value)
        assert article.phase() == phase
        may = rules.who_may(rules.MOVES[name], phase)
        for column, role in enumerate(ROLES):
            if may or has_turn(place, number, column, everything=full_size):
                expected = rules.LEADS_TO[name] if role in may else ""
                found = outcome(article, name, newsroom.people[role])
                assert found == expected, (name, role)


def state(article):
    fields = {f.attname: getattr(article, f.attname) for f in article._meta.fields}
    rows = article.edition.articles.count(), Decision.objects.count()
    return fields, rows, article.edition.published_at


@pytest.mark.alike
@pytest.mark.parametrize("phase", Phase)
def test_a_refused_move_changes_nothing(newsroom, phase):
    by = newsroom.people["author"]
    for name in NAMES:
        article = newsroom.article(name, phase.value)
        before = state(article)
        with pytest.raises(Refused):
            move(article, name, by=by, note="Ein Grund.")
        again = type(article).objects.get(pk=article.pk)
        assert state(again) == before, name


def test_the_table_holds_these_moves_and_no_others():
    assert {row.name for row in TABLE} == set(rules.MOVES)
    starts = [(row.name, phase.value) for row in TABLE for phase in row.phases]
    assert sorted(starts) == sorted(rules.STARTS)
    for phase in Phase:
        names = [row.name for row in open_in(phase)]
        assert names == [n for n in rules.MOVES if (n, phase.value) in rules.STARTS]


@pytest.mark.parametrize(("name", "phase"), rules.STARTS)
def test_a_move_is_recorded_with_who_when_what_and_why(newsroom, name, phase):
    article = newsroom.article(name, phase)
    by = newsroom.one_for(name, article)
    article = move(article, name, by=by, note=" Ein Grund. ")
    decision = Decision.objects.latest("pk")
    assert (decision.article, decision.by) == (article, by)
    assert decision.at.isoformat() == "2027-03-01T12:00:00+00:00"
    assert (decision.transition, decision.note) == (name, "Ein Grund.")
    assert (decision.phase_before, decision.phase_after) == (
        phase,
        rules.LEADS_TO[name],
    )
    assert decision.content_hash == article.content_hash
    assert decision.lock == article.lock
    assert not decision.bypassed_four_eyes


NOTE = {"send_back": True, "withdraw": True, "reinstate": True, "discard": True}


@pytest.mark.alike
@pytest.mark.parametrize(("name", "phase"), rules.STARTS)
def test_some_moves_need_a_reason_that_can_be_read(newsroom, name, phase):
    article = newsroom.article(name, phase)
    by = newsroom.one_for(name, article)
    for note in ("", "  \n", "\u200b\u2060"):
        if not NOTE.get(name):
            assert outcome(article, name, by, note) == rules.LEADS_TO[name], note
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
        if "migrations" not in path.parts and path.name != "workflow.py"
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
