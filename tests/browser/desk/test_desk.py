"""The desk is accessible in a real browser, in both languages, light and dark."""

import pytest
from django.contrib import admin
from playwright.sync_api import expect

from articles.models import Article, NewLabel, Source, SourceFeed, Topic
from tests.browser.public.test_public_pages import SETTINGS
from tests.browser.support import measures, naming
from tests.browser.support.desk_pages import PAGES, fill_newsroom, fill_second_page
from tests.browser.support.words import english_on
from tests.support import factories
from tests.support.desk.desk import url

# To look at every page takes forty seconds; other tests look at some in all settings.
EVERY_PAGE = [
    SETTINGS[0],
    pytest.param(SETTINGS[1], marks=pytest.mark.ci),
    *SETTINGS[2:],
]

BORDERS = """all => all.filter((one) => one.offsetParent).map((one) => {
    const { borderStyle, borderWidth } = getComputedStyle(one);
    return `${borderWidth} ${borderStyle}`;
})"""


@pytest.fixture
def newsroom(fill_once):
    return fill_once(fill_newsroom)


@pytest.fixture
def rows(monkeypatch, full_size) -> int:
    """Return how many rows a list has on a page: few, for axe looks at each of them."""
    rows = 100 if full_size else 12
    for desk in admin.site._registry.values():
        monkeypatch.setattr(desk, "list_per_page", rows)
    return rows


@pytest.fixture
def look(axe):
    """Look at the page that has opened: accessible, and all of it in its window."""

    def look(page):
        page.wait_for_load_state()
        assert not page.evaluate(measures.IS_WIDE), f"{page.url} is too wide"
        assert page.evaluate(measures.HIDING) == [], page.url
        axe(page)

    return look


@pytest.mark.wcag("1.3.4", "1.4.4", "1.4.10", "2.4.4", on="desk")
@pytest.mark.wcag("3.1.1", "3.1.2", "3.2.4", on="desk")
@pytest.mark.variants
@pytest.mark.parametrize("setting", EVERY_PAGE)
def test_every_page_is_accessible_in_its_language_and_fits_its_window(
    newsroom, rows, sit_down, look, setting
):
    """All roles in one newsroom: to fill it takes as long as to look at ten pages."""
    fill_second_page(rows)
    foreign, astray, names = {}, [], set()
    for role, paths in PAGES.items():
        page = sit_down(role, setting)
        for path in paths(newsroom):
            assert page.goto(path).status == 200, path
            look(page)
            if setting.startswith("de"):
                foreign |= dict.fromkeys(english_on(page), path)
            astray += [f"{path}: {one}" for one in naming.led_astray(page)]
            names |= naming.named(page)
        page.context.close()
    assert not foreign
    assert not astray, "\n".join(astray)
    differently = naming.named_differently(names)
    assert not differently, "\n".join(differently)


@pytest.mark.wcag("1.4.10", "3.3.1", on="desk")
@pytest.mark.parametrize("setting", SETTINGS)
def test_a_form_that_is_refused_is_accessible(newsroom, sit_down, look, setting):
    page = sit_down("author", setting)
    page.goto(url(Article, "change", newsroom["returned"].pk))
    # The field may be folded: the page that comes back is what matters.
    page.locator("#id_slug").evaluate("it => { it.value = 'Nicht so!'; }")
    page.locator("[name=_save]").click()
    page.wait_for_selector(".errornote")
    look(page)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_stale_save_is_merged_accessibly(newsroom, sit_down, look, setting):
    article = newsroom["returned"]
    page = sit_down("author", setting)
    page.goto(url(Article, "change", article.pk))
    page.locator("#id_headline").fill("Meine Überschrift")
    factories.edited(article, by=factories.editor(), headline="Deine Überschrift")
    page.locator("[name=_save]").click()
    page.wait_for_selector(".merge")
    look(page)
    first, second = (
        it.bounding_box() for it in page.locator(".merge-texts > div").all()
    )
    # The list of pages beside it leaves no room for two at 768.
    is_narrow = int(setting.split("-")[2]) < 1280
    assert (first["y"] < second["y"]) is is_narrow


@pytest.mark.wcag("1.4.10", "3.3.4", on="desk")
@pytest.mark.parametrize("setting", SETTINGS)
def test_another_name_of_what_readers_know_is_asked_about_accessibly(
    newsroom, sit_down, look, setting
):
    source = newsroom["live"].attributions.first().source
    page = sit_down("admin", setting)
    page.goto(url(Source, "change", source.pk))
    page.locator("#id_names_de").fill("Ganz anderes Haus")
    page.locator("[name=_save]").click()
    page.wait_for_selector(".label-renaming")
    look(page)
    page.locator("[name=renaming][value=successor]").check()
    page.locator("[name=_save]").click()
    # The new label's page. The former label names it once a second person agrees.
    page.wait_for_url(lambda address: f"/{source.pk}/change/" not in address)
    assert Source.objects.get(names__de="Ganz anderes Haus") != source
    look(page)


def test_the_list_needs_no_scrolling_and_gives_the_headline_most_room(
    newsroom, sit_down
):
    page = sit_down("chief", "de-light-1280")
    page.goto(url(Article, "changelist"))
    results = page.locator("#changelist-form .results")
    assert results.evaluate("it => it.scrollWidth <= it.clientWidth")
    widths = page.locator("#result_list thead th").evaluate_all(
        "cells => cells.map(it => it.getBoundingClientRect().width)"
    )
    # Behind the ticks.
    assert widths[1] == max(widths) >= 250


@pytest.mark.wcag("1.4.10", on="desk")
def test_a_list_of_long_names_scrolls_inside_its_page(newsroom, sit_down):
    topic = factories.topic("Forschungsbewertungsgesellschaften")
    NewLabel.mark(topic, by=factories.author())  # with buttons beside it
    page = sit_down("chief", "de-dark-320")
    page.goto(url(Topic, "changelist"))
    results = page.locator("#changelist-form .results")
    assert results.evaluate("it => it.scrollWidth > it.clientWidth")
    assert not page.evaluate(measures.IS_WIDE)


@pytest.mark.wcag("1.3.1", "1.4.10", on="desk")
@pytest.mark.parametrize("setting", ["de-light-1280", "en-dark-320"])
def test_the_list_of_feeds_needs_no_scrolling_and_names_its_values(
    newsroom, sit_down, look, setting
):
    page = sit_down("editor", setting)
    page.goto(url(SourceFeed, "changelist"))
    results = page.locator("#changelist-form .results")
    assert results.evaluate("it => it.scrollWidth <= it.clientWidth")
    is_narrow = setting.endswith("-320")
    label = page.locator(".field-rhythm .feed-label").first
    assert label.is_visible() is is_narrow
    assert page.locator("#result_list thead").is_visible() is not is_narrow
    look(page)


def test_the_first_page_has_two_columns_where_there_is_room(newsroom, sit_down):
    page = sit_down("chief", "de-light-1280")
    page.goto("/admin/")
    columns = page.locator(".day-column")
    for width, beside in ((1280, True), (1024, False), (320, False)):
        page.set_viewport_size({"width": width, "height": 900})
        left, right = (one.bounding_box() for one in columns.all())
        assert (left["y"] == right["y"]) is beside, width
        assert page.locator(".day-pages").is_visible() is (width < 768)
        assert page.locator("#nav-sidebar").is_visible() is (width >= 768)


def test_the_buttons_of_a_form_stay_in_sight(newsroom, sit_down):
    page = sit_down("author", "de-light-1280")
    page.goto(url(Article, "change", newsroom["returned"].pk))
    save = page.locator("[name=_save]").bounding_box()
    assert save["y"] + save["height"] <= 900


@pytest.mark.wcag("2.5.7", on="desk")
def test_rows_move_by_their_buttons(newsroom, sit_down):
    page = sit_down("author", "de-light-1280")
    page.goto(url(Article, "change", newsroom["next"].pk))
    rows = page.locator("#attributions-group .inline-related.has_original")
    before = [row.get_attribute("id") for row in rows.all()]
    rows.first.get_by_role("button", name="Nach unten").click()
    expect(rows.first).to_have_id(before[-1])
    assert [row.get_attribute("id") for row in rows.all()] == before[::-1]
    expect(rows.last.locator("[name$=-position]")).to_have_value("2")


@pytest.mark.wcag("1.4.11", on="desk")
def test_the_next_step_is_seen_as_a_button_in_ones_own_colours(newsroom, sit_down):
    page = sit_down("chief", "de-light-1280")
    page.emulate_media(forced_colors="active")
    key = newsroom["submitted"].pk
    paths = [url(Article, one, key) for one in ("change", "review")]
    for path in (*paths, url(Source, "add"), "/admin/profile/"):
        assert page.goto(path).status == 200
        found = page.locator(".default:is(button, input)").evaluate_all(BORDERS)
        assert set(found) == {"1px solid"}, path
