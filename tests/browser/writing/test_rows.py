"""Rows of the form: deadlines that are proposed and moved, documents that are sent."""

import re

from django.utils import timezone
from playwright.sync_api import expect

from articles.editing.writing import revise
from articles.models import Article
from tests.browser.support.editing import expect_saved, log_in, open_form
from tests.support import factories
from tests.support.contents import NO_DEADLINE
from tests.support.desk.desk import url
from tests.support.files import documents


def test_a_file_that_is_too_large_is_refused_at_its_row(
    new_context, base_url, settings, tmp_path
):
    settings.NEWSROOM_DOCUMENT_BYTES = 1024 * 1024
    large, small = tmp_path / "Lang.pdf", tmp_path / "Kurz.pdf"
    large.write_bytes(bytes(settings.NEWSROOM_DOCUMENT_BYTES + 1))
    small.write_bytes(documents.pdf())
    page = open_form(new_context(locale="de"), base_url, "<p>Text.</p>").page
    page.locator("#attachments-group .add-row a").click()
    field = page.locator("#id_attachments-0-file")
    said = page.locator("#attachments-group [role=alert]")
    field.set_input_files(large)
    expect(said).to_have_text(re.compile("^„Lang.pdf“ hat mehr als 1 MB."))
    expect(field).to_have_value("")
    field.set_input_files(small)
    expect(said).to_have_count(0)
    expect(field).to_have_value(re.compile("Kurz.pdf$"))


def test_a_document_that_was_received_with_an_error_is_no_text_that_was_lost(
    new_context, base_url, tmp_path
):
    small = tmp_path / "Kurz.pdf"
    small.write_bytes(documents.pdf())
    page = open_form(new_context(locale="de"), base_url, "<p>Text.</p>").page
    page.locator("#attachments-group .add-row a").click()
    page.locator("#id_attachments-0-file").set_input_files(small)
    page.locator("#id_teaser").fill("Ein Teaser.")
    page.locator("[name=_save]").click()
    expect(page.locator("#attachments-group .errorlist").first).to_be_visible()
    expect(page.locator("#attachments-group")).to_contain_text("Kurz.pdf")
    page.locator("#id_attachments-0-title").fill("Der Bericht")
    page.locator("#id_attachments-0-accessibility").select_option("tagged")
    page.locator("[name=_save]").click()
    expect_saved(page)
    expect(page.locator(".unsaved-note")).to_have_count(0)
    assert Article.objects.get().attachments.get().title == "Der Bericht"


def test_a_deadline_in_the_text_is_offered_as_a_row(new_context, base_url):
    form = open_form(new_context(locale="de"), base_url, "<p>Text.</p>")
    page, year = form.page, timezone.localdate().year + 5
    said = f"Anträge sind ab dem 3. Februar {year} und bis zum 15. März"
    page.locator("#id_teaser").fill(f"{said} {year}, 17 Uhr (Brüssel) möglich.")
    button = page.locator("#deadlines-group .proposed button")
    expect(button).to_contain_text(f"15.03.{year}, 17:00 Uhr (Brüssel)")
    expect(button).to_contain_text(said)
    assert page.locator("#id_deadlines-0-closes").count() == 0
    button.click()
    closes = page.locator("#id_deadlines-0-closes")
    expect(closes).to_be_focused()
    expect(closes).to_have_value(f"15.03.{year}, 17:00\N{NO-BREAK SPACE}Uhr (Brüssel)")
    expect(page.locator("#id_deadlines-0-opens")).to_have_value(f"03.02.{year}")
    assert closes.evaluate("it => it.scrollWidth <= it.clientWidth")
    expect(page.locator(".proposed button")).to_have_count(0)
    until, told_at = (
        page.locator(f"#id_deadlines-0-{it}") for it in ("until", "told_at")
    )
    expect(until.or_(told_at).first).not_to_be_visible()
    page.locator("#id_deadlines-0-stage").select_option("event")
    expect(until).to_be_visible()
    page.locator("#id_deadlines-0-stage").select_option("submission")
    page.keyboard.press("Control+s")
    expect_saved(page)
    (row,) = Article.objects.get().deadlines.all()
    assert row.closes == f"{year}-03-15T17:00[Europe/Brussels]"
    expect(button).to_have_count(0)
    page.locator("#id_deadlines-0-closes").fill("20.3.2030")
    expect(told_at).to_be_visible()


def test_the_note_on_a_move_is_read_and_follows_the_day(new_context, base_url):
    row = NO_DEADLINE | {"key": None, "closes": "2031-03-15[Europe/Berlin]"}
    article = factories.published(deadlines=[row])
    following = revise(article, by=factories.author())
    context = new_context(locale="de")
    log_in(context, base_url, following.author)
    page = context.new_page()
    page.goto(base_url + url(Article, "change", following.pk))
    for day in ("20.04.2031", "25.04.2031"):
        page.locator("#id_deadlines-0-closes").fill(day)
        page.keyboard.press("Control+s")
        expect_saved(page)
        note = f"Einreichung verlängert: {day} statt 15.03.2031."
        expect(page.locator("#id_change_note")).to_have_value(note)
        assert Article.objects.get(pk=following.pk).change_note == note
