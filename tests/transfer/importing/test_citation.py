"""Citations are read as people paste them; unreadable ones are reported."""

from datetime import date

import pytest

from articles.transfer.importing import Citation, read_citations

TODAY = date(2026, 3, 1)
DAY = date(2020, 2, 12)
URL = "https://www.example.org/a_(b)?c=1"
WHOLE = Citation("Musterportal", DAY, "Ein Titel: mit Zusatz", URL)


def cited(text: str) -> list[Citation]:
    found, refused = read_citations(text, today=TODAY)
    assert refused == []
    return found


@pytest.mark.parametrize(
    "line",
    [
        f"Musterportal (12.02.20): Ein Titel: mit Zusatz {URL}",
        f"- Musterportal (12.02.2020): [Ein Titel: mit Zusatz]({URL})",
        f"• Musterportal (2020-02-12) – Ein Titel: mit Zusatz, <{URL}>.",
        f"Musterportal (12. 2. 2020): Ein Titel: mit Zusatz ({URL})",
        f"{URL} Musterportal (12.02.20): Ein Titel: mit Zusatz",
        f"Musterportal (12.02.20): Ein Titel: mit Zusatz\n{URL}",
    ],
)
def test_a_line_says_publisher_day_title_and_address(line):
    assert cited(line) == [WHOLE]


def test_an_address_alone_is_a_citation_with_or_without_its_scheme():
    assert cited("www.example.org/x.") == [Citation(url="https://www.example.org/x")]
    assert cited(f"<{URL}>") == [Citation(url=URL)]


def test_a_link_that_leads_nowhere_is_a_title_without_address():
    assert cited("Musterportal (12.02.20): [Ein Titel](#)") == [
        Citation("Musterportal", DAY, "Ein Titel")
    ]


def test_each_line_is_a_row_of_its_own():
    lines = f"Eins (12.02.20): Titel {URL}\n\nZwei (13.02.20): Titel\n{URL}/1\n{URL}/2"
    assert [(one.publisher, one.url) for one in cited(lines)] == [
        ("Eins", URL),
        ("Zwei", f"{URL}/1"),
        ("", f"{URL}/2"),
    ]


def test_only_a_name_that_is_known_may_end_at_a_colon():
    [one] = cited("Musterportal: Ein Titel")
    assert (one.publisher, one.title) == ("", "Musterportal: Ein Titel")
    assert one.at_colon == ("Musterportal", "Ein Titel")


def test_what_cannot_be_read_is_told_and_the_rest_taken():
    bad = f"Zwei Links: [a]({URL}) und [b]({URL})"
    found, [refused] = read_citations(f"{bad}\n{URL}", today=TODAY)
    assert found == [Citation(url=URL)]
    assert "Zwei Links" in refused
    assert read_citations("- \n \n", today=TODAY) == ([], [])


def test_more_lines_than_a_form_can_show_are_told():
    found, refused = read_citations(f"{URL}/1\n" * 201, today=TODAY)
    assert (len(found), len(refused)) == (200, 1)
