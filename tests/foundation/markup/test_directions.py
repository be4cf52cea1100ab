"""Passages that name a language from the right run from there, where they are shown."""

import pytest

from articles.foundation.markup import clean_html, directed, shown
from articles.foundation.markup.directions import direction_of


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("UR", "rtl"),
        ("ckb", "rtl"),
        ("ar-Latn", "ltr"),
        ("uz-Arab-AF", "rtl"),
        ("az_Arab", "rtl"),
        ("de", "ltr"),
        ("zh-Hans", "ltr"),
        ("", ""),
    ],
)
def test_a_language_says_from_which_side_it_is_written(language, direction):
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ('<p lang="ar">سلام.</p>', '<p lang="ar" dir="rtl">سلام.</p>'),
        (
            '<blockquote lang="he"><p>שלום '
            '<span lang="en">Bonn</span></p></blockquote>',
            '<blockquote lang="he" dir="rtl"><p>שלום '
            '<span lang="en" dir="ltr">Bonn</span></p></blockquote>',
        ),
        ('<p dir="ltr" lang="ar">1 + 1</p>', '<p dir="ltr" lang="ar">1 + 1</p>'),
        ('<p><span lang="en">Bonn</span></p>', '<p><span lang="en">Bonn</span></p>'),
        ('<p><a hreflang="ar">Bonn</a></p>', '<p><a hreflang="ar">Bonn</a></p>'),
        ('<p lang="">lang="ar"</p>', '<p lang="">lang="ar"</p>'),
        (
            '<p dir="rtl">سلام <q lang="fr">Bonn</q></p>',
            '<p dir="rtl">سلام <q lang="fr" dir="ltr">Bonn</q></p>',
        ),
    ],
)
def test_what_is_shown_runs_its_way_and_what_an_editor_marked_stays(stored, read):
    assert directed(stored) == read
    assert directed(read) == read
    assert shown(stored, lambda _mention: "") == read


def test_what_is_stored_keeps_what_its_editor_marked():
    assert clean_html('<p lang="ar">سلام.</p>') == '<p lang="ar">سلام.</p>'
