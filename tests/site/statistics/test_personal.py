"""Statistics never count words that might be personal."""

import pytest
from hypothesis import given, settings, strategies as st

from articles.site.statistics.personal import kept_words

KEPT = {
    "Klimaschutz": "klimaschutz",
    "  Zölle   USA ": "zölle usa",
    "Horizont 2021-2027": "",
    "Haushalt 2026": "haushalt 2026",
    "35 000 Euro": "35 000 euro",
    '"grüner Wasserstoff" -Import': '"grüner wasserstoff" -import',
    "z.B. Stahl": "z.b. stahl",
    "Dr. No": "dr. no",
    "u.a. d.h. i.d.R.": "u.a. d.h. i.d.r.",
    "U.S.A.": "u.s.a.",
    "100.000 Euro": "100.000 euro",
    "3.5 % in 2026": "3.5 % in 2026",
    "Web 2.0": "web 2.0",
    "20. Jahrhundert": "20. jahrhundert",
    "12:30": "12:30",
    "Ziele: Klima": "ziele: klima",
    "C++ std::vector": "c++ std::vector",
    "AT&T": "at&t",
    "100 %": "100 %",
    "ＥＵ": "ｅｕ",
}


@pytest.mark.parametrize(("typed", "kept"), KEPT.items())
def test_words_are_kept_in_one_spelling(typed, kept):
    assert kept_words(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "jemand@example.org",
        "@jemand",
        "https://example.org/privat",
        "www.example.org",
        "+49 30 1234567",
        "030/123 45 67",
        "DE02 1203 0000 0000 2020 51",
        "warum habe ich heute wieder so lange auf den bus gewartet",
        "x" * 61,
        "secret.example",
        "Mail von secret.example",
        "müller.example",
        "x.yy",
        "secret。example",
        "xn--mller-kva.xn--p1ai",
        "10.0.0.1",
        "2001:db8::1",
        "[2001:DB8::1]:443",
        "fe80::1%eth0",
        "::1",
        "2001:db8:0:0:0:0:2:1",
        "01:23:45:67:89:ab",
        "de-ad-be-ef-ca-fe",
        "0170–123–4567",
        "0170_1234567",
        "1.000.000",
    ],
)
def test_what_looks_like_somebodys_own_is_not_kept(typed):
    assert kept_words(typed) == ""


def full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


WRITINGS = {
    "as full width": full_width,
    "partly as full width": lambda text: full_width(text.replace("@", "%40")),
    "percent-encoded": lambda text: "".join(f"%{ord(one):02x}" for one in text),
    "encoded twice": lambda text: text.replace("@", "%2540").replace("1", "%2531"),
    "as in HTML": lambda text: text.replace("@", "&#64;").replace(".", "&#46;"),
    "with what isn't seen": lambda text: "\u200b".join(text),
    "with an at": lambda text: text.replace("@", " [at] "),
    "as capitals": str.upper,
}


@pytest.mark.parametrize("written", WRITINGS.values(), ids=WRITINGS)
@pytest.mark.parametrize("said", ["erika@secret", "a.example", "0170 111", "::1"])
def test_nor_in_whatever_letters_it_is_written(said, written):
    assert kept_words(written(said)) == ""


DOTTED = st.from_regex(r"[A-Za-zäöü]\.([A-Za-zäöü]\.){0,3}", fullmatch=True)
WORD = st.from_regex(r"[a-zäöüß]{1,12}", fullmatch=True)
GAP = st.sampled_from([" ", ". ", ", ", ": ", " – ", "? "])


@settings(max_examples=50, derandomize=True, deadline=None)
@given(DOTTED | WORD, GAP, WORD | st.sampled_from(["2026", "17", "1.000"]))
def test_ordinary_words_are_kept_with_all_their_signs(first, gap, second):
    typed = f"{first}{gap}{second}"
    assert kept_words(typed) == typed.casefold()


@settings(max_examples=50, derandomize=True, deadline=None)
@given(st.ip_addresses().filter(lambda one: not one.is_unspecified), WORD)
def test_no_network_address_is_kept_wherever_it_stands(address, word):
    for typed in (f"{address}", f"{word} {address}?", f"{word}: [{address}]"):
        assert kept_words(typed) == ""
