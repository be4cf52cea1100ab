"""A text is sent and confirmed without a script, by the keyboard, on any screen."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from articles.inbox.incoming import link_of
from articles.models import InboxItem, Masthead, Tip
from tests.browser.support import measures

pytestmark = pytest.mark.usefixtures("leaves_no_trace")


@pytest.fixture
def site(live_server):
    Masthead.objects.create(language="de", name="Haus", contact="Musterweg 1")


@pytest.mark.wcag("2.1.1", "3.3.1", "3.3.2", "4.1.2", on="site")
def test_a_text_is_sent_and_confirmed_without_a_script(site, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/de/")
    page.get_by_role("link", name="Nachricht einsenden").click()
    page.get_by_label("Ihr Name").fill("Erika")
    page.get_by_role("button", name="Text absenden").click()
    expect(page).to_have_title(re.compile("^Fehler: "))
    page.get_by_role("alert").get_by_role("link").first.click()
    page.keyboard.type("Neues Labor")
    page.keyboard.press("Tab")
    # The answers are: to be chosen, without AI, with AI.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Von mir, zur Veröffentlichung")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("erika@example.org")
    page.keyboard.press("Enter")
    page.wait_for_url("**/abgesendet/")
    assert not InboxItem.objects.exists()
    page.goto(link_of(Tip.objects.get()))
    assert not InboxItem.objects.exists()
    page.get_by_role("button", name="Bestätigen und absenden").click()
    page.wait_for_url("**/danke/")
    item = InboxItem.objects.get()
    assert (item.title, item.sender.is_made_with_ai) == ("Neues Labor", False)


@pytest.mark.wcag("1.4.10", "2.5.8", on="site")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_page_of_a_link_is_read_by_everybody(
    site, new_context, axe, watch, scheme, width
):
    tip = Tip.objects.create(
        name="Erika",
        address="erika@example.org",
        rights="Von mir",
        message="Neues Labor",
        is_made_with_ai=False,
        language="de",
    )
    context = new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        has_touch=width < 400,
        is_mobile=width < 400,
    )
    page = context.new_page()
    link = link_of(tip)
    for path, status in ((link, 200), (f"{link[:-4]}xyz/", 410)):
        assert page.goto(path).status == status
        if status != 200:
            watch.take_refusal(status)
        axe(page)
        found = measures.too_wide(page) + measures.unseen_focus(page)
        found += measures.too_small(page) if width < 400 else []
        assert found == []
    assert mail.outbox == []
