"""Authors enter an article in a browser by few clicks: they choose, cite and paste."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles.models import Article, Source
from articles.transfer.demo.loading import load_vocabulary
from tests.browser.support.editing import log_in
from tests.browser.support.entering import (
    choose,
    chosen,
    paste,
    paste_document,
    saved,
    type_document,
)
from tests.browser.support.hand import Hand
from tests.support import factories
from tests.support.desk.desk import url

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"


@pytest.fixture
def author(new_context, base_url) -> Hand:
    """Sit an author down at the form of a new article; her clicks are counted."""
    load_vocabulary()
    factories.source("Clusterportal Hessen", aliases="CPH")
    context = new_context(locale="de", viewport={"width": 1280, "height": 900})
    log_in(context, base_url, factories.author())
    author = Hand(context)
    author.begin(base_url + url(Article, "add"))
    return author


@pytest.fixture
def page(author):
    return author.page


@pytest.fixture
def seed() -> str:
    files = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not files:
        pytest.skip(f"the portal's page is not there: {SEEDS}")
    return files[0].read_text(encoding="utf-8")


def test_enter_takes_what_the_typed_name_says_however_fast(page, axe):
    choose(page, "countries", "EU", "USA", "UK", "un", "OECD", "Oesterreich", "cern")
    names = ["EU", "USA", "Vereinigtes Königreich", "UN", "OECD", "Österreich", "CERN"]
    assert chosen(page, "countries") == names
    choose(page, "topics", "hpc", "Innovation", "Ganz Neues")
    assert chosen(page, "topics") == [
        "Hochleistungsrechnen",
        "Innovation",
        "Ganz Neues (neu)",
    ]
    page.locator("#id_topics + .select2-container .select2-selection").click()
    page.keyboard.type("Ganz anderes")
    expect(page.get_by_text("Noch nicht bekannt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#id_topics + .select2-container input")).to_have_value(
        "Ganz anderes"
    )
    axe(page)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.locator("#id_headline").click()
    choose(page, "topics", "Klimawadel", "Netzwerktechnik der Universitäten")
    assert chosen(page, "topics")[-2:] == [
        "Klima",
        "Netzwerktechnik der Universitäten (neu)",
    ]


def test_a_citation_that_is_pasted_fills_its_row(page, axe):
    line = "CERN (12.02.20): Ein Titel https://home.cern/news\nhttps://www.hrk.de/x"
    paste(page.locator("#cite-further_reading"), plain=line)
    expect(page.get_by_text("2 Zeilen ausgefüllt")).to_be_visible()
    first, second = (page.locator(f"#id_further_reading-{n}-url") for n in range(2))
    expect(first).to_have_value("https://home.cern/news")
    expect(page.locator("#id_further_reading-0-dated")).to_have_value("2020-02-12")
    assert chosen(page, "further_reading-0-publisher") == ["CERN"]
    expect(second).to_have_value("https://www.hrk.de/x")
    line = "Clusterportal Hessn (1.2.20): Eine Meldung https://cluster.example/1"
    paste(page.locator("#cite-attributions"), plain=line)
    expect(page.locator("#id_attributions-0-title")).to_have_value("Eine Meldung")
    assert chosen(page, "attributions-0-source") == ["Clusterportal Hessn (neu)"]
    expect(page.locator("#view_id_attributions-0-source")).not_to_have_attribute(
        "href", re.compile(".")
    )
    axe(page)
    page.fill("#id_headline", "Ein Beispiel")
    page.fill("#id_further_reading-1-title", "Noch einer")
    # A row that is removed hands the focus on.
    page.get_by_role("button", name="Angabe zum Nachlesen hinzufügen").click()
    page.locator("#further_reading-2 .inline-deletelink").click()
    expect(page.locator("#further_reading-1 .row-move").first).to_be_focused()
    assert saved(page).further_reading.count() == 2
    source = Source.objects.get(names__de="Clusterportal Hessn")
    assert source.homepage == "https://cluster.example/"


def test_the_portals_page_is_pasted_in_three_clicks(author, seed, axe):
    paste_document(author.page, seed)
    axe(author.page)
    article = saved(author.page)
    assert author.clicks <= 3
    assert article.attributions.get().source.name == "Clusterportal Baden-Württemberg"
    assert article.further_reading.count() == article.country_links.count() == 1
    assert article.topic_links.count() == article.category_links.count() == 2
    assert article.credit_name


def test_the_portals_page_is_typed_in_fifteen_clicks(author, seed):
    """By one person, who meets its source for the first time."""
    type_document(author.page, seed)
    article = saved(author.page)
    assert author.clicks <= 15
    assert article.attributions.get().source.name == "Clusterportal Baden-Württemberg"
    assert article.further_reading.count() == article.country_links.count() == 1
    assert article.topic_links.count() == article.category_links.count() == 2
    assert article.dated
