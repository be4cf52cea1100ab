"""Invitations, second factors and sessions in a browser, with a virtual passkey."""

import re

import pytest
from django.core import mail
from django_ox.testing import run_tasks
from playwright.sync_api import expect

from articles.accounts import invite
from articles.models import User
from tests.accounts.half_way import code_of
from tests.browser.public.test_public_pages import SETTINGS
from tests.browser.support.editing import log_out
from tests.browser.support.seeing import options_of
from tests.browser.test_accounts import fill, look  # noqa: F401 (look: a fixture)
from tests.support import factories
from tests.support.desk.account import WORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
# Other tests look at these pages, too: one setting in the shorter run.
ONCE = [SETTINGS[0]] + [
    pytest.param(it, marks=pytest.mark.long) if isinstance(it, str) else it
    for it in SETTINGS[1:]
]
PASSKEY = "#passkey-button"
TITLES = {
    "de": {
        "welcome": "Willkommen",
        "codes": "Wiederherstellungscodes",
        "factors": "Zweite Faktoren",
        "login": "Anmelden",
        "is it you": "Sind Sie es?",
        "name": "Passkey umbenennen",
        "remove": "Passkey entfernen",
        "add": "Passkey hinzufügen",
        "app": "App einrichten",
        "no app": "App entfernen",
        "anew": "Neue Codes erzeugen",
        "sessions": "Wo ich angemeldet bin",
        "void": "Diese Einladung gilt nicht mehr",
        "taken": "Hier ist jemand angemeldet",
        "out": "Abgemeldet",
        "take": "Zweite Faktoren entfernen",
    },
    "en": {
        "welcome": "Welcome",
        "codes": "Recovery codes",
        "factors": "Second factors",
        "login": "Log in",
        "is it you": "Confirm that it’s you",
        "name": "Rename a passkey",
        "remove": "Remove a passkey",
        "add": "Add a passkey",
        "app": "Set up an app",
        "no app": "Remove the app",
        "anew": "Make new codes",
        "sessions": "Where I am logged in",
        "void": "This invitation is no longer valid",
        "taken": "Someone is logged in here",
        "out": "Logged out",
        "take": "Remove second factors",
    },
}


@pytest.fixture
def origin(live_server, settings, watch):
    """Serve at a name: browsers have no passkeys for a bare number."""
    origin = live_server.url.replace("127.0.0.1", "localhost")
    settings.NEWSROOM_ORIGIN = watch.origin = origin
    settings.CSRF_TRUSTED_ORIGINS = [origin]
    return origin


@pytest.fixture
def opened(origin, browser, watch):
    """Open a browser that is set as the test says, and has a passkey's device."""
    contexts = []

    def opened(setting: str):
        context = browser.new_context(base_url=origin, **options_of(setting))
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        return page, TITLES[setting[:2]]

    yield opened
    for context in contexts:
        context.close()


def invited(setting: str) -> str:
    """Return the link by which somebody comes to the desk for the first time."""
    nora = factories.profile(
        factories.author("nora"), email="nora@example.org", language=setting[:2]
    )
    nora.set_unusable_password()
    nora.save()
    invite(nora, by=factories.admin())
    run_tasks(raise_failures=True)
    return re.findall(r"http\S+", mail.outbox[-1].body)[0]


def leave(page):
    page.goto("/admin/")
    log_out(page)


def passkey(page):
    page.locator(PASSKEY).click()


@pytest.mark.wcag("3.3.8", on="desk")
@pytest.mark.parametrize("setting", SETTINGS)
def test_who_was_invited_needs_no_password_ever(opened, look, setting):  # noqa: F811
    link = invited(setting)
    page, title = opened(setting)
    page.goto(link)
    look(page, title["welcome"])
    page.locator("[name=key-name]").fill("Telefon")
    passkey(page)
    look(page, title["codes"])
    assert page.locator(".recovery-codes li").count() == 10
    with page.expect_download() as saved:
        page.locator("a[download]").click()
    assert len(saved.value.path().read_text().split()) > 10
    page.goto(link)
    look(page, title["void"])
    leave(page)
    look(page, title["out"])
    page.goto("/admin/login/")
    look(page, title["login"])
    passkey(page)
    expect(page).to_have_url("/admin/")
    assert not User.objects.get(username="nora").has_usable_password()
    page.goto("/admin/factors/")
    look(page, title["factors"])
    expect(page.locator(".account-list")).to_contain_text("Telefon")
    page.locator(".account-list a").first.click()
    look(page, title["is it you"])
    passkey(page)
    look(page, title["name"])
    page.goto("/admin/factors/passkeys/add/")
    look(page, title["add"])
    passkey(page)  # the device has one already
    expect(page.locator("#passkey-trouble")).to_be_visible()
    look(page, title["add"])
    page.goto("/admin/factors/")
    page.locator(".account-list a").nth(1).click()
    look(page, title["remove"])


@pytest.mark.wcag("5.3", on="desk")
@pytest.mark.parametrize("setting", SETTINGS)
def test_who_chose_a_password_gives_a_code_of_an_app_besides(
    opened,
    look,  # noqa: F811
    setting,
):
    page, title = opened(setting)
    page.goto(invited(setting))
    page.locator("[name=new_password1]").fill(WORD)
    page.locator("[name=new_password2]").fill(WORD)
    page.locator("#password_form [type=submit]").click()
    expect(page).to_have_url("/admin/")
    page.goto("/admin/factors/app/")
    look(page, title["is it you"])
    fill(page, password=WORD)
    look(page, title["app"])
    secret = page.locator(".secret").inner_text()
    fill(page, code="000000")
    look(page, title["app"])
    fill(page, code=code_of(secret))
    look(page, title["codes"])
    code = page.locator(".recovery-codes li").first.inner_text()
    page.goto("/admin/factors/codes/anew/")
    look(page, title["anew"])
    page.goto("/admin/factors/app/remove/")
    look(page, title["no app"])
    for given in (lambda: code_of(secret), lambda: code):
        leave(page)
        page.goto("/admin/login/?next=/admin/factors/")
        fill(page, username="nora", password=WORD)
        look(page, title["is it you"])
        fill(page, code=given())
        look(page, title["factors"])


@pytest.mark.parametrize("setting", ONCE)
def test_whose_device_is_lost_is_let_in_again_by_an_administrator(
    opened,
    look,  # noqa: F811
    setting,
    settings,
):
    settings.NEWSROOM_SECOND_FACTOR = ["everybody"]
    page, title = opened(setting)
    page.goto(invited(setting))
    page.locator("[name=key-name]").fill("Telefon")
    passkey(page)
    look(page, title["codes"])
    settings.NEWSROOM_SECOND_FACTOR = []
    nora = User.objects.get(username="nora")
    admin = factories.profile(factories.admin("ada"), language=setting[:2])
    admin.set_password(WORD)
    admin.save()
    desk, _title = opened(setting)
    desk.goto(f"/admin/login/?next=/admin/articles/user/{nora.pk}/factors/")
    fill(desk, username="ada", password=WORD)
    look(desk, title["take"])
    desk.locator(".submit-row [type=submit]").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    page.goto("/admin/")
    expect(page).to_have_url("/admin/login/?next=/admin/")
    desk.goto(f"/admin/articles/user/{nora.pk}/invitation/")
    desk.locator(".submit-row [type=submit]").click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    run_tasks(raise_failures=True)
    link = re.findall(r"http\S+/invitation/\S+", mail.outbox[-1].body)[0]
    desk.goto(link)
    look(desk, title["taken"])
    settings.NEWSROOM_SECOND_FACTOR = ["everybody"]
    page.goto(link)
    page.locator("[name=new_password1]").fill(WORD)
    page.locator("[name=new_password2]").fill(WORD)
    page.locator("#password_form [type=submit]").click()
    look(page, title["factors"])  # and nothing else, until there is one


@pytest.mark.parametrize("setting", ONCE)
def test_the_session_on_another_device_is_ended(opened, look, setting):  # noqa: F811
    nora = factories.profile(factories.author("nora"), language=setting[:2])
    nora.set_password(WORD)
    nora.save()
    (here, title), (other, _title) = opened(setting), opened(setting)
    for page in (other, here):
        page.goto("/admin/login/")
        fill(page, username="nora", password=WORD)
        expect(page).to_have_url("/admin/")
    here.goto("/admin/profile/")
    here.locator("a[href='/admin/sessions/']").click()
    look(here, title["sessions"])
    here.locator(".account-list button").nth(1).click()
    expect(here.locator(".account-list li")).to_have_count(1)
    other.goto("/admin/")
    expect(other).to_have_url("/admin/login/?next=/admin/")
    here.goto("/admin/")
    expect(here).to_have_url("/admin/")
