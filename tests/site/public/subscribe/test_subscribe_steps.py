"""Subscribing takes three steps: the choice, the format, the address to take along."""

import pytest

from articles.editing.publishing import move
from articles.site.feeds import FORMATS
from tests.conftest import ROOT
from tests.site.public.reading import body_of, text_of
from tests.site.public.subscribe.subscribing import (
    addresses,
    opened,
    preview,
    publish_three,
    steps,
)
from tests.support.contents import keys
from tests.support.factories import chief, published, topic

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"
NAMES = [written.NAME for written in FORMATS.values()]


@pytest.fixture
def three():
    publish_three()


def test_it_takes_three_steps_and_the_first_button_comes_soon(client, three):
    page = opened(client, "/de/abonnieren/")
    assert steps(page) == [
        "1 Was möchten Sie lesen?",
        "2 In welchem Format?",
        "3 In den Feedreader übernehmen",
    ]
    before, button, _after = body_of(page).partition("Meinen Feed anzeigen")
    assert button
    # Folded text counts as well.
    assert len(before.split()) < 80


def test_kinds_are_folded_until_something_of_them_is_chosen(client, three):
    def open_ones(page) -> list[str]:
        found = [d for d in page.iter("details") if "open" in d.attrib]
        return [text_of(details.find("summary")) for details in found]

    assert open_ones(opened(client, "/de/abonnieren/")) == []
    page = opened(client, "/de/abonnieren/?topic=innovation&year=2020")
    assert open_ones(page) == ["Themen 1, 1 gewählt", "Jahre 1, 1 gewählt"]


def test_the_newest_three_of_the_chosen_feed_stand_beside_it(client, three):
    four = published(headline="Vier", topics=keys(topic("Innovation")))
    newest = [name for name, _path in preview(opened(client, "/de/abonnieren/"))]
    assert newest == ["Vier", "Zwei", "Eins"]
    page = opened(client, "/de/abonnieren/?topic=innovation&country=eu")
    assert preview(page) == [("Eins", "/de/artikel/eins/")]
    move(four, "withdraw", by=chief(), note="Falsch.")
    newest = [name for name, _path in preview(opened(client, "/de/abonnieren/"))]
    assert newest == ["Zwei", "Eins", "Drei"]


def test_a_feed_without_articles_says_that_it_will_have_some(client, three):
    page = opened(client, "/de/abonnieren/?year=1999")
    assert preview(page) == []
    assert "Sobald ein solcher Artikel erscheint, steht er in Ihrem Feed." in body_of(
        page
    )


def test_every_format_is_a_choice_and_says_what_it_is_for(client, three):
    page = opened(client, "/de/abonnieren/")
    choices = [label for label in page.iter("label") if label.get("class") == "format"]
    assert [text_of(one.find("span/strong")) for one in choices] == NAMES
    assert len({text_of(one) for one in choices}) == len(FORMATS)
    boxes = [box for one in choices for box in one.iter("input")]
    assert [
        form
        for form, box in zip(FORMATS, boxes, strict=True)
        if "checked" in box.attrib
    ] == ["rss"]
    shown = [li for li in page.iter("li") if " address " in (li.get("class") or "")]
    assert [li.get("class").rpartition("-")[2] for li in shown] == list(FORMATS)
    assert [box.get("class").rpartition("-")[2] for box in boxes] == list(FORMATS)


def test_each_choice_shows_the_address_in_its_format_alone():
    rules = (ROOT / "articles/static/articles/subscribe-choice.css").read_text("utf-8")
    for form in FORMATS:
        rule = f":has(.format-{form}:checked) .address:not(.address-{form})"
        assert rule in rules, form


def test_the_feed_of_all_articles_stays_at_hand_beside_a_choice(client, three):
    page = opened(client, "/de/abonnieren/?topic=innovation")
    assert addresses(page)[len(FORMATS) : 2 * len(FORMATS)] == [
        f"{ORIGIN}/de/artikel/feed.{form}" for form in FORMATS
    ]
