"""The use of AI is a part of the content, and says nothing that can't be."""

import pytest
from django.core.exceptions import ValidationError

from articles.domain.content import as_stored, content_hash, content_of
from articles.editing.comparing import differences
from articles.editing.publishing import move
from articles.editing.writing import restore, revise, translate
from articles.foundation.refusal import Refused
from articles.models import Article, Snapshot
from tests.support import factories
from tests.support.contents import ai_use
from tests.support.factories import editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]
READ = {"text": "made", "text_with": "Schreibhilfe", "read_by": "Erika Muster"}


@pytest.mark.parametrize(
    "rows",
    [
        [READ, READ],
        [{"text": "written"}],
        [{"text": ["made"]}],
        [{"text": "made", "text_with": "x" * 101}],
        [{"text_with": "Schreibhilfe"}],
        [{"text": "made", "read_by": "x" * 201}],
        [{"read_by": "Erika Muster"}],
        [{"lead": "made", "read_by": "Erika Muster"}],
    ],
)
def test_rows_that_do_not_fit_are_refused(rows):
    with pytest.raises(ValidationError):
        factories.draft(ai_use=rows)
    assert not Article.objects.exists()


def test_a_row_that_says_nothing_is_no_row():
    for row in ({}, {"text": "", "text_with": " ", "read_by": "\u200b"}):
        assert content_of(factories.draft(ai_use=[row]))["ai_use"] == []
        assert as_stored({"ai_use": [row]})["ai_use"] == []


def test_a_content_without_it_has_the_hash_that_it_had():
    content = content_of(factories.draft())
    without = {name: value for name, value in content.items() if name != "ai_use"}
    assert content["ai_use"] == []
    assert content_hash(content) == content_hash(without)
    assert content_hash(content | {"ai_use": [READ]}) != content_hash(without)


def test_it_is_frozen_with_its_version_and_goes_on_with_the_next():
    article = factories.published(ai_use=ai_use())
    assert content_of(revise(article, by=editor()))["ai_use"] == ai_use()
    with pytest.raises(Refused):
        article.ai_use.update(read_by="Jemand")
    assert article.ai_use.get().read_by == "Erika Muster"


def test_it_comes_back_with_an_earlier_content():
    draft = factories.draft(ai_use=[READ])
    factories.edited(draft, by=draft.author, ai_use=[])
    assert not draft.ai_use.exists()
    first = Snapshot.objects.filter(article=draft).order_by("pk")[0]
    draft.refresh_from_db()
    restore(draft, first, by=draft.author)
    assert draft.ai_use.get().read_by == "Erika Muster"


def test_a_translation_says_anew_how_it_was_made_and_who_read_it():
    article = factories.published(ai_use=ai_use())
    [row] = content_of(translate(article, into="en", by=editor()))["ai_use"]
    assert (row["text"], row["lead"], row["figures"]) == ("changed", "made", "changed")
    assert (row["text_with"], row["lead_with"]) == ("Schreibhilfe 3", "Malprogramm")
    assert (row["translation"], row["translation_with"], row["read_by"]) == ("", "", "")


def test_an_original_that_ai_only_translated_says_nothing_of_its_translation():
    article = factories.published(ai_use=[{"translation": "made", "read_by": "E. M."}])
    assert content_of(translate(article, into="en", by=editor()))["ai_use"] == []


def test_an_approval_does_not_say_that_somebody_read_it_in_full():
    draft = factories.in_review(ai_use=[{"text": "made"}])
    move(draft, "approve", by=factories.chief())
    assert draft.ai_use.get().read_by == ""
    assert draft.ai_use.get().is_unread


def test_comparing_says_in_words_what_was_changed():
    before = content_of(factories.draft())
    after = content_of(factories.draft(headline=before["headline"], ai_use=[READ]))
    [found] = differences(before, after | {"slug": before["slug"]})
    assert found.name == "ai_use"
