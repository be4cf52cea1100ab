"""Links that lead elsewhere than they say lose their address, and keep their words."""

import sys
import unicodedata

import pytest

from articles.foundation.markup.sanitising import clean_html

# Some programs ignore or trim these signs: white space, and controls.
UNSEEN = [
    sign
    for code in range(1, sys.maxunicode + 1)
    if not 0xD800 <= code < 0xE000
    and (
        (sign := chr(code)).isspace()
        or unicodedata.category(sign) in {"Cc", "Zs", "Zl", "Zp"}
        or code in {0xAD, 0x180E, 0xFEFF}
        or 0x200B <= code < 0x2010
        or 0x2060 <= code < 0x2070
    )
]
SCHEMES = ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x"]


@pytest.mark.parametrize("href", [*SCHEMES, "//evil.example/", "\\\\evil.example"])
def test_s75_no_sign_that_is_not_seen_hides_where_a_link_leads(href):
    assert len(UNSEEN) > 80
    for sign in UNSEEN:
        # HTML has other signs for the numbers of these controls.
        spelled = sign if "\x80" <= sign <= "\x9f" else f"&#{ord(sign)};"
        for before in (spelled, spelled * 3, f" {spelled} ", sign):
            clean = clean_html(f'<p>Der <a href="{before}{href}">Text</a>.</p>')
            assert "Text" in clean
            assert "href" not in clean, (ascii(sign), clean)
        inside = f"{href[:2]}{spelled}{href[2:]}" if ":" in href else f"/{spelled}/x"
        clean = clean_html(f'<p>Der <a href="{inside}">Text</a>.</p>')
        assert "href" not in clean, (ascii(sign), clean)


@pytest.mark.parametrize(
    "href",
    ["//evil.example", "///evil.example", "/\\evil.example", "\\/evil.example",
     "https:evil.example", "http:/evil.example", "x:y", "view-source:https://a.example",
     "feed:javascript:alert(1)", "javascript:", "java\nscript:x", "ws://evil.example"],
)  # fmt: skip
def test_s75_what_looks_like_a_scheme_or_another_site_is_no_link(href):
    clean = clean_html(f'<p>Der <a href="{href}">Text</a>.</p>')
    assert "href" not in clean
    assert "Text" in clean


@pytest.mark.parametrize(
    "href",
    ["https://example.org/a?b=c:d", "/de/artikel/", "/a//b", "?q=javascript:x", "#a:b",
     "mailto:a@example.org", "seite/x:y", "../x", "https://example.org//x"],
)  # fmt: skip
def test_what_leads_where_it_says_stays_a_link(href):
    assert f'href="{href}"' in clean_html(f'<p><a href="{href}">Text</a></p>')
