"""The list: what an address asks for, newest first, the same news as one entry."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.admin.inbox.listed import listing
from articles.admin.inbox.listed.asked import Asked, Place
from articles.inbox.items import decide, join
from articles.models import (
    ArticleTrace,
    CountryOrganisation,
    InboxItem,
    ItemFact,
)
from tests.support.desk.desk import at_desk
from tests.support.factories import author, chief, editor, published, source, topic
from tests.support.inbox import feed, item

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOW = timezone.now()


def asked(query: str = "", person=None):
    return at_desk(person or editor()).get(f"{reverse('inbox')}?{query}")


def titles(query: str = "", person=None) -> list[str]:
    page = asked(query, person)
    return [entry.lead.item.title for entry in page.context["entries"]]


def aged(title: str, **age) -> InboxItem:
    return item(title, at=NOW - timedelta(**age), of=feed(f"Quelle {title}"))


def test_the_newest_stand_first_and_what_is_decided_or_muted_is_elsewhere():
    aged("Alt", days=2)
    aged("Neu", minutes=1)
    gone = aged("Weg", days=1)
    decide(gone, "dismiss", by=editor(), reason="Werbung")
    InboxItem.objects.filter(pk=aged("Stumm", hours=1).pk).update(is_muted=True)
    assert titles() == ["Neu", "Alt"]
    assert titles("state=dismissed") == ["Weg"]
    assert titles("state=muted") == ["Stumm"]


def test_each_filter_narrows_the_list():
    one, two = aged("Eins", days=3), aged("Zwei", days=40)
    InboxItem.objects.filter(pk=one.pk).update(
        language="de", suggestions=[{"kind": "topic", "key": 7, "name": "Labore"}]
    )
    InboxItem.objects.filter(pk=two.pk).update(language="en", source=None)
    three = decide(aged("Drei", hours=1), "claim", by=chief())
    decide(aged("Vier", minutes=5), "hand", by=chief(), handed_to=editor())
    assert titles("language=de") == ["Eins"]
    assert titles("source=none") == ["Zwei"]
    assert titles(f"source={one.source_id}") == ["Eins"]
    assert titles("label=topic-7") == ["Eins"]
    assert titles("age=day") == ["Vier", "Drei"]
    assert titles("age=week") == ["Vier", "Drei", "Eins"]
    assert titles("age=older") == ["Zwei"]
    assert titles("state=claimed") == [three.title]
    assert titles("state=new") == ["Vier", "Eins", "Zwei"]
    assert titles("state=handed") == ["Vier"]
    assert titles("language=en&source=none") == ["Zwei"]
    assert titles("language=en&label=topic-7") == []


def test_words_are_found_by_how_they_begin():
    item("Ein Labor in Lyon", of=feed("Eins"), summary="Neue Forschung")
    item("Eine Brücke", of=feed("Zwei"))
    assert titles("q=labor") == ["Ein Labor in Lyon"]
    assert titles("q=forsch lyo") == ["Ein Labor in Lyon"]
    assert titles("q=brück") == ["Eine Brücke"]
    assert titles("q=%00%22*") == []


@pytest.mark.parametrize(
    "query",
    [
        "state=x&source=-1&language=%00&label=topic-&age=x&after=x",
        "label=gibtesnicht-1",
        "after=99999999999999999999_1",
        "after=1_99999999999999999999",
        f"source={9**30}",
    ],
)
def test_what_an_address_cannot_mean_counts_as_not_asked(query):
    aged("Neu", minutes=1)
    assert titles(query) == ["Neu"]


def test_pages_follow_one_another_without_a_gap(monkeypatch):
    monkeypatch.setattr(listing, "SHOWN", 2)
    same = NOW - timedelta(hours=1)
    for number in range(5):
        item(f"Nr. {number}", of=feed(f"Quelle {number}"), at=same)
    found, query = [], ""
    while True:
        page = asked(query)
        found += [entry.lead.item.title for entry in page.context["entries"]]
        if not page.context["older"]:
            break
        query = page.context["older"].partition("?")[2]
    assert found == [f"Nr. {number}" for number in (4, 3, 2, 1, 0)]
    assert "data-newest" in asked(query).text


def test_items_of_a_cluster_are_one_entry_which_the_first_leads():
    first, later, alone = (
        aged("Zuerst", days=2),
        aged("Später", days=1),
        aged("A", days=3),
    )
    join(later, first)
    for one in (first, later):
        ItemFact.objects.create(item=one, fact="n:14500000")
    page = asked()
    entry, other = page.context["entries"]
    assert entry.lead.item == first
    assert [line.item for line in entry.others] == [later]
    assert (entry.sources, entry.reason) == ("Quelle Später", "14,5 Millionen")
    assert other.lead.item == alone
    decide(first, "dismiss", by=editor(), reason="Werbung")
    entry, _other = asked().context["entries"]
    assert entry.lead.item == later
    assert "verworfen" in entry.others[0].standing


def test_a_filter_finds_an_item_that_another_one_leads():
    first, later = aged("Zuerst", days=2), aged("Später", days=1)
    join(later, first)
    assert titles(f"source={later.source_id}") == ["Später"]


def test_an_entry_says_what_is_odd_and_what_covers_it():
    portugal = CountryOrganisation.objects.get(code="PT")
    one = item(
        "Labor",
        date_remark="future",
        changed_at=NOW + timedelta(hours=1),
        embargo_until=NOW + timedelta(days=3),
        suggestions=[
            {"kind": "topic", "key": topic().pk, "name": "Innovation", "why": "rule",
             "word": "Labor", "score": 0.4},
            {"kind": "country", "key": portugal.pk, "name": "Portugal", "why": "title",
             "word": "Lissabon", "score": 0.9},
        ],
    )  # fmt: skip
    story = published(headline="Ein Labor entsteht")
    ArticleTrace.objects.create(article=story, kind="link", value=one.link_key)
    page = asked()
    [entry] = page.context["entries"]
    future, changed, embargo = entry.lead.remarks
    assert future == "die Datumsangabe liegt in der Zukunft"
    assert changed.startswith("an der Quelle geändert")
    assert embargo.startswith("Sperrfrist bis")
    country, labelled = entry.lead.suggestions
    assert (country.name, country.reason, country.is_preset) == (
        "Portugal", "„Lissabon“ im Titel", False,
    )  # fmt: skip
    assert (labelled.reason, labelled.is_preset) == (
        "nach der Regel für „Labor“",
        True,
    )
    assert "Ein Labor entsteht" in page.text
    assert page.text.count('name="labels"') == 2
    assert page.text.count(" checked") == 1


def test_changed_before_it_was_decided_says_nothing():
    one = item("Labor", changed_at=NOW)
    decide(one, "dismiss", by=editor(), reason="Werbung", now=NOW + timedelta(hours=1))
    [entry] = asked("state=dismissed").context["entries"]
    assert entry.lead.remarks == []


def test_the_reason_used_last_is_ones_own():
    decide(item("Eins"), "dismiss", by=editor(), reason="Doppelt")
    decide(item("Zwei"), "dismiss", by=chief(), reason="Werbung")
    item("Drei")
    assert asked().context["reasons"].last.value == "Doppelt"
    assert asked(person=chief()).context["reasons"].last.value == "Werbung"
    told = [one.value for one in asked().context["reasons"].all]
    assert told[:2] == ["Werbung", "Doppelt"]


def test_authors_have_no_filters_but_the_state():
    decide(item("Meins"), "hand", by=editor(), handed_to=author())
    page = asked(person=author())
    assert [one.name for one in page.context["filters"]] == ["state"]
    assert titles(person=author()) == ["Meins"]


def test_labels_and_sources_are_offered_by_their_names():
    one = item("Labor", of=feed("Institut A"))
    one.suggestions = [{"kind": "topic", "key": 7, "name": "Labore"}]
    one.save()
    source("Ohne Feed")
    filters = {one.name: one.choices for one in asked().context["filters"]}
    assert [one["display"] for one in filters["source"]] == [
        "Alle", "Institut A", "Ohne Quelle",
    ]  # fmt: skip
    assert [one["display"] for one in filters["label"]] == ["Alle", "Labore"]


def test_a_place_is_read_as_it_was_written():
    one = item("Labor")
    place = Place.of(one)
    assert Place.read(str(place)) == place
    assert Asked.of_text(f"after={place}&q=x").but(q="y").query == "q=y"
