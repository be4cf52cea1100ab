"""Four eyes on what was taken over: imports, revisions, translations, returns."""

import pytest

from articles.editing.publishing.moving import move
from articles.editing.writing import begin, translate
from articles.foundation.refusal import Refused
from tests.support import factories
from tests.support.factories import chief, edited, editor

pytestmark = pytest.mark.django_db


def code_of(verb, *args, **options):
    """Return why it was refused, "" if it wasn't."""
    try:
        verb(*args, **options)
    except Refused as refusal:
        return refusal.code
    return ""


def test_an_imported_version_is_approved_by_who_runs_the_import():
    content = {"headline": "Eingelesen", "body": "<p>Text</p>"}
    article = begin(content, language="de", by=None)
    assert article.author is None
    move(article, "submit", by=chief())
    move(article, "approve", by=chief())
    assert move(article, "publish", by=chief()).phase() == "live"


def test_an_imported_version_that_was_changed_is_like_any_other():
    content = {"headline": "Eingelesen", "body": "<p>Text</p>"}
    article = begin(content, language="de", by=None)
    edited(article, by=chief(), headline="Umgeschrieben")
    move(article, "submit", by=chief())
    assert code_of(move, article, "publish", by=chief()) == "four-eyes"
    assert code_of(move, article, "approve", by=chief()) == "own-work"


@pytest.mark.parametrize("changed", [{}, {"headline": "Neu"}])
def test_a_revision_needs_another_and_be_it_for_the_kind_of_change(changed):
    article = move(factories.in_review(), "publish", by=chief())
    again = factories.revised(article, by=chief(), **changed)
    move(again, "submit", by=chief())
    assert code_of(move, again, "publish", by=chief()) == "four-eyes"


@pytest.mark.parametrize("phase", ["draft", "published"])
def test_a_translation_is_its_makers_work_even_without_a_change(phase):
    article = getattr(factories, phase)(by=chief("Zweite Chefin"))
    english = translate(article, into="en", by=chief())
    move(english, "submit", by=chief())
    assert code_of(move, english, "approve", by=chief()) == "own-work"
    assert code_of(move, english, "publish", by=chief()) == "four-eyes"


def test_ones_own_draft_is_not_published_by_way_of_its_translation():
    own = factories.draft(by=chief())
    english = move(translate(own, into="en", by=chief()), "submit", by=chief())
    assert code_of(move, english, "publish", by=chief()) == "four-eyes"
    german = factories.published()
    english = translate(german, into="en", by=chief())
    assert code_of(translate, english, into="de", by=chief()) == "translated-already"


def test_publishing_again_needs_no_new_approval():
    article = move(factories.in_review(by=chief()), "approve", by=editor())
    move(article, "publish", by=chief())
    move(article, "withdraw", by=chief(), note="Falsch.")
    again = move(article, "reinstate", by=chief(), note="Doch richtig.")
    assert (again.number, again.author) == (2, chief())
