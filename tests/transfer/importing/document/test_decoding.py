"""Files that aren't text in UTF-8 are refused with the line and a remedy."""

import time

import pytest
from django.utils.translation import override

from articles.transfer.importing.document.decoding import MAX_BYTES, Line, decode
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.remarks import Remarks


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def refusal(data):
    with pytest.raises(DocumentError) as caught:
        decode(data, Remarks())
    return caught.value


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", "\u200b\n\u00a0\x07".encode()]
)
def test_an_empty_document_is_refused(data):
    error = refusal(data)
    assert error.line is None
    assert str(error).startswith("The document is empty. Write a headline")


def test_a_document_larger_than_the_limit_is_refused_unread():
    assert decode(b"x" * MAX_BYTES, Remarks())
    start = time.monotonic()
    error = refusal(b"\xff" * 10_000_000)
    assert time.monotonic() - start < 1
    assert "larger than 1 MB" in error.reason


def test_a_latin_1_document_is_refused_with_the_line_of_its_first_bad_byte():
    error = refusal("Zeile\r\n\r\nLänder".encode("latin-1"))
    assert error.line == 3
    assert "byte E4" in error.reason
    assert error.remedy == "Save it as UTF-8."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_utf_16_document_is_refused_with_the_remedy(encoding):
    assert "UTF-8" in refusal("Zeile eins".encode(encoding)).remedy


def test_a_nul_is_refused_with_its_line():
    assert refusal(b"a\nb\0").line == 2


def test_a_byte_order_mark_is_accepted_and_removed():
    remarks = Remarks()
    assert decode("\ufeffMüll".encode(), remarks) == [Line("Müll", 1)]
    assert remarks.in_words() == ()


def test_every_usual_line_ending_counts_as_one_line():
    lines = decode(b"a\r\nb\rc\nd", Remarks())
    assert lines == [Line("a", 1), Line("b", 2), Line("c", 3), Line("d", 4)]


def test_breaks_within_a_line_become_spaces_and_other_controls_vanish():
    remarks = Remarks()
    breaks = "a\x0bb\x0cc\x85d\u2028e\u2029f"
    text = breaks + " \x1b\x9f\u202a\u202e\u2066\u2069\uffff\ufffe!"
    assert decode(text.encode(), remarks) == [Line("a b c d e f !", 1)]
    assert remarks.in_words() == ("13 control characters removed",)
    remarks = Remarks()
    decode(b"a\x07", remarks)
    assert remarks.in_words() == ("1 control character removed",)
