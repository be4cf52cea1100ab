"""A search that finds nothing shows what has the most of its words, and says so. These
articles are no list: feed, count and other pages have none of them.
"""

import pytest

from tests.site.public.reading import text_of, tree
from tests.support.contents import keys
from tests.support.factories import draft, published, topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST = "/de/artikel/?q="


@pytest.fixture(autouse=True)
def stock():
    published(headline="Neue Stipendien der Stiftung", topics=keys(topic("Förderung")))
    published(headline="Impfstoff aus Kigali", body="<p>Ein Werk entsteht.</p>")
    published(headline="Gletscher in den Alpen", body="<p>Das Eis schwindet.</p>")
    cited = [{"title": "Bericht", "url": "https://www.example.org/bericht/2020"}]
    published(headline="Raumstation verlängert", further_reading=cited)


def shown(client, typed: str) -> tuple[list[str], str]:
    """Return the headlines below the line, and the line."""
    page = tree(client.get(LIST + typed).text)
    parts = [one for one in page.iter("section") if one.get("class") == "nearest"]
    if not parts:
        return [], ""
    [part] = parts
    line = next(p for p in part.iter("p"))
    return [text_of(one) for one in part.iter("h3")] or [
        text_of(one) for one in part.iter("h2")
    ][1:], text_of(line)


@pytest.mark.parametrize(
    ("typed", "headline", "line"),
    [
        ("Stipendien+Walross", "Neue Stipendien der Stiftung", "Ohne Walross:"),
        ("Walross+Kigali+Werk", "Impfstoff aus Kigali", "Ohne Walross:"),
        ("Kigali-Walross", "Impfstoff aus Kigali", "Mit Kigali:"),
        # Of its halves one is a name that the language hasn't.
        ("Kigaliprozess", "Impfstoff aus Kigali", "Mit Kigali:"),
        ("Impfstoffabkommen", "Impfstoff aus Kigali", "Mit Impfstoff:"),
        ("https://example.org/neu", "Raumstation verlängert", "Mit example.org:"),
    ],
)
def test_what_has_most_of_the_words_stands_below_a_line(client, typed, headline, line):
    headlines, said = shown(client, typed)
    assert headlines[0] == headline
    assert said == line


def test_words_that_say_nothing_do_no_harm(client):
    published(headline="E 19 und 13 und 2020")
    numbers = ("E-Qzx", "Qzxwv-19", "13.10.20", "2020-13-45", "31.02.2020", "Qzx+19")
    for typed in ("wa+s+Walross", "un+d+Walross", "x+" * 60, *numbers):
        assert shown(client, typed) == ([], "")


def test_it_is_no_list(client):
    page = client.get(f"{LIST}Stipendien+Walross")
    assert "Keine Artikel zu „Stipendien Walross“" in page.text
    assert 'name="robots" content="noindex' in page.text
    feed = client.get("/de/artikel/feed.rss?q=Stipendien+Walross")
    assert "<item>" not in feed.text


@pytest.mark.parametrize(
    "typed",
    [
        "Stipendien",
        '"Stipendien+Walross"',
        "Stipendien+-Stiftung",
        "Stipendien+Walross&topic=foerderung",
        "Walross+Seehund",
    ],
)
def test_nothing_else_is_loosened(client, typed):
    assert shown(client, typed) == ([], "")


def test_what_nobody_may_read_makes_no_difference(client):
    before = shown(client, "Stipendien+Walross")
    draft(headline="Stipendien für Walross und Seehund")
    assert shown(client, "Stipendien+Walross") == before
    assert shown(client, "Seehundgesetz") == ([], "")


def test_struck_words_are_said_in_words_and_never_as_html(client):
    page = client.get(f"{LIST}Stipendien+%3Cb%3EWalross").text
    assert "<s>&lt;b&gt;Walross</s>" in page
    assert "Ohne <s>" in page


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("https://example.org/bericht/2020", "Zum Nachlesen: Bericht"),
        ("www.example.org", "Zum Nachlesen: Bericht"),
    ],
)
def test_a_hit_by_an_address_says_where_it_is_cited(client, typed, reason):
    page = tree(client.get(LIST + typed).text)
    [told] = [one for one in page.iter("span") if one.get("class") == "card-reason"]
    assert text_of(told) == reason
