"""Editors' rules for items, on the desk: their list and their form."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.watching import rule_trial
from articles.models import InboxItem, InboxRule, RecordEntry
from tests.support import factories, inbox
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db

LIST, ADD = url(InboxRule, "changelist"), url(InboxRule, "add")


@pytest.fixture
def client():
    return at_desk(factories.editor())


def page(rule: InboxRule, name: str = "change") -> str:
    return url(InboxRule, name, rule.pk)


def made(phrase: str = "Quanten", label=None, **values) -> InboxRule:
    if label is not None:
        values |= {"act": "suggest", "label_kind": label.url_name}
        values |= {"label_key": label.pk}
    return InboxRule.objects.create(phrase=phrase, **values)


@pytest.mark.parametrize("name", ["topic", "category", "country"])
def test_a_rule_suggests_one_label_of_any_kind(client, name):
    label = getattr(factories, name)()
    kind = label.url_name
    sent = {"phrase": "  Quanten ", "act": "suggest", f"label_{kind}": label.pk}
    assert client.post(ADD, read_form(client.get(ADD)) | sent).status_code == 302
    rule = InboxRule.objects.get()
    assert (rule.phrase, rule.label_kind, rule.label_key) == ("Quanten", kind, label.pk)
    form = read_form(client.get(page(rule)))
    assert form[f"label_{kind}"] == [str(label.pk)]
    assert f"schlägt „{label}“ vor" in client.get(LIST).text


def test_a_rule_keeps_items_out(client):
    form = read_form(client.get(ADD)) | {"phrase": "Gewinnspiel"}
    assert client.post(ADD, form).status_code == 302
    rule = InboxRule.objects.get()
    assert (rule.act, rule.label_kind, rule.label_key) == ("mute", "", None)
    assert "nicht im Eingang zeigen" in client.get(LIST).text


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"phrase": " – "}, "Geben Sie ein Wort ein"),
        ({"act": "suggest"}, "Wählen Sie das Schlagwort"),
        ({"act": "suggest", "both": True}, "schlägt ein Schlagwort vor"),
        ({"act": "mute", "both": True}, "bekommt kein Schlagwort"),
        ({"act": "suggest", "label_topic": "typed:Unbekannt"}, "Unbekannt"),
        ({"act": "suggest", "label_topic": "999"}, "Thema"),
    ],
)
def test_what_doesnt_fit_is_refused(client, sent, told):
    if sent.pop("both", False):
        sent |= {"label_topic": factories.topic().pk}
        sent |= {"label_category": factories.category().pk}
    form = read_form(client.get(ADD)) | {"phrase": "Quanten"} | sent
    answer = client.post(ADD, form)
    assert answer.status_code == 200
    assert told in answer.text
    assert not InboxRule.objects.exists()


def test_a_label_is_changed_and_taken_away_with_the_act(client):
    rule = made(label=factories.topic("Quanten"))
    other = factories.topic("Lehre")
    assert save(client, page(rule), label_topic=other.pk).status_code == 302
    rule.refresh_from_db()
    assert rule.label_key == other.pk
    save(client, page(rule), act="mute", label_topic="")
    rule.refresh_from_db()
    assert (rule.act, rule.label_kind, rule.label_key) == ("mute", "", None)


def test_nobody_overwrites_the_label_that_somebody_else_chose(client):
    one, two, three = map(factories.topic, ("Eins", "Zwei", "Drei"))
    rule = made(label=one)
    form = read_form(client.get(page(rule)))
    save(client, page(rule), label_topic=two.pk)
    answer = client.post(page(rule), form | {"label_topic": three.pk})
    assert "Jemand hat das Schlagwort dieser Regel geändert" in errors(answer)
    rule.refresh_from_db()
    assert rule.label_key == two.pk


def test_the_list_is_narrowed_and_takes_no_more_queries_for_more(
    client, django_assert_max_num_queries
):
    made("Aus", is_active=False, language="en")
    made("Wort 0", factories.topic("Thema 0"))
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(1, 6):
        made(f"Wort {number}", factories.topic(f"Thema {number}"))
    with django_assert_max_num_queries(len(few)):
        text = client.get(LIST).text
    assert "schlägt „Thema 5“ vor" in text

    def listed(**query) -> set[str]:
        rows = client.get(LIST, query).context["cl"].result_list
        return {row.phrase for row in rows}

    assert listed(is_active__exact="0") == {"Aus"}
    assert listed(language__exact="en") == {"Aus"}
    assert listed(act__exact="mute") == {"Aus"}
    assert listed(q="Wort 3") == {"Wort 3"}


def test_a_label_that_is_gone_is_said(client):
    made(act="suggest", label_kind="topic", label_key=999)
    assert "Schlagwort vor, das es nicht mehr gibt" in client.get(LIST).text


def test_it_is_removed_and_each_act_is_on_record(client):
    rule = made()
    save(client, page(rule), phrase="Halbleiter")
    client.post(page(rule, "delete"), {"post": "yes"})
    assert not InboxRule.objects.exists()
    kinds = RecordEntry.objects.filter(kind="articles.inboxrule").order_by("pk")
    assert [one.deed for one in kinds] == ["changed", "deleted"]


@pytest.mark.parametrize("role", ["author", "sources"])
def test_others_see_and_change_none(role):
    rule = made()
    client = at_desk(factories.user("andere", role))
    for path in (LIST, ADD, page(rule)):
        assert client.get(path).status_code == 403


def test_a_rule_is_tried_before_it_is_saved_and_changes_nothing(client):
    feed = inbox.feed()
    for number in range(12):
        inbox.item(f"Gewinnspiel {number}", of=feed, at=ago(number))
    inbox.item("Neues Labor", of=feed)
    inbox.item("Gewinnspiel von früher", of=feed, seen_at=ago(91))
    form = read_form(client.get(ADD))
    assert "Ausprobiert" not in client.get(ADD).text
    answer = client.post(ADD, form | {"phrase": "gewinnspiel", "try": "1"})
    assert "12 von 13 Einträgen der letzten 90 Tage" in answer.text
    shown = [f"Gewinnspiel {number}<" in answer.text for number in range(12)]
    assert shown == [True] * 10 + [False] * 2
    assert not InboxRule.objects.exists()
    assert not InboxItem.objects.filter(is_muted=True).exists()


@pytest.mark.parametrize(
    ("sent", "count"),
    [
        ({"field": "title"}, "1 von 3"),
        ({"field": "text"}, "2 von 3"),
        ({"field": "author"}, "1 von 3"),
        ({"field": "link", "phrase": "quanten"}, "1 von 3"),
        ({"field": "link", "phrase": "x.example/quan"}, "1 von 3"),
        ({"field": "title", "phrase": "Quan"}, "0 von 3"),
        ({"field": "text", "language": "en"}, "1 von 1"),
    ],
)
def test_it_is_tried_on_the_field_and_in_the_language(client, sent, count):
    feed = inbox.feed()
    inbox.item("Quanten zählen", of=feed, language="de")
    inbox.item("Lab", of=feed, language="en", text="Es geht um Quanten.")
    values = {"author": "Quanten", "link": "https://x.example/quanten/neu"}
    inbox.item("Anderes", of=feed, language="de", **values)
    label = factories.topic()
    typed = {"phrase": "Quanten", "act": "suggest", "label_topic": label.pk}
    sent = typed | {"try": "1"} | sent
    answer = client.post(ADD, read_form(client.get(ADD)) | sent)
    assert f"Das Schlagwort bekämen vorgeschlagen: {count}" in answer.text


def test_a_stored_rule_says_what_it_would_have_done_and_a_wrong_one_nothing(client):
    rule = made("Labor")
    inbox.item("Neues Labor")
    assert "1 von 1 Einträgen" in client.get(page(rule)).text
    sent = read_form(client.get(page(rule))) | {"phrase": "–", "try": "1"}
    answer = client.post(page(rule), sent)
    assert "Ausprobiert" not in answer.text
    assert "Geben Sie ein Wort ein" in answer.text


def test_it_is_tried_on_no_more_than_the_newest(client, monkeypatch):
    monkeypatch.setattr(rule_trial, "MOST", 3)
    for number in range(5):
        inbox.item(f"Labor {number}", at=ago(number))
    text = client.get(page(made("Labor"))).text
    assert "3 der neuesten 3 Einträge" in text


def ago(days: int):
    return timezone.now() - timedelta(days=days)
