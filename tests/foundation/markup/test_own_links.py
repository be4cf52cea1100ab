"""Links to articles of our own: kept by what never changes, filled in when shown."""

import json

import pytest

from articles.foundation.markup import clean_html, led, own_link, own_links

KEY = "01234567-89ab-cdef-0123-456789abcdef"
OTHER = KEY.replace("0", "f")
TEXT = (
    f'<p><a href="{own_link(KEY)}">Eins</a>, <a href="{own_link(OTHER)}">zwei</a></p>'
)


def address(key: str) -> str:
    return "/de/artikel/eins/" if key == KEY else ""


def test_a_text_keeps_what_names_an_article_and_no_other_name():
    assert clean_html(TEXT) == TEXT
    for other in ("urn:isbn:3", "URN:uuid:x", f"urn:uuid:{KEY}x", "urn:uuid:"):
        assert clean_html(f'<a href="{other}">a</a>') == "<a>a</a>"
    assert own_links(TEXT, TEXT) == [KEY, OTHER]
    assert own_links(f"<p>urn:uuid:{KEY}</p>") == []


@pytest.mark.parametrize(
    "written", [str, json.dumps, lambda text: text.replace("<", "&lt;")]
)
def test_what_readers_find_is_led_to_and_all_else_is_words(written):
    shown = '<p><a href="/de/artikel/eins/">Eins</a>, <a>zwei</a></p>'
    assert led(written(TEXT), address) == written(shown)
    assert led("<p>Ohne</p>", address) == "<p>Ohne</p>"


@pytest.mark.parametrize("written", [str, json.dumps])
def test_what_is_no_link_says_no_language_either(written):
    named = f'hreflang="en" href="{own_link(OTHER)}"'
    for attributes in (named, " ".join(reversed(named.split(" ")))):
        assert led(written(f"<a {attributes}>a</a>"), address) == written("<a>a</a>")
    kept = f'<a href="{own_link(KEY)}" hreflang="en">a</a>'
    found = '<a href="/de/artikel/eins/" hreflang="en">a</a>'
    assert led(written(kept), address) == written(found)
