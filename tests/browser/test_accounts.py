"""Users log in, set a password and edit their profile, in both languages."""

import re

import pytest
from django.core import mail
from django.test import Client
from django_ox.testing import run_tasks
from playwright.sync_api import expect

from articles.accounts.limits.throttle import PAIR
from articles.models import User
from tests.browser.public.test_public_pages import SETTINGS
from tests.browser.support.editing import log_out
from tests.browser.support.seeing import options_of
from tests.support import factories
from tests.support.desk.account import OTHER_WORD, WORD, erika, log_in

SUBMIT = "#content-main [type=submit], .submit-row [type=submit]"


@pytest.fixture
def look(axe):
    """Look at the page that has opened: accessible, and no wider than its window."""

    def look(page, heading: str):
        expect(page.locator("h1")).to_have_text(heading)
        page.wait_for_load_state()  # a passkey's page opens by itself, a moment later
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        axe(page)

    return look


def fill(page, **fields):
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator(SUBMIT).first.click()


def link() -> str:
    """Let the worker send what waits, and return the link in the newest mail."""
    run_tasks(raise_failures=True)
    return re.findall(r"http\S+", mail.outbox[-1].body)[0]


TITLES = {
    "de": {
        "login": "Anmelden",
        "reset": "Passwort vergessen?",
        "sent": "Bitte sehen Sie in Ihrem Postfach nach",
        "choose": "Neues Passwort wählen",
        "set": "Das neue Passwort gilt",
        "profile": "Mein Profil",
        "change": "Passwort ändern",
        "out": "Abgemeldet",
        "show": "Sind Sie es?",
        "address": "E-Mail-Adresse ändern",
        "confirm": "E-Mail-Adresse bestätigen",
        "confirmed": "Ihre E-Mail-Adresse ist bestätigt",
        "close": "Konto schließen",
        "anonymise": "Konto anonymisieren",
    },
    "en": {
        "login": "Log in",
        "reset": "Forgotten your password?",
        "sent": "Check your mail",
        "choose": "Choose a new password",
        "set": "Your new password is set",
        "profile": "My profile",
        "change": "Password change",
        "out": "Logged out",
        "show": "Confirm that it’s you",
        "address": "Change e-mail address",
        "confirm": "Confirm your e-mail address",
        "confirmed": "Your e-mail address is confirmed",
        "close": "Close the account",
        "anonymise": "Anonymise the account",
    },
}


@pytest.fixture
def opened(live_server, new_context, request):
    """Open the login in a browser that is set as the test says."""

    def opened(setting: str):
        language = setting[:2]
        factories.profile(erika(), language=language)
        page = new_context(**options_of(setting)).new_page()
        page.goto("/admin/login/?next=/admin/profile/")
        return page, TITLES[language]

    return opened


@pytest.mark.wcag("2.4.6", "3.3.1", on="desk")
@pytest.mark.parametrize("setting", SETTINGS)
def test_a_forgotten_password_is_replaced(opened, look, setting):
    page, title = opened(setting)
    fill(page, username="erika", password="vergessen")
    look(page, title["login"])
    page.locator(".password-reset-link a").click()
    look(page, title["reset"])
    fill(page, email="erika@example.org")
    look(page, title["sent"])
    page.goto(link())
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
    page.locator(".own-login a[href*=password]").click()
    fill(page, old_password="falsch", new_password1="1", new_password2="2")
    look(page, title["change"])
    log_out(page)
    look(page, title["out"])
    assert User.objects.get().printed_name == "Erika Muster"


@pytest.mark.parametrize("setting", SETTINGS)
def test_another_address_is_confirmed_and_the_former_one_told(opened, look, setting):
    page, title = opened(setting)
    fill(page, username="erika", password=WORD)
    page.locator(".own-login a").first.click()
    look(page, title["show"])
    fill(page, password=WORD)
    look(page, title["address"])
    fill(page, email="neu@example.org")
    page.wait_for_selector(".messagelist .success")
    page.goto(link())
    look(page, title["confirm"])
    page.locator(SUBMIT).first.click()
    look(page, title["confirmed"])
    run_tasks(raise_failures=True)
    assert mail.outbox[-1].to == ["erika@example.org"]
    assert User.objects.get().email == "neu@example.org"


@pytest.mark.parametrize("setting", SETTINGS)
def test_too_many_wrong_passwords_are_told_at_the_login(opened, look, watch, setting):
    page, title = opened(setting)
    for _try in range(PAIR.free + 1):
        log_in(Client(REMOTE_ADDR="127.0.0.1"), word="falsch")
    with page.expect_response("**/admin/login/**") as answer:
        fill(page, username="erika", password=WORD)
    assert answer.value.status == 429
    look(page, title["login"])
    expect(page.locator(".errornote")).to_contain_text("60")
    # The browser notes the answer's status, as it should be.
    [noted] = watch.troubles
    assert "429" in noted
    watch.troubles.clear()


@pytest.mark.parametrize("setting", SETTINGS)
def test_an_account_is_closed_and_anonymised(opened, look, setting):
    page, title = opened(setting)
    User.objects.update(is_superuser=True)
    leaving = factories.author("wer geht")
    fill(page, username="erika", password=WORD)
    for verb in ("close", "anonymise"):
        page.goto(f"/admin/articles/user/{leaving.pk}/change/")
        page.locator(f"a[href$='/{verb}/']").click()
        look(page, title[verb])
        page.locator(SUBMIT).first.click()
        page.wait_for_selector(".messagelist .success")
    leaving.refresh_from_db()
    assert leaving.is_gone


DRESS = """() => ({
    title: getComputedStyle(document.querySelector("h1")).fontFamily.split(",")[0],
    text: getComputedStyle(document.body).fontFamily.split(",")[0],
    fonts: [...document.fonts].filter((it) => it.status === "loaded").length > 1,
    rows: [...document.querySelectorAll(".submit-row")].map((it) => {
        const style = getComputedStyle(it);
        return [style.position, style.boxShadow];
    }),
    low: [...document.querySelectorAll("#content :is(.button, [type=submit])")]
        .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 44),
    width: document.documentElement.scrollWidth,
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.usefixtures("leaves_no_trace")
def test_the_doors_of_the_desk_have_the_dress_of_the_house(
    browser, live_server, scheme
):
    context = browser.new_context(
        color_scheme=scheme,
        viewport={"width": 320, "height": 800},
        base_url=live_server.url,
    )
    page, elsewhere = context.new_page(), []
    page.on("request", lambda it: elsewhere.append(it.url))
    for path in (
        "login/",
        "password_reset/",
        "password_reset/done/",
        "invitation/1/x/",
    ):
        page.goto(f"/admin/{path}")
        page.evaluate("document.fonts.ready")
        found = page.evaluate(DRESS)
        assert (found["title"], found["text"]) == ("Literata", '"Newsroom Sans"'), path
        assert found["fonts"], path
        assert all(row == ["static", "none"] for row in found["rows"]), path
        assert (found["low"], found["width"]) == ([], 320), path
    assert all(url.startswith(live_server.url) for url in elsewhere)
    context.close()
