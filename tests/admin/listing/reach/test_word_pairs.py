"""Editors say what readers' words are called here, see it first, and take it back."""

import pytest

from articles.models import LabelDecision, RecordEntry, Topic, WordPair
from tests.admin.listing.reach.test_page import text_of, today
from tests.domain.search.query.test_asking import found
from tests.site.statistics.counted import store
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PAGE = "/admin/reach/words/"
PAIR = {"language": "de", "word": "Brexit", "means": "EU-Austritt"}


@pytest.fixture
def desk():
    return at_desk(factories.editor())


@pytest.fixture
def article():
    return factories.published(headline="Nach dem EU-Austritt", body="<p>.</p>")


def make(desk, **other) -> str:
    return text_of(desk.post(f"{PAGE}make/", PAIR | other, follow=True))


def test_a_search_in_vain_leads_to_the_page_with_its_words(desk):
    store(today(), searched={("de", "zollunion"): 9})
    page = desk.get("/admin/reach/").text
    assert f"{PAGE}?language=de&amp;word=zollunion" in page
    assert 'value="zollunion"' in desk.get(PAGE, {"word": "zollunion"}).text


def test_what_would_be_found_is_shown_and_nothing_is_made_by_it(desk, article):
    factories.draft(headline="Geheim: EU-Austritt")
    said = text_of(desk.get(PAGE, PAIR | {"word": "Zollgrenze"}))
    assert "Gefunden würde 1 öffentlicher Artikel." in said
    assert "Bisher finden sie 0." in said
    assert "Nach dem EU-Austritt" in said
    assert "Geheim" not in said
    assert not WordPair.objects.exists()


def test_a_pair_is_in_effect_at_once_on_record_and_taken_back_as_easily(desk, article):
    word = {"word": "Zollgrenze"}
    assert found("Zollgrenze") == []
    assert "zollgrenze" in make(desk, **word)
    assert found("zollgrenze") == found("Zollgrenze") == [article.headline]
    assert found("EU-Austritt -Zollgrenze") == [article.headline]
    [pair] = WordPair.objects.all()
    assert pair.by.username == "Redakteur Beispiel"
    desk.post(f"{PAGE}{pair.pk}/end/")
    assert found("Zollgrenze") == []
    deeds = RecordEntry.objects.filter(kind="articles.wordpair").order_by("pk")
    assert [(one.deed, one.name) for one in deeds] == [
        ("added", "zollgrenze → EU-Austritt"),
        ("deleted", "zollgrenze → EU-Austritt"),
    ]
    gone = text_of(desk.post(f"{PAGE}{pair.pk}/end/", follow=True))
    assert "schon zurückgenommen" in gone


def test_the_same_pair_twice_and_words_without_letters_are_refused(desk):
    make(desk)
    assert "gilt schon" in make(desk)
    assert "dasselbe Wort" in make(desk, means="BREXIT")
    assert "mindestens einen Buchstaben" in make(desk, means="–")
    assert "language" in desk.post(f"{PAGE}make/", PAIR | {"language": "xx"}).url
    assert WordPair.objects.count() == 1


def test_the_word_becomes_an_alias_of_the_label_that_is_called_so(article):
    label = factories.topic("Zölle")
    desk = at_desk(factories.editor())
    page = desk.get(PAGE, PAIR | {"means": "Zölle", "word": "Abgaben"})
    assert "„abgaben“ als weiteren Namen von „Zölle“" in text_of(page)
    asked = {"word": "abgaben", "kind": "topic", "key": label.key}
    said = text_of(desk.post(f"{PAGE}alias/", asked, follow=True))
    assert "abgaben" in said
    assert Topic.objects.get().aliases == "abgaben"
    [entry] = RecordEntry.objects.filter(kind="articles.topic", deed="changed")
    assert entry.key == str(label.pk)
    assert not LabelDecision.objects.exists()
    for wrong in ({"kind": "x"}, {"key": "x"}, {"key": article.edition.uuid}):
        assert desk.post(f"{PAGE}alias/", asked | wrong).status_code == 404


def test_an_alias_of_a_label_that_readers_know_is_proposed():
    label = factories.topic("Zölle")
    factories.published(topics=[str(label.key)])
    desk = at_desk(factories.editor())
    asked = {"word": "abgaben", "kind": "topic", "key": label.key}
    assert (
        "vorgeschlagen"
        in text_of(desk.post(f"{PAGE}alias/", asked, follow=True)).casefold()
    )
    assert Topic.objects.get().aliases == ""


def test_who_may_not_review_makes_and_ends_nothing():
    pair = WordPair.objects.create(language="de", word="a", means="b")
    for person in (factories.author(), factories.user("Quelle", "sources")):
        desk = at_desk(person)
        assert desk.get(PAGE).status_code == 403
        for end in ("make/", f"{pair.pk}/end/", "alias/"):
            assert desk.post(PAGE + end, PAIR).status_code == 403
    assert WordPair.objects.count() == 1
