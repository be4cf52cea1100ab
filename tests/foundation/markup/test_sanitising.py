"""HTML: nothing but what an article may hold, however it is written."""

import re
import time
from html import unescape

import html5lib
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, strategies as st

from articles.foundation.markup.sanitising import ATTRIBUTES, TAGS, clean_html
from tests.conftest import ROOT
from tests.foundation.markup.clipboards import CLIPBOARDS
from tests.foundation.markup.hostile import HOSTILE


def elements(html):
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [e for e in fragment.iter() if e.tag != "DOCUMENT_FRAGMENT"]


# As programs do that trim what they take for white space, however a browser reads it.
BLANK = re.compile(r"[\s\x00-\x20\x7f-\xa0\xad\u180e\u200b-\u200f\u2060-\u206f\ufeff]+")

# These elements act, load or name, whatever the lists of the code come to say.
ACTING = {
    "applet", "audio", "base", "button", "embed", "form", "frame", "iframe", "img",
    "input", "link", "math", "meta", "object", "script", "source", "style", "svg",
    "template", "textarea", "title", "video",
}  # fmt: skip
ACTS = re.compile(r"on|src|(?:action|class|form\w*|id|name|style)$")
KNOWN_SCHEMES = {"http", "https", "mailto", "urn"}


def assert_harmless(html):
    for element in elements(html):
        assert element.tag in TAGS - ACTING
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, set())
        assert set(element.attrib) <= allowed
        assert not [name for name in element.attrib if ACTS.match(name)]
        assert leads_to_a_known_scheme(element.attrib.get("href", "")), html


def leads_to_a_known_scheme(href: str) -> bool:
    bare = BLANK.sub("", href).replace("\\", "/")
    scheme, colon, _rest = bare.partition(":")
    is_relative = not colon or not re.fullmatch(r"[a-zA-Z][\w+.-]*", scheme)
    if is_relative or scheme.lower() in {"http", "https"}:
        return not bare.startswith("//") and (is_relative or "://" in bare)
    return scheme.lower() in KNOWN_SCHEMES


@pytest.mark.parametrize("html", HOSTILE)
def test_s26_s27_s28_what_is_hostile_does_not_get_in(html):
    clean = clean_html(html)
    assert_harmless(clean)
    assert clean_html(clean) == clean


SANITISED = ROOT.parent / "shared" / "corpora" / "feedparser" / "tests"
SANITISED /= "wellformed/sanitize"


@pytest.mark.again
def test_s26_what_others_have_tried_does_not_get_in_either():
    """Whole, and as the text that it is once it was read as XML."""
    found = [*SANITISED.rglob("*.xml")]
    if not found:
        pytest.skip("the corpus isn't there (shared/corpora/feedparser)")
    assert len(found) > 700
    for path in found:
        text = path.read_text("utf-8", errors="replace")
        for html in (text, unescape(text)):
            assert_harmless(clean_html(html))


KEPT = [
    "<h2>Zwischentitel</h2>\n<p>Ein <em>Absatz</em> mit <strong>Betonung</strong>.</p>",
    '<p>Ein <a href="https://example.org/?a=1&amp;b=2" hreflang="en">Verweis</a></p>',
    '<a href="mailto:redaktion@example.org">Schreiben</a>',
    '<p lang="en" dir="ltr">English</p>',
    '<ol start="3"><li>drei</li></ol>',
    "<blockquote><p>Zitat</p></blockquote><hr>",
    '<table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead>'
    '<tbody><tr><td colspan="2">1</td></tr></tbody></table>',
    "<p>H<sub>2</sub>O, 5&nbsp;&lt;&nbsp;6 &amp; mehr<br>neue Zeile</p>",
]


@pytest.mark.wcag("5.4", "11.8.3", on="desk")
@pytest.mark.parametrize("html", KEPT)
def test_what_an_article_may_hold_stays_as_it_is(html):
    assert clean_html(html) == html


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p>a&#x202e;b</p>", "<p>ab</p>"),
        ("<p>a&#x0b;b</p>", "<p>a\nb</p>"),
        ("<p>a\x00b</p>", "<p>ab</p>"),
        ("<p>&#xfffe;&#8238;</p>", "<p></p>"),
        ("<p>Pru&#x308;fung</p>", "<p>Prüfung</p>"),
        ("<p>a\r\nb</p>", "<p>a\nb</p>"),
        ("  \u200b ", ""),
    ],
)
def test_signs_that_no_feed_can_carry_stay_out_however_they_are_written(html, clean):
    assert clean_html(html) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p><b>a</b></p>", "<p><strong>a</strong></p>"),
        ('<p><i lang="en">a</i></p>', '<p><em lang="en">a</em></p>'),
        ('<h1 style="font-weight: normal">a</h1>', "<h2>a</h2>"),
        ("<H1>a</H1><h5>b</h5><h6>c</h6>", "<h2>a</h2><h4>b</h4><h4>c</h4>"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ('<div><div lang="en">a <br>b</div>c</div>', '<p lang="en">a <br>b</p>c'),
        ("<section><h2>a</h2><div></div></section>", "<h2>a</h2>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p>a</p><p>b</p>"),
        ('<b style="font-weight:normal"><p>a</p></b>', "<p>a</p>"),
        ("<b style='mso-bidi-font-weight:normal'>a</b>", "<strong>a</strong>"),
        ("<title>Entwurf</title><p>a</p>", "<p>a</p>"),
        ("<p><o:p>&nbsp;</o:p></p>", "<p></p>"),
        ("<p>&lt;b&gt; und <body><base></p>", "<p>&lt;b&gt; und </p>"),
    ],
)  # fmt: skip
def test_what_others_write_becomes_what_an_article_has(html, clean):
    assert clean_html(html) == clean


def words(html):
    apart = re.sub("</(?:p|h[234]|li|t[dh])>", " ", html)
    return unescape(re.sub("<[^>]*>", "", apart)).split()


@pytest.mark.wcag("11.8.3", on="desk")
@pytest.mark.parametrize("program", CLIPBOARDS)
def test_what_programs_put_on_the_clipboard_comes_out_clean(program):
    html, meant = CLIPBOARDS[program]
    clean = clean_html(html)
    assert_harmless(clean)
    assert not re.search("mso|alert|Entwurf|style|class|<strong><h2", clean)
    assert set(words(meant)) <= set(words(clean))
    assert clean_html(meant) == meant


PIECES = st.sampled_from([
    *HOSTILE, *KEPT, "<div>", "</div>", "<b ", "</b>", "<h1>", "<o:p>", "</o:p>",
    "<p>", "</p>", "<b>", "<", ">", "&", '"', "&amp;", "&#x338;",
    "\u0338", "&#1;", "\x01", "&#x202e;", "java", "script:", '<a href="', "e", "\u0301",
])  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_s26_whatever_is_put_together_comes_out_harmless_and_stays_so(html):
    clean = clean_html(html)
    assert clean_html(clean) == clean
    assert_harmless(clean)


@given(st.text())
def test_any_text_is_cleaned_once_and_for_all(text):
    assert clean_html(clean_html(text)) == clean_html(text)


FORMATS = "".join(f"<b lang={number}>" for number in range(700))


@pytest.mark.parametrize(
    "bomb",
    ["<div>" * 20_001, "<ul><li>" * 10_001, f"<p>{FORMATS}{'<p>x' * 750}"],
    ids=["blocks", "lists", "formats that each paragraph opens again"],
)
def test_s57_html_that_would_grow_without_bound_is_refused(bomb):
    with pytest.raises(ValidationError) as refusal:
        clean_html(bomb)
    assert refusal.value.code == "tangled-html"


@pytest.mark.parametrize(
    "text",
    [
        "&lt;!--" * 100_000,
        "<" * 500_000,
        "x" * 10**7,
        "<div>" * 15_000 + "x" * 10**6,
        "x<div " + "x" * 10**6 + "<h1 " * 15_000,
        "<div><x>" * 9_000 + "</div>" * 9_000 + "x",
        "x<o:p>" + "\xa0" * 10_000 + "x",
        '<a href="' + "\n\xa0" * 100_000 + 'x">x</a>',
    ],
    ids=[
        "comments",
        "signs",
        "letters",
        "open blocks",
        "open tags",
        "nested blocks",
        "an office line that never ends",
        "an address of blanks",
    ],
)
def test_a_long_text_is_cleaned_before_anybody_goes_for_coffee(text):
    start = time.perf_counter()
    assert clean_html(text)
    assert time.perf_counter() - start < 20


def test_a_long_article_with_a_large_table_is_no_bomb():
    rows = "<tr><td><strong>1</strong></td><td>2</td><td>3</td></tr>" * 200
    text = "<p>Ein <em>Absatz</em> von vielen.</p>" * 100
    assert elements(clean_html(f"<table>{rows}</table>{text}"))
