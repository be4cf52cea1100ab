"""Figures as a text names them, and pictures as somebody typed them."""

import time

import pytest

from articles.foundation.markup.figures import Mention, count_pictures, mentions
from articles.foundation.markup.sanitising import clean_html

KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"
# Sanitised or not, whatever is read of a text is read once.
ENDLESS = ("<", '<"', "<img", "<img alt=", "<!--", '<img alt="', "<a '", '">')


@pytest.mark.parametrize("read", [count_pictures, mentions])
@pytest.mark.parametrize("part", ENDLESS)
def test_a_tag_that_never_ends_stops_nobody(read, part):
    start = time.perf_counter()
    read(f"<p>Text</p><!--{part * 100_000}")
    assert time.perf_counter() - start < 10


def test_pictures_are_counted_however_they_are_typed():
    assert count_pictures("<p>Text &lt;img&gt; <imgx></p>") == 0
    for tag in ("<img>", "<IMG\nsrc=a>", "<img/>", "<img alt='a<b'>", '<img alt=">">'):
        assert count_pictures(f"<p>Text</p>{tag}{tag}") == 2, tag


def test_signs_in_the_words_of_a_figure_end_no_tag():
    figure = f'<img data-image="{KEY}" alt="a &gt; b > c &lt; &quot;d&quot;">'
    assert [one.alt for one in mentions(f"<p>1</p>{figure}<p>2</p>")] == [
        'a > b > c < "d"'
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u200b\u200d", ""),
        ("&#8203; &#x200d;", ""),
        ("Ein  Ka\u0308fer\n&#x202e;", "Ein Käfer"),
        ("x" * 499 + " " + "y", "x" * 499),
    ],
)
def test_words_of_a_figure_are_one_line_of_what_can_be_seen(typed, kept):
    figure = f'<img data-image="{KEY}" alt="{typed}" data-caption="{typed}">'
    body = clean_html(figure, figures=True)
    assert body == str(Mention(KEY, kept, kept))
    assert mentions(body) == mentions(figure)
