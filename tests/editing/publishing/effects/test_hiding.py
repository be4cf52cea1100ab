"""A chief hides what stood before a version, on publishing or later, on record."""

import pytest

from articles.editing.publishing import Plan, Publication, may_hide, move, set_hidden
from articles.foundation.refusal import Refused
from articles.models import HIDE, SHOW, Article
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOTED = {"change_kind": "correction", "change_note": "Sie war es nicht."}


def first():
    return factories.published(body="<p>Das sagte Anna Muster am Montag.</p>")


def submitted(article, **content):
    revised = factories.revised(
        article, **{"body": "<p>Das wurde gesagt.</p>"} | content
    )
    return move(revised, "submit", by=factories.author())


def acts(article) -> list[tuple]:
    found = article.decisions.filter(transition__in=(HIDE, SHOW)).order_by("lock")
    return [(one.transition, one.note, one.by) for one in found]


def shown(article) -> list[int]:
    found = Article.objects.readable().filter(edition=article.edition)
    return sorted(found.values_list("number", flat=True))


def test_a_correction_that_takes_a_name_out_hides_it_unasked():
    article = move(submitted(first(), **NOTED), "publish", by=factories.chief())
    assert article.hides_former
    [(act, note, _by)] = acts(article)
    assert (act, bool(note)) == (HIDE, True)
    assert shown(article) == [article.number]


@pytest.mark.parametrize(
    "content",
    [
        {"change_kind": "update"},
        NOTED | {"body": "<p>Anna Muster sagte nichts.</p>"},
    ],
)
def test_an_update_and_a_change_that_keeps_the_name_hide_nothing_unasked(content):
    article = move(submitted(first(), **content), "publish", by=factories.chief())
    assert not article.hides_former
    assert acts(article) == []
    assert shown(article) == [1, article.number]


def test_the_chief_decides_on_publishing_and_says_why():
    waiting, chief = submitted(first(), change_kind="update"), factories.chief()
    hides = Publication(hides_former=True)
    with pytest.raises(Refused) as refusal:
        move(waiting, "publish", by=chief, options=hides)
    assert refusal.value.code == "note-missing"
    article = move(waiting, "publish", by=chief, options=hides, note="Bitte des Amts.")
    assert acts(article) == [(HIDE, "Bitte des Amts.", chief)]


def test_the_chief_may_show_what_a_name_would_hide():
    waiting, shows = submitted(first(), **NOTED), Publication(hides_former=False)
    article = move(waiting, "publish", by=factories.chief(), options=shows)
    assert not article.hides_former
    assert shown(article) == [1, article.number]


def test_a_plan_keeps_the_choice_until_the_approval():
    chief, said = factories.chief(), {"body": "<p>Das wurde gesagt.</p>"} | NOTED
    waiting, shows = (
        factories.revised(first(), by=chief, **said),
        Plan(hides_former=False),
    )
    move(waiting, "publish_on_approval", by=chief, options=shows)
    article = move(waiting, "approve", by=factories.editor())
    assert (article.status, article.hides_former) == ("published", False)


def test_what_a_scheduled_version_hides_is_readable_until_it_begins(time_machine):
    article = first()
    at = article.live_from + factories.DAY
    following = submitted(article, **NOTED)
    window = Publication(at=at, hides_former=True)
    move(following, "publish", by=factories.chief(), options=window, note="Name.")
    assert shown(article) == [1]
    time_machine.move_to(at)
    assert shown(article) == [following.number]


def test_it_is_hidden_later_and_shown_again_each_with_its_reason():
    article = move(
        submitted(first(), change_kind="update"), "publish", by=factories.chief()
    )
    chief = factories.chief()
    set_hidden(article, hides=True, note="Ein Name.", by=chief)
    set_hidden(article, hides=True, note="Noch einmal.", by=chief)
    assert shown(article) == [article.number]
    set_hidden(article, hides=False, note="Doch nicht.", by=chief)
    assert acts(article) == [(HIDE, "Ein Name.", chief), (SHOW, "Doch nicht.", chief)]
    assert shown(article) == [1, article.number]


def test_only_a_chief_hides_with_a_reason_and_only_before_what_was_public():
    article = move(
        submitted(first(), change_kind="update"), "publish", by=factories.chief()
    )
    chief, editor = factories.chief(), factories.editor()
    for by, note, code in (
        (editor, "Grund", "not-allowed"),
        (chief, " ", "note-missing"),
    ):
        with pytest.raises(Refused) as refusal:
            set_hidden(article, hides=True, note=note, by=by)
        assert refusal.value.code == code
    draft = factories.revised(article)
    with pytest.raises(Refused) as refusal:
        set_hidden(draft, hides=True, note="Grund", by=chief)
    assert refusal.value.code == "not-public"
    assert may_hide(chief, article)
    assert not may_hide(editor, article)
    assert not may_hide(chief, draft)
    assert acts(article) == []
