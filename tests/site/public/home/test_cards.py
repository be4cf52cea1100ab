"""Cards are printed once, and are what a list's template would show."""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from articles.domain import site_version
from articles.models import Article
from articles.site.public.cards import cards, lead_card, tiles
from articles.site.shared.headlines import teased
from articles.templatetags.printed import in_a_row
from tests.site.public.reading import fragment, text_of
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]
FORMS = {
    cards: {"level": "h2", "is_labelled": True},
    lead_card: {"level": "h2", "place": "lead first", "is_credited": True},
    tiles: {"level": "h3", "place": "tile"},
}


def texts(form, *articles) -> list[str]:
    pks = [article.pk for article in articles]
    with override("de"):
        found = form(pks, at=site_version.current(timezone.now()))
        return [in_a_row([one]) for one in found]


def article(number: int) -> Article:
    return factories.published(
        headline=f"Nummer {number} & mehr",
        lead_image=str(factories.picture(f"Bild {number}").key),
        categories=keys(factories.category("Rubrik")),
        topics=keys(factories.topic("Thema")),
        countries=keys(factories.country("US")),
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_card_is_what_the_template_shows_of_the_article(form):
    one = article(1)
    with override("de"):
        shown = render_to_string(
            "articles/_article_card.html", {"article": one, **FORMS[form]}
        )
    assert "Nummer 1 &amp; mehr" in shown
    assert texts(form, one) == texts(form, one) == [shown]


def test_all_that_are_missing_are_printed_at_once():
    articles = [article(number) for number in range(6)]
    counted = []
    for few in (articles[:1], articles[1:]):
        with CaptureQueriesContext(connection) as queries:
            assert len(texts(cards, *few)) == len(few)
        counted.append(len(queries))
    # The first one asks besides what has changed since anything was remembered.
    assert counted[1] <= counted[0]
    with CaptureQueriesContext(connection) as queries:
        texts(cards, *articles)
    assert len(queries) == 2


def test_a_renamed_label_and_a_described_picture_reach_the_cards():
    one = article(1)
    texts(cards, one)
    texts(lead_card, one)
    label = factories.topic("Thema")
    label.name = "Anderes"
    label.save()
    [shown] = texts(cards, one)
    assert "Anderes" in shown
    image = factories.picture("Bild 1")
    image.alt = "Ganz anders"
    image.save()
    [shown] = texts(lead_card, one)
    assert "Ganz anders" in shown


@pytest.mark.wcag("1.1.1", on="site")
@pytest.mark.parametrize("form", [cards, tiles])
def test_a_picture_beside_a_headline_is_not_read_out(form):
    [shown] = texts(form, article(1))
    assert '<img src="/pictures/' in shown
    assert ' alt="" loading' in shown


@pytest.mark.wcag("1.3.2", on="site")
def test_a_card_says_category_headline_sentences_and_date_in_this_order():
    one = article(1)
    shown = fragment(texts(cards, one)[0])
    [card] = shown.iter("article")
    said = [text_of(part) for part in card if part.get("class") != "card-picture"]
    assert said == [
        "Rubrik",
        "Nummer 1 & mehr",
        teased(one),
        f"{one.printed_on:%d.%m.%Y} · USA · Thema",
    ]
    tile = texts(tiles, one)[0]
    assert "Rubrik" in tile
    assert "Thema" not in tile
