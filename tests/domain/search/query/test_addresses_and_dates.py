"""A pasted address finds what cites or links it, a written date what bears it."""

import pytest

from articles.domain.search.language.web_keys import is_address, key_of
from articles.domain.search.query.dates import dates_in
from tests.domain.search.finding.test_order import order
from tests.support.factories import published, source

CITED = "https://www.example.org/presse/meldung.html?id=5"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("https://www.example.org/a/", "example.org/a"),
        ("www.example.org", "example.org"),
        ("Example.org/a?utm_source=x#top", "example.org/a"),
        ("müller.example/ü", "xn--mller-kva.example/%C3%BC"),
    ],
)
def test_an_address_has_one_key(typed, key):
    assert is_address(typed)
    assert key_of(typed) == key


@pytest.mark.parametrize(
    "typed", ["z.B.", "3.5", "Wissenschaft", "a@example.org", "..."]
)
def test_other_text_is_no_address(typed):
    assert not is_address(typed)


@pytest.mark.django_db
@pytest.mark.both
def test_what_cites_or_links_an_address_is_found():
    label = source("Beispielamt")
    published(headline="Nachlese", further_reading=[{"title": "A", "url": CITED}])
    cited = [{"source": str(label.key), "title": "B", "url": CITED}]
    published(headline="Quelle", attributions=cited)
    published(headline="Text", body=f'<p>Siehe <a href="{CITED}">dort</a>.</p>')
    published(headline="Anderes", body='<p><a href="https://example.com/">dort</a></p>')
    for typed in (CITED, CITED + "&utm_medium=x", CITED.removeprefix("https://www.")):
        assert {*order(typed)} == {"Nachlese", "Quelle", "Text"}
    assert {*order("example.org")} == {"Nachlese", "Quelle", "Text"}
    assert order("https://example.com") == ["Anderes"]
    assert order("https://example.org/presse/andere.html") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("20.10.2020", ["2020-10-20"]),
        ("1. 2. 2020", ["2020-02-01"]),
        ("2020-10-20", ["2020-10-20"]),
        ("20 October 2020", ["2020-10-20"]),
        ("October 20, 2020", ["2020-10-20"]),
        ("20. Oktober 2020 Energie", ["2020-10-20"]),
        ("31.02.2020", []),
        ("20. aprıl 2020", []),
        ("Version 1.20.10.2020", []),
        ("Oktober 2020", []),
        ("20/10/2020", ["2020-10-20"]),
        ("8. Sept. 2025", ["2025-09-08"]),
        ("8. Sep 2025", ["2025-09-08"]),
        ("Oct 20, 2020", ["2020-10-20"]),
        ("13.10.20", []),
        ("2020-13-45", []),
    ],
)
def test_dates_are_read_as_they_are_written(typed, found):
    assert [day.isoformat() for _start, _end, day in dates_in(typed)] == found


@pytest.mark.django_db
@pytest.mark.both
def test_a_date_finds_that_day():
    published(headline="An dem Tag", dated="2020-10-20")
    published(headline="Am Tag danach", dated="2020-10-21")
    published(headline="Sagt ihn", dated="2021-01-01", body="<p>Am 20.10.2020.</p>")
    for typed in ("20.10.2020", "2020-10-20", "20. Oktober 2020"):
        assert order(typed)[0] == "An dem Tag"
        assert "Am Tag danach" not in order(typed)
    assert order("20.10.2020 Tag") == ["An dem Tag"]
    assert "Sagt ihn" in order("20.10.2020")


@pytest.mark.django_db
@pytest.mark.both
def test_a_date_in_digits_finds_the_day_in_words():
    published(headline="In Worten", body="<p>Am 20. Oktober 2020 beschlossen.</p>")
    published(headline="Ein anderer", body="<p>Am 21. Oktober 2020, 20 Tage.</p>")
    for typed in ("20.10.2020", "2020-10-20", "20th October 2020", "20. Okt. 2020"):
        assert order(typed) == ["In Worten"], typed


@pytest.mark.django_db
def test_signs_around_a_pasted_address_are_none_of_it():
    published(headline="Nachlese", further_reading=[{"title": "A", "url": CITED}])
    for typed in (f"<{CITED}>", f"{CITED},", f"({CITED})"):
        assert order(typed) == ["Nachlese"], typed
