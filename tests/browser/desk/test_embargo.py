"""An embargo in the browser: what is said follows the choice, and it is sent once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.editing.publishing import move, set_embargo
from articles.models import Article, Embargo
from tests.browser.support.accessibility import assert_accessible
from tests.browser.support.editing import log_in
from tests.support import factories
from tests.support.desk.desk import url

INSIDE = """() => {
  const [box] = [...document.querySelectorAll(".action-menu[open] > :is(ul, form)")];
  const { left, right } = box.getBoundingClientRect();
  return left >= 0 && right <= document.documentElement.clientWidth;
}"""


@pytest.fixture
def page(new_context, base_url):
    context = new_context(locale="de", viewport={"width": 1280, "height": 900})
    log_in(context, base_url, factories.chief())
    return context.new_page()


def test_words_button_and_fields_follow_the_choice(page, base_url):
    article, until = factories.draft(), timezone.now() + timedelta(days=9)
    set_embargo(article, until=until, reason="Gesperrt.", by=factories.chief())
    page.goto(base_url + reverse("admin:articles_article_embargo", args=[article.pk]))
    button, said = page.locator("#move-button"), page.locator(".move-consequence")
    # The note that is still missing is no fault as long as nothing is sent.
    expect(button).to_have_text("Sperrfrist ändern")
    expect(said).to_contain_text("Bis dahin geht")
    page.get_by_label("jetzt aufheben").check()
    expect(button).to_have_text("Sperrfrist aufheben")
    expect(said).to_contain_text("Die Sperrfrist endet sofort.")
    expect(page.locator("#id_until_0")).to_be_hidden()
    assert_accessible(page)
    page.get_by_label("bis zu einem Zeitpunkt").check()
    expect(button).to_have_text("Sperrfrist ändern")
    expect(page.locator("#id_until_0")).to_be_visible()


def test_from_a_dialog_it_is_set_by_one_sending(page, base_url):
    article = factories.scheduled()
    page.goto(base_url + url(Article, "change", article.pk))
    page.locator(".action-bar .action-menu > summary").click()
    page.locator("[data-move=embargo]").click()
    page.fill("dialog #id_until_0", "2099-05-04")
    page.fill("dialog #id_until_1", "09:00")
    page.fill("dialog #id_note", "Laut Mitteilung.")
    page.locator("dialog #move-button").click()
    expect(page.locator(".messagelist .success")).to_contain_text("4. Mai 2099")
    assert Embargo.objects.count() == 1


@pytest.mark.parametrize("width", [1280, 1000, 768, 320])
def test_no_menu_leaves_the_window_beside_what_is_refused(page, base_url, width):
    # Nobody approves their own text: the reason is long, and stands in the bar.
    chief = factories.chief()
    article = factories.draft(by=chief)
    move(article, "submit", by=chief)
    until = timezone.now() + timedelta(days=9)
    set_embargo(article, until=until, reason="Gesperrt.", by=chief)
    page.set_viewport_size({"width": width, "height": 900})
    review = reverse("admin:articles_article_review", args=[article.pk])
    for path in (url(Article, "change", article.pk), review):
        page.goto(base_url + path)
        for menu in page.locator("[data-bar] .action-menu").all():
            menu.locator("summary").click()
            page.wait_for_function(INSIDE, timeout=5000)
            page.keyboard.press("Escape")
