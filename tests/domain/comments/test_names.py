"""The person that @name names: the longest name counts, mail addresses name nobody."""

import pytest

from articles.domain.comments.names import named, nobody, without_names

NAMES = {"anna": [1], "Anna Muster": [2], "Ötzi": [3, 4]}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@anna, bitte.", {1}),
        ("Bitte @Anna!", {1}),
        ("@Anna Muster weiß es.", {2}),
        ("(@ötzi)", {3, 4}),
        ("@annabel", set()),
        ("anna@example.org und x@anna", set()),
        ("@ anna", set()),
        ("anna", set()),
    ],
)
def test_a_sign_in_front_of_a_name_names_its_people(text, keys):
    assert named(text, NAMES) == keys


def test_names_that_nobody_has_are_known_once():
    assert nobody("@bmbf sagt @bmbf und @anna", NAMES) == ["bmbf"]


def test_a_name_is_taken_out_where_it_is_a_word_of_its_own():
    names = {"anna", "Anna Muster", ""}
    said = without_names("@anna sagt: Anna Muster, nicht Hannah.", names, "erased-1")
    assert said == "@erased-1 sagt: erased-1, nicht Hannah."
