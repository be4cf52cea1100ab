"""Numbers as readers see them."""

import pytest
from django.utils.translation import override

from articles.foundation.text import counted, grouped


@pytest.mark.parametrize(
    ("language", "thousands", "one", "many"),
    [
        ("de", "1.234.567", "1 Artikel", "1.234 Artikel"),
        ("en", "1,234,567", "1 article", "1,234 articles"),
    ],
)
def test_thousands_stand_apart_as_the_language_has_them(language, thousands, one, many):
    with override(language):
        assert [grouped(number) for number in (0, 999, 1_234_567)] == [
            "0", "999", thousands,
        ]  # fmt: skip
        assert (counted(1), counted(1234)) == (one, many)
