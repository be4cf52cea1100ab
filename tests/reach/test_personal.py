"""What might be somebody's own is never counted."""

import pytest

from articles.reach.personal import kept_words

KEPT = {
    "Klimaschutz": "klimaschutz",
    "  Zölle   USA ": "zölle usa",
    "Horizont 2021-2027": "",
    "Haushalt 2026": "haushalt 2026",
    "35 000 Euro": "35 000 euro",
    '"grüner Wasserstoff" -Import': '"grüner wasserstoff" -import',
}


@pytest.mark.parametrize(("typed", "kept"), KEPT.items())
def test_words_are_kept_in_one_spelling(typed, kept):
    assert kept_words(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "jemand@example.org",
        "@jemand",
        "https://example.org/privat",
        "www.example.org",
        "+49 30 1234567",
        "030/123 45 67",
        "DE02 1203 0000 0000 2020 51",
        "warum habe ich heute wieder so lange auf den bus gewartet",
        "x" * 61,
    ],
)
def test_what_looks_like_somebodys_own_is_not_kept(typed):
    assert kept_words(typed) == ""
