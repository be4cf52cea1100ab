"""An item shows the articles that cite its address or tell its facts already."""

import pytest
from django.db import connection

from articles.inbox.items import covered_by
from articles.models import Article, ArticleTrace, ItemFact
from tests.support.factories import author, draft, editor, published, revised
from tests.support.inbox import item

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def trace(article: Article, *facts: str, link: str = "") -> Article:
    rows = [("fact", one) for one in facts] + ([("link", link)] if link else [])
    for kind, value in rows:
        ArticleTrace.objects.create(article=article, kind=kind, value=value)
    return article


def with_facts(title: str, *facts: str):
    one = item(title)
    ItemFact.objects.bulk_create(ItemFact(item=one, fact=fact) for fact in facts)
    return one


def covering(one, user) -> list[tuple]:
    found = covered_by([one], user).get(one.pk, [])
    return [(str(it.article), it.is_cited, it.facts) for it in found]


def test_i13_an_article_that_cites_the_address_covers_it():
    one, other = item("Labor"), item("Brücke")
    trace(published(headline="Ein Labor"), link=one.link_key)
    assert covering(one, editor()) == [("Ein Labor", True, [])]
    assert covering(other, editor()) == []


def test_items_without_an_address_cite_nothing():
    one = item("Labor", link="")
    one.link_key = ""
    one.save()
    trace(published(), "x", link="")
    assert covering(one, editor()) == []


def test_facts_that_few_articles_tell_count_and_one_alone_does_not():
    one = with_facts("Labor", "n:14500000", "d:03-12", "k:PT")
    trace(published(headline="Beides", slug="a"), "n:14500000", "d:03-12")
    trace(published(headline="Eines", slug="b"), "k:PT")
    assert covering(one, editor()) == [("Beides", False, ["d:03-12", "n:14500000"])]


def test_words_that_both_have_are_not_enough():
    one = with_facts("Tagung", "w:oslo", "w:tagun", "y:2027", "k:PT", "t:lisbon")
    trace(published(headline="Eine"), "w:oslo", "w:tagun", "y:2027", "k:PT", "t:lisbon")
    assert covering(one, editor()) == []


def test_a_fact_that_many_tell_says_nothing(monkeypatch):
    monkeypatch.setattr("articles.inbox.items.covering.FEW", 1)
    one = with_facts("Labor", "n:14500000", "k:PT")
    for name in "ab":
        trace(published(headline=name, slug=name), "n:14500000", "k:PT")
    assert covering(one, editor()) == []


def test_only_articles_that_the_user_sees_are_named():
    one = item("Labor")
    trace(draft(by=author("Andere Autorin"), headline="Geheim"), link=one.link_key)
    assert covering(one, author()) == []
    assert covering(one, editor()) == [("Geheim", True, [])]


def test_an_edition_is_named_once_by_its_last_version():
    one = item("Labor")
    first = trace(published(headline="Zuerst"), link=one.link_key)
    trace(revised(first, by=first.author, headline="Danach"), link=one.link_key)
    assert covering(one, editor()) == [("Danach", True, [])]


def test_many_items_are_two_questions(django_assert_max_num_queries):
    many = [with_facts(f"Labor {n}", f"n:{n + 20}", f"n:{n + 90}") for n in range(5)]
    for n in range(len(many)):
        trace(published(headline=str(n), slug=f"s-{n}"), f"n:{n + 20}", f"n:{n + 90}")
    by = editor()
    assert by.has_perm("articles.view_article")
    with django_assert_max_num_queries(2, connection=connection):
        assert len(covered_by(many, by)) == 5
