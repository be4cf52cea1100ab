"""Figures as a text names them, and pictures as somebody typed them."""

import time

import pytest

from articles.pictures.figures import count_pictures, mentions

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
