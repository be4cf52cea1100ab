"""The content refuses what doesn't fit, and cleans the rest."""

import pytest
from django.core.exceptions import ValidationError

from articles.domain.content import COLUMNS, as_stored, content_hash, content_of
from articles.models import Article
from tests.support import factories

pytestmark = pytest.mark.django_db


def with_content(**content):
    """Return what is stored of this content, as the content of an article."""
    return content_of(factories.draft(**content))


def refused(**content):
    with pytest.raises(ValidationError) as error:
        factories.draft(**content)
    assert not Article.objects.exists()
    return error.value


LONG = {
    "headline": 250,
    "slug": 100,
    "teaser": 1000,
    "credit_name": 200,
    "credit_organisation": 200,
    "change_note": 1000,
}


@pytest.mark.parametrize(("name", "limit"), LONG.items())
def test_what_is_too_long_is_refused_by_the_field_that_is_too_long(name, limit):
    assert with_content(**{name: "x" * limit})[name] == "x" * limit
    with pytest.raises(ValidationError) as error:
        factories.draft(**{name: "y" * (limit + 1)})
    assert set(error.value.message_dict) == {name}
    assert Article.objects.count() == 1


def test_r26_a_text_of_more_than_200_000_characters_is_refused():
    assert len(with_content(body="ä" * 200_000)["body"]) == 200_000
    with pytest.raises(ValidationError, match="body"):
        factories.draft(body="ä" * 200_001)


@pytest.mark.parametrize(
    "content",
    [
        {"change_kind": "other"},
        {"change_kind": ""},
        {"slug": "mit leerzeichen"},
        {"slug": "straße"},
        {"slug": "a/b"},
        {"dated": "2020-02-30"},
        {"dated": "gestern"},
        {"credit_date": "12.02.2020"},
        {"headline": 7},
        {"body": ["<p>x</p>"]},
    ],
)
def test_what_does_not_fit_is_refused(content):
    refused(**content)


@pytest.mark.parametrize(
    "row",
    [
        {"title": ""},
        {"title": "x" * 501},
        {"title": "x", "publisher_name": "x" * 201},
        {"title": "x", "language": "xx"},
        {"title": "x", "dated": "2020-02-30"},
        {"title": "x", "url": "javascript:alert(1)"},
        {"title": "x", "url": "ftp://example.org/"},
        {"title": "x", "url": "//example.org/"},
        {"title": "x", "url": "https://example.org/" + "x" * 2000},
        {"title": 7},
    ],
)
def test_further_reading_that_does_not_fit_is_refused(row):
    refused(further_reading=[row])


@pytest.mark.parametrize(
    "values",
    [
        {"url": "javascript:alert(1)"},
        {"url": "data:text/html,x"},
        {"url": "example.org"},
        {"title": "x" * 501},
        {"dated": "1.2.2020"},
    ],
)
def test_an_attribution_that_does_not_fit_is_refused(values):
    refused(attributions=[{"source": str(factories.source().key)} | values])


def test_r27_whatever_is_pasted_is_cleaned():
    content = with_content(
        headline=" Zwei\nZeilen\u202e \x00",
        teaser=" Erste\r\nZweite\x0b ",
        body='<p onclick="x()">Text<script>alert(1)</script></p>',
        credit_name="\u200b",
        further_reading=[{"title": " A\x0b B ", "url": " https://example.org/ "}],
    )
    assert content["headline"] == "Zwei Zeilen"
    assert content["teaser"] == "Erste\nZweite"
    assert content["body"] == "<p>Text</p>"
    assert content["credit_name"] == ""
    [reading] = content["further_reading"]
    assert (reading["title"], reading["url"]) == ("A B", "https://example.org/")


def test_nothing_is_null_but_dates():
    nothing = dict.fromkeys(COLUMNS) | {"change_kind": "first", "headline": "Ein Wort"}
    content = with_content(**nothing)
    assert [name for name in content if content[name] is None] == [
        "dated",
        "lead_image",
        "credit_date",
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_a_date_that_cannot_be_meant_is_refused(day):
    with pytest.raises(ValidationError, match="zu weit"):
        factories.draft(dated=day)


DEADLINE = {
    "key": "00000000-0000-4000-8000-000000000001",
    "closes": "2027-03-15[Europe/Berlin]",
}


@pytest.mark.parametrize(
    "rows",
    [
        [DEADLINE, DEADLINE],
        [{"closes": f"2027-03-{day:02}[UTC]"} for day in range(1, 12)],
        [DEADLINE | {"key": "1"}],
        [DEADLINE | {"closes": "15.3.2027"}],
        [DEADLINE | {"closes": "2027-03-15[Europe/Atlantis]"}],
        [DEADLINE | {"closes": ""}],
        [DEADLINE | {"opens": "2027-04-01[UTC]"}],
        [DEADLINE | {"is_gate": "yes"}],
        [DEADLINE | {"stage": "other"}],
        [DEADLINE | {"place": "Graz"}],
    ],
)
def test_a_deadline_that_does_not_fit_is_refused(rows):
    refused(deadlines=rows)


@pytest.mark.parametrize("name", ["closes", "opens", "was"])
@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00[Asia/Tokyo]", "9999-12-31T24:00[AoE]"]
)
def test_a_moment_that_cannot_be_meant_is_refused(name, moment):
    with pytest.raises(ValidationError, match="zu weit"):
        factories.draft(deadlines=[DEADLINE | {name: moment}])


FACTS = {"reference": "A-1", "eligible": ["smes", "universities"]}


@pytest.mark.parametrize(
    "rows",
    [
        [FACTS, FACTS],
        [{"reference": "x" * 101}],
        [{"amount": "x" * 201}],
        [{"amount": 7}],
        [{"eligible": ["everybody"]}],
        [{"eligible": [["smes"]]}],
        [{"eligible": {"smes": True}}],
        [{"apply_at": "javascript:alert(1)"}],
        [{"apply_at": "https://known.example@evil.example/"}],
    ],
)
def test_facts_of_a_call_that_do_not_fit_are_refused(rows):
    refused(facts=rows)


def test_facts_that_say_nothing_are_no_row():
    nothing = {"reference": " ", "funder": None, "eligible": [], "amount": "\u200b"}
    for row in ({}, nothing, {"funder": "00000000-0000-4000-8000-000000000001"}):
        assert (
            with_content(facts=[row])["facts"]
            == as_stored({"facts": [nothing]})["facts"]
            == []
        )


def test_those_who_may_apply_are_named_in_one_order():
    [row] = with_content(facts=[FACTS])["facts"]
    assert row["eligible"] == ["universities", "smes"]
    assert row == as_stored({"facts": [FACTS]})["facts"][0]


def test_a_content_without_facts_has_the_hash_that_it_had():
    content = with_content()
    without = {name: value for name, value in content.items() if name != "facts"}
    assert content["facts"] == []
    assert content_hash(content) == content_hash(without)
    assert content_hash(with_content(facts=[FACTS])) != content_hash(without)
