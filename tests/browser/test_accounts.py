"""Login, a new password and one's profile in a real browser, in both languages."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from articles.models import User
from tests import factories
from tests.admin.account import OTHER_WORD, WORD, erika
from tests.browser.test_public_pages import SETTINGS

SUBMIT = "#content-main [type=submit], .submit-row [type=submit]"


@pytest.fixture
def look(axe):
    """Look at the page that has opened: accessible, and no wider than its window."""

    def look(page, heading: str):
        page.wait_for_load_state()
        expect(page.locator("h1")).to_have_text(heading)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        axe(page)

    return look


def fill(page, **fields):
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator(SUBMIT).first.click()


TITLES = {
    "de": {
        "login": "Anmelden",
        "reset": "Passwort vergessen?",
        "sent": "Bitte sehen Sie in Ihr Postfach",
        "choose": "Neues Passwort wählen",
        "set": "Das neue Passwort gilt",
        "profile": "Mein Profil",
        "change": "Passwort ändern",
        "out": "Abgemeldet",
    },
    "en": {
        "login": "Log in",
        "reset": "Forgotten your password?",
        "sent": "Please look in your mailbox",
        "choose": "Choose a new password",
        "set": "Your new password is set",
        "profile": "My profile",
        "change": "Password change",
        "out": "Logged out",
    },
}


@pytest.fixture
def opened(live_server, new_context, request):
    """Open the login in a browser that is set as the test says."""

    def opened(setting: str):
        language, scheme, width = setting.split("-")
        factories.profile(erika(), language=language)
        page = new_context(
            locale=language,
            viewport={"width": int(width), "height": 800},
            color_scheme=scheme,
        ).new_page()
        page.goto("/admin/login/?next=/admin/profile/")
        return page, TITLES[language]

    return opened


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_forgotten_password_is_replaced(opened, look, setting):
    page, title = opened(setting)
    fill(page, username="erika", password="vergessen")
    look(page, title["login"])
    page.locator(".password-reset-link a").click()
    look(page, title["reset"])
    fill(page, email="erika@example.org")
    look(page, title["sent"])
    page.goto(re.findall(r"http\S+", mail.outbox[0].body)[0])
    fill(page, new_password1="123", new_password2="123")
    look(page, title["choose"])
    fill(page, new_password1=OTHER_WORD, new_password2=OTHER_WORD)
    look(page, title["set"])
    page.locator("#content a").click()
    fill(page, username="erika", password=OTHER_WORD)
    expect(page).to_have_url("/admin/")


@pytest.mark.parametrize("setting", SETTINGS)
def test_ones_own_profile_and_password_are_changed(opened, look, setting):
    page, title = opened(setting)
    look(page, title["login"])
    fill(page, username="erika", password=WORD)
    look(page, title["profile"])
    fill(page, printed_name="Erika Muster", organisation="Muster")
    page.wait_for_selector(".messagelist .success")
    look(page, title["profile"])
    page.locator(".submit-row a").click()
    fill(page, old_password="falsch", new_password1="1", new_password2="2")
    look(page, title["change"])
    page.locator("#logout-form button").click()
    look(page, title["out"])
    assert User.objects.get().printed_name == "Erika Muster"
