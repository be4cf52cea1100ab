"""The looks of the inbox: all of what opens or stands there can be seen and reached."""

import pytest
from playwright.sync_api import Page

from articles.models import InboxItem
from tests.support.factories import editor
from tests.support.inbox import item

WIDTH = 1280
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
