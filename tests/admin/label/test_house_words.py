"""House words at the desk: whoever writes reads the list, the desk looks after it."""

import pytest
from django.forms import ModelForm

from articles.models import HouseWord, RecordedDeed, RecordEntry
from tests.support import factories
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db
ADD, LIST = url(HouseWord, "add"), url(HouseWord, "changelist")
SAID = {"word": "Mobiltelefon", "avoid": "Handy\nHandys", "since": "2026-01-01"}


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_an_editor_enters_changes_and_removes_a_word_and_each_act_is_on_record(role):
    person = getattr(factories, role)()
    client = at_desk(person)
    form = read_form(client.get(ADD))
    assert form["language"] == ["de"]
    assert client.post(ADD, form | SAID).status_code == 302
    row = HouseWord.objects.get()
    assert row.avoided() == ["Handy", "Handys"]
    path = url(HouseWord, "change", row.pk)
    assert save(client, path, reason="Kein englisches Wort.").status_code == 302
    history = client.get(url(HouseWord, "history", row.pk)).text
    assert "Begründung" in history
    client.post(url(HouseWord, "delete", row.pk), {"post": "yes"})
    assert not HouseWord.objects.exists()
    entries = RecordEntry.objects.filter(kind="articles.houseword", by=person)
    assert list(entries.order_by("pk").values_list("deed", flat=True)) == [
        RecordedDeed.ADDED,
        RecordedDeed.CHANGED,
        RecordedDeed.DELETED,
    ]


def test_an_author_reads_the_list_and_changes_nothing():
    row = factories.house_word("Mobiltelefon", "Handy")
    client, path = at_desk(factories.author()), url(HouseWord, "change", row.pk)
    assert "Mobiltelefon" in client.get(LIST).text
    assert "Handy" in client.get(path).text
    assert client.post(path, SAID).status_code == 403
    assert client.get(ADD).status_code == 403


def test_the_side_bar_has_it_where_one_looks_things_up():
    groups = at_desk(factories.author()).get(LIST).context["available_apps"]
    [group] = [one for one in groups if one["app_label"] == "look-up"]
    assert str(group["models"][-1]["name"]) == "Hausbegriffe"


def test_the_list_is_searched_and_narrowed_to_a_language():
    factories.house_word("Mobiltelefon", "Handy", "Handys")
    factories.house_word("mobile phone", "cell phone", language="en")
    client = at_desk(factories.author())

    def listed(**query) -> list[str]:
        rows = client.get(LIST, query).context["cl"].result_list
        return [row.word for row in rows]

    assert listed(language__exact="en") == ["mobile phone"]
    assert listed(q="handys") == ["Mobiltelefon"]
    assert listed(q="mobil") == ["mobile phone", "Mobiltelefon"]
    assert "Handy, Handys" in client.get(LIST).text


def test_a_word_that_is_listed_already_is_named_with_the_way_to_its_entry():
    row = factories.house_word("Mobiltelefon", "Handy")
    client = at_desk(factories.editor())
    form = read_form(client.get(ADD)) | SAID | {"word": "Telefon"}
    answer = client.post(ADD, form)
    said = "„Handy“ steht schon in der Liste: Im Haus heißt es „Mobiltelefon“."
    assert said in answer.text
    link = f'<a href="{url(HouseWord, "change", row.pk)}">Mobiltelefon</a>'
    # At the field; the summary's own links lead there.
    assert answer.text.count(link) == 1
    assert HouseWord.objects.count() == 1
    # In another language it is another word; and its own words are no others.
    assert client.post(ADD, form | {"language": "en"}).status_code == 302
    assert (
        save(client, url(HouseWord, "change", row.pk), reason="So.").status_code == 302
    )


def test_wrong_input_is_refused_at_its_field():
    client = at_desk(factories.editor())
    form = read_form(client.get(ADD)) | SAID
    for wrong, said in (
        ({"avoid": "Mobiltelefon"}, "ist das Wort, das zu verwenden ist"),
        ({"avoid": "x" * 101}, "ist zu lang"),
        ({"avoid": " "}, "Bitte füllen Sie dieses Feld aus"),
        ({"word": ""}, "Bitte füllen Sie dieses Feld aus"),
        ({"since": "gestern"}, "geben Sie einen Tag an, den es gibt"),
    ):
        assert said in errors(client.post(ADD, form | wrong)), wrong
    assert not HouseWord.objects.exists()


def test_two_who_enter_a_word_at_once_get_one_entry_and_lose_nothing(monkeypatch):
    factories.house_word("Mobiltelefon", "Handy")
    client = at_desk(factories.editor())
    form = read_form(client.get(ADD)) | SAID | {"word": "Telefon"}
    with monkeypatch.context() as patch:
        # The form looked before the other one was there.
        module = "articles.admin.label.house_words.HouseWordForm._post_clean"
        patch.setattr(module, ModelForm._post_clean)
        answer = client.post(ADD, form)
    assert "steht schon in der Liste" in answer.text
    assert read_form(answer)["word"] == ["Telefon"]
    assert HouseWord.objects.count() == 1
