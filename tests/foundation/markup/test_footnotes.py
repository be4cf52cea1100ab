"""Each address that a text links to is one footnote, however often it is linked."""

import pytest

from articles.foundation.markup import as_list, footnoted

A, B = "https://example.org/a?x=1&amp;y=2", "http://example.org/b"


def test_an_address_has_one_number_wherever_it_is_linked():
    text, addresses = footnoted(
        f'<p><a href="{A}">a</a> <a rel="license" href="{B}" hreflang="en">b</a></p>'
        f'<dd><a href="{A}">again</a></dd>'
    )
    assert addresses == [A, B]
    assert text == (
        f'<p><a href="{A}" data-note="1">a</a> '
        f'<a rel="license" href="{B}" data-note="2" hreflang="en">b</a></p>'
        f'<dd><a href="{A}" data-note="1">again</a></dd>'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/de/themen/klima/">Klima</a>',
        '<a href="urn:uuid:6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01">here</a>',
        '<a href="mailto:desk@example.org">desk</a>',
        "https://example.org/ in the text",
        '<abbr title="href=">x</abbr> <img src="https://example.org/a.png">',
    ],
)
def test_only_links_to_other_sites_have_one(html):
    assert footnoted(html) == (html, [])


def test_the_list_has_the_addresses_as_the_text_has_them():
    assert as_list([A, B]) == f"<ol><li>{A}</li><li>{B}</li></ol>"
