"""A whole document: its head, its foot, and what must never happen to either."""

import html
import json
import re
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override
from hypothesis import given, settings, strategies as st

from articles.foundation.markup import clean_html
from articles.foundation.text import clean_line, clean_text
from articles.transfer.importing.document.document import (
    Credit,
    DocumentError,
    Line,
    Reading,
    parse,
)

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
TODAY = date(2026, 5, 1)
PAGE = """\
Cluster arbeiten zusammen

12.02.2020 | Forschung, Bi-/Multilaterales

Ein Absatz.

Zum Nachlesen

- Plattform (11.02.20): [Die Partnerschaften](https://example.org/a)

Quelle: Portal Beispiel

Redaktion: 12.02.2020 von Erika Muster, Institut Beispiel GmbH

Länder / Organisationen: EU

Themen: Innovation, Netzwerke

[Zurück](#)

Weitere Informationen
"""


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def read(text, language="de"):
    return parse(text.encode(), language=language, today=TODAY)


def refusal(text):
    with pytest.raises(DocumentError) as caught:
        read(text)
    assert caught.value.reason
    assert caught.value.remedy
    return caught.value


def test_everything_on_a_page_becomes_data():
    document = read(PAGE)
    assert document.language == "de"
    assert document.headline == "Cluster arbeiten zusammen"
    assert document.dated == date(2020, 2, 12)
    assert document.labels["category"] == Line("Forschung, Bi-/Multilaterales", 3)
    assert document.body_html == "<p>Ein Absatz.</p>"
    assert document.further_reading == (
        Reading(
            "Plattform",
            date(2020, 2, 11),
            "Die Partnerschaften",
            "https://example.org/a",
            9,
        ),
    )
    assert document.labels["source"] == Line("Portal Beispiel", 11)
    assert document.credit == Credit(
        date(2020, 2, 12), "Erika Muster, Institut Beispiel GmbH", 13
    )
    assert document.labels["country"] == Line("EU", 15)
    assert document.labels["topic"] == Line("Innovation, Netzwerke", 17)
    assert document.links_without_target == 0
    assert document.notes == ()


def test_an_english_page_is_read_as_a_german_one_is():
    document = read(
        "Clusters work together\n\n12.02.2020 | Research\n\nA paragraph.\n\n"
        "Further reading\n\n- Platform (11.02.20): [The partnerships](#)\n\n"
        "Source: Sample Portal\n\nEdited: 12.02.2020 by Erika Muster, Sample Ltd\n\n"
        "Countries / organisations: EU\n\nTopics: Innovation\n\n[Back](#)\n\n"
        "Further information\n",
        language="en",
    )
    assert document.language == "en"
    assert document.body_html == "<p>A paragraph.</p>"
    assert document.further_reading[0].publisher == "Platform"
    assert document.labels["source"].text == "Sample Portal"
    assert document.credit.text == "Erika Muster, Sample Ltd"
    assert (document.labels["country"].text, document.labels["topic"].text) == (
        "EU",
        "Innovation",
    )
    assert document.notes == ("1 link without target",)


def test_the_portals_own_page_is_read_completely():
    pages = sorted((SHARED / "seeds").glob("*.txt"))
    if not pages:
        pytest.skip("the portal's page is not there: no ../shared/seeds")
    text = pages[0].read_text(encoding="utf-8")
    document = read(text)
    paragraphs = re.findall("<p>(.*)</p>", document.body_html)
    assert [html.unescape(p) for p in paragraphs] == text.splitlines()[6:15:2]
    assert document.headline == text.splitlines()[2]
    assert document.dated == date(2020, 2, 12)
    assert document.labels["category"].text.split(", ")[1] == "Bi-/Multilaterales"
    assert document.further_reading[0].dated == date(2020, 2, 11)
    assert document.further_reading[0].url == ""
    assert document.labels["source"].text == "Clusterportal Baden-Württemberg"
    assert document.credit.text.endswith(", VDI Technologiezentrum GmbH")
    assert document.labels["country"].text == "EU"
    assert document.labels["topic"].text == "Innovation, Netzwerke"
    assert document.notes == ("1 link without target",)


@pytest.mark.parametrize(
    ("written", "categories"),
    [
        ("12.02.2020", ""),
        ("12.02.2020 |", ""),
        ("12.2.2020|A, B", "A, B"),
        ("  12. 2. 2020 \u00a0|  A ", "A"),
        ("2020-02-12 | A", "A"),
        ("12.02.20 | A | B", "A | B"),
    ],
)
def test_a_date_line_may_be_written_in_several_ways(written, categories):
    document = read(f"Headline\n{written}\nText")
    assert document.dated == date(2020, 2, 12)
    assert document.labels["category"].text == categories


@pytest.mark.parametrize(
    "written", ["31.02.2020", "00.00.0000", "12.13.2020", "12.02.1899", "01.01.2029"]
)
def test_a_date_that_cannot_be_is_refused(written):
    error = refusal(f"Headline\n\n{written} | A\n\nText")
    assert error.line == 3
    assert written in error.reason


def test_a_document_without_headline_is_refused():
    error = refusal("\n12.02.2020 | A\n\nText")
    assert str(error).startswith("line 2: There is no headline above the date line.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Headline", 1),
        ("Headline\n\nText", 3),
        ("Headline\n\n02/12/2020 | A\n\nText", 3),
        ("Headline\n12.02.2020, A\nText", 2),
    ],
)
def test_a_document_without_date_line_is_refused(text, line):
    error = refusal(text)
    assert (error.line, "no date line" in error.reason) == (line, True)


def test_text_between_headline_and_date_line_is_refused():
    error = refusal("Headline\n\nSecond half\n\n12.02.2020\n\nText")
    assert str(error).startswith("line 3: “Second half” stands between")


@pytest.mark.parametrize("rest", ["", "\n\n \n", "\nQuelle: Portal", "\n[Zurück](#)"])
def test_a_document_without_text_is_refused(rest):
    error = refusal(f"Headline\n12.02.2020{rest}")
    assert (error.line, "no text" in error.reason) == (2, True)


def test_a_list_of_categories_too_long_for_any_reader_is_refused():
    assert refusal(f"Headline\n12.02.2020 | {'A, ' * 2000}\nText").line == 2


def test_a_headline_has_at_most_250_characters():
    assert len(read(f"{'x' * 250}\n12.02.2020\nText").headline) == 250
    assert refusal(f"{'x' * 251}\n12.02.2020\nText").line == 1


def test_line_endings_blank_lines_and_blanks_make_no_difference():
    expected = read("\n\n\n" + PAGE.replace("\n\n", "\n\n\n\n"))
    assert read(PAGE).body_html == expected.body_html
    tight = read(PAGE.replace("\n\n", "\n"))
    windows = read(PAGE.replace("\n", " \t\u00a0\r\n"))
    for document in (tight, windows):
        assert document.body_html == expected.body_html
        assert document.further_reading[0].title == expected.further_reading[0].title
        assert document.labels["topic"].text == expected.labels["topic"].text
        assert document.credit.text == expected.credit.text
    assert windows.labels["topic"].number == read(PAGE).labels["topic"].number


def test_text_is_composed_and_without_control_characters():
    document = read("Mu\u0308ll\x0bweg\n12.02.2020\nEin \u202eAbsatz\x07.")
    assert document.headline == "Müll weg"
    assert document.body_html == "<p>Ein Absatz.</p>"
    assert document.notes == ("3 control characters removed",)


def blns():
    path = SHARED / "corpora" / "blns" / "blns.json"
    if not path.exists():
        pytest.skip("the list of naughty strings is not there: no ../shared/corpora")
    return json.loads(path.read_text(encoding="utf-8"))


def test_any_naughty_string_is_a_headline_that_stays_intact():
    for string in blns():
        if headline := clean_line(string):
            document = read(f"{string}\n12.02.2020\nText")
            assert document.headline == headline
        else:
            assert refusal(f"{string}\n12.02.2020\nText")


def test_any_naughty_string_is_a_paragraph_that_stays_intact_and_escaped():
    for string in filter(clean_line, blns()):
        body = read(f"Headline\n12.02.2020\n\n{string}\n\nText").body_html
        paragraph = body.removeprefix("<p>").removesuffix("</p>\n<p>Text</p>")
        assert not set("<>") & set(paragraph)
        assert html.unescape(paragraph) == re.sub(" +", " ", clean_text(string))
        assert clean_html(body) == body


PIECES = """
- a
  b
## c
[d](e f)
- g (1.1.20): [h](#)
](
(31.02.20)
12.02.2020
\u0338
Quelle:
Redaktion: 1
Zum Nachlesen: i
"""
LINES = st.lists(st.sampled_from((PAGE + PIECES).splitlines()), max_size=12)
LINES = LINES.map("\n".join)


@settings(derandomize=True, max_examples=50, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass"))
    | LINES.map(str.encode)
    | LINES.map(lambda lines: f"Headline\n12.02.2020\nText\n{lines}".encode())
)
def test_whatever_a_file_holds_it_is_read_or_refused_in_words(data):
    document = refused = None
    try:
        document = parse(data, language="de", today=TODAY)
    except DocumentError as error:
        refused = error
    if refused:
        assert refused.reason
        assert refused.remedy
    else:
        assert document.headline
        assert clean_html(document.body_html) == document.body_html
