"""Articles lead to public ones that share most, newer first, never to themselves."""

import pytest
import time_machine
from django.utils import timezone

from articles.domain.fragments import named
from articles.domain.label_index import catalogue_now
from articles.editing.publishing import move
from tests.support.contents import choices, keys
from tests.support.factories import (
    DAY,
    chief,
    country,
    draft,
    published,
    republished,
    scheduled,
    topic,
    withdrawn,
)

pytestmark = pytest.mark.django_db


def labels(topics: str = "", countries: str = "") -> dict:
    return {
        "topics": keys(*(topic(name) for name in topics.split())),
        "countries": keys(*(country(code) for code in countries.split())),
    }


def related(article) -> list[str]:
    return [other.headline for other in named(catalogue_now().related(article.pk))]


def test_more_in_common_comes_first_and_a_topic_counts_more_than_a_country():
    article = published(**labels("A B", "EU FR"))
    published(headline="nichts", **labels("C", "US"))
    published(headline="ein Land", **labels("C", "FR"))
    published(headline="ein Thema", **labels("A", "US"))
    published(headline="zwei Länder", **labels("", "EU FR"))
    published(headline="alles", **labels("A B", "EU FR"))
    assert related(article) == ["alles", "zwei Länder", "ein Thema", "ein Land"]


def test_among_equals_the_newer_comes_first():
    article = published(**labels("A"))
    for day in (3, 1, 2):
        published(headline=f"Tag {day}", dated=f"2020-01-0{day}", **labels("A"))
    assert related(article) == ["Tag 3", "Tag 2", "Tag 1"]


def test_there_are_five_at_most():
    article = published(**labels("A"))
    for number in range(7):
        published(headline=str(number), **labels("A"))
    assert related(article) == ["6", "5", "4", "3", "2"]


def test_s16_only_public_articles_of_the_same_language_are_related():
    article = published(**labels("A"))
    draft(**labels("A"))
    scheduled(**labels("A"))
    withdrawn(**labels("A"))
    published(language="en", **labels("A"))
    newer = republished(article, headline="Neu")
    assert related(article) == []
    assert related(newer) == []


def test_an_article_without_labels_has_no_relations():
    published()
    assert related(published()) == []


def test_merged_labels_count_as_what_they_became():
    old, new = topic("Alt"), topic("Neu")
    article = published(topics=keys(new))
    other = published(headline="Der andere", topics=keys(old, new))
    published(headline="Nur alt", topics=keys(old))
    old.merged_into = new
    old.save()
    assert related(article) == ["Nur alt", "Der andere"]
    assert related(other) == ["Nur alt", "Ein Beispiel"]


def test_what_an_editor_pinned_comes_first_in_her_order():
    pinned = [published(headline=f"Gewählt {n}") for n in (1, 2)]
    published(headline="Verwandt", **labels("A"))
    shared = published(headline="Verwandt und gewählt", **labels("A"))
    editions = [pinned[1].edition, shared.edition, pinned[0].edition]
    article = published(related=choices("pinned", *editions), **labels("A"))
    chosen = ["Gewählt 2", "Verwandt und gewählt", "Gewählt 1"]
    assert related(article) == [*chosen, "Verwandt"]
    unlabelled = published(related=choices("pinned", *editions))
    assert related(unlabelled) == chosen
    # The editor's choice is about this article alone.
    assert "Ein Beispiel" not in related(pinned[0])


def test_what_an_editor_excluded_is_never_shown():
    never = published(headline="Nie", **labels("A B"))
    published(headline="Doch", **labels("A"))
    article = published(related=choices("excluded", never.edition), **labels("A B"))
    assert related(article) == ["Doch"]
    assert related(published(headline="Anderer", **labels("A B")))[0] == "Ein Beispiel"


def test_a_pinned_article_is_shown_only_while_it_is_public():
    soon, gone = scheduled(headline="Bald"), published(headline="Bald weg")
    never = draft(headline="Nie öffentlich")
    editions = (one.edition for one in (soon, never, gone))
    article = published(related=choices("pinned", *editions))
    assert related(article) == ["Bald weg"]
    with time_machine.travel(timezone.now() + 2 * DAY):
        assert related(article) == ["Bald", "Bald weg"]
    move(gone, "withdraw", by=chief(), note="Falsch.")
    assert related(article) == []


def test_a_pinned_article_is_shown_as_it_is_now():
    other = published(headline="Eins")
    article = published(related=choices("pinned", other.edition))
    republished(other, headline="Zwei")
    assert related(article) == ["Zwei"]


def test_all_that_is_pinned_is_shown_and_fills_up_to_five():
    pinned = [published(headline=f"P{n}").edition for n in range(7)]
    published(headline="Verwandt", **labels("A"))
    few = published(related=choices("pinned", *pinned[:2]), **labels("A"))
    assert related(few) == ["P0", "P1", "Verwandt"]
    many = published(related=choices("pinned", *pinned), **labels("A"))
    assert related(many) == [f"P{n}" for n in range(7)]
