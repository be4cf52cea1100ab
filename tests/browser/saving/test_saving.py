"""A save during typing keeps the page, and all that is typed meanwhile."""

import re

import pytest
from playwright.sync_api import expect

from articles.domain.content import content_of
from articles.editing import writing
from articles.models import Article, Topic
from tests.browser.saving.test_unsaved import OFFER, SAID, is_kept
from tests.browser.support.editing import Form, expect_saved, log_in
from tests.browser.support.entering import choose
from tests.browser.support.saving import LINE, UNSAVED, Server, typing
from tests.support import factories
from tests.support.desk.desk import url

# The number of keys typed between a save and its answer; None if it fails.
SHORT = (0, 60, None, 40)
# A key each 40 ms: servers that take 0.1, 1 and 5 s.
FULL = (2, 25, 125, None, 2, 125, 25, None, 125, 2)


@pytest.fixture
def new_context(new_context, watch):
    """Open watched browsers; of saves that fail on purpose the console may speak."""
    yield new_context
    watch.troubles = [it for it in watch.take() if "responded with" not in it]


@pytest.fixture
def context(new_context):
    return new_context(locale="de", viewport={"width": 1280, "height": 600})


@pytest.fixture
def form(context, base_url):
    return Form(context, base_url, factories.draft(body="<p>Anfang</p>"))


def write_through(server, text, words: list[str], answered_after, delay) -> None:
    """Save, and go on typing: so many words until it is answered, then the others."""
    page = server.page
    page.keyboard.press("Control+s")
    if answered_after is None:
        server.fail()
        expect(page.locator(SAID)).to_contain_text("antwortet gerade nicht")
        expect(page.locator(LINE)).to_have_text(UNSAVED)
    else:
        route, meanwhile = server.take(), answered_after // 5
        typing(words[:meanwhile], page, delay)
        words, top = words[meanwhile:], page.evaluate("scrollY")
        route.continue_()
        said = UNSAVED if meanwhile else re.compile(r"Gespeichert \d")
        expect(page.locator(LINE)).to_have_text(said)
        assert page.evaluate("scrollY") == top
    expect(text).to_be_focused()
    typing(words, page, delay)


def test_nothing_typed_across_saves_is_lost_or_moved(form, full_size):
    server, page = Server(form.page), form.page
    plan, keys, delay = (FULL, 2000, 40) if full_size else (SHORT, 320, 0)
    words = [f"w{n:03}" for n in range(keys // 5)]
    share = len(words) // (len(plan) + 1)
    form.text.click()
    page.keyboard.press("Control+End")
    typing(words[:share], page, delay)
    for n, answered_after in enumerate(plan, start=1):
        end = (n + 1) * share if n < len(plan) else None
        write_through(server, form.text, words[n * share : end], answered_after, delay)
    page.keyboard.press("Control+s")
    server.answer()
    expect_saved(page)
    body = f"<p>Anfang {' '.join(words)}</p>"
    assert Article.objects.get().body == form.html == body
    assert server.most == 1
    # Back before the first save, and all of it again.
    for key, html in (("Control+z", "<p>Anfang</p>"), ("Control+Shift+Z", body)):
        for _press in words:
            if form.html == html:
                break
            page.keyboard.press(key)
        assert form.html == html


def test_a_save_during_a_save_waits_for_it_and_is_not_forgotten(form):
    server, page = Server(form.page), form.page
    teaser = page.locator("#id_teaser")
    teaser.fill("Erst")
    page.keyboard.press("Control+s")
    first = server.take()
    page.keyboard.press("End")
    page.keyboard.type(" und dann")
    page.keyboard.press("Control+s")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(200)
    assert not server.waiting
    first.continue_()
    server.answer()
    expect_saved(page)
    assert Article.objects.get().teaser == "Erst und dann"
    # The form isn't sent a third time, as nothing was typed since.
    assert not server.waiting
    assert Article.objects.get().snapshots.count() == 3
    for _press in range(4):
        page.keyboard.press("Control+z")
    expect(page.locator(LINE)).to_have_text(UNSAVED)


def test_after_a_save_a_killed_tab_loses_nothing_that_was_typed_since(
    form, context, base_url
):
    page = form.page
    page.locator("#id_teaser").fill("Gespeichert wird das")
    is_kept(page)
    page.keyboard.press("Control+s")
    expect_saved(page)
    is_kept(page, 0)
    page.locator("#id_teaser").press("End")
    page.keyboard.type(" und das nicht")
    is_kept(page)
    page.close()
    page = context.new_page()
    page.goto(base_url + url(Article, "change", form.article.pk))
    expect(page.locator("#id_teaser")).to_have_value("Gespeichert wird das")
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#id_teaser")).to_have_value(
        "Gespeichert wird das und das nicht"
    )


def test_rows_and_labels_that_a_save_has_made_are_made_once(form, context, base_url):
    server, page = Server(form.page), form.page
    choose(page, "topics", "Raumstation")
    add = page.locator("#further_reading-group .add-row a")
    for n in range(2):
        add.click()
        page.locator(f"#id_further_reading-{n}-title").fill(f"Bericht {n}")
        page.locator(f"#id_further_reading-{n}-url").fill(f"https://example.org/{n}")
    # The second one is to be the first.
    page.locator("#further_reading-1 .row-move[value='-1']").click()
    page.keyboard.press("Control+s")
    route = server.take()
    page.locator("#id_further_reading-0-title").fill("Ein anderer Bericht")
    route.continue_()
    expect(page.locator(LINE)).to_have_text(UNSAVED)
    page.keyboard.press("Control+s")
    server.answer()
    expect_saved(page)
    rows = Article.objects.get().further_reading.values_list("title", flat=True)
    assert list(rows) == ["Bericht 1", "Ein anderer Bericht"]
    assert Topic.objects.filter(names__de="Raumstation").count() == 1
    assert Article.objects.get().topics.count() == 1
    # A stored row that is deleted is gone from the page, too, and stays so.
    page.reload()
    page.locator("#id_further_reading-0-DELETE").check()
    for teaser in ("Ohne ihn", "Noch immer"):
        page.locator("#id_teaser").fill(teaser)
        page.keyboard.press("Control+s")
        server.answer()
        expect_saved(page)
    expect(page.locator("#further_reading-0")).to_be_hidden()
    expect(page.locator("#further_reading-1")).to_be_visible()
    rows = Article.objects.get().further_reading.values_list("title", flat=True)
    assert list(rows) == ["Ein anderer Bericht"]


def test_a_new_article_gets_its_address_beneath_the_typing(context, base_url):
    log_in(context, base_url, factories.author())
    page = context.new_page()
    page.goto(base_url + url(Article, "add"))
    server, text = Server(page), page.locator("#id_body_editor")
    page.locator("#id_headline").fill("Ein Fluss")
    text.click()
    page.keyboard.type("Zuerst ")
    page.locator("#id_language").select_option("en")
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+s")
    route = server.take()
    page.keyboard.type("danach")
    route.continue_()
    expect(page.locator(LINE)).to_have_text(UNSAVED)
    article = Article.objects.get()
    assert (article.body, article.language) == ("<p>Zuerst </p>", "en")
    assert page.url == base_url + url(Article, "change", article.pk)
    expect(page.locator("h1")).to_contain_text("Version 1")
    expect(page.locator("#id_language")).to_have_count(0)
    expect(page.locator("#id_slug")).to_have_value("ein-fluss")
    expect(page.locator(".standing .phase")).to_have_text("Entwurf")
    expect(text).to_have_attribute("lang", "en")
    expect(text).to_be_focused()
    is_kept(page)
    page.keyboard.press("Control+s")
    server.answer()
    expect_saved(page)
    is_kept(page, 0)
    assert Article.objects.get().body == "<p>Zuerst danach</p>"
    for _press in range(20):
        page.keyboard.press("Control+z")
    expect(page.locator("#id_body")).to_have_value("")
    # The next act is offered now, and works.
    page.keyboard.press("Control+Shift+Z")
    page.keyboard.press("Control+Enter")
    server.answer()
    expect(page.locator("dialog.move-dialog")).to_be_visible()


def test_what_is_typed_while_a_step_is_taken_is_kept_and_offered(form):
    server, page = Server(form.page), form.page
    page.locator("#id_teaser").fill("Eins")
    page.keyboard.press("Control+Enter")
    route = server.take()
    page.locator("#id_teaser").fill("Eins und zwei")
    route.continue_()
    expect(page.locator("dialog.move-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#id_teaser")).to_have_value("Eins")
    expect(page.locator(OFFER)).to_be_visible()
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#id_teaser")).to_have_value("Eins und zwei")


def test_what_somebody_else_saved_a_moment_later_is_not_written_over(form):
    server, page = Server(form.page), form.page
    page.locator("#id_teaser").fill("Meins")
    page.keyboard.press("Control+s")
    route = server.take()
    saved = route.fetch()
    other = Article.objects.get()
    writing.change(other, content_of(other) | {"teaser": "Ihrs"}, by=other.author)
    route.fulfill(response=saved, body=page.request.get(page.url).text())
    page.unroute_all()
    expect_saved(page)
    expect(page.locator("#id_teaser")).to_have_value("Meins")
    page.locator("#id_teaser").fill("Meins, weiter")
    page.keyboard.press("Control+s")
    expect(page.locator(".merge")).to_contain_text("Ihrs")
    expect(page.locator("#id_teaser")).to_have_value("Meins, weiter")
    assert Article.objects.get().teaser == "Ihrs"
    # Decided on, it is saved, and the page is as if nothing had been.
    page.locator("[name=merge-teaser][value=mine]").check()
    page.keyboard.press("Control+s")
    expect_saved(page)
    expect(page.locator(".merge, .faults, .errors")).to_have_count(0)
    page.locator("#id_teaser").fill("Und noch weiter")
    page.keyboard.press("Control+s")
    expect_saved(page)
    assert Article.objects.get().teaser == "Und noch weiter"
