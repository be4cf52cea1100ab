"""Headlines give slugs, and slugs give addresses."""

import re

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix
from django.utils.translation import override
from hypothesis import given, strategies as st

from articles.foundation.slugs import MAX_LENGTH, numbered, path_to, slug_from
from articles.models import KINDS


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Straße", "strasse"),
        ("GROẞE STRAẞE", "grosse-strasse"),
        ("Äpfel, Öl & Übermut", "aepfel-oel-uebermut"),
        ("Łódź und Ærø", "lodz-und-aeroe"),
        ("Đà Nẵng", "da-nang"),
        ("São Tomé", "sao-tome"),
        ("EU–Japan: ein Jahr", "eu-japan-ein-jahr"),
        ("2020/21 im Rückblick", "2020-21-im-rueckblick"),
        ("snake_case", "snake-case"),
        ("  --a--  b  ", "a-b"),
        ("feed", "feed"),
    ],
)
def test_r28_a_headline_gives_its_address_as_newsrooms_spell_it(text, slug):
    assert slug_from(text, fallback="artikel") == slug


@pytest.mark.parametrize("text", ["", "   ", "…", "مقالة", "新聞", "🙂", "_", "\u200b"])
def test_r28_a_text_without_latin_letters_gives_the_fallback(text):
    assert slug_from(text, fallback="artikel") == "artikel"


def test_a_long_text_is_cut_between_words():
    slug = slug_from("Donaudampfschifffahrt " * 20, fallback="x")
    assert slug == "-".join(["donaudampfschifffahrt"] * 3)


def test_a_word_that_fits_exactly_stays_whole():
    words = "a" * (MAX_LENGTH - 2) + " b cd"
    assert slug_from(words, fallback="x") == "a" * (MAX_LENGTH - 2) + "-b"


def test_a_long_word_is_cut_where_it_must_be():
    assert slug_from("a" * 300, fallback="x") == "a" * MAX_LENGTH


def test_the_second_of_a_name_is_numbered():
    assert [numbered("gleich", n) for n in (1, 2, 10)] == [
        "gleich",
        "gleich-2",
        "gleich-10",
    ]


@given(st.text())
def test_r28_any_text_gives_a_slug_that_fits(text):
    slug = slug_from(text, fallback="artikel")
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(numbered(slug, 10**9)) <= 100


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_address_is_the_one_that_is_said_for_each_by_itself(language):
    with override(language):
        for name in ("article", *KINDS):
            for slug in ("a", "Ein_Beispiel-2", "x" * 100):
                assert path_to(name, slug) == reverse(name, kwargs={"slug": slug})


def test_a_site_below_another_address_says_so_in_each():
    assert path_to("topic", "a") == "/de/themen/a/"
    set_script_prefix("/unten/")
    try:
        assert path_to("topic", "a") == "/unten/de/themen/a/"
    finally:
        set_script_prefix("/")


@pytest.mark.parametrize("slug", ["", "a b", "a/b", "ä", '"><b>', "a\n"])
def test_what_is_no_slug_has_no_address(slug):
    with pytest.raises(NoReverseMatch):
        path_to("article", slug)
