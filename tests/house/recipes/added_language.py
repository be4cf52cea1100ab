"""Polish, once the recipe for it was followed."""

from django.utils.translation import gettext, override

from articles.foundation.languages import row_of


def test_polish_has_a_row_with_words_of_its_own():
    row = row_of("pl")
    assert (row.name, row.locale, row.article_slug) == ("Polski", "pl_PL", "artykul")
    assert "oraz" in row.stop_words.split()


def test_readers_of_other_languages_are_told_of_it():
    with override("de"):
        assert gettext(row_of("pl").lacking) == (
            "Diesen Artikel gibt es nicht auf Polnisch."
        )
