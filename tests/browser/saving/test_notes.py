"""Short forms and notes keep what is typed, offer it again and ask about it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.admin.article.moves.moves import move_url
from articles.editing.publishing import move, set_embargo
from articles.models import Article, Source, User
from articles.workflow import Phase
from tests.admin.review.test_page import review_url
from tests.browser.saving.test_unsaved import OFFER, is_kept
from tests.browser.support.editing import log_in
from tests.support import factories
from tests.support.desk.desk import url

NOTE = "Bitte den dritten Absatz belegen."
KEPT = ".unsaved-kept"


@pytest.fixture
def context(new_context):
    return new_context(locale="de", viewport={"width": 1280, "height": 900})


@pytest.fixture
def desk(context, base_url):
    """Open a page of the desk for somebody; questions of the browser are counted."""

    def desk(person, path: str):
        log_in(context, base_url, person)
        page = context.new_page()
        page.asked = []
        page.on("dialog", lambda it: (page.asked.append(it.type), it.accept()))
        page.goto(base_url + path)
        return page

    return desk


def killed(page):
    """Let the tab die, and open what it showed in another one."""
    address, context = page.url, page.context
    page.close()
    page = context.new_page()
    page.goto(address)
    return page


def test_a_note_typed_while_reviewing_survives_reload_crash_and_the_way_away(desk):
    article = factories.in_review()
    page = desk(factories.editor(), review_url(article))
    note = page.locator("textarea[name=note]")
    page.keyboard.press("r")
    expect(note).to_be_focused()
    page.keyboard.type(NOTE)
    is_kept(page)
    page.reload()
    assert page.asked == ["beforeunload"]
    expect(note).to_have_value(NOTE)
    expect(page.locator(KEPT)).to_contain_text("steht wieder da")
    page = killed(page)
    note = page.locator("textarea[name=note]")
    expect(note).to_have_value(NOTE)
    # Sent, it is kept no longer.
    note.press("End")
    page.keyboard.type(" Danke.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    is_kept(page, 0)
    sent = Article.objects.get(pk=article.pk)
    assert sent.phase() is Phase.DRAFT
    assert sent.decisions.latest("pk").note == f"{NOTE} Danke."


def test_a_note_in_a_dialog_stands_there_again_after_escape_and_after_a_crash(desk):
    article = factories.published()
    page = desk(factories.chief(), url(Article, "change", article.pk))
    for again in range(3):
        withdraw = page.locator("[data-move=withdraw]")
        if not withdraw.is_visible():
            page.locator(".action-menu summary").click()
        withdraw.click()
        note = page.locator("dialog #id_note")
        expect(note).to_have_value(NOTE if again else "")
        if not again:
            page.keyboard.type(NOTE)
        if again == 1:
            is_kept(page)
            page = killed(page)
        else:
            page.keyboard.press("Escape")
            expect(page.locator("dialog.move-dialog")).to_have_count(0)
    # Nothing is asked about text that is kept and hidden; discarded text is gone.
    page.goto(page.url.split("/admin/")[0] + move_url(article, "withdraw"))
    page.get_by_role("button", name="Verwerfen").click()
    expect(page.locator("#id_note")).to_have_value("")
    is_kept(page, 0)


def test_a_moment_that_was_refused_is_offered_once_and_the_form_proposes_its_own(desk):
    article, chief = factories.approved(), factories.chief()
    until = timezone.localtime() + timedelta(days=9)
    set_embargo(article, until=until, reason="Gesperrt.", by=chief)
    page = desk(chief, url(Article, "change", article.pk))
    day, kept = page.locator("dialog #id_at_0"), page.locator(f"dialog {KEPT}")
    early = f"{until - timedelta(days=2):%Y-%m-%d}"

    def open_anew():
        page.keyboard.press("Escape")
        expect(page.locator("dialog.move-dialog")).to_have_count(0)
        page.locator("[data-move=publish], [name=_then][value=publish]").click()
        expect(day).to_be_visible()

    open_anew()
    day.fill(early)
    page.locator("dialog #move-button").click()
    expect(page.locator("dialog .faults")).to_contain_text("Sperrfrist bis")
    open_anew()
    expect(kept).to_contain_text("abgelehnt")
    expect(day).to_have_value(f"{until:%Y-%m-%d}")
    kept.get_by_role("button", name="Wieder eintragen").click()
    expect(day).to_have_value(early)
    page.locator("dialog #move-button").click()
    expect(page.locator("dialog .faults")).to_contain_text("Sperrfrist bis")
    open_anew()
    expect(kept).to_contain_text("abgelehnt")
    open_anew()
    expect(day).to_have_value(f"{until:%Y-%m-%d}")
    expect(kept).to_have_count(0)
    is_kept(page, 0)


def test_a_note_refused_on_a_page_of_its_own_doesnt_stand_there_again(desk):
    article = factories.draft()
    embargo = reverse("admin:articles_article_embargo", args=[article.pk])
    page = desk(article.author, embargo)
    page.locator("#id_until_0").fill("2020-01-01")
    page.locator("#id_until_1").fill("09:00")
    page.locator("#id_note").fill("alt")
    page.locator("#move-button").click()
    expect(page.locator(".faults")).to_contain_text("in der Vergangenheit")
    expect(page.locator("#id_note")).to_have_value("alt")
    page.goto(page.url)
    expect(page.locator(KEPT)).to_contain_text("abgelehnt")
    expect(page.locator("#id_note")).to_have_value("")
    page.reload()
    expect(page.locator("#id_until_0")).to_be_visible()
    is_kept(page, 0)
    expect(page.locator(KEPT)).to_have_count(0)


def test_a_note_that_came_too_late_for_its_form_is_offered_as_refused(desk):
    article, editor = factories.in_review(), factories.editor()
    page = desk(editor, move_url(article, "send_back"))
    page.locator("#id_note").fill(NOTE)
    is_kept(page)
    move(article, "take_back", by=article.author)
    page.locator("#move-button").click()
    expect(page.locator(".typed-note")).to_contain_text(NOTE)
    move(article, "submit", by=article.author)
    page.goto(page.url)
    expect(page.locator(KEPT)).to_contain_text("abgelehnt")
    expect(page.locator("#id_note")).to_have_value("")
    page.get_by_role("button", name="Wieder eintragen").click()
    expect(page.locator("#id_note")).to_have_value(NOTE)


def test_ones_profile_is_kept_and_asked_about(desk):
    person = factories.author()
    page = desk(person, "/admin/profile/")
    page.locator("#id_organisation").fill("Neues Haus")
    page.locator("#id_language").select_option("en")
    is_kept(page)
    page.locator("#site-name a").click()
    page.wait_for_url("**/admin/")
    assert page.asked == ["beforeunload"]
    page.goto(page.url + "profile/")
    expect(page.locator("#id_organisation")).to_have_value("Neues Haus")
    expect(page.locator("#id_language")).to_have_value("en")
    page.locator("#profile_form [type=submit]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    is_kept(page, 0)
    assert User.objects.get(pk=person.pk).organisation == "Neues Haus"


@pytest.mark.parametrize("kind", ["source", "user", "group"])
def test_every_record_is_kept_and_asked_about(desk, kind):
    if kind == "source":
        one, field, person = (
            factories.source("Alt"),
            "#id_descriptions_de",
            factories.chief(),
        )
        path = url(Source, "change", one.pk)
    elif kind == "user":
        one, field, person = factories.author(), "#id_organisation", factories.admin()
        path = url(User, "change", one.pk)
    else:
        field, person = "#id_name", factories.admin()
        path = "/admin/auth/group/1/change/"
    page = desk(person, path)
    page.wait_for_load_state("load")
    address = page.url
    # As it came, nothing is asked.
    page.locator("#site-name a").click()
    page.wait_for_url("**/admin/")
    assert page.asked == []
    page.goto(address)
    page.locator(field).fill("Ungesichert")
    is_kept(page)
    page.locator("#site-name a").click()
    page.wait_for_url("**/admin/")
    assert page.asked == ["beforeunload"]
    # Not by going back: then the browser itself fills in what was typed.
    page.goto(address)
    expect(page.locator(OFFER)).to_contain_text("der nicht gespeichert wurde")
    page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator(field)).to_have_value("Ungesichert")
