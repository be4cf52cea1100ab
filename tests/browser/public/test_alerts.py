"""A list is subscribed to by email, changed and left, without a script, by anybody."""

import re
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Alert, AlertRequest, Subscriber
from articles.site.alerts import begin_round, post
from articles.site.alerts.confirming import send_link
from articles.site.alerts.links import own_path, secret_of
from articles.site.alerts.subscribing import confirm
from tests.browser.support import measures
from tests.support import factories

pytestmark = pytest.mark.usefixtures("leaves_no_trace")
GERMAN = {
    "start": "/de/abonnieren/",
    "get": "Diese Liste per E-Mail abonnieren",
    "send": "Per E-Mail abonnieren",
    "weekly": "einmal in der Woche",
    "confirm": "Bestätigen",
    "save": "Auswahl speichern",
    "leave": "Alles abbestellen",
    "left": "Sie haben abbestellt",
}
ENGLISH = {
    "start": "/en/subscribe/",
    "get": "Get this list by email",
    "send": "Get it by email",
    "weekly": "once a week",
    "confirm": "Confirm",
    "save": "Save the choice",
    "leave": "Stop all emails",
    "left": "You have left",
}


def looked_at(page, axe, width: int) -> None:
    axe(page)
    found = measures.too_wide(page) + measures.unseen_focus(page)
    assert found + (measures.too_small(page) if width < 400 else []) == []


def link_in(letter, part: str) -> str:
    [link] = set(re.findall(rf"http\S+(/alerts/\S*{part}\S*)", letter.body))
    return link


def read_in_a_browser(letter, new_context, axe, scheme: str, width: int) -> None:
    screen = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = new_context(**screen).new_page()
    message = message_from_bytes(letter.message().as_bytes(), policy=policy.default)
    page.set_content(message.get_body(("html",)).get_content())
    # Mail programs show the focus in their own way.
    axe(page)
    assert measures.too_wide(page) == []


@pytest.mark.wcag("1.4.10", "2.5.8", "3.3.1", on="site")
@pytest.mark.parametrize(
    ("words", "scheme", "width"), [(GERMAN, "dark", 320), (ENGLISH, "light", 1280)]
)
def test_a_list_is_subscribed_to_changed_and_left_without_a_script(
    live_server, new_context, axe, words, scheme, width
):
    context = new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto(words["start"])
    page.get_by_role("link", name=words["get"]).first.click()
    page.get_by_role("button", name=words["send"]).click()
    expect(page).to_have_title(re.compile("^(Fehler|Error): "))
    page.get_by_role("alert").get_by_role("link").first.click()
    page.keyboard.type("erika@example.org")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("abgesendet|sent"))
    send_link.func(request=AlertRequest.objects.get().pk)
    page.goto(link_in(mail.outbox[-1], "confirm"))
    assert not Subscriber.objects.exists()
    page.get_by_role("button", name=words["confirm"]).click()
    page.get_by_role("radio", name=words["weekly"], exact=True).check()
    page.get_by_role("button", name=words["save"]).click()
    assert Alert.objects.get().rhythm == "weekly"
    Alert.objects.update(rhythm="at_once")
    language = "de" if words is GERMAN else "en"
    factories.published(headline="Neues Labor", language=language)
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        begin_round()
        post()
    page.goto(link_in(mail.outbox[-1], "leave"))
    assert Subscriber.objects.exists()
    page.get_by_role("button", name=words["leave"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words["left"])
    assert not Subscriber.objects.exists()
    read_in_a_browser(mail.outbox[-1], new_context, axe, scheme, width)


def test_s79_a_scanner_that_runs_scripts_and_waits_changes_nothing(
    live_server, new_context
):
    """Microsoft's loads each page in a browser and lets its scripts run."""
    AlertRequest.objects.create(
        address="max@example.org", language="de", rhythm="daily"
    )
    send_link.func(request=AlertRequest.objects.get().pk)
    confirming = link_in(mail.outbox[-1], "confirm")
    person = confirm(
        AlertRequest.objects.create(
            address="erika@example.org", language="de", rhythm="at_once"
        )
    )
    own = own_path(secret_of(person))
    models = (Alert, AlertRequest, Subscriber)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    page = new_context().new_page()
    for path in (confirming, own, f"{own}leave/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        expect(page.locator("form button").first).to_be_visible()
        page.mouse.wheel(0, 2_000)
        # The button is all that acts: nothing is sent by itself, or as one leaves.
        page.go_back()
    after = [list(model.objects.order_by("pk").values()) for model in models]
    assert after == before


@pytest.mark.wcag("1.4.10", "2.5.8", on="site")
def test_the_pages_of_a_subscriber_are_read_by_everybody(live_server, new_context, axe):

    request = AlertRequest.objects.create(
        address="erika@example.org", language="de", rhythm="daily"
    )
    path = own_path(secret_of(confirm(request)))
    context = new_context(
        viewport={"width": 320, "height": 800},
        color_scheme="dark",
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    for end in ("", "leave/"):
        page.goto(f"{path}{end}")
        looked_at(page, axe, 320)
