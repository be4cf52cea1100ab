"""In a language that isn't offered nothing begins; what is written is there."""

import pytest

from articles.editing.publishing import languages_to_translate_into, may_revise
from articles.editing.writing import LANGUAGE_CLOSED, change, revise, translate
from articles.foundation.refusal import Refused
from tests.support import factories

pytestmark = pytest.mark.django_db
AUTHOR = factories.author


@pytest.mark.parametrize("former", [("en",), ()])
def test_nobody_begins_translates_or_revises_in_it(offer, former):
    german = factories.published(headline="Deutsch")
    english = factories.published(headline="English", language="en")
    offer("de", former=former)
    for act in (
        lambda: factories.draft(language="en"),
        lambda: translate(german, into="en", by=AUTHOR()),
        lambda: revise(english, by=AUTHOR()),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code in {LANGUAGE_CLOSED, "wrong-language"}
        assert "Sprache" in refusal.value.why
        assert refusal.value.remedy
    assert not may_revise(english, AUTHOR())
    assert languages_to_translate_into(german, AUTHOR()) == []


def test_from_it_a_text_is_translated_into_one_that_is_offered(offer):
    english = factories.published(headline="English", language="en")
    offer("de", former=("en",))
    assert translate(english, into="de", by=AUTHOR()).language == "de"


def test_a_draft_can_still_be_changed(offer):
    article = factories.draft(headline="English", language="en")
    offer("de", former=("en",))
    assert change(article, {"headline": "Other", "body": "<p>x</p>"}, by=AUTHOR())
