"""Reading time: from the words of the article's own text."""

import pytest

from articles.domain.content.plain_text import minutes_to_read, words_of
from articles.models import Article, Edition


def article(body: str, *, teaser: str = "", language: str = "de") -> Article:
    return Article(edition=Edition(language=language), body=body, teaser=teaser)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        ("<p>Ein Absatz.</p>", 2),
        ("<p>Eins</p><p>zwei</p><ul><li>drei</li><li>vier</li></ul>", 4),
        ("<p>EU-weit &amp; z.&nbsp;B. 1.000 – 2,5&nbsp;%</p>", 6),
        ('<p>Ein <a href="https://example.org/lange/adresse">Verweis</a></p>', 2),
    ],
)
def test_words_are_counted_and_markup_is_not(body, words):
    assert words_of(article(body)) == words


def test_the_teaser_is_read_too_but_not_the_sources():
    assert words_of(article("<p>Ein Absatz.</p>", teaser="Drei kurze Wörter.")) == 5


@pytest.mark.parametrize(
    ("words", "german", "english"),
    [(0, 0, 0), (1, 1, 1), (250, 1, 1), (320, 2, 1), (1000, 5, 4), (2300, 12, 10)],
)
def test_minutes_are_whole_and_german_takes_longer(words, german, english):
    body = f"<p>{'Wort ' * words}</p>"
    assert minutes_to_read(article(body)) == german
    assert minutes_to_read(article(body, language="en")) == english
