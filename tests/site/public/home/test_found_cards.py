"""Cards of a search show why they were found: marked in their text, or named below."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import override

from articles.domain import site_version
from articles.domain.content import excerpt_of
from articles.domain.label_index import Catalogue, catalogue_now
from articles.domain.search import Query, Readers, excerpt, marked, read_query
from articles.site.public import found_cards as found_module
from articles.site.public.cards import cards
from articles.site.public.found_cards import found_cards
from articles.templatetags.printed import in_a_row
from tests.domain.search.library import library
from tests.site.public.reading import fragment, text_of
from tests.support import factories
from tests.support.contents import keys

pytestmark = pytest.mark.django_db


def readers_query(typed: str, language: str, catalogue: Catalogue) -> Query:
    readers = Readers(catalogue.revision, catalogue.public)
    return read_query(typed, language, readers=readers)


def found(article, typed: str, language: str = "de") -> str:
    with override(language):
        catalogue = catalogue_now()
        query = readers_query(typed, language, catalogue)
        [card] = found_cards([article.pk], query, catalogue=catalogue)
        return in_a_row([card])


def reasons(html: str) -> list[str]:
    """Return what is named below the text, with what is marked in *stars*."""
    starred = html.replace("<mark>", "*").replace("</mark>", "*")
    spans = fragment(starred).iter("span")
    return [text_of(one) for one in spans if one.get("class") == "card-reason"]


def test_a_name_in_the_headline_stays_whole_whatever_of_it_is_marked():
    one = factories.published(headline="Der ITER-Vertrag und 20 % mehr")
    html = found(one, "vertrag")
    assert '<span class="whole">ITER-<mark>Vertrag</mark></span>' in html
    assert '<span class="whole">20 %</span>' in html


def test_it_is_the_kept_card_with_a_passage_and_its_words_marked():
    one = factories.published(
        headline="Nummer 1 & mehr",
        lead_image=str(factories.picture().key),
        topics=keys(factories.topic("Thema")),
    )
    asked = read_query("nummer mehr", "de")
    with override("de"):
        [listed] = cards([one.pk], at=site_version.current(timezone.now()))
    headline, text = marked(one.headline, asked, "de"), excerpt(one, asked)
    assert "<mark>Nummer</mark> 1 &amp; <mark>mehr</mark>" in headline
    plain = found(one, "nummer mehr").replace(headline, escape(one.headline), 1)
    assert plain.replace(text, escape(excerpt_of(one)), 1) == in_a_row([listed])


@pytest.mark.both
def test_a_label_that_is_meant_is_marked_where_the_card_names_it():
    articles = library()
    html = found(articles["C"], "vereinigte staaten")
    assert "><mark>USA</mark></" in html
    assert reasons(html) == []
    # By another name of its, and beside a word of the text.
    html = found(articles["A"], "energy haus")
    assert "><mark>Energie</mark></" in html
    assert "<mark>Häuser</mark>" in html
    assert found(articles["A"], "haus").count("<mark>") == 1


def test_a_card_whose_text_has_none_of_the_words_is_told_as_every_list_tells_it():
    body = f"<p>{'Ein Satz, der ohne ein Ende weitergeht und ' * 9}aufhört.</p>"
    one = factories.published(body=body, topics=keys(factories.topic("Klima")))
    with override("de"):
        [listed] = cards([one.pk], at=site_version.current(timezone.now()))
    html = found(one, "klima")
    assert html.replace("<mark>", "").replace("</mark>", "") == in_a_row([listed])


def test_a_name_of_several_labels_or_of_signs_is_marked_once_in_each_place():
    name = "Kunst & <Bau>"
    one = factories.published(
        topics=keys(factories.topic(name)), categories=keys(factories.category(name))
    )
    html = found(one, "Kunst")
    assert html.count("><mark>Kunst &amp; &lt;Bau&gt;</mark></") == 2


def test_the_name_of_a_label_without_one_in_this_language_stays_marked_as_foreign():
    one = factories.published(
        language="en", topics=keys(factories.topic("Zölle", aliases="duties"))
    )
    assert '<span lang="de"><mark>Zölle</mark></span>' in found(one, "duties", "en")


REASONS = [
    ("D", "Brüssel", ["Quelle: *Europäische Kommission*"]),
    ("D", "Pressemitteilung", ["Quelle: *Pressemitteilung*"]),
    ("F", "Jahresbericht WHO", ["Zum Nachlesen: *Jahresbericht* der *WHO*"]),
    ("F", "Erika Muster", ["Redaktion: *Erika* *Muster*"]),
    (
        "F",
        "Jahresbericht Erika Ghana",
        ["Zum Nachlesen: *Jahresbericht* der WHO", "Redaktion: *Erika* Muster"],
    ),
    # Words of headline, teaser or text aren't named below.
    ("D", "Rat Kommissarin", []),
    ("A", "Elektrolyseure Straße", []),
]


@pytest.mark.both
def test_what_the_card_does_not_show_is_named_below_the_text():
    articles = library()
    for letter, typed, named in REASONS:
        assert reasons(found(articles[letter], typed)) == named, typed


def test_a_publisher_and_the_words_of_a_picture_are_reasons_too():
    weather = factories.source("Wetterdienst", aliases="DWD")
    picture = factories.picture("Radar", alt="Eine Antenne im Schnee")
    one = factories.published(
        lead_image=str(picture.key),
        further_reading=[{"publisher": str(weather.key), "title": "Bericht"}],
    )
    assert reasons(found(one, "DWD")) == ["Zum Nachlesen: *Wetterdienst*"]
    assert reasons(found(one, "Antenne")) == ["Bild: Eine *Antenne* im Schnee"]


@pytest.mark.both
def test_what_only_whole_articles_say_is_asked_for_all_at_once():
    def asked(articles) -> int:
        pks = [one.pk for one in articles]
        with override("de"):
            query = readers_query("Rätselhaft", "de", catalogue_now())
            found_cards(pks, query, catalogue=catalogue_now())
            with CaptureQueriesContext(connection) as queries:
                found_cards(pks, query, catalogue=catalogue_now())
        return len(queries)

    one, *others = [
        factories.published(credit_name="Frau Rätselhaft") for _number in range(5)
    ]
    few = asked([one])
    assert asked([one, *others]) == few <= 16


def test_a_card_of_a_look_without_places_for_them_stays_as_it_is(monkeypatch):
    one = factories.published(headline="Nummer 1")
    with override("de"):
        [kept] = cards([one.pk], at=site_version.current(timezone.now()))
    bare = replace(kept, text="<p>", keys=())
    monkeypatch.setattr(found_module, "cards", lambda pks, at: [bare])
    assert found(one, "nummer") == "<p>"
