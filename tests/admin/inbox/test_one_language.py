"""A page of the inbox speaks its reader's language, whoever decided before."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from articles.inbox.items import decide, join
from articles.models import InboxItem, ItemFact, RecordEntry, UsualReason
from tests.support import factories
from tests.support.factories import editor
from tests.support.inbox import feed, item

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ROOT = "/admin/inbox/"
LANGUAGES = ("de", "en")


def page(language: str, path: str = "", root: str = ROOT):
    client = Client(headers={"accept-language": language})
    client.force_login(editor())
    return client.get(root + path)


def lead(language: str, path: str = ""):
    return page(language, path).context["entries"][0].lead


def suggested(label, kind: str = "topic") -> dict:
    return {"kind": kind, "key": label.pk, "name": "Eingefroren", "why": "title"}


def alike(*why: str) -> tuple[InboxItem, InboxItem]:
    one, other = item("Labor"), item("Laboratory", of=feed("Agentur"))
    InboxItem.objects.filter(pk=one.pk).update(nearest=other, nearest_why=list(why))
    return InboxItem.objects.get(pk=one.pk), other


def near(language: str, path: str = "") -> list[str]:
    entries = page(language, path).context["entries"]
    return [one.lead.near.reason for one in entries if one.lead.near]


def test_a_suggested_label_has_the_readers_name_everywhere():
    label = factories.topic("Labore")
    label.names |= {"en": "Laboratories"}
    label.save()
    one = item("Labor", suggestions=[suggested(label)])
    for language, name in zip(LANGUAGES, ("Labore", "Laboratories"), strict=True):
        assert [said.name for said in lead(language).suggestions] == [name]
        assert name in page(language, f"{one.pk}/take/").text
        assert name in page(language, f"{one.pk}/").text
        filters = {it.name: it.choices for it in page(language).context["filters"]}
        assert filters["label"][1]["display"] == name


def test_a_label_that_was_merged_is_named_as_the_one_that_it_is_now():
    label, other = factories.topic("Labore"), factories.topic("Forschung", slug="f")
    item("Labor", suggestions=[suggested(label)])
    type(label).objects.filter(pk=label.pk).update(merged_into=other)
    assert [said.name for said in lead("de").suggestions] == ["Forschung"]
    gone = suggested(label) | {"key": 999_999}
    InboxItem.objects.update(suggestions=[gone])
    assert [said.name for said in lead("de").suggestions] == ["Eingefroren"]


def test_more_items_with_labels_take_no_more_queries():
    label = factories.topic("Labore")
    item("Nr. 0", suggestions=[suggested(label)])
    page("de")
    with CaptureQueriesContext(connection) as few:
        page("de")
    for number in range(1, 6):
        item(f"Nr. {number}", suggestions=[suggested(label)])
    with CaptureQueriesContext(connection) as more:
        page("de")
    assert len(more) == len(few)


def test_reasons_of_likeness_are_told_in_the_readers_language_each_once():
    alike("n:14500000", "t:lisbon", "k:PT", "d:03-12", "a:Melnyk")
    assert near("de") == ["14,5 Millionen, Lissabon, 12. März, Melnyk"]
    assert near("en") == ["14.5 million, Lisbon, 12 March, Melnyk"]


@pytest.mark.parametrize("why", [(), ("b:Labor",), ("y:2027",), ("n:5",)])
def test_what_tells_nothing_makes_no_item_similar(why):
    alike(*why)
    assert near("de") == []


def test_only_an_open_item_that_stands_alone_has_a_similar_one():
    one, _other = alike("b:Labor", "b:Institut")
    assert near("de") == ["Labor, Institut"]
    third = item("Dritte")
    join(one, third)
    assert near("de") == []
    InboxItem.objects.update(cluster=None)
    one.refresh_from_db()
    decide(one, "dismiss", by=editor(), reason="Werbung")
    assert near("de", "?state=dismissed") == []


def test_a_usual_reason_is_said_in_the_language_of_each_reader():
    one = item("Labor")
    sent = {"seen": "0", "reason": UsualReason.ADVERTISING}
    client = Client(headers={"accept-language": "en"})
    client.force_login(editor())
    client.post(f"{ROOT}{one.pk}/dismiss/", sent)
    other = item("Brücke")
    for language, said in zip(LANGUAGES, ("Werbung", "Advertising"), strict=True):
        assert said in lead(language, "?state=dismissed").standing
        assert said in page(language, f"{other.pk}/").text
        assert said in page(language, f"{other.pk}/dismiss/").text
        assert "usual:" not in lead(language, "?state=dismissed").standing
    assert page("de").context["reasons"].last.value == UsualReason.ADVERTISING
    assert len(page("de").context["reasons"].all) == 4


def test_the_record_says_a_usual_reason_in_words():
    decide(item("Labor"), "dismiss", by=editor(), reason=UsualReason.OLD)
    client = Client(headers={"accept-language": "de"})
    client.force_login(factories.chief())
    said = client.get(reverse("record")).text
    assert RecordEntry.objects.filter(details__reason="usual:old").exists()
    assert "Veraltet" in said
    assert "usual:old" not in said


def test_several_are_dismissed_for_a_usual_reason_in_words():
    one = item("Labor")
    client = Client(headers={"accept-language": "de"})
    client.force_login(editor())
    sent = {"chosen": [f"{one.pk}-0"], "reason": UsualReason.COVERED}
    answer = client.post(f"{ROOT}dismiss/", sent, follow=True)
    assert "Grund: Haben wir schon" in answer.text


def test_the_migration_keeps_typed_reasons_and_knows_the_usual_ones():
    moving = import_module("articles.migrations.0033_usual_reasons")
    reasons = ("Werbung", "Advertising", "Out of date", "Doppelt", "dismissed before")
    for number, reason in enumerate(reasons):
        decide(item(f"Nr. {number}"), "dismiss", by=editor(), reason=reason)
    one, other = alike("14.5 million", "Lissabon")
    for each in (one, other):
        for fact in ("t:lisbon", "n:14500000", "w:labor"):
            ItemFact.objects.create(item=each, fact=fact)
    moving.store_keys(apps, None)
    moving.store_facts(apps, None)
    rows = InboxItem.objects.filter(state="dismissed").order_by("pk")
    assert [row.reason for row in rows] == [
        "usual:advertising", "usual:advertising", "usual:old", "Doppelt",
        "usual:before",
    ]  # fmt: skip
    one.refresh_from_db()
    assert one.nearest_why == ["n:14500000", "t:lisbon"]
    moving.store_words(apps, None)
    assert rows.all()[0].reason == "Advertising"


def test_a_feed_that_is_called_as_its_source_is_headed_in_the_readers_language():
    one = feed("Institut Beispiel", title="Institut Beispiel")
    one.source.names |= {"en": "Example Institute"}
    one.source.save()
    root = f"/admin/articles/sourcefeed/{one.pk}/change/"
    assert "<h2>Example Institute</h2>" in page("en", root=root).text
    one.refresh_from_db()
    with override("de"):
        assert str(one) == "Institut Beispiel"
    one.title = "Neuigkeiten"
    assert str(one) == "Neuigkeiten"
