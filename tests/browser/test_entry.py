"""Entering an article in a real browser: choosing, citing, pasting, by few clicks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from articles.demo.loading import load_vocabulary
from articles.models import Article, Source
from tests import factories
from tests.admin.desk import url
from tests.browser.editing import log_in

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
# Presses of the pointer alone: a key that presses a button is none.
COUNTING = """addEventListener("click", (event) => {
  if (!event.detail) return;
  const before = Number(sessionStorage.getItem("clicks"));
  sessionStorage.setItem("clicks", before + 1);
}, true)"""


@pytest.fixture
def page(new_context, base_url):
    """Open the form of a new article, before an author."""
    load_vocabulary()
    factories.source("Clusterportal Hessen", aliases="CPH")
    context = new_context(locale="de", viewport={"width": 1280, "height": 900})
    log_in(context, base_url, factories.author())
    page = context.new_page()
    page.add_init_script(COUNTING)
    page.goto(base_url + url(Article, "add"))
    return page


@pytest.fixture
def seed() -> str:
    files = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not files:
        pytest.skip(f"the portal's page is not there: {SEEDS}")
    return files[0].read_text(encoding="utf-8")


def clicks(page) -> int:
    return int(page.evaluate("sessionStorage.getItem('clicks')") or 0)


def paste(field, **data: str) -> None:
    """Paste as the keys would: what it is in each form, and the text of it."""
    field.evaluate(
        """(field, data) => {
          const clipboardData = new DataTransfer();
          for (const [type, text] of Object.entries(data)) {
            clipboardData.setData(`text/${type}`, text);
          }
          const options = { clipboardData, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent("paste", options));
          field.setRangeText(data.plain, field.value.length, field.value.length, "end");
          const kind = { inputType: "insertFromPaste", bubbles: true };
          field.dispatchEvent(new InputEvent("input", kind));
        }""",
        data,
    )


def chosen(page, field: str) -> list[str]:
    options = page.locator(f"#id_{field} option:checked")
    return [text.strip() for text in options.all_text_contents()]


def choose(page, field: str, *names: str) -> None:
    """Click into a field, then type each name at once and press Enter."""
    page.locator(f"#id_{field} + .select2-container .select2-selection").click()
    for name in names:
        before = chosen(page, field)
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        page.wait_for_function(
            "([field, count]) => document.querySelectorAll("
            "`#id_${field} option:checked[value]:not([value=''])`).length > count",
            arg=[field, len([one for one in before if one])],
        )


def saved(page) -> Article:
    page.locator("[name=_save]").click()
    page.wait_for_url("**/change/")
    return Article.objects.get()


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
    axe(page)
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
    expect(page.locator("#id_further_reading-0-dated")).to_have_value("12.02.2020")
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
    assert saved(page).further_reading.count() == 2
    source = Source.objects.get(name="Clusterportal Hessn")
    assert source.homepage == "https://cluster.example/"


def test_the_portals_page_is_pasted_in_three_clicks(page, seed, axe):
    page.locator(".pasting summary").click()
    paste(page.locator("[name=document]"), plain=seed)
    page.wait_for_selector(".pasted")
    axe(page)
    article = saved(page)
    assert clicks(page) <= 3
    assert article.attributions.get().source.name == "Clusterportal Baden-Württemberg"
    assert article.further_reading.count() == article.country_links.count() == 1
    assert article.topic_links.count() == article.category_links.count() == 2
    assert article.credit_name


def test_the_portals_page_is_typed_in_fifteen_clicks(page, seed):
    """By one person, who meets its source for the first time."""
    headline, dated, *text = [line for line in seed.splitlines() if line.strip()]
    day, categories = dated.split(" | ")
    foot = text.index("Zum Nachlesen")
    body, reading = text[:foot], text[foot + 1]
    named = dict(line.split(": ", 1) for line in text[foot + 2 :] if ": " in line)
    page.locator("#id_headline").click()
    page.keyboard.type(headline)
    page.locator("#id_body_editor").click()
    for paragraph in body:
        page.keyboard.insert_text(paragraph)
        page.keyboard.press("Enter")
    page.locator("#cite-further_reading").click()
    paste(page.locator("#cite-further_reading"), plain=reading)
    expect(page.locator("#id_further_reading-0-title")).not_to_be_empty()
    page.locator("#attributions-group .add-row a").click()
    choose(page, "attributions-0-source", named["Quelle"])
    page.locator("#id_dated").click()
    page.keyboard.type(day)
    choose(page, "categories", *categories.split(", "))
    choose(page, "countries", *named["Länder / Organisationen"].split(", "))
    choose(page, "topics", *named["Themen"].split(", "))
    name, organisation = named["Redaktion"].split(" von ")[1].split(", ")
    credit = {"date": day, "name": name, "organisation": organisation}
    for field, text in credit.items():
        page.locator(f"#id_credit_{field}").click()
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    article = saved(page)
    assert clicks(page) <= 15
    assert article.attributions.get().source.name == named["Quelle"]
    assert article.further_reading.count() == article.country_links.count() == 1
    assert article.topic_links.count() == article.category_links.count() == 2
    assert article.dated
