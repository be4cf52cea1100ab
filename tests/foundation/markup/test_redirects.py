"""Addresses that lead elsewhere: a text has the one that is meant."""

import pytest

from articles.foundation.markup import REDIRECTS, clean_html
from articles.foundation.markup.redirects import GOOGLE, SAFELINKS

MEANT = "https://example.org/a?b=1&c=2"
PACKED = "https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c%3D2"
HOSTS = {
    GOOGLE: "www.google.co.uk",
    SAFELINKS: "eur02.safelinks.protection.outlook.com",
    r"lm?\.facebook\.com": "l.facebook.com",
    r"(?:html\.)?duckduckgo\.com": "duckduckgo.com",
}


def link(address: str) -> str:
    return f'<a href="{address.replace("&", "&amp;")}">Wort</a>'


@pytest.mark.parametrize(("host", "path", "parameter"), REDIRECTS)
def test_a_link_leads_where_its_redirection_does(host, path, parameter):
    host = HOSTS.get(host, host.replace("\\", ""))
    address = f"https://{host}{path}?x=1&{parameter}={PACKED}"
    assert clean_html(link(address)) == link(MEANT)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.google.com/search?q=https%3A%2F%2Fexample.org",
        "https://www.google.com/url?q=javascript%3Aalert(1)",
        "https://google.example.org/url?q=" + PACKED,
        "https://example.org/?url=" + PACKED,
    ],
)
def test_what_is_no_redirection_stays_as_it_is(address):
    assert clean_html(link(address)) == link(address)


@pytest.mark.parametrize("note", ["#_ftn1", "x.htm#_ednref2", "#sdfootnote1sym"])
def test_a_link_to_a_note_of_the_pasted_document_is_words(note):
    assert clean_html(f'<p>a<sup><a href="{note}">[1]</a></sup></p>') == (
        "<p>a<sup><a>[1]</a></sup></p>"
    )
    assert clean_html('<a href="#ziel">a</a>') == '<a href="#ziel">a</a>'


def test_what_was_deleted_while_changes_were_tracked_is_no_text():
    html = '<p>Der <del cite="a">alte </del><ins cite="a">neue </ins>Text</p>'
    assert clean_html(html) == "<p>Der neue Text</p>"
