"""The calendar in the browser: entries are dragged, or moved by keys, and confirmed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.editing.publishing import set_embargo
from tests.browser.support.accessibility import assert_accessible
from tests.browser.support.editing import log_in
from tests.support import factories

DAY = timedelta(days=1)


def at(days: int):
    morning = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    return morning + days * DAY


def opened(new_context, base_url, query: str = "", **options):
    context = new_context(**{"locale": "de"} | options)
    log_in(context, base_url, factories.chief())
    page = context.new_page()
    page.goto(f"{base_url}/admin/calendar/{query}")
    return page


def of(day: date) -> str:
    return f"[data-day='{day.isoformat()}']"


def filled() -> None:
    factories.scheduled(headline="Zölle auf Stahl steigen", at=at(2))
    held = factories.draft(headline="Gesperrt", deadlines=[{"closes": deadline()}])
    set_embargo(held, until=at(3), reason="Bitte", by=factories.chief())
    factories.published(headline="Heute erschienen")


def deadline() -> str:
    return f"{(at(1)).date().isoformat()}T17:00[Europe/Brussels]"


@pytest.mark.parametrize(
    "setting", ["de light 1280", "en dark 320", "de forced 1280", "en forced 320"]
)
def test_it_is_accessible_and_fits(new_context, base_url, setting):
    filled()
    language, scheme, width = setting.split()
    person = factories.chief()
    type(person).objects.filter(pk=person.pk).update(language=language)
    page = opened(
        new_context,
        base_url,
        viewport={"width": int(width), "height": 800},
        color_scheme="light" if scheme == "light" else "dark",
        forced_colors="active" if scheme == "forced" else "none",
    )
    for view in ("month", "week", "list"):
        page.goto(f"{base_url}/admin/calendar/?view={view}")
        assert_accessible(page)
        wide = "document.documentElement.scrollWidth - innerWidth"
        assert page.evaluate(wide) <= 0
    page.locator(".calendar-move").first.click()
    expect(page.locator(".calendar-move")).to_have_count(0)
    assert_accessible(page)


def test_an_entry_is_dragged_to_another_day_and_confirmed(new_context, base_url):
    article = factories.scheduled(headline="Zölle", at=at(2))
    monday = at(2).date() - at(2).date().weekday() * DAY
    query = f"?view=week&day={monday.isoformat()}"
    page = opened(new_context, base_url, query)
    free = next(day for n in (6, 5) if (day := monday + n * DAY) != at(2).date())
    page.locator(".calendar-entry").first.drag_to(page.locator(of(free)))
    expect(page.locator("#id_day")).to_have_value(free.isoformat())
    before = article.live_from
    article.refresh_from_db()
    assert article.live_from == before
    if free > timezone.localdate():
        page.locator("#move-button").click()
        expect(page.locator(".messagelist .success")).to_contain_text("Zölle")
        article.refresh_from_db()
        assert timezone.localtime(article.live_from).date() == free


def test_by_keys_alone_an_entry_is_found_moved_and_confirmed(new_context, base_url):
    article = factories.scheduled(headline="Zölle", at=at(2))
    page = opened(new_context, base_url, "?view=list")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Zölle", exact=True)).to_be_focused()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#id_day")).to_have_value(at(9).date().isoformat())
    # The keys of a page are there once its scripts have run.
    page.wait_for_load_state()
    page.locator("#id_day").focus()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist .success")).to_contain_text("Zölle")
    article.refresh_from_db()
    assert article.live_from == at(9)


def test_without_scripts_a_link_and_a_form_do_it(new_context, base_url):
    article = factories.scheduled(headline="Zölle", at=at(2))
    page = opened(new_context, base_url, "?view=list", java_script_enabled=False)
    page.locator(".calendar-move").click()
    page.fill("#id_day", at(5).date().isoformat())
    page.locator("#move-button").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Zölle")
    article.refresh_from_db()
    assert article.live_from == at(5)
