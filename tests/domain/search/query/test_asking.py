"""Readers find texts by other words than these have: compounds, questions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.domain import search
from articles.domain.label_index import catalogue_now
from articles.domain.search.query.parsing import parse
from articles.models import Article
from tests.domain.search.results.test_suggesting import asked
from tests.support.factories import draft, published

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def found(typed: str, language: str = "de") -> list[str]:
    """Return the headlines of what a reader finds, best first."""
    public = catalogue_now().public(language)
    tiers = [tier & public for tier in search.ranked(asked(typed, language))]
    headlines = dict(Article.objects.values_list("pk", "headline"))
    return [headlines[pk] for tier in tiers for pk in sorted(tier)]


def test_a_compound_that_nobody_wrote_is_found_by_its_parts():
    published(headline="Ein Archiv für das Eis der Gletscher", body="<p>.</p>")
    published(headline="Gletscher", body="<p>Altes Eis</p>")
    published(headline="Anderes", body="<p>Ein Gletscher, das Eis</p>")
    published(headline="Eis", body="<p>.</p>")
    assert found("Gletschereis") == [
        "Ein Archiv für das Eis der Gletscher",
        "Gletscher",
    ]
    assert found("Eisgletscher")[0] == "Ein Archiv für das Eis der Gletscher"
    assert found("Gletschermilch") == found("Gletscherei") == []
    published(headline="Gletschereis", body="<p>.</p>")
    assert found("Gletschereis") == ["Gletschereis"]


def test_what_joins_the_parts_and_their_inflections_don_t_matter():
    published(headline="Daten der Forschung und ihre Infrastrukturen")
    for typed in ("Forschungsdaten", "Forschungsinfrastruktur", "Dateninfrastruktur"):
        assert len(found(typed)) == 1, typed


def test_what_it_was_found_by_is_marked():
    one = published(headline="Das Eis der Gletscher")
    marked = search.marked(one.headline, asked("Gletschereis"), "de")
    assert marked == "Das <mark>Eis</mark> der <mark>Gletscher</mark>"


def test_an_english_name_is_not_what_is_written_small():
    for headline in ("Polish universities", "Polished mirrors", "On Open Science"):
        published(headline=headline, body="<p>.</p>", language="en")
    both = ["Polish universities", "Polished mirrors"]
    assert (found("Polish", "en"), found("polish", "en")) == (both[:1], both)
    # A capital means nothing if a public text has the word in lower case, too. Drafts
    # don't count.
    published(headline="An open door", body="<p>.</p>", language="en")
    assert found("Open", "en") == ["On Open Science", "An open door"]
    draft(headline="To polish", language="en")
    assert found("Polish", "en") == both[:1]


def test_a_draft_has_no_say_in_what_a_compound_finds():
    published(headline="Das Eis der Gletscher")
    before = found("Gletschereis"), found("Gletschermilch")
    draft(headline="Gletschereis und Gletschermilch", body="<p>Milch</p>")
    ahead = timezone.now() + timedelta(days=1)
    published(headline="Gletschermilch", at=ahead)
    assert (found("Gletschereis"), found("Gletschermilch")) == before


def test_a_question_is_told_by_its_words():
    for typed in ("Wer zählt Bären?", "wann wurde die esa gegründet"):
        assert parse(typed, ("de",)).is_question, typed
    assert parse("why is iter late", ("en",)).is_question
    for typed in ("WHO Impfstoff", "Bären wer", "Plan S?", "wer", '"wer zählt"', ""):
        assert not parse(typed, ("de",)).is_question, typed
    assert not parse("who vaccines", ("en",)).is_question
    assert [str(each) for each in parse("Wie viele Bären?", ("de",)).all_wanted] == [
        "Bären?"
    ]


def test_of_a_question_a_verb_may_be_missing_and_no_noun():
    published(headline="Visum in neun Wochen", body="<p>.</p>")
    published(headline="Das dauert", body="<p>Die Reise dauert</p>")
    published(headline="Das dauert auch", body="<p>Reisen ohne Papiere</p>")
    assert found("Wie lange dauert ein Visum?") == ["Visum in neun Wochen"]
    assert found("Wie lange dauert eine Reise?")[0] == "Das dauert"
    assert found("dauert Visum") == []
    # Nobody has the word, so that may be what is asked for.
    assert found("Wie lange dauert ein Praktikum?") == []
    assert found("Wann dauert ein Visum -Wochen?") == []


def test_what_a_question_finds_tells_nothing_of_drafts():
    published(headline="Visum in neun Wochen", body="<p>.</p>")
    published(headline="Das dauert", body="<p>.</p>")
    before = found("Wie lange dauert ein Visum?"), found("Wie lange gilt ein Visum?")
    draft(headline="Ein Visum gilt und dauert lange")
    now = found("Wie lange dauert ein Visum?"), found("Wie lange gilt ein Visum?")
    assert now == before == (["Visum in neun Wochen"], [])
