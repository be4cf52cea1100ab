"""Forms other than the article's are saved while the user types, too."""

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from articles.models import Image, Masthead, Page, Source
from tests.browser.saving.test_unsaved import COPIES
from tests.browser.support.editing import log_in, settled
from tests.browser.support.saving import LINE, UNSAVED, Server
from tests.support import factories
from tests.support.desk.desk import url


@pytest.fixture
def context(new_context):
    return new_context(locale="de")


def site_page():
    return factories.site_page("imprint", language="de", body="<p>Stand</p>")


def masthead():
    return Masthead.objects.create(language="de", name="Haus", contact="Musterweg 1")


@pytest.mark.parametrize(
    ("model", "make", "field", "note"),
    [
        (Page, site_page, "title", "note"),
        (Masthead, masthead, "name", "note"),
        (Image, factories.picture, "title", None),
        (Source, factories.source, "descriptions_de", None),
        # In two lists of rights, which another script draws.
        (Group, Group.objects.first, "name", None),
    ],
)
def test_each_form_that_stays_saves_beneath_the_typing(
    context, base_url, model, make, field, note
):
    one = make()
    person = factories.admin() if model is Group else factories.chief()
    log_in(context, base_url, person)
    page = context.new_page()
    page.goto(base_url + url(model, "change", one.pk))
    server = Server(page)
    if note:
        page.locator(f"#id_{note}").fill("Warum")
    place = page.locator(f"#id_{field}")
    place.fill("Eins")
    page.keyboard.press("Control+s")
    route = server.take()
    place.press("End")
    page.keyboard.type(" und zwei")
    route.continue_()
    expect(page.locator(LINE)).to_contain_text(UNSAVED)
    expect(place).to_be_focused()
    if note:
        # The public text stays; the page shows the proposed one.
        expect(page.locator(LINE)).to_contain_text("Vorgeschlagen.")
        expect(page.locator(".proposal-open")).to_contain_text("Noch nicht öffentlich")
        expect(page.locator(f"#id_{note}")).to_have_value("")
    page.keyboard.press("Control+s")
    server.answer()
    expect(page.locator(LINE)).to_contain_text("Gespeichert ")
    settled(page)
    assert page.evaluate(COPIES) == 0
    page.reload()
    expect(place).to_have_value("Eins und zwei")
