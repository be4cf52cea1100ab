"""A dossier is begun at its label, and written, compared and restored as a proposal."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.editing.proposals import accept, last_written
from articles.models import Dossier, Proposal, Topic
from tests.support import factories
from tests.support.contents import keys
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db
TYPED = {"body": "<p>Worum es geht.</p>", "as_of": "2026-05-04"}


@pytest.fixture
def client():
    return at_desk(factories.editor())


@pytest.fixture
def second():
    return factories.chief("Zweite Chefin")


@pytest.fixture
def topic():
    return factories.topic("Klima", name_en="Climate")


@pytest.fixture
def path(topic):
    return url(Dossier, "change", Dossier.begun(topic, "de").pk)


def said(proposal=None) -> dict:
    return last_written(proposal or Proposal.objects.get()).content


def key_of(article) -> str:
    return str(article.edition.uuid)


def begin(client, topic, language="de"):
    return client.post(url(Topic, "dossier", topic.pk), {"language": language})


def test_it_is_begun_at_its_label_once_in_each_language(client, topic):
    at = url(Topic, "change", topic.pk)
    assert 'name="language" value="de">Dossier (Deutsch)' in client.get(at).text
    answer = begin(client, topic)
    dossier = Dossier.objects.get()
    assert answer.url == url(Dossier, "change", dossier.pk)
    assert begin(client, topic).url == answer.url
    assert f'href="{answer.url}">Dossier (Deutsch)' in client.get(at).text
    form = client.get(answer.url)
    assert f'<a href="{at}">Klima</a>' in form.text
    assert begin(client, topic, "xx").status_code == 404
    assert client.get(url(Topic, "dossier", topic.pk)).status_code == 405
    assert Dossier.objects.count() == 1


def test_authors_and_other_kinds_have_none(topic):
    author = at_desk(factories.author())
    assert "Dossier" not in author.get(url(Topic, "change", topic.pk)).text
    assert begin(author, topic).status_code == 403
    source = factories.source()
    page = at_desk(factories.admin()).get(url(type(source), "change", source.pk))
    assert 'value="de">Dossier' not in page.text
    assert not Dossier.objects.exists()


@pytest.mark.both
def test_what_is_saved_is_proposed_and_public_once_another_accepts_it(
    client, second, topic, path
):
    one, two = (factories.published(headline=name) for name in ("Eins", "Zwei"))
    organisation = factories.country("OECD")
    chosen = {
        "pinned": [two.edition_id, one.edition_id],
        "organisations": [organisation.pk],
    }
    answer = save(client, path, **TYPED | chosen, note="Der Anfang.")
    proposal = Proposal.objects.get()
    assert answer.url == url(Proposal, "change", proposal.pk)
    assert said()["pinned"] == [key_of(two), key_of(one)]
    assert said()["organisations"] == [str(organisation.key)]
    assert not Dossier.objects.filled().exists()
    other = at_desk(second)
    page = other.get(answer.url).text
    for words in ("Zwei [de]", "Eins [de]", "OECD", "Worum es geht.", "Der Anfang."):
        assert words in page
    assert "Klima" in other.get("/admin/").text
    # The form shows the choices in their order, and changes nothing by itself.
    form = read_form(other.get(path))
    assert form["pinned"] == [str(two.edition_id), str(one.edition_id)]
    assert form["organisations"] == [str(organisation.pk)]
    save(other, path)
    assert last_written(proposal).by != second
    accept(Proposal.objects.get(), by=second)
    assert Dossier.objects.filled().get().pinned == [key_of(two), key_of(one)]


def test_another_order_of_the_pinned_is_a_change(client, second, path):
    ones = [factories.published(headline=name) for name in ("Eins", "Zwei")]
    pks = [str(one.edition_id) for one in ones]
    save(client, path, **TYPED, pinned=pks)
    accept(Proposal.objects.get(), by=second)
    save(client, path, pinned=pks[::-1])
    newest = Proposal.objects.open().get()
    assert said(newest)["pinned"] == [key_of(one) for one in ones[::-1]]


@pytest.mark.both
def test_what_is_pinned_stays_chosen_or_is_left_out_once_it_is_gone(
    client, second, topic, path
):
    article = factories.published(headline="Eins")
    gone = "11111111-2222-3333-4444-555555555555"
    factories.dossier(topic, pinned=[gone, key_of(article)])
    assert read_form(client.get(path))["pinned"] == [str(article.edition_id)]
    save(client, path, body="<p>Neu.</p>")
    assert said()["pinned"] == [key_of(article)]


def test_without_a_script_an_article_is_pinned_by_its_address(client, path):
    article = factories.published(headline="Eins")
    typed = {"pinned-named": article.get_absolute_url()}
    save(client, path, **TYPED | typed)
    assert said()["pinned"] == [key_of(article)]
    answer = save(client, path, **{"pinned-named": "/de/artikel/gibt-es-nicht/"})
    assert "ist nicht bekannt" in errors(answer)
    assert "gibt-es-nicht" in answer.text


def test_the_preview_is_the_page_of_the_label(client, topic, path):
    factories.published(headline="Meldung", topics=keys(topic))
    before = Proposal.objects.count()
    form = read_form(client.get(path)) | TYPED | {"_preview": "1"}
    page = client.post(path, form)
    assert "Worum es geht." in page.text
    assert "Meldung" in page.text
    assert "noindex" in page.text
    assert "no-store" in page["Cache-Control"]
    assert Proposal.objects.count() == before
    save(client, path, **TYPED)
    proposal = Proposal.objects.get()
    shown = client.get(f"{url(Proposal, 'change', proposal.pk)[:-7]}preview/")
    assert "Worum es geht." in shown.text
    assert "Worum es geht." not in client.get("/de/themen/klima/").text


def test_two_of_its_texts_are_compared_and_one_is_proposed_again(
    client, second, topic, path
):
    save(client, path, **TYPED)
    accept(Proposal.objects.get(), by=second)
    save(client, path, body="<p>Ein anderer Text.</p>", as_of="2026-08-04")
    accept(Proposal.objects.open().get(), by=second)
    dossier = Dossier.objects.get()
    history = client.get(url(Dossier, "history", dossier.pk))
    assert [one.act.deed for one in history.context["entries"]] == [
        "accepted", "proposed", "accepted", "proposed",
    ]  # fmt: skip
    chosen = history.context["chosen"]
    compared = client.get(url(Dossier, "compare", dossier.pk), chosen)
    assert [one.label for one in compared.context["sections"]] == ["Text", "Stand"]
    data = {"act": chosen["old"], "seen": history.context["seen"]}
    client.post(url(Dossier, "restore", dossier.pk), data)
    assert said(Proposal.objects.open().get())["body"] == TYPED["body"]
    assert Dossier.objects.get().body == "<p>Ein anderer Text.</p>"


@pytest.mark.both
def test_two_people_at_once_see_each_others_words(client, second, path):
    other = at_desk(second)
    form = read_form(other.get(path))
    save(client, path, **TYPED)
    answer = other.post(path, form | TYPED | {"body": "<p>Meiner.</p>"})
    assert "hat dies gespeichert" in errors(answer)
    for words in ("Worum es geht.", "Meiner."):
        assert words in answer.text
    other.post(path, read_form(answer) | {"merge-body": "mine"})
    assert said()["body"] == "<p>Meiner.</p>"


def test_an_empty_form_takes_the_dossier_off_the_page(client, second, topic, path):
    factories.dossier(topic)
    save(client, path, body="", as_of="")
    accept(Proposal.objects.get(), by=second)
    assert not Dossier.objects.filled().exists()


def test_a_merged_label_says_that_readers_dont_see_its_dossier(client, topic, path):
    factories.dossier(topic)
    into = {"into": factories.topic("Energie").pk}
    merging = client.get(url(Topic, "merge", topic.pk), into)
    assert "Das Dossier zu „Klima“ ist dann nicht mehr zu sehen." in merging.text
    topic.merged_into = factories.topic("Energie")
    topic.save()
    assert "in „Energie“ aufgegangen" in client.get(path).text


def test_the_list_names_them_in_few_queries(django_assert_max_num_queries, client):
    today = timezone.localdate()
    for n in range(12):
        due = today + timedelta(days=n - 2)
        factories.dossier(factories.topic(f"Thema {n}"), look_again_on=due)
    with django_assert_max_num_queries(20):
        page = client.get(url(Dossier, "changelist"))
    assert "Thema 11 (Deutsch)" in page.text
    with django_assert_max_num_queries(20):
        table = client.get(f"{url(Dossier, 'changelist')}table.csv")
    assert "Thema 11 (Deutsch)" in b"".join(table).decode()
    due = client.get(url(Dossier, "changelist"), {"due": "yes"})
    assert due.context["cl"].result_count == 3


@pytest.mark.both
def test_a_label_with_a_dossier_is_not_deleted_by_mistake(topic):
    factories.dossier(topic)
    client = at_desk(factories.user("Quellen Beispiel", "sources"))
    client.post(url(Topic, "delete", topic.pk), {"post": "yes"})
    assert Topic.objects.filter(pk=topic.pk).exists()
    assert "Es gibt ein Dossier dazu" in client.get(url(Topic, "delete", topic.pk)).text
    Dossier.objects.update(body="", as_of=None)
    client.post(url(Topic, "delete", topic.pk), {"post": "yes"})
    assert not Topic.objects.exists()
    assert not Dossier.objects.exists()


def test_the_day_of_the_check_is_kept_as_it_was_typed(client, path):
    save(client, path, **TYPED, look_again_on="2099-01-01")
    assert (said()["as_of"], said()["look_again_on"]) == ("2026-05-04", "2099-01-01")
    assert date.fromisoformat(said()["as_of"]) < timezone.localdate()
