"""One screen holds an article's columns, its bar and its moves, by hand and by keys."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.workflow import Phase
from tests.browser.public.test_public_pages import SETTINGS
from tests.browser.support.editing import expect_saved, log_in
from tests.browser.support.seeing import options_of
from tests.support import factories
from tests.support.desk.desk import PEOPLE, url

# Counts only presses that a person makes, not a script's.
COUNT = """addEventListener("click", (event) => {
  if (!event.isTrusted || event.detail === 0) return;
  const clicks = Number(sessionStorage.getItem("clicks") || 0);
  sessionStorage.setItem("clicks", clicks + 1);
}, true);"""


@pytest.fixture
def sit_down(new_context, base_url):
    def sit_down(role: str, width: int = 1280, height: int = 900, **options) -> Page:
        window = {"width": width, "height": height}
        context = new_context(locale="de", viewport=window, **options)
        log_in(context, base_url, PEOPLE[role]())
        context.add_init_script(COUNT)
        return context.new_page()

    return sit_down


def clicks(page: Page) -> int:
    return int(page.evaluate("sessionStorage.getItem('clicks')") or 0)


@contextmanager
def leaving(page: Page):
    with page.expect_navigation():
        yield


def phase(article: Article) -> Phase:
    return Article.objects.get(pk=article.pk).phase()


def test_the_form_of_a_new_article_is_short_and_its_step_in_reach(sit_down):
    page = sit_down("author")
    page.goto(url(Article, "add"))
    expect(page.locator("#id_body_editor")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 1500
    for width, height in ((1280, 900), (390, 844), (320, 568)):
        page.set_viewport_size({"width": width, "height": height})
        for button in page.locator(".action-bar button").all():
            box = button.bounding_box()
            assert box["y"] + box["height"] <= height, (width, button.inner_text())
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.wcag("1.3.2", "2.1.1", "2.4.3", "4.1.3", on="desk")
def test_an_author_brings_her_article_to_the_editors_by_keys_alone(sit_down):
    page = sit_down("author")
    page.goto(url(Article, "add"))
    expect(page.locator("#id_body_editor")).to_be_visible()
    expect(page.locator("#id_headline")).to_be_focused()
    page.keyboard.type("Ein Fluss wird vermessen")
    for _labels_and_teaser in range(4):
        page.keyboard.press("Tab")
    page.keyboard.type("Drei Institute, ein Strom.")
    page.keyboard.press("Control+s")
    expect_saved(page)
    article = Article.objects.get()
    assert article.teaser == "Drei Institute, ein Strom."
    expect(page.locator("#id_teaser")).to_be_focused()
    for _press in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "id_body_editor":
            break
    page.keyboard.type("Sie messen ein Jahr lang.")
    page.keyboard.press("Tab")
    for _press in range(60):
        if page.evaluate("document.activeElement.id") == "id_credit_name":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("Erika Muster")
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog #move-button")).to_be_focused()
    with leaving(page):
        page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("Zur Prüfung eingereicht.")
    article.refresh_from_db()
    assert "Sie messen ein Jahr lang." in article.body
    assert article.credit_name == "Erika Muster"
    assert article.phase() is Phase.IN_REVIEW


@pytest.mark.wcag("2.1.1", "2.1.2", on="desk")
def test_enter_in_a_field_saves_and_escape_leaves_menu_and_dialog(sit_down):
    article = factories.draft()
    page = sit_down("author")
    page.goto(url(Article, "change", article.pk))
    page.fill("#id_credit_name", "Erika")
    page.press("#id_credit_name", "Enter")
    expect_saved(page)
    assert phase(article) is Phase.DRAFT
    assert Article.objects.get().credit_name == "Erika"
    page.locator(".action-menu summary").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".action-menu")).not_to_have_attribute("open", "")
    page.keyboard.press("Control+Enter")
    expect(page.locator("dialog.move-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.move-dialog")).to_have_count(0)
    assert phase(article) is Phase.DRAFT


@pytest.mark.wcag("3.3.4", on="desk")
def test_an_article_is_scheduled_in_four_clicks(sit_down):
    article = factories.approved()
    page = sit_down("chief")
    page.goto(url(Article, "change", article.pk))
    page.locator(".action-bar .default").click()
    expect(page.locator("#move-button")).to_have_text("Jetzt veröffentlichen")
    page.locator("#id_at_0").click()
    page.locator("#id_at_0").fill("2099-03-03")
    page.locator("#id_at_1").fill("09:00")
    button = page.locator("#move-button")
    expect(button).to_have_text("Terminieren: 3. März 2099, 09:00 Uhr MEZ")
    expect(page.locator(".move-consequence")).to_contain_text("3. März 2099")
    with leaving(page):
        button.click()
    assert phase(article) is Phase.SCHEDULED
    assert clicks(page) <= 4


def test_two_people_correct_an_article_in_eight_clicks(sit_down):
    article = factories.published()
    author, chief = sit_down("author"), sit_down("chief")
    author.goto(url(Article, "change", article.pk))
    with leaving(author):
        author.locator(".action-bar .default").click()
    author.locator("[name=change_kind][value=correction]").click()
    author.locator("#id_change_note").click()
    author.keyboard.type("Es waren fünf.")
    author.locator("#id_body_editor").click()
    author.keyboard.type("Fünf Institute. ")
    author.locator(".action-bar .default").click()
    with leaving(author):
        author.locator("#move-button").click()
    later = Article.objects.get(number=2)
    chief.goto(url(Article, "change", later.pk))
    chief.locator(".action-bar .default").click()
    with leaving(chief):
        chief.locator("#move-button").click()
    expect(chief.locator("dialog.move-dialog")).to_have_count(0)
    later.refresh_from_db()
    assert (later.phase(), later.change_kind) == (Phase.LIVE, "correction")
    assert clicks(author) + clicks(chief) <= 8


def test_the_title_of_a_row_has_most_of_its_line(sit_down):
    rows = [{"title": "Eine lange Überschrift", "url": "https://example.org/"}]
    draft = factories.draft(further_reading=rows)
    page = sit_down("author")
    page.goto(url(Article, "change", draft.pk))
    row = page.locator("#further_reading-0")
    width = row.bounding_box()["width"]
    for field in ("title", "url"):
        box = page.locator(f"#id_further_reading-0-{field}").bounding_box()
        assert box["width"] > width / 2, field
    # In the line of the row's name, with its arrows.
    head = row.locator("h3").bounding_box()
    assert head["height"] < 60


@pytest.mark.wcag("2.4.11", "3.3.1", on="desk")
def test_what_is_wrong_in_a_row_is_summed_up_with_a_way_to_it(sit_down):
    page = sit_down("author")
    page.goto(url(Article, "change", factories.draft().pk))
    page.locator("#further_reading-group .add-row a").click()
    page.locator("#id_further_reading-0-url").fill("https://example.org/")
    with leaving(page):
        page.keyboard.press("Control+s")
    expect(page.locator(".faults")).to_be_focused()
    page.locator(".faults a").click()
    expect(page.locator("#id_further_reading-0-title")).to_be_focused()
    expect(page.locator("#id_further_reading-0-title")).to_be_in_viewport()


@pytest.mark.parametrize("setting", SETTINGS)
def test_menu_and_dialog_are_accessible(new_context, base_url, axe, setting):
    context = new_context(**options_of(setting))
    log_in(context, base_url, factories.chief())
    page = context.new_page()
    page.goto(url(Article, "change", factories.approved().pk))
    page.locator(".action-menu summary").click()
    axe(page)
    page.locator(".action-bar .default").click()
    expect(page.locator("dialog #move-button")).to_be_visible()
    axe(page)
    page.goto(url(Article, "change", factories.published().pk))
    page.locator(".action-menu summary").click()
    page.locator("[data-move=withdraw]").click()
    page.locator("dialog [name=ending][value=replaced]").click()
    expect(page.locator("#id_successor")).to_be_visible()
    axe(page)


@pytest.mark.wcag("2.4.11", on="desk")
def test_no_list_that_is_open_lies_half_across_the_button_below(
    new_context, base_url, axe
):
    for n in range(30):
        factories.source(f"Quelle {n}")
    rows = [{"title": "Titel", "url": "https://example.org/"}]
    draft = factories.draft(further_reading=rows)
    context = new_context(locale="de", viewport={"width": 1280, "height": 900})
    log_in(context, base_url, draft.author)
    page = context.new_page()
    page.goto(base_url + url(Article, "change", draft.pk))
    add = page.locator("#further_reading-group .add-row a")
    expect(add).to_be_visible()
    page.locator("#id_further_reading-0-publisher + .select2-container").click()
    expect(page.locator(".select2-results__option")).not_to_have_count(1)
    expect(add).to_be_hidden()
    axe(page)
    page.keyboard.press("Escape")
    expect(add).to_be_visible()
