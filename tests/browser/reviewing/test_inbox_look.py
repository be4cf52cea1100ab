"""The looks of the inbox: all of what opens or stands there can be seen and reached."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import InboxItem
from tests.conftest import ROOT
from tests.support.factories import editor, source
from tests.support.inbox import item

WIDTH = 1280
STATIC = ROOT / "articles/static/articles"
INBOX = "/admin/inbox/"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
BOTH = pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])


def box(page: Page, selector: str) -> dict:
    found = page.locator(selector).first.bounding_box()
    assert found
    return dict(found)


@BOTH
def test_the_menu_of_an_item_opens_inside_the_window(sit_down, window):
    item("Labor")
    page = sit_down(editor(), viewport=window)
    page.goto(INBOX)
    page.locator(".inbox-more > summary").click()
    button, menu = box(page, ".inbox-more > summary"), box(page, ".inbox-more > ul")
    assert menu["height"] > 100
    assert menu["y"] >= button["y"] + button["height"]
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= window["width"]
    assert menu["y"] + menu["height"] <= window["height"]
    page.locator(".inbox-more [data-act=hand]").click()
    page.locator("dialog.inbox-dialog").wait_for()


@BOTH
def test_the_button_to_join_breaks_no_line(sit_down, window):
    one, other = item("Labor"), item("Ein neues Labor entsteht in Lissabon")
    why = ["n:14500000", "t:lisbon", "d:03-12"]
    InboxItem.objects.filter(pk=one.pk).update(nearest=other, nearest_why=why)
    page = sit_down(editor(), viewport=window)
    page.goto(INBOX)
    text, button = box(page, ".inbox-near > span"), box(page, ".inbox-near .button")
    assert 24 <= button["height"] <= 26
    is_beside = button["x"] >= text["x"] + text["width"]
    is_below = button["y"] >= text["y"] + text["height"]
    assert is_beside or is_below
    assert is_beside is (window is WIDE)
    if is_beside:
        assert box(page, ".inbox-near")["height"] <= 27


@BOTH
def test_the_search_field_shows_all_of_what_it_asks_for(sit_down, window):
    page = sit_down(editor(), viewport=window)
    page.goto(INBOX)
    asked, room = page.locator("#searchbar").evaluate(
        """field => {
          const style = getComputedStyle(field), pen = document
            .createElement("canvas").getContext("2d");
          pen.font = style.font;
          const inside = field.clientWidth
            - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
          return [pen.measureText(field.placeholder).width, inside];
        }"""
    )
    assert 100 < asked <= room


def test_the_page_of_one_item_has_a_heading_and_no_box_to_choose_it(sit_down):
    one = item("Labor")
    page = sit_down(editor())
    page.goto(f"{INBOX}{one.pk}/")
    assert box(page, "#content-start h1, h1")["height"] > 20
    assert page.locator("h1:visible").inner_text() == "Labor"
    assert page.locator("[name=chosen]").count() == 0
    labelled = page.locator("article[data-item]").get_attribute("aria-labelledby")
    assert page.locator(f"#{labelled}").count() == 1


def test_all_keys_of_the_inbox_stand_in_two_columns(sit_down):
    page = sit_down(editor())
    page.goto(INBOX)
    page.keyboard.press("?")
    dialog = page.locator("#desk-keys")
    assert box(page, "#desk-keys")["height"] <= 720
    assert dialog.evaluate("it => it.scrollHeight <= it.clientHeight")
    lefts = page.locator(".desk-keys table").evaluate_all(
        "tables => tables.map(it => it.getBoundingClientRect().left)"
    )
    assert len(set(lefts)) == 2
    keys = page.locator(".desk-keys table").last.locator("kbd").all_inner_texts()
    script = (STATIC / "inbox/list.js").read_text()
    used = set(re.findall(r"\b(\w): \"\w+\"|key === \"(\w)\"", script))
    single = {one or other for one, other in used}
    assert {"a", "x", "n", "c", "r", "h", "X", "A", "o", "z"} == single
    assert single | {"1", "9"} <= set(keys)


def test_on_a_telephone_the_buttons_hide_nothing_that_is_filled_in(sit_down):
    page = sit_down(editor(), viewport=NARROW)
    page.goto("/admin/articles/sourcefeed/add/")
    row = page.locator(".submit-row").first
    assert row.evaluate("it => getComputedStyle(it).position") == "static"


def test_a_feed_by_mail_asks_for_no_address(sit_down):
    page, of = sit_down(editor()), source("Institut")
    page.goto(f"/admin/articles/sourcefeed/add/?source={of.pk}")
    address, mail = page.locator(".field-address"), page.locator(".field-mail_to")
    expect(address).to_be_visible()
    expect(mail).to_be_hidden()
    page.select_option("[name=way]", "mail")
    expect(address).to_be_hidden()
    expect(page.locator(".field-below")).to_be_hidden()
    expect(mail).to_contain_text("sobald der Feed gespeichert ist")
    page.select_option("[name=way]", "page")
    page.locator("[name=address]").fill("https://quelle.example/")
    page.select_option("[name=way]", "mail")
    page.locator("[name=_save]").click()
    expect(address).to_be_visible()
    expect(address).to_contain_text("Entfernen")
