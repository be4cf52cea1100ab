"""An article without a picture is shared with its headline, as long as it is public."""

import io

import pytest
from PIL import Image as Pillow

from articles.domain.pictures import HeadlineCard, card_of, make_missing
from articles.editing.publishing import Withdrawal, move
from articles.foundation.image_files import can_draw, draw_card, rendition_files
from articles.foundation.image_files.lettering import FONTS, SERIF
from articles.models import Article, Masthead
from tests.site.public.reading import meta, page_of
from tests.support import factories

pytestmark = pytest.mark.django_db
HEADLINE = "Kräne über dem Hafen – „größer“ als je"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter" * 2


def card(article: Article) -> HeadlineCard:
    found = card_of(article, Masthead.for_readers(article.language))
    assert found
    return found


def test_the_head_names_the_card_with_its_size_and_the_headline(client, settings):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    article = factories.published(headline=HEADLINE)
    page = page_of(client, article)
    path = card(article).url
    assert meta(page, "og:image") == f"https://news.example.org{path}"
    assert path.startswith(f"/de/artikel/{article.slug}/karte/")
    told = [meta(page, f"og:image:{name}") for name in ("type", "width", "height")]
    assert told == ["image/png", "1200", "630"]
    assert meta(page, "og:image:alt") == HEADLINE
    assert meta(page, "twitter:card") == "summary_large_image"


def test_the_card_is_a_picture_that_is_drawn_once_and_not_with_the_page(client):
    article = factories.published(headline=HEADLINE)
    client.get(article.get_absolute_url())
    there = card(article)
    assert not rendition_files().has(there.file_name)
    answer = client.get(there.url)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert Pillow.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert rendition_files().read(there.file_name) == answer.content


def test_an_article_with_a_picture_is_shared_with_that(client):
    key = str(factories.picture(size=(1400, 1000)).key)
    article = factories.published(headline=HEADLINE, lead_image=key)
    assert "/pictures/" in meta(page_of(client, article), "og:image")
    assert card_of(article, Masthead.for_readers("de")) is None


@pytest.mark.both
def test_another_headline_is_another_card_and_the_former_is_gone(client):
    first = factories.published(headline=HEADLINE)
    former = card(first).url
    assert client.get(former).status_code == 200
    second = factories.republished(first, headline="Neu", change_kind="update")
    assert client.get(former).status_code == 404
    assert card(second).url != former
    assert client.get(card(second).url).status_code == 200


@pytest.mark.both
@pytest.mark.parametrize("ending", ["notice", "gone"])
def test_what_is_not_public_has_no_card(client, ending):
    for make in (factories.draft, factories.scheduled, factories.expired):
        assert client.get(card(make(headline=HEADLINE)).url).status_code == 404
    article = factories.published(headline="Zurück")
    assert client.get(card(article).url).status_code == 200
    ended = Withdrawal(ending=ending)
    move(article, "withdraw", by=factories.chief(), note="Falsch.", options=ended)
    assert client.get(card(article).url).status_code == 404


def test_cards_are_drawn_from_every_file_of_the_headlines_typeface():
    assert set(SERIF) == {file.name for file in FONTS.glob("literata*.woff2")}


@pytest.mark.parametrize("headline", ["L’Œuvre d’une fête", "Señor Ångström", "4 − 1"])
def test_headlines_in_letters_of_its_rarer_files_are_drawn(headline):
    assert can_draw(headline)


def test_a_headline_in_letters_that_no_typeface_here_has_shares_the_sites_picture(
    client,
):
    article = factories.published(headline="Łódź und 東京")
    assert "/static/articles/share" in meta(page_of(client, article), "og:image")


def test_superfluous_cards_are_swept_with_the_renditions(client):
    article = factories.published(headline=HEADLINE)
    client.get(card(article).url)
    rendition_files().write("cards/former.png", b"x")
    assert make_missing().removed
    assert not rendition_files().has("cards/former.png")
    assert rendition_files().has(card(article).file_name)


@pytest.mark.parametrize("headline", ["Kurz", WORD, "Äußerst lange " * 17, "–"])
def test_every_headline_fits(headline, settings):
    assert can_draw(headline)
    colours = settings.NEWSROOM_LOOK.colours["light"]
    drawn = Pillow.open(io.BytesIO(draw_card(headline, "Name", "host", colours)))
    columns = drawn.convert("RGB").crop((1121, 30, 1200, 630)).getcolors()
    assert columns
    assert len(columns) == 1
