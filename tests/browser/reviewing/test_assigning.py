"""Assignments in the browser: commissioned, taken and taken over, for everybody."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.domain import assignments
from articles.editing.assigning import Task, assign, take
from articles.models import Article
from tests.browser.support.accessibility import assert_accessible
from tests.browser.support.editing import log_in
from tests.support import factories
from tests.support.factories import author, chief, editor

# The box of guests beside it has the same style.
ASSIGNED = ".assigned:not(.guests)"
FITS = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth <= clientWidth;
}"""


def desk(new_context, base_url, person, **options):
    context = new_context(**{"locale": "de"} | options)
    log_in(context, base_url, person)
    return context.new_page()


def path(name: str, article: Article, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def test_a_chief_commissions_the_writer_finds_it_and_an_editor_takes_it(
    new_context, base_url
):
    author()
    page = desk(new_context, base_url, chief())
    page.goto(base_url + "/admin/")
    page.get_by_role("link", name="Text in Auftrag geben").click()
    expect(page.get_by_label("Arbeitstitel")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Arbeitstitel").fill("Messe in Lyon")
    page.get_by_label("Wer schreibt").select_option(label="Autorin Beispiel")
    page.get_by_label("Fällig am").fill("2999-01-02")
    page.get_by_role("button", name="In Auftrag geben").click()
    expect(page.get_by_text("In Auftrag gegeben: Autorin")).to_be_visible()
    page = desk(new_context, base_url, author())
    page.goto(base_url + "/admin/")
    page.get_by_role("link", name="Messe in Lyon").first.click()
    expect(page.locator(ASSIGNED)).to_contain_text("fällig: 2. Januar 2999")
    article = factories.in_review(headline="Zu prüfen")
    page = desk(new_context, base_url, editor())
    page.goto(base_url + path("review", article))
    page.get_by_role("button", name="Ich übernehme").click()
    expect(page.locator(ASSIGNED)).to_contain_text("Redakteur Beispiel")
    [row] = assignments.open_for([article.edition_id]).values()
    assert (row.person, row.is_claim) == (editor(), True)


LONG = "Donaudampfschifffahrtsgesellschaftskapitänspatent" * 2


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
        {
            "viewport": {"width": 320, "height": 800},
            "color_scheme": "dark",
            "locale": "en",
        },
    ],
)
def test_its_pages_are_accessible_wide_and_narrow(new_context, base_url, options):
    article = factories.in_review(headline="Zu prüfen")
    task = Task(timezone.localdate() - factories.DAY, None, True, "Bitte genau lesen.")
    row = assign(article, "reviews", person=editor(), by=chief(), task=task)
    draft = factories.draft(headline=f"In Arbeit: {LONG}")
    assign(draft, "writes", person=author(), by=chief(), task=task)
    take(article, by=editor("Zweiter"), seen=row.pk)
    page = desk(new_context, base_url, chief(), **options)
    for to in (
        "/admin/",
        reverse("admin:articles_article_commission"),
        path("assign", article, "reviews"),
        path("take", article),
        path("give_back", article, "reviews"),
        path("review_links", article),
        path("comments", draft),
        path("review", article),
        path("change", draft),
        "/admin/articles/article/?phase=in_review",
    ):
        page.goto(base_url + to)
        assert_accessible(page)
        assert page.evaluate(FITS), to


@pytest.mark.parametrize("width", [1280, 320])
def test_each_menu_of_a_review_opens_within_the_window(new_context, base_url, width):
    article = factories.in_review(headline="Zu prüfen")
    viewport = {"width": width, "height": 800}
    page = desk(new_context, base_url, chief(), viewport=viewport)
    page.goto(base_url + path("review", article))
    for menu in page.locator(".review-bar .action-menu").all():
        menu.locator("summary").click()
        expect(menu.locator("summary ~ *")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
    # Both buttons are side by side.
    take, follow = page.locator(".standing-acts .button").all()
    assert take.bounding_box()["y"] == follow.bounding_box()["y"]
