"""A pair of words for the search: two words, each pair once, forgotten by law."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import SiteRevision, WordPair

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def pair(word: str = "brexit", means: str = "EU-Austritt", **other) -> WordPair:
    return WordPair(**{"language": "de", "word": word, "means": means} | other)


def test_what_is_typed_is_stored_in_small_letters_as_searches_are_counted():
    one = pair(" BREXIT  Folgen ", " EU-Austritt ")
    one.full_clean()
    assert (one.word, one.means) == ("brexit folgen", "EU-Austritt")
    assert str(one) == "brexit folgen → EU-Austritt"


@pytest.mark.parametrize("wrong", [{"word": "–"}, {"means": "…"}, {"means": "Brexit"}])
def test_both_are_words_and_different_ones(wrong):
    with pytest.raises(ValidationError):
        pair(**wrong).full_clean()


def test_the_database_has_each_pair_once_and_none_that_is_empty():
    pair().save()
    for wrong in (pair(), pair(word=""), pair(means="")):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong.save()
    pair(means="Austritt").save()
    pair(language="en").save()


def test_readers_see_each_change_at_once():
    before = SiteRevision.objects.get().counter
    one = pair()
    one.save()
    made = SiteRevision.objects.get().counter
    one.delete()
    assert before < made < SiteRevision.objects.get().counter


def test_pairs_with_a_word_that_the_law_takes_out_are_forgotten():
    pair("minister muster", "Muster").save()
    pair().save()
    assert WordPair.forget({"Muster"}) == 1
    assert WordPair.forget(set()) == 0
    assert [one.word for one in WordPair.objects.all()] == ["brexit"]
