"""The dossier of a label stands on the first page of its list, in one language."""

from datetime import date

import pytest

from articles.editing.publishing import move
from articles.models import Dossier
from tests.site.public.reading import meta, text_of, tree
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db
PATH = "/de/themen/klima/"
GONE = "11111111-2222-3333-4444-555555555555"


@pytest.fixture
def topic():
    found = factories.topic("Klima", name_en="Climate")
    factories.published(headline="Erste Meldung", topics=keys(found))
    return found


def key_of(article) -> str:
    return str(article.edition.uuid)


def said(client, path=PATH) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.text


def test_it_says_what_it_is_about_since_when_and_where_to_read_on(client, topic):
    one, other = (factories.published(headline=name) for name in ("Zwei", "Drei"))
    organisation = factories.country("EU")
    factories.published(countries=keys(organisation))
    factories.dossier(
        topic,
        body="<p>Worum es <strong>geht</strong>.</p>",
        as_of=date(2026, 5, 4),
        pinned=[key_of(other), key_of(one)],
        organisations=[str(organisation.key)],
    )
    page = said(client)
    words = text_of(tree(page))
    assert "Stand: 04.05.2026" in words
    assert "<strong>geht</strong>" in page
    assert words.index("Drei") < words.index("Zwei") < words.index("Erste Meldung")
    assert 'href="/de/laender-organisationen/eu/"' in page
    assert meta(tree(page), "description") == "Worum es geht."
    assert '"description":"Worum es geht."' in page.replace('": "', '":"')


def test_it_stands_on_no_other_page(client, topic):
    for number in range(25):
        factories.published(headline=f"Nr. {number}", topics=keys(topic))
    before = {path: said(client, path) for path in (PATH, "/de/artikel/?topic=klima")}
    factories.dossier(topic)
    [older] = [
        one.get("href")
        for one in tree(before[PATH]).iter("a")
        if one.get("rel") == "next"
    ]
    assert "Worum es geht." in said(client)
    assert "Worum es geht." not in said(client, older)
    assert "Worum es geht." not in said(client, "/de/artikel/?topic=klima&year=2020")
    assert "Worum es geht." not in client.get("/en/topics/klima/").text


@pytest.mark.both
def test_a_page_without_one_is_as_it_was_and_one_taken_off_leaves_nothing(
    client, topic
):
    before = said(client)
    assert "dossier" not in before.replace("dossier.css", "")
    dossier = factories.dossier(topic)
    tag = client.get(PATH)["ETag"]
    assert said(client) != before
    dossier.body, dossier.as_of = "", None
    dossier.save()
    assert said(client) == before
    assert client.get(PATH)["ETag"] != tag


@pytest.mark.both
def test_a_pinned_article_is_shown_while_it_is_public(client, topic):
    pinned, draft = factories.published(headline="Angeheftet"), factories.draft()
    factories.dossier(topic, pinned=[key_of(draft), key_of(pinned), GONE])
    assert "Angeheftet" in said(client)
    tag = client.get(PATH)["ETag"]
    chief = factories.chief("Andere Chefin")
    move(pinned, "withdraw", by=chief, note="Das stimmt nicht.")
    page = client.get(PATH)
    assert "Angeheftet" not in page.text
    assert "Ausgewählte Artikel" not in page.text
    assert page["ETag"] != tag
    pinned.refresh_from_db()
    move(pinned, "reinstate", by=chief, note="Es stimmt doch.")
    assert "Angeheftet" in said(client)


def test_a_label_that_only_has_a_dossier_has_a_page(client):
    topic = factories.topic("Klima", name_en="Climate")
    assert client.get(PATH).status_code == 404
    Dossier.begun(topic, "de")
    assert client.get(PATH).status_code == 404
    factories.dossier(topic)
    page = tree(said(client))
    assert "Worum es geht." in text_of(page)
    assert meta(page, "robots") is None
    assert client.get("/en/topics/climate/").status_code == 404


def test_a_merged_label_leads_to_a_page_that_keeps_its_own(client, topic):
    other = factories.topic("Energie")
    factories.published(topics=keys(other))
    factories.dossier(topic)
    topic.merged_into = other
    topic.save()
    assert client.get(PATH)["Location"] == "/de/themen/energie/"
    assert "Worum es geht." not in said(client, "/de/themen/energie/")
    topic.merged_into = None
    topic.save()
    assert "Worum es geht." in said(client)


def test_merged_and_unknown_organisations_are_linked_as_readers_find_them(
    client, topic
):
    one, into, unknown = map(factories.country, ("EU", "OECD", "ASEAN"))
    factories.published(countries=keys(one, into))
    linked = [str(each.key) for each in (one, into, unknown)]
    factories.dossier(topic, organisations=linked)
    one.merged_into = into
    one.save()
    page = tree(said(client))
    [section] = [one for one in page.iter("section") if one.get("class") == "dossier"]
    [link] = section.iter("a")
    assert link.get("href") == "/de/laender-organisationen/oecd/"
    assert "Organisation:" in text_of(section)


@pytest.mark.both
def test_a_dossier_takes_two_queries_and_none_takes_none(
    client, topic, django_assert_max_num_queries
):
    article = factories.published(headline="Angeheftet")
    said(client)

    def queries() -> int:
        with django_assert_max_num_queries(20) as found:
            said(client)
        return len(found)

    without = queries()
    factories.dossier(topic, pinned=[key_of(article)])
    said(client)
    assert queries() == without + 2
    factories.dossier(topic, pinned=[])
    said(client)
    assert queries() == without + 1
