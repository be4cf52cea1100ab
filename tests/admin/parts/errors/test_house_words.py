"""Wrong input for house words is refused: each mistake once, at its field."""

import pytest

from articles.models import HouseWord
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.desk import at_desk, url
from tests.support.desk.refusing import at_most, wrong

pytestmark = pytest.mark.django_db

NO_LETTER = ("mindestens einen Buchstaben", "needs at least one letter")
NONE_THERE = ("hat keinen Buchstaben", "has no letter")
LISTED = ("steht schon in der Liste", "is listed already")
TOO_LONG = ("ist zu lang", "is too long")
WORDS = [
    *mistakes.needed("word"),
    *mistakes.text("word", 100),
    *mistakes.cases("word", {"marks alone": "?!", "private": "\ue000"}, NO_LETTER),
    *mistakes.needed("avoid"),
    *mistakes.cases("avoid", {"marks alone": "?!", "one line": "Rad\n?!"}, NONE_THERE),
    *mistakes.cases("avoid", {"a long word": "a" * 101}, TOO_LONG),
    *mistakes.cases("avoid", {"a NUL": "a\0"}, refusing.NUL),
    *mistakes.cases("avoid", {"too much": "a b\n" * 2_000}, at_most(5_000)),
    *mistakes.cases("avoid", {"listed": "Drahtesel", "among": "X\nDrahtesel"}, LISTED),
    ("no language", {"language": ""}, "id_language", refusing.REQUIRED),
    *mistakes.choice("language"),
    ("no day", {"since": ""}, "id_since", refusing.REQUIRED),
    *mistakes.day("since"),
    *mistakes.text("reason", 300),
]


def test_a_house_word_that_is_refused_says_why_at_its_field():
    factories.house_word("Rad", "Drahtesel")
    filled = {"language": "de", "word": "Fahrrad", "avoid": "Velo"}
    path = url(HouseWord, "add")
    assert wrong(at_desk(factories.admin()), path, WORDS, filled) == []
    assert HouseWord.objects.count() == 1
