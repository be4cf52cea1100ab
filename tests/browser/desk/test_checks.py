"""The form shows findings while the user types, who else is there, and the original."""

import re

import pytest
from playwright.sync_api import expect

from articles.admin.article.moves import presence
from articles.models import Article
from tests.browser.support.editing import log_in, open_form
from tests.support import factories
from tests.support.desk.desk import url

FOUND = ".checks .findings li"
PROPOSED = ".paper .proposed button"


def unfold(page) -> None:
    page.locator("#checks summary").click()


@pytest.mark.wcag("3.2.2", "4.1.3", "11.8.4", on="desk")
def test_what_is_found_follows_what_is_typed_and_leads_to_its_field(
    new_context, base_url, axe
):
    form = open_form(new_context(locale="de"), base_url, "<p>Aus Japan.</p>")
    page = form.page
    checks = page.locator(".checks")
    japan = checks.locator("li", has_text="„Japan“")
    expect(japan).to_be_hidden()
    expect(page.locator("#checks [data-line]")).to_contain_text("Hinweise")
    unfold(page)
    expect(japan).to_be_visible()
    asked = []
    page.on("request", lambda it: asked.append(it.url))
    before = page.evaluate("scrollY")
    page.locator("#id_headline").press("End")
    page.keyboard.type(" Chile", delay=20)
    expect(checks.locator("li", has_text="„Chile“")).to_be_visible()
    expect(page.locator("#id_headline")).to_be_focused()
    assert page.evaluate("scrollY") == before
    # Six keys are one question, and what is counted is said.
    assert len([it for it in asked if it.endswith("/checks/")]) == 1
    page.locator("#id_teaser").fill("Ein Vorspann.")
    expect(checks.get_by_role("status")).to_have_text(re.compile(r"\d+ Hinweise?"))
    axe(page, context=".sheet-facts")


@pytest.mark.wcag("2.4.3", "11.8.4", on="desk")
def test_a_finding_leads_to_its_field_and_its_label_is_added_at_once(
    new_context, base_url
):
    form = open_form(new_context(locale="de"), base_url, "<p>Aus Japan.</p>")
    page, article = form.page, form.article
    checks = page.locator(".checks")
    japan = checks.locator("li", has_text="„Japan“")
    unfold(page)
    # Each leads to its field, whatever was drawn in its place.
    for words, field in (
        ("Der Vorspann fehlt", "#id_teaser"),
        ("„Japan“", ".fieldBox.field-countries .select2-search__field"),
        ("Die Quelle fehlt", "#attributions-group .add-row a"),
    ):
        checks.get_by_role("link", name=words).click()
        expect(page.locator(field).first).to_be_focused()
    page.locator(f"{PROPOSED}[data-name=Japan]").click()
    expect(page.locator(".fieldBox.field-countries")).to_contain_text("Japan")
    expect(japan).to_have_count(0)
    page.locator("#id_teaser").fill("Ein Vorspann.")
    expect(checks.locator("li", has_text="Vorspann")).to_have_count(0)
    expect(checks.locator("li", has_text="weder ein Thema")).to_have_count(0)
    # Nothing of it was saved.
    stored = Article.objects.get(pk=article.pk)
    assert (stored.lock, stored.headline, stored.teaser) == (
        article.lock,
        article.headline,
        "",
    )
    assert not stored.country_links.exists()


def test_a_new_article_is_checked_and_a_desk_that_is_away_is_said(
    new_context, base_url, watch
):
    context = new_context(locale="de")
    log_in(context, base_url, factories.author())
    page = context.new_page()
    page.goto(base_url + url(Article, "add"))
    expect(page.locator(FOUND)).to_have_count(0)
    unfold(page)
    page.locator("#id_headline").fill("Chile")
    expect(page.locator(FOUND).filter(has_text="Der Text fehlt")).to_be_visible()
    late = page.get_by_text("kann gerade nicht geprüft werden")
    expect(late).to_be_hidden()
    context.clear_cookies()
    page.locator("#id_headline").fill("Chile und Japan")
    expect(late).to_be_visible()
    expect(page.locator(FOUND).filter(has_text="Der Text fehlt")).to_be_visible()
    watch.troubles.clear()
    assert not Article.objects.exists()


def known_in_one_page(form) -> None:
    """Wait: a page's first and last words reach the server a little later."""
    for _try in range(100):
        if len(presence.pages_of(form.article)) == 1:
            break
        form.page.wait_for_timeout(100)


def test_two_see_each_other_and_that_one_has_saved(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url, "<p>Text.</p>")
    mine = form.page.locator(".present")
    expect(mine).to_be_empty()
    context = new_context(locale="de")
    other = factories.editor("Rita Redakteurin")
    log_in(context, base_url, other)
    page = context.new_page()
    page.goto(base_url + url(Article, "change", form.article.pk))
    expect(page.locator(".present")).to_contain_text("hat ihn auch geöffnet, seit")

    def look_again():
        form.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    look_again()
    expect(mine).to_contain_text("Rita Redakteurin hat ihn auch geöffnet, seit")
    factories.edited(form.article, by=other, teaser="Von ihr.")
    look_again()
    expect(mine).to_contain_text("Rita Redakteurin hat am")
    expect(mine.get_by_role("link", name="Vergleichen")).to_be_visible()
    page.goto("about:blank")
    # Its last word comes a little after it is gone.
    known_in_one_page(form)
    look_again()
    expect(mine).not_to_contain_text("geöffnet.")
    [left] = presence.pages_of(form.article).values()
    assert left[0] == form.article.author_id


@pytest.mark.wcag("2.2.2", "4.1.3", on="desk")
def test_the_line_that_changes_by_itself_is_stopped_for_this_window(
    new_context, base_url, axe
):
    form = open_form(new_context(locale="de"), base_url, "<p>Text.</p>")
    page, line = form.page, form.page.locator(".present[role=status]")
    stop = page.get_by_role("button", name="Ausblenden", exact=True)
    expect(stop).to_be_hidden()
    other = factories.editor("Rita Redakteurin")

    def look_again():
        with page.expect_response("**/presence/"):
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    # The page's first word would overwrite what is entered at the same time.
    known_in_one_page(form)
    presence.enter(form.article, "andere", other)
    look_again()
    expect(line).to_contain_text("Rita Redakteurin")
    stop.press("Enter")
    expect(line).to_have_text(re.compile("Dieses Fenster meldet nicht mehr"))
    resume = page.get_by_role("button", name="Wieder melden")
    expect(resume).to_be_focused()
    axe(page, context=".standing")
    page.reload()
    factories.edited(form.article, by=other, teaser="Von ihr.")
    look_again()
    expect(line).to_have_text(re.compile("Dieses Fenster meldet nicht mehr"))
    # Others are still told that it is open here.
    people = {page[0] for page in presence.pages_of(form.article).values()}
    assert people == {other.pk, form.article.author_id}
    resume.press("Enter")
    expect(line).to_contain_text("Rita Redakteurin")
    expect(stop).to_be_focused()


def test_whoever_writes_hears_of_anothers_save_within_ten_seconds(
    new_context, base_url
):
    context = new_context(locale="de")
    context.clock.install()
    form = open_form(context, base_url, "<p>Text.</p>")
    page, asked = form.page, []
    page.on("request", lambda it: "/presence/" in it.url and asked.append(it.url))
    page.clock.run_for(10_000)
    page.wait_for_timeout(300)
    assert not asked
    with page.expect_response("**/presence/"):
        page.locator("#id_teaser").press_sequentially("Neu")
        page.clock.run_for(10_000)
    other = factories.editor("Rita Redakteurin")
    factories.edited(form.article, by=other, headline="Von ihr")
    page.clock.run_for(10_000)
    newer = page.locator(".present[role=status]")
    expect(newer).to_contain_text("Rita Redakteurin hat am")


def test_the_original_is_read_beside_its_translation(new_context, base_url, axe):
    original = factories.published(body="<p>Der Rat tagt.</p>" * 60)
    article = factories.translated(original, headline="The Council")
    context = new_context(locale="de", viewport={"width": 1280, "height": 800})
    log_in(context, base_url, article.author)
    page = context.new_page()
    page.goto(base_url + url(Article, "change", article.pk))
    text = page.get_by_role("region", name="Text des Originals")
    expect(text).to_be_visible()
    beside, field = (
        one.bounding_box() for one in (text, page.locator("#id_body_editor"))
    )
    assert beside["x"] >= field["x"] + field["width"]
    text.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("End")
    expect(text.get_by_text("Der Rat tagt.").last).to_be_in_viewport()
    assert page.evaluate("scrollY") == before
    axe(page, context=".original")
    page.set_viewport_size({"width": 390, "height": 800})
    page.reload()
    expect(text).to_be_hidden()
    page.get_by_text("Das Original:").click()
    expect(text).to_be_visible()
    above = text.bounding_box()["y"]
    assert above < page.locator("#id_body_editor").bounding_box()["y"]
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_several_labels_stand_in_one_finding_and_are_added_one_by_one(
    new_context, base_url
):
    text = "<p>Aus Japan, aus Chile.</p>"
    page = open_form(new_context(locale="de"), base_url, text).page
    places = page.locator(FOUND).filter(has_text="keine Schlagwörter")
    expect(places).to_have_count(1)
    page.locator(f"{PROPOSED}[data-name=Japan]").click()
    expect(page.locator(f"{PROPOSED}[data-name=Chile]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".fieldBox.field-countries")).to_contain_text("Japan")
    expect(page.locator(".fieldBox.field-countries")).to_contain_text("Chile")
    expect(places).to_have_count(0)
