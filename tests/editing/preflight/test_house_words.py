"""Writers learn of words that the house avoids: whole words of their own, each once."""

import unicodedata
from collections import Counter
from datetime import date, timedelta
from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from articles.editing.preflight import WARNING, preflight
from articles.editing.preflight.house_words import Rule, words_of
from tests.support import factories

pytestmark = pytest.mark.django_db
LONG_AGO = date(2000, 1, 1)


def hints(article, field="body") -> list[str]:
    found = [it for it in preflight(article) if it.code == "house-word"]
    return [it.text for it in found if it.field == field]


def found(text: str, *avoid: str, use: str = "anders") -> Counter:
    return words_of((Rule(use, avoid, LONG_AGO, ""),)).count(text)


def test_a_hint_says_the_word_since_when_and_why():
    factories.house_word(
        "Mobiltelefon",
        "Handy",
        "Handys",
        since=date(2026, 1, 1),
        reason="Handy ist kein englisches Wort.",
    )
    article = factories.draft(body="<p>Ein Handy, zwei Handys.</p><p>Handys!</p>")
    [hint] = hints(article)
    assert hint == (
        "„Handy“, „Handys“ (2×): Im Haus heißt es „Mobiltelefon“ "
        "(seit 1. Januar 2026). Handy ist kein englisches Wort."
    )
    with translation.override("en"):
        [hint] = hints(article)
    assert "“Handy”, “Handys” (2×): the house says “Mobiltelefon” (since " in hint


def test_it_is_a_hint_and_stops_no_submission():
    factories.house_word("Mobiltelefon", "Handy")
    article = factories.draft(headline="Handy")
    [level] = {it.level for it in preflight(article) if it.code == "house-word"}
    assert level == WARNING
    assert factories.move(article, "submit", by=article.author).status == "in_review"


def test_each_field_has_its_own_hint_and_each_entry_one():
    factories.house_word("Mobiltelefon", "Handy")
    factories.house_word("Rechner", "Computer")
    key = factories.picture("Hafen", caption="Ein Handy von oben").key
    article = factories.draft(
        headline="Handy an Handy",
        teaser="Handy\nund Computer",
        lead_image=str(factories.picture("Brücke").key),
        lead_caption="Brücke mit Handy",
        body=f'<h2>Handy</h2><p>Kein Wort.</p><img data-image="{key}">',
    )
    assert [hint.partition(":")[0] for hint in hints(article, "headline")] == [
        "„Handy“ (2×)"
    ]
    assert len(hints(article, "teaser")) == 2
    assert len(hints(article, "lead_image")) == 1
    # In a heading, and in the caption that the library has.
    assert [hint.partition(":")[0] for hint in hints(article)] == ["„Handy“ (2×)"]
    assert not hints(factories.draft(body="<p>Mobiltelefon und Rechner.</p>"))


@pytest.mark.parametrize(
    "body",
    [
        "<blockquote><p>Mein Handy!</p></blockquote>",
        "<blockquote>Mein Handy!</blockquote>",
        "<p>Sie sagt: <q>Mein Handy!</q></p>",
        '<p lang="en">My Handy!</p>',
        '<p>Auf Englisch <span lang="en">Handy</span>.</p>',
        "<p>Siehe https://example.org/Handy und www.handy.example.</p>",
        "<p>Mobil, digital.</p>",
    ],
)
def test_what_others_say_stays_as_it_was_said(body):
    factories.house_word("Mobiltelefon", "Handy", "handy")
    assert hints(factories.draft(body=body)) == []


def test_only_the_words_of_the_articles_language_hold():
    factories.house_word("mobile phone", "Handy", language="en")
    assert hints(factories.draft(body="<p>Handy</p>")) == []
    assert hints(factories.draft(body="<p>Handy</p>", language="en"))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Handy", 1),
        ("(Handy)", 1),
        ("„Handy“, Handy/Rechner und das Handy.", 3),
        ("Handyvertrag, Diensthandy, Handys", 0),
        ("Handy-Vertrag, Dienst-Handy, Handy\u2011Vertrag", 0),
        ("Handy*innen, Handy:innen, Handy_innen, Handy/-innen, Handy(innen)", 0),
        ("handy, HANDY", 0),
        ("Han\u00addy", 1),
    ],
)
def test_whole_words_alone_are_found(text, times):
    assert found(text, "Handy")["Handy"] == times


def test_a_word_in_small_letters_may_begin_a_sentence():
    assert found("Polish, polish, POLISH", "polish") == {"polish": 2}
    assert found("Polish, polish, POLISH", "Polish") == {"Polish": 1}
    # Where both are listed, each stands for itself.
    both = found("Polish, polish, polish", "polish", "Polish")
    assert both == {"Polish": 1, "polish": 2}


def test_nothing_is_found_in_the_word_to_use_and_the_longest_counts():
    phones = found("A mobile phone, a phone.", "phone", use="mobile phone")
    assert phones["phone"] == 1
    assert found("internet, Internet", "internet", use="Internet")["internet"] == 1
    said = found("z. B. in Bezug auf", "in Bezug", "in Bezug auf", "z. B.")
    assert said == {"in Bezug auf": 1, "z. B.": 1}
    assert found("a+b (c) [d]", "a+b", "[d]") == {"a+b": 1, "[d]": 1}


def test_letters_and_apostrophes_are_compared_whatever_their_form():
    taken_apart = unicodedata.normalize("NFD", "Müsli")
    assert found(taken_apart, "Müsli")["Müsli"] == 1
    assert found("Müsli", taken_apart)[taken_apart] == 1
    assert found("don’t", "don't")["don't"] == 1


def test_an_entry_holds_for_articles_of_its_day_and_later_ones():
    today = timezone.localdate()
    day = timedelta(days=1)
    factories.house_word("Mobiltelefon", "Handy", since=today)
    factories.house_word("Rechner", "Computer", since=today + day)
    body = "<p>Handy, Computer</p>"
    assert len(hints(factories.draft(body=body))) == 1
    assert hints(factories.draft(body=body, dated=str(today - day))) == []
    assert len(hints(factories.draft(body=body, dated=str(today)))) == 1
    assert len(hints(factories.draft(body=body, dated=str(today + day)))) == 2
    tomorrow = timezone.now() + day
    findings = preflight(factories.draft(body=body), at=tomorrow)
    assert len([it for it in findings if it.code == "house-word"]) == 2


def test_a_version_without_a_date_goes_by_the_day_that_its_page_prints():
    live = factories.published(body="<p>Handy</p>")
    tomorrow = timezone.localdate() + timedelta(days=1)
    factories.house_word("Mobiltelefon", "Handy", since=tomorrow)
    later = timezone.now() + timedelta(days=9)
    again = factories.revised(live)
    assert "house-word" not in {it.code for it in preflight(again, at=later)}
    new = factories.draft(headline="Neu", body="<p>Handy</p>")
    assert "house-word" in {it.code for it in preflight(new, at=later)}


def asked(article) -> int:
    with CaptureQueriesContext(connection) as queries:
        preflight(article)
    return sum("articles_houseword" in query["sql"] for query in queries)


@pytest.mark.both
def test_the_list_is_asked_once_and_a_change_of_it_holds_at_once():
    row = factories.house_word("Mobiltelefon", "Handy")
    article = factories.draft(headline="Handy", teaser="Handy", body="<p>Handy</p>")
    assert asked(article) == 1
    assert len(hints(article)) == 1
    for n in range(20):
        factories.house_word(f"Wort {n}", f"Unwort {n}")
    assert asked(article) == 1
    row.avoid = "Telefon"
    row.save()
    assert hints(article) == []


def test_a_long_list_is_found_in_a_long_text_at_once():
    letters = "abcdefghij"
    known = [f"{a}{b}{c}wort" for a in letters for b in letters for c in letters]
    rules = tuple(
        Rule(f"statt {one}", (one, f"{one}es"), LONG_AGO, "") for one in known[::2]
    )
    text = " ".join(known * 20)
    words_of(rules)
    begun = perf_counter()
    times = words_of(rules).count(text)
    # Ten times as long as it may take.
    assert perf_counter() - begun < 0.3
    assert len(rules) == 500
    assert sum(times.values()) == 10_000
