"""The desk merges labels: chosen by a search, shown before it is done, taken back."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.editing.writing import make, merge, separate
from articles.models import (
    KINDS,
    CountryOrganisation,
    LabelDecision,
    NewLabel,
    Source,
    Topic,
)
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.asking import changed, fingerprint
from tests.support.desk.desk import PEOPLE, at_desk, read_form, url
from tests.support.factories import topic

pytestmark = pytest.mark.django_db
LABELS = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))


@pytest.fixture
def manager():
    return at_desk(PEOPLE["sources"]())


def confirmed(client, label, into, **typed):
    """Open the page that says what happens, and do it."""
    path = url(type(label), "merge", label.pk)
    form = read_form(client.get(path, {"into": into.pk}))
    return client.post(path, form | typed)


def current(label):
    return type(label).objects.get(pk=label.pk).current


@LABELS
def test_labels_of_each_kind_are_merged_and_separated(kind, manager):
    one, other = (
        factories.label(kind.model, f"Doppelt {n}", **kind.made_with) for n in "AB"
    )
    choice = manager.get(url(kind.model, "merge", one.pk))
    assert f"?into={other.pk}" in choice.text
    answer = confirmed(manager, one, other, note="Doppelt angelegt")
    assert answer["Location"] == url(kind.model, "change", other.pk)
    assert current(one) == other
    page = manager.get(url(kind.model, "change", one.pk))
    assert "Aufgegangen in:" in page.text
    assert "Doppelt angelegt" in page.text
    back = url(kind.model, "separate", one.pk)
    assert back in page.text
    answer = manager.post(back, read_form(manager.get(back)))
    assert answer["Location"] == url(kind.model, "change", one.pk)
    assert current(one) == one


def test_the_other_one_is_found_by_all_of_its_names(manager):
    one, other = topic("Zoll"), topic("Abgaben", name_en="Duties", aliases="Tarif")
    path = url(Topic, "merge", one.pk)
    for typed in ("abg", "Duties", "tarif"):
        assert f"?into={other.pk}" in manager.get(path, {"q": typed}).text
    nothing = manager.get(path, {"q": "Fischerei"})
    assert "?into=" not in nothing.text
    assert "Sonst heißt nichts so" in nothing.text
    assert f"?into={one.pk}" not in manager.get(path, {"q": "Zoll"}).text


def test_what_was_merged_is_offered_as_what_it_became(manager):
    one, old, new = topic("Zoll"), topic("Abgabe"), topic("Abgaben")
    merge(old, new, by=factories.admin())
    answer = manager.get(url(Topic, "merge", one.pk), {"q": "Abgabe"})
    assert f"?into={new.pk}" in answer.text
    assert f"?into={old.pk}" not in answer.text


def test_the_page_says_what_will_happen_and_changes_nothing(manager):
    one, other, before = (
        topic("Zoll", aliases="Maut"),
        topic("Abgaben"),
        topic("Akzise"),
    )
    factories.published(topics=keys(one))
    factories.published(topics=keys(one, other))
    factories.draft(topics=keys(one))
    merge(before, one, by=factories.admin())
    stored = fingerprint(Topic, LabelDecision)
    page = manager.get(url(Topic, "merge", one.pk), {"into": other.pk})
    for said in (
        "2 veröffentlichte Artikel nennen „Abgaben“ statt „Zoll“",
        "1 davon hat beide",
        "1 Arbeitsfassung hat",
        "Zoll, Maut, Akzise",
        "/de/themen/zoll/",
        "/en/topics/abgaben/",
    ):
        assert said in page.text, said
    assert changed(stored, Topic, LabelDecision) == {}
    merge(Topic.objects.get(pk=one.pk), other, by=factories.admin())
    stored = fingerprint(Topic, LabelDecision)
    page = manager.get(url(Topic, "separate", one.pk))
    assert "2 veröffentlichte Artikel nennen wieder „Zoll“" in page.text
    assert "Akzise" in page.text
    assert changed(stored, Topic, LabelDecision) == {}


def test_a_label_that_no_reader_knew_has_no_address_that_leads_on(manager):
    one, other = topic("Geheimplan"), topic("Pläne")
    page = manager.get(url(Topic, "merge", one.pk), {"into": other.pk})
    assert "/de/themen/geheimplan/" not in page.text
    assert "Kein veröffentlichter Artikel nennt „Geheimplan“." in page.text


def test_a_page_that_somebody_else_was_faster_than_decides_nothing(manager):
    one, other, third = topic("Zoll"), topic("Abgaben"), topic("Steuern")
    path = url(Topic, "merge", one.pk)
    form = read_form(manager.get(path, {"into": other.pk})) | {"note": "Mein Grund"}
    merge(other, third, by=factories.admin())
    answer = manager.post(path, form)
    assert answer.status_code == 200
    assert "„Abgaben“ ist selbst in „Steuern“ aufgegangen." in answer.text
    assert "Mein Grund" in answer.text
    separate(other, by=factories.admin())
    Topic.objects.filter(pk=other.pk).update(names={"de": "Gebühren"})
    answer = manager.post(path, form)
    assert "gerade einen der beiden Einträge geändert" in answer.text
    assert manager.post(path, read_form(answer)).status_code == 302
    assert str(current(one)) == "Gebühren"


def test_what_was_merged_meanwhile_leads_to_its_page(manager):
    one, other = topic("Zoll"), topic("Abgaben")
    change = url(Topic, "change", one.pk)
    assert manager.get(url(Topic, "separate", one.pk))["Location"] == change
    path = url(Topic, "separate", one.pk)
    answer = manager.post(path, {"seen": "x"}, follow=True)
    assert "in keinem anderen Eintrag aufgegangen" in answer.text
    merge(one, other, by=factories.admin())
    assert manager.get(url(Topic, "merge", one.pk))["Location"] == change


@pytest.mark.parametrize("into", ["", "x", "0", "9" * 30, "-1", "999999"])
def test_what_names_nothing_lets_one_choose(into, manager):
    one = topic("Zoll")
    path = url(Topic, "merge", one.pk)
    for answer in (
        manager.get(path, {"into": into}),
        manager.post(path, {"into": into}),
    ):
        assert answer.status_code == 200
        assert "Name des anderen Eintrags" in answer.text
    assert manager.get(url(Topic, "merge", 999_999)).status_code == 404


def test_a_label_is_not_merged_into_itself_at_the_desk(manager):
    one = topic("Zoll")
    path = url(Topic, "merge", one.pk)
    answer = manager.post(path, {"into": one.pk, "seen": "x"})
    assert "nicht mit sich selbst zusammenführen" in answer.text
    assert current(one) == one


MAY = {
    Topic: {"editor", "chief", "sources", "admin"},
    Source: {"editor", "chief", "sources", "admin"},
    CountryOrganisation: {"chief", "sources", "admin"},
    KINDS["category"].model: {"chief", "sources", "admin"},
}


@pytest.mark.parametrize("model", MAY, ids=lambda model: model.__name__)
@pytest.mark.parametrize("role", PEOPLE)
def test_only_who_looks_after_a_kind_may_merge_separate_and_confirm(model, role):
    one, other = (factories.label(model, f"Doppelt {n}", slug=f"d-{n}") for n in "ab")
    client, may = at_desk(PEOPLE[role]()), role in MAY[model]
    path = url(model, "merge", one.pk)
    assert client.get(path).status_code == (200 if may else 403)
    page = client.get(path, {"into": other.pk})
    assert page.status_code == (200 if may else 403)
    shown = client.get(url(model, "change", one.pk)).text
    assert (path in shown) == may
    form = read_form(at_desk(factories.admin()).get(path, {"into": other.pk}))
    client.post(path, form)
    assert (current(one) == other) == may
    if not may:
        merge(one, other, by=factories.admin())
    assert ("Bisherige Entscheidungen" in shown_to(client, one)) == may
    path = url(model, "separate", one.pk)
    client.post(path, read_form(at_desk(factories.admin()).get(path)))
    assert (current(one) == one) == may
    answer = client.post(url(model, "confirm", one.pk))
    assert answer.status_code == (302 if may else 403)


def shown_to(client, label) -> str:
    return client.get(url(type(label), "change", label.pk)).text


def test_a_forged_post_from_elsewhere_does_nothing():
    one, other = topic("Zoll"), topic("Abgaben")
    client = Client(enforce_csrf_checks=True)
    client.force_login(factories.admin())
    for page, data in {
        "merge": {"into": other.pk, "seen": "x"},
        "confirm": {},
        "separate": {"seen": "x"},
    }.items():
        assert client.post(url(Topic, page, one.pk), data).status_code == 403
    assert current(one) == one


def test_what_an_author_made_is_confirmed_by_one_click(manager):
    new = make(Topic(name="Klima"), by=factories.author(), language="de")
    listed = url(Topic, "changelist")
    confirm, merging = (url(Topic, name, new.pk) for name in ("confirm", "merge"))
    for page in (listed, url(Topic, "change", new.pk)):
        text = manager.get(page).text
        assert confirm in text
        assert merging in text
    assert manager.get(confirm).status_code == 405
    assert NewLabel.objects.exists()
    host = {"Referer": f"http://testserver{listed}?q=Klima"}
    answer = manager.post(confirm, headers=host)
    assert answer["Location"] == f"{listed}?q=Klima"
    assert not NewLabel.objects.exists()
    assert confirm not in manager.get(listed).text
    answer = manager.post(confirm, headers={"Referer": "https://elsewhere.example/x/"})
    assert answer["Location"] == url(Topic, "change", new.pk)


def test_who_only_looks_is_offered_nothing_to_do():
    new = make(Topic(name="Klima"), by=factories.author(), language="de")
    client = at_desk(factories.author("Zweite Autorin"))
    text = client.get(url(Topic, "changelist")).text
    assert "Autorin Beispiel" in text
    for name in ("confirm", "merge"):
        assert url(Topic, name, new.pk) not in text


def test_the_list_is_narrowed_to_what_stands_for_itself(manager):
    merge(topic("Zoll"), topic("Abgaben"), by=factories.admin())
    listed = {
        asked: [
            str(one)
            for one in manager.get(url(Topic, "changelist"), {"merged": asked})
            .context["cl"]
            .result_list
        ]
        for asked in ("no", "yes", "odd")
    }
    assert listed == {"no": ["Abgaben"], "yes": ["Zoll"], "odd": ["Abgaben", "Zoll"]}


def test_the_history_says_all_with_the_names_of_then(manager):
    one, other = topic("Zoll", name_en="Customs"), topic("Abgaben")
    merge(one, other, by=factories.editor(), note="Dasselbe")
    separate(one, by=factories.editor())
    Topic.objects.filter(pk=other.pk).update(names={"de": "Gebühren"})
    own, others = shown_to(manager, one), shown_to(manager, other)
    assert "In „Abgaben“ aufgegangen" in own
    assert "Steht wieder für sich selbst, nicht für „Abgaben“" in own
    assert "„Zoll“ ist hier aufgegangen" in others
    assert "„Zoll“ steht wieder für sich selbst" in others
    assert "Redakteur Beispiel" in own
    assert "Dasselbe" in others


def test_an_article_offers_only_the_one_that_stands_and_finds_it_by_both_names(manager):
    one, other = topic("Zoll"), topic("Abgaben")
    merge(one, other, by=factories.admin())
    query = {"app_label": "articles", "model_name": "articletopic", "field_name": "tag"}
    path = reverse("admin:autocomplete", query=query | {"term": "zoll"})
    found = [one["text"] for one in manager.get(path).json()["results"]]
    assert found == ["Abgaben"]
