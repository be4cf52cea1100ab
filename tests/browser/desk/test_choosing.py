"""Each word typed into a field for choosing is chosen, or stays to be seen."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from articles.transfer.demo.loading import load_vocabulary
from tests.browser.support.editing import expect_saved, log_in
from tests.browser.support.entering import chosen
from tests.support import factories
from tests.support.desk.desk import url

# Milliseconds between two keys of somebody who types fast.
FAST = 30
NAMES = ["EU", "USA", "Vereinigtes Königreich"]
WORD = ".choice-word"
EMPTY = """() => {
  const select = document.getElementById("id_countries");
  for (const one of select.options) one.selected = false;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}"""


@pytest.fixture
def page(new_context, base_url):
    """Sit an author down at the form of a new article."""
    load_vocabulary()
    context = new_context(locale="de", viewport={"width": 1280, "height": 900})
    log_in(context, base_url, factories.author())
    page = context.new_page()
    page.goto(base_url + url(Article, "add"))
    return page


def into(page, field: str) -> None:
    page.locator(f"#id_{field} + .select2-container .select2-selection").click()
    expect(line(page, field)).to_be_focused()


def line(page, field: str):
    return page.locator(f"#id_{field} + .select2-container .select2-search__field")


def is_chosen(page, field: str, *names: str) -> None:
    expect(page.locator(f"#id_{field} option:checked")).to_have_count(len(names))
    assert chosen(page, field) == list(names)


@pytest.fixture
def held(page):
    """Hold back what the desk answers about words, until it is called."""
    routes = []
    for address in ("**/autocomplete/**", "**/label-names/"):
        page.route(address, lambda route: routes.append(route))

    def let_go():
        page.unroute("**/label-names/")
        while routes:
            routes.pop().continue_()
        page.unroute("**/autocomplete/**")

    return let_go


def test_labels_typed_in_one_go_are_chosen_in_their_order(page, full_size):
    for _round in range(200 if full_size else 5):
        into(page, "countries")
        page.keyboard.type("EU\nUSA\nUK\n", delay=FAST)
        is_chosen(page, "countries", *NAMES)
        expect(line(page, "countries")).to_have_value("")
        page.evaluate(EMPTY)
    expect(page.locator(WORD)).to_have_count(0)


def test_what_is_asked_for_slowly_waits_as_a_chip_and_in_its_order(page, held, axe):
    into(page, "topics")
    page.keyboard.type("hpc\nInnov\nGanz Neues\nKli", delay=FAST)
    waiting = page.locator(f"{WORD}[data-state=waiting]")
    expect(waiting.locator("bdi")).to_have_text(["hpc", "Innov", "Ganz Neues"])
    expect(line(page, "topics")).to_have_value("Kli")
    axe(page)
    held()
    names = ["Hochleistungsrechnen", "Innovation", "Ganz Neues (neu)"]
    is_chosen(page, "topics", *names)
    expect(page.locator(WORD)).to_have_count(0)
    # Text typed meanwhile goes on where it was.
    page.keyboard.type("ma\n", delay=FAST)
    is_chosen(page, "topics", *names, "Klima")


@pytest.mark.parametrize("way", ["Tab", "Escape", "elsewhere"])
def test_a_word_that_is_left_is_chosen_if_it_names_one_and_stays_else(page, way):
    for word in ("UK", "Norw"):
        into(page, "countries")
        page.keyboard.type(word, delay=FAST)
        if way != "elsewhere":
            page.keyboard.press(way)
        if way == "Escape":
            expect(line(page, "countries")).to_have_value(word)
        if way != "Tab":
            page.locator("#id_headline").click()
        expect(line(page, "countries")).not_to_be_focused()
    is_chosen(page, "countries", NAMES[-1])
    expect(page.locator(f"{WORD}[data-state=unknown] bdi")).to_have_text("Norw")
    page.get_by_role("button", name="Ändern").click()
    expect(line(page, "countries")).to_have_value("Norw")
    page.get_by_role("option", name="Norwegen").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type("Norwegen\n", delay=FAST)
    is_chosen(page, "countries", NAMES[-1], "Norwegen")
    expect(page.locator(WORD)).to_have_count(0)


def test_a_source_that_is_typed_and_left_is_chosen_too(page):
    factories.source("Clusterportal Hessen", aliases="CPH")
    page.locator("#attributions-group .add-row a").focus()
    page.keyboard.press("Enter")
    source = page.locator("#id_attributions-0-source + .select2-container")
    expect(source.locator(".select2-selection")).to_be_focused()
    for word in ("cph", "Gibt es nicht"):
        page.locator("#id_attributions-0-source + .select2-container").click()
        page.keyboard.type(word, delay=FAST)
        page.keyboard.press("Tab")
        expect(page.locator(".select2-dropdown")).to_have_count(0)
        is_chosen(page, "attributions-0-source", "Clusterportal Hessen")
    expect(page.locator(f"{WORD} bdi")).to_have_text("Gibt es nicht")


def test_a_list_takes_what_is_typed_right_after_the_click(page):
    page.locator("#attributions-group .add-row a").click()
    # On a busy machine a key may come before what a script has put off.
    page.evaluate("window.setTimeout = () => 0")
    page.locator("#id_attributions-0-source + .select2-container").click()
    page.keyboard.type("Gibt")
    search = page.locator(".select2-dropdown .select2-search__field")
    expect(search).to_have_value("Gibt")


def test_a_word_that_names_nothing_is_named_by_the_save_and_isnt_lost(page):
    page.locator("#id_headline").fill("Ein Beispiel")
    into(page, "countries")
    page.keyboard.type("Zzyzx\nEU\nus", delay=FAST)
    page.keyboard.press("Control+s")
    faults = page.locator(".faults")
    expect(faults).to_contain_text("„Zzyzx“ ist nicht bekannt")
    expect(page.locator(f"{WORD} bdi")).to_have_text("Zzyzx")
    is_chosen(page, "countries", *NAMES[:2])
    page.get_by_role("button", name="Entfernen (das Wort)").click()
    page.locator("[name=_save]").click()
    expect_saved(page)
    labels = Article.objects.get().country_links.values_list("country__code", flat=True)
    assert sorted(labels) == ["EU", "US"]


def test_a_form_waits_for_the_words_typed_in_it(page, held):
    page.locator("#id_headline").fill("Ein Beispiel")
    into(page, "topics")
    page.keyboard.type("Innov\n", delay=FAST)
    page.keyboard.press("Control+s")
    expect(page.locator(WORD)).to_be_visible()
    assert not Article.objects.exists()
    held()
    expect_saved(page)
    assert Article.objects.get().topic_links.get().tag.name == "Innovation"


def test_backspace_removes_the_last_label_and_leaves_no_word_of_it(page):
    into(page, "countries")
    page.keyboard.type("EU\nUSA\n", delay=FAST)
    is_chosen(page, "countries", *NAMES[:2])
    page.keyboard.press("Backspace")
    expect(line(page, "countries")).to_have_value("")
    is_chosen(page, "countries", "EU")
