"""The looks of the inbox: all of what opens or stands there can be seen and reached."""

import pytest
from playwright.sync_api import Page

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
