"""No word is lost, whatever happens while somebody writes, and nobody else reads it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests.accounts.half_way import code_of, with_app, with_password
from tests.browser.support.editing import Form, expect_saved, log_in
from tests.browser.test_accounts import fill
from tests.support import factories
from tests.support.desk.account import WORD
from tests.support.desk.desk import url

TEASER = "Mein ungesicherter Text"
OFFER, SAID, DIALOG = ".unsaved-note", ".unsaved-said", "dialog.unsaved-dialog"
STORED = """async () => {
  const bases = await indexedDB.databases();
  return [bases.length, localStorage.length, sessionStorage.length];
}"""
COPIES = """async () => {
  if (!(await indexedDB.databases()).length) return 0;
  const opening = indexedDB.open("newsroom-unsaved");
  await new Promise((done) => { opening.onsuccess = done; });
  const base = opening.result;
  const all = base.transaction("copies").objectStore("copies").getAll();
  await new Promise((done) => { all.onsuccess = done; });
  base.close();
  return all.result.length;
}"""


@pytest.fixture
def new_context(new_context, watch):
    """Open watched browsers; their consoles may log what is refused on purpose."""
    yield new_context
    others = ("the server responded with", "net::ERR_FAILED", "/evil")
    watch.troubles = [it for it in watch.take() if not any(o in it for o in others)]


@pytest.fixture
def context(new_context):
    return new_context(locale="de", timezone_id="Pacific/Auckland")


@pytest.fixture
def form(context, base_url):
    form = Form(context, base_url, factories.draft())
    form.page.locator("#id_teaser").fill(TEASER)
    return form


def is_kept(page, copies: int = 1) -> None:
    for _time in range(50):
        if page.evaluate(COPIES) == copies:
            return
        page.wait_for_timeout(200)
    pytest.fail(f"no {copies} copies after ten seconds")


def lose_cookie(context, name: str) -> None:
    context.clear_cookies(name=name)


def is_saved(form) -> None:
    expect_saved(form.page)
    assert Article.objects.get().teaser == TEASER
    is_kept(form.page, 0)


def save(page) -> None:
    page.locator("[name=_save]").click()


@pytest.mark.wcag("2.2.1", on="desk")
def test_r39_the_session_is_over_and_a_second_window_logs_in_with_a_second_factor(
    form, context, axe
):
    secret = with_app(with_password(form.article.author))
    lose_cookie(context, "sessionid")
    save(form.page)
    expect(form.page.locator(DIALOG)).to_be_visible()
    axe(form.page)
    with context.expect_page() as opened:
        form.page.get_by_role("link", name="Wieder anmelden").click()
    window = opened.value
    fill(window, username=form.article.author.username, password=WORD)
    window.locator("[name=code]").fill(code_of(secret))
    with window.expect_event("close"):
        window.locator("[type=submit]").first.click(no_wait_after=True)
    expect(form.page.locator(SAID)).to_contain_text("Speichern Sie jetzt")
    assert Article.objects.get().teaser != TEASER
    save(form.page)
    is_saved(form)


def test_without_a_script_the_login_leads_back_into_the_form(new_context, base_url):
    context = new_context(locale="de", java_script_enabled=False)
    form = Form(context, base_url, factories.draft())
    secret, page = with_app(with_password(form.article.author)), form.page
    page.locator("#id_teaser").fill(TEASER)
    lose_cookie(context, "sessionid")
    save(page)
    fill(page, username=form.article.author.username, password=WORD)
    page.locator("[name=code]").fill(code_of(secret))
    page.locator("[type=submit]").first.click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)
    lose_cookie(context, "csrftoken")
    save(page)
    expect(page.locator("h1")).to_have_text("Noch ist nichts gespeichert")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().teaser == TEASER


@pytest.mark.parametrize("trouble", ["cookie", "another login"])
def test_an_old_token_is_replaced_and_nobody_notices(form, context, trouble):
    lose_cookie(context, "csrftoken")
    if trouble == "another login":
        with_password(form.article.author)
        lose_cookie(context, "sessionid")
        other = context.new_page()
        other.goto(form.page.url.split("/admin/")[0] + "/admin/login/")
        fill(other, username=form.article.author.username, password=WORD)
        expect(other.locator("#user-tools")).to_be_visible()
    save(form.page)
    is_saved(form)


def test_r12_r13_the_site_is_out_of_order_and_the_text_stays_on_the_page(form):
    page = form.page
    answers = [
        (lambda it: it.fulfill(status=503), "antwortet gerade nicht"),
        # Of whatever stands in front: its own page, also one to log in at.
        (lambda it: it.fulfill(body="<h1>Portal</h1>"), "antwortet gerade nicht"),
        (lambda it: it.fulfill(status=204), "antwortet gerade nicht"),
        (lambda it: it.abort(), "brach ab"),
        (lambda it: it.fulfill(status=302, headers={"location": "/"}), "brach ab"),
    ]
    for answer, word in answers:
        page.route("**/change/", answer)
        # The message about the previous answer would be taken for this one's.
        page.locator(SAID).evaluate("said => { said.textContent = ''; }")
        save(page)
        expect(page.locator(SAID)).to_contain_text(word)
        expect(page.locator("#id_teaser")).to_have_value(TEASER)
        page.unroute("**/change/")
    save(page)
    is_saved(form)


def test_r39_back_and_reload_ask_first_and_the_text_is_still_there(form, base_url):
    page, asked = form.page, []
    is_kept(page)
    page.on("dialog", lambda it: (asked.append(it.type), it.accept()))
    page.goto(f"{base_url}/admin/")
    page.go_back()
    page.locator("#id_headline").click()
    page.reload()
    assert asked == ["beforeunload"] * 2
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)


def test_after_the_logout_nothing_is_left_in_the_browser(form, context, base_url, axe):
    page = form.page
    page.locator("#logout-form button").click()
    expect(page.locator(DIALOG)).to_contain_text("nicht gespeichert")
    # Named, with the time of the newsroom, wherever the browser is.
    named = re.compile(rf"„{form.article.headline}“ \(heute, \d\d:\d\d\)")
    said = page.locator(f"{DIALOG} li")
    expect(said).to_have_text(named)
    clock = {f"{timezone.localtime() - timedelta(minutes=n):%H:%M}" for n in range(3)}
    assert any(time in said.inner_text() for time in clock)
    axe(page)
    page.get_by_role("button", name="Bleiben").click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)
    page.locator("#logout-form button").click()
    page.get_by_role("button", name="Abmelden und Text verwerfen").click()
    expect(page.locator("h1")).to_have_text("Abgemeldet")
    assert page.evaluate(STORED) == [0, 0, 0]


def test_another_account_at_the_same_browser_is_offered_nothing(
    form, context, base_url
):
    is_kept(form.page)
    form.page.close()
    lose_cookie(context, "sessionid")
    log_in(context, base_url, factories.editor())
    page = context.new_page()
    change = base_url + url(Article, "change", form.article.pk)
    with page.expect_response("**/unsaved/"):
        page.goto(change)
    page.wait_for_timeout(500)
    expect(page.locator(OFFER)).to_have_count(0)
    # The other account can't discard it, and isn't asked about it.
    page.locator("#logout-form button").click()
    expect(page.locator("h1")).to_have_text("Abgemeldet")
    assert page.evaluate(COPIES) == 1
    log_in(context, base_url, form.article.author)
    page.goto(change)
    expect(page.locator(OFFER)).to_be_visible()


def test_a_form_that_another_site_sends_is_never_shown(base_url, context):
    article = factories.draft()
    log_in(context, base_url, article.author)
    page, target = context.new_page(), base_url + url(Article, "change", article.pk)
    evil = base_url.replace("127.0.0.1", "localhost") + "/evil"
    html = (
        f'<form method="post" action="{target}">'
        f'<input name="teaser" value="{TEASER}"><button>!</button></form>'
    )
    page.route("**/evil", lambda it: it.fulfill(body=html, content_type="text/html"))
    page.goto(evil)
    page.locator("button").click()
    expect(page.locator("h1")).to_have_text("Noch ist nichts gespeichert")
    assert TEASER not in page.content()


def test_two_clicks_make_one_article(context, base_url):
    log_in(context, base_url, factories.author())
    page = context.new_page()
    page.goto(base_url + url(Article, "add"))
    page.locator("#id_headline").fill(TEASER)
    page.locator("[name=_save]").dblclick()
    expect_saved(page)
    assert Article.objects.count() == 1


def test_an_offer_that_was_passed_over_is_made_again_after_another_text_was_saved(
    context, base_url
):
    log_in(context, base_url, factories.author())
    for headline in (TEASER, "Ein anderer Artikel"):
        page = context.new_page()
        page.goto(base_url + url(Article, "add"))
        page.locator("#id_headline").fill(headline)
        if headline == TEASER:
            is_kept(page)
            page.close()
    expect(page.locator(OFFER)).to_be_visible()
    save(page)
    expect_saved(page)
    page.goto(base_url + url(Article, "add"))
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#id_headline")).to_have_value(TEASER)


def test_where_a_browser_seals_nothing_the_logout_asks_all_the_same(
    new_context, base_url
):
    context = new_context(locale="de")
    context.add_init_script("delete Crypto.prototype.subtle")
    page = Form(context, base_url, factories.draft()).page
    page.locator("#id_teaser").fill(TEASER)
    page.locator("#logout-form button").click()
    expect(page.locator(DIALOG)).to_contain_text("nicht gespeichert")
    page.get_by_role("button", name="Bleiben").click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)
