"""The excerpt: a teaser as it is, else the text's beginning in plain words."""

from articles.domain.content.plain_text import excerpt_of
from articles.models import Article


def excerpt(body: str, teaser: str = "", **options) -> str:
    return excerpt_of(Article(body=body, teaser=teaser), **options)


def test_a_teaser_is_taken_as_it_is_in_one_line():
    assert excerpt("<p>Text</p>", "Erste Zeile\nzweite < Zeile") == (
        "Erste Zeile zweite < Zeile"
    )


def test_a_texts_beginning_is_plain_and_keeps_words_apart():
    body = "<p>Ein<br>Satz &amp; <em>noch</em> einer.</p><ul><li>1</li><li>2</li></ul>"
    assert excerpt(body) == "Ein Satz & noch einer. 1 2"


def test_a_long_text_is_cut_between_words():
    dots = "\N{NO-BREAK SPACE}…"
    assert excerpt("<p>Eins zwei, drei vier</p>", length=12) == f"Eins zwei{dots}"
    assert excerpt("<p>Donaudampfschiff</p>", length=5) == f"Donau{dots}"
