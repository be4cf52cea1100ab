"""The text of an article: from the lines of a document to safe HTML."""

import pytest
from django.utils.translation import override

from articles.foundation.markup import clean_html
from articles.transfer.importing.document.body import MAX_BODY, read_body
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.remarks import Remarks


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def body(text, remarks=None):
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 3)]
    result = read_body(lines, remarks or Remarks(), after=2)
    assert clean_html(result) == result
    return result


def test_a_blank_line_separates_paragraphs_and_a_single_break_does_not():
    assert body("a\nb\n\n\nc") == "<p>a b</p>\n<p>c</p>"


def test_lines_with_a_hyphen_become_a_list():
    expected = "<p>a</p>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n<p>d</p>"
    assert body("a\n- b\n- c\nd") == expected
    assert body("a\n\n- b\n\n- c\n\nd") == expected


def test_an_indented_line_continues_the_item_above():
    assert body("- a\n  b\n- c") == "<ul>\n<li>a b</li>\n<li>c</li>\n</ul>"


def test_a_line_with_two_number_signs_is_a_heading():
    assert body("a\n## b\nc") == "<p>a</p>\n<h2>b</h2>\n<p>c</p>"


@pytest.mark.parametrize("text", ["-", "--", "-1", "##", "#a", "– a", "EU- und a - b"])
def test_other_signs_at_the_beginning_stay_text(text):
    assert body(text) == f"<p>{text}</p>"


def test_html_in_the_text_is_shown_and_not_obeyed():
    assert body('<script>alert("a & b")</script>') == (
        '<p>&lt;script&gt;alert("a &amp; b")&lt;/script&gt;</p>'
    )


def test_spaces_are_collapsed_except_those_that_must_not_break():
    assert body("z.\u00a0B.   a\t b") == "<p>z.&nbsp;B. a b</p>"


def test_a_web_address_becomes_a_link():
    assert body("s. [a & b](https://example.org/?a=1&b=(2)).") == (
        '<p>s. <a href="https://example.org/?a=1&amp;b=(2)">a &amp; b</a>.</p>'
    )
    assert body("[[1] a](<HTTP://example.org>) b") == (
        '<p><a href="HTTP://example.org">[1] a</a> b</p>'
    )


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "mailto:redaktion@example.org",
        "www.example.org",
        "http:example.org",
        "https://",
        "//example.org",
        "/a",
    ],
)
def test_s27_any_other_target_is_left_out_of_a_document_and_noted(target):
    remarks = Remarks()
    assert body(f"a\n\n[b]({target}) c", remarks) == "<p>a</p>\n<p>b c</p>"
    assert remarks.in_words() == (
        "1 link without target",
        f"line 5: “{target}” is not a web address; the link was left out.",
    )


def test_a_dead_link_is_only_counted():
    remarks = Remarks()
    assert body("[a](#) [b]() ", remarks) == "<p>a b</p>"
    assert remarks.in_words() == ("2 links without target",)


@pytest.mark.parametrize(
    "text", ["[a] (b)", "[1](siehe oben)", "[a](https://b.de", "[[a](b", "a](b)"]
)
def test_what_only_looks_like_a_link_stays_text(text):
    assert body(text) == f"<p>{text}</p>"


def test_no_attribute_can_be_smuggled_into_an_address():
    result = body('[a](https://example.org/"onclick="x)')
    assert result == '<p><a href="https://example.org/%22onclick=%22x">a</a></p>'


def test_a_mark_that_would_combine_with_a_tag_gets_a_space_of_its_own():
    assert body("\u0338a") == "<p>&nbsp;\u0338a</p>"
    assert body("- \u0338a\n- b").startswith("<ul>\n<li>&nbsp;\u0338a</li>")
    assert body("[a](https://example.org)\u0338b").endswith("</a>&nbsp;\u0338b</p>")


def test_headings_alone_are_no_text():
    with pytest.raises(DocumentError) as caught:
        body("## a\n\n## b")
    assert caught.value.line == 2


def test_a_text_has_at_most_200_000_characters_also_when_escaped():
    assert body("a" * (MAX_BODY - 7))
    for text in ("a" * (MAX_BODY + 1), "<" * (MAX_BODY // 2)):
        with pytest.raises(DocumentError, match="longer than 200000 characters"):
            body(text)
