"""New items get their labels, their rules, and the items that tell the same news."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editing.writing import change
from articles.inbox.items import join, part
from articles.inbox.likeness import facts_of
from articles.inbox.sorting import new_items, sort_new
from articles.inbox.sorting.recent import Recent
from articles.inbox.watching import trace_new
from articles.models import (
    ArticleTrace,
    InboxItem,
    InboxRule,
    ItemFact,
    SourceFeed,
    TraceKind,
)
from tests.support.factories import author, country, draft, editor, source, topic
from tests.support.inbox import feed, item

pytestmark = pytest.mark.django_db
LAB = (
    "Portugal fördert neues Zentrum für Quantentechnik mit 14,5 Millionen Euro",
    "Das Zentrum in Lissabon soll am 12. März 2027 eröffnen.",
)
SAME = (
    "Portugal to fund quantum centre with 14.5 million euros",
    "The centre in Lisbon is to open on 12 March 2027.",
)
OTHER = (
    "Norwegen ordnet seine Forschungsräte neu",
    "Die Reform kostet 3 Millionen Kronen.",
)


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """No test knows the items of another."""
    monkeypatch.setattr("articles.inbox.sorting.new_items.recent", Recent())


def told(words: tuple[str, str], of: str = "Institut", **values) -> InboxItem:
    title, summary = words
    existing = SourceFeed.objects.filter(source__names__de=of).first()
    values.setdefault("language", "en" if words is SAME else "de")
    return item(title, of=existing or feed(of), summary=summary, **values)


def again(one: InboxItem) -> InboxItem:
    one.refresh_from_db()
    return one


def test_the_same_news_in_another_language_is_named_with_its_reasons():
    first, _other, second = told(LAB), told(OTHER), told(SAME, "Agency")
    assert sort_new() == 3
    second = again(second)
    assert second.nearest == first
    assert "n:14500000" in second.nearest_why
    assert again(first).is_sorted
    assert ItemFact.objects.filter(item=second).exists()


def test_after_a_parting_the_next_alike_is_named_and_never_the_parted():
    first, second = told(LAB), told(SAME, "Agency")
    third = told(SAME, "Anzeiger", link="https://quelle.example/c")
    sort_new()
    join(again(second), again(first))
    part(again(second), by=editor())
    assert not again(second).is_sorted
    sort_new()
    assert again(second).nearest == third
    part_all(second, third)
    sort_new()
    assert again(second).nearest is None


def part_all(one: InboxItem, other: InboxItem) -> None:
    join(again(one), again(other))
    part(again(one), by=editor())


def test_items_at_one_address_are_one_cluster():
    link = "https://quelle.example/zentrum"
    first, second = told(LAB, link=link), told(OTHER, "Agentur", link=link)
    sort_new()
    assert again(first).cluster == again(second).cluster is not None


def test_items_of_one_batch_at_two_addresses_are_two_clusters():
    links = ["https://quelle.example/eins", "https://quelle.example/zwei"]
    items = [
        item(f"Meldung {number}", of=feed(f"Quelle {number}"), link=links[number % 2])
        for number in range(6)
    ]
    sort_new()
    clusters = [again(one).cluster_id for one in items]
    assert None not in clusters
    assert clusters == clusters[:2] * 3
    assert clusters[0] != clusters[1]


def test_an_item_that_is_deleted_meanwhile_holds_up_no_other(monkeypatch):
    gone, stays = told(LAB), told(SAME, "Agentur")

    def facts_later(*said):
        InboxItem.objects.filter(pk=gone.pk).delete()
        return facts_of(*said)

    monkeypatch.setattr(new_items, "facts_of", facts_later)
    assert sort_new() == 2
    assert again(stays).is_sorted
    assert again(stays).nearest is None
    assert not InboxItem.objects.filter(pk=gone.pk).exists()


def test_fifty_items_are_sorted_with_as_many_queries_as_five():
    def asked(number: int, name: str) -> int:
        one = feed(name)
        for n in range(number):
            item(f"{name} {n} in Portugal", of=one)
        with CaptureQueriesContext(connection) as queries:
            sort_new()
        return len(queries)

    asked(1, "Erste")
    assert asked(50, "Zweite") <= asked(5, "Dritte") + 2


def test_what_an_editor_parted_is_not_joined_again():
    link = "https://quelle.example/zentrum"
    first, second = told(LAB, link=link), told(OTHER, "Agentur", link=link)
    sort_new()
    part(again(second), by=editor())
    InboxItem.objects.update(is_sorted=False)
    sort_new()
    assert again(first).cluster is None
    assert again(second).cluster is None


def test_labels_are_suggested_with_their_reason_and_never_set():
    one = told(LAB)
    sort_new()
    [found] = [
        each for each in again(one).suggestions if each["key"] == country("PT").pk
    ]
    assert (found["kind"], found["why"]) == ("country", "title")
    assert found["word"] == "Portugal"


def test_the_usual_labels_of_a_feed_are_suggested():
    of = feed()
    of.topics.add(topic("Ausschreibung"))
    one = item("Ohne Namen", of=of)
    sort_new()
    assert [each["reason"] for each in again(one).suggestions] == ["usual"]


def test_a_rule_mutes_items_of_its_source_alone():
    noisy, other = told(("Webinar: Wir laden ein", ""), "Laut"), told(OTHER, "Leise")
    same = told(("Webinar im Mai", ""), "Leise")
    InboxRule.objects.create(phrase="webinar", source=source("Laut"))
    sort_new()
    assert [again(one).is_muted for one in (noisy, other, same)] == [
        True,
        False,
        False,
    ]


def test_a_rule_that_is_not_in_force_does_nothing():
    one = told(("Webinar: Wir laden ein", ""))
    InboxRule.objects.create(phrase="webinar", is_active=False)
    sort_new()
    assert not again(one).is_muted


def test_articles_leave_traces_of_what_they_cite_and_tell():
    link = {"title": "Bericht", "url": "https://quelle.example/bericht?utm_source=x"}
    article = draft(headline=LAB[0], further_reading=[link])
    assert trace_new() == 1
    rows = ArticleTrace.objects.filter(article=article)
    cited = rows.get(kind=TraceKind.LINK).value
    assert rows.filter(kind=TraceKind.FACT).count() > 2
    change(article, {"headline": "Anders", "body": "<p>Neu.</p>"}, by=author())
    assert trace_new() == 1
    assert not ArticleTrace.objects.filter(value=cited).exists()
    assert trace_new() == 0


def test_articles_are_read_for_traces_while_others_can_write(monkeypatch):
    draft(headline=LAB[0])
    held = []

    def noting(*given):
        held.append(len(connection.savepoint_ids))
        return facts_of(*given)

    monkeypatch.setattr("articles.inbox.watching.tracing.facts_of", noting)
    before = len(connection.savepoint_ids)
    assert trace_new() == 1
    assert held == [before]


def test_items_are_held_without_their_words_and_each_fact_once():
    told(LAB)
    told(SAME, "Agency")
    sort_new()
    one, other = new_items.recent.facts.values()
    assert not one.words
    held = {id(fact) for fact in (*one.keys, *other.keys)}
    assert len(held) == len(one.keys | other.keys) < len(one.keys) + len(other.keys)
    for pk in (*new_items.recent.facts,):
        new_items.recent.remove(pk)
    assert not new_items.recent.names
