"""Text that wasn't saved is offered when its form is opened again."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article, Page, TypedCopy
from tests.browser.saving.test_unsaved import (
    COPIES,
    OFFER,
    TEASER,
    context,
    form,
    is_kept,
    is_saved,
    new_context,
    save,
)
from tests.browser.support.editing import Form, expect_saved, log_in
from tests.support import factories
from tests.support.desk.desk import url

__all__ = ["context", "form", "new_context"]


def is_sent(response) -> bool:
    request = response.request
    return reverse("typed_copies") in request.url and request.method == "POST"


def test_a_tab_is_killed_and_its_text_is_offered_compared_and_taken(
    form, context, base_url, axe
):
    is_kept(form.page)
    form.page.close()
    form.page = page = context.new_page()
    page.goto(base_url + url(Article, "change", form.article.pk))
    expect(page.locator(f"{OFFER} h2")).to_contain_text("der nicht gespeichert wurde")
    assert page.locator("#id_teaser").input_value() != TEASER
    page.get_by_role("button", name="Unterschied zeigen").click()
    expect(page.locator(".unsaved-difference ins")).to_contain_text(TEASER)
    axe(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)
    assert Article.objects.get().teaser != TEASER
    expect(page.locator(OFFER)).to_contain_text("noch nicht gespeichert")
    save(page)
    is_saved(form)


def test_a_copy_that_is_taken_is_gone_however_soon_it_is_saved(form, context, base_url):
    is_kept(form.page)
    form.page.close()
    form.page = page = context.new_page()
    page.goto(base_url + url(Article, "change", form.article.pk))
    take = page.get_by_role("button", name="Übernehmen")
    take.wait_for()
    # The keys that open the copies come late.
    held, standing = [], f"**{reverse('unsaved_standing')}"
    page.route(standing, lambda route: held.append(route))
    with page.expect_navigation():
        take.click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)
    save(page)
    expect_saved(page)
    assert page.evaluate(COPIES) == 1
    for route in held:
        route.continue_()
    page.unroute(standing)
    is_saved(form)


def test_a_copy_that_is_discarded_is_gone(context, base_url):
    chief = factories.chief()
    log_in(context, base_url, chief)
    page = context.new_page()
    page.goto(base_url + url(Page, "add"))
    page.locator("#id_title").fill(TEASER)
    is_kept(page)
    page.close()
    page = context.new_page()
    page.goto(base_url + url(Page, "add"))
    page.get_by_role("button", name="Verwerfen").click()
    expect(page.locator(OFFER)).to_have_count(0)
    expect(page.locator("form :focus")).to_have_count(1)
    assert page.evaluate(COPIES) == 0


@pytest.mark.variants
@pytest.mark.parametrize("act", ["take", "save here"])
def test_what_was_typed_on_one_computer_is_offered_on_another(
    form, new_context, base_url, act
):
    with form.page.expect_response(is_sent, timeout=20_000) as answer:
        pass
    assert answer.value.status == 204
    elsewhere = new_context(locale="de")
    log_in(elsewhere, base_url, form.article.author)
    page = elsewhere.new_page()
    path = base_url + url(Article, "change", form.article.pk)
    if act == "save here":
        save(form.page)
        expect_saved(form.page)
        assert not TypedCopy.objects.exists()
        page.goto(path)
        expect(page.locator("#id_teaser")).to_have_value(TEASER)
        expect(page.locator(OFFER)).to_have_count(0)
        return
    page.goto(path)
    expect(page.locator(f"{OFFER} h2")).to_contain_text("der nicht gespeichert wurde")
    assert Article.objects.get().teaser != TEASER
    with page.expect_navigation():
        page.get_by_role("button", name="Übernehmen").click()
    expect(page.locator("#id_teaser")).to_have_value(TEASER)
    save(page)
    expect_saved(page)
    assert Article.objects.get().teaser == TEASER
    assert not TypedCopy.objects.exists()


def test_the_site_is_sent_no_words_twice(context, base_url):
    context.clock.install()
    form = Form(context, base_url, factories.draft())
    page, sent = form.page, []
    page.on("response", lambda it: is_sent(it) and sent.append(it.status))
    with page.expect_response(is_sent):
        page.locator("#id_teaser").fill(TEASER)
        for _time in range(20):
            page.clock.run_for(1_000)
            page.wait_for_timeout(50)
    page.locator("#id_teaser").blur()
    for _time in range(30):
        page.clock.run_for(10_000)
        page.wait_for_timeout(50)
    assert sent == [204]


def test_a_page_whose_session_is_over_tries_once(context, base_url):
    context.clock.install()
    form = Form(context, base_url, factories.draft())
    page, sent = form.page, []
    page.on("response", lambda it: is_sent(it) and sent.append(it.status))
    context.clear_cookies(name="sessionid")
    for words in (TEASER, "Ein zweiter Text"):
        page.locator("#id_teaser").fill(words)
        for _time in range(30):
            page.clock.run_for(1_000)
            page.wait_for_timeout(50)
    assert sent == [401]
    assert not TypedCopy.objects.exists()
