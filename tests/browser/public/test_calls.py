"""A call is pasted with its paper, published by two, found, extended, and closed."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone, translation
from icalendar import Calendar
from playwright.sync_api import Page, expect

from articles.foundation.local_moment import LocalMoment
from articles.models import Article
from articles.transfer.demo.loading import load_vocabulary
from tests.browser.support.clicking import confirm
from tests.browser.support.editing import log_in
from tests.browser.support.entering import paste_document, saved
from tests.browser.support.hand import Hand
from tests.support import factories
from tests.support.contents import NO_DEADLINE
from tests.support.desk.desk import url
from tests.support.files import documents

DAY, LATER = "%d.%m.%Y", timedelta(days=10)
CALLS = {
    "de": """\
Stiftung fördert Messungen in Häfen

{today} | Förderung

Gefragt sind Vorhaben, die den Strom in Häfen messen.

Frist: Vollantrag: {day} 17:00 Brüssel

Quelle: Beispielstiftung für Wissenschaft

Länder / Organisationen: Norwegen

Themen: Innovation
""",
    "en": """\
Foundation funds measurements in ports

{today} | Funding

Projects that measure the currents in ports may apply.

Deadline: Full proposal: {day} 17:00 Brussels

Source: Sample Foundation for Science

Countries / organisations: Norway

Topics: Innovation
""",
}
WORDS = {
    "de": ("/de/fristen/", "/de/artikel/", "offen bis", "Überarbeiten"),
    "en": ("/en/deadlines/", "/en/articles/", "open until", "Revise"),
}


@pytest.fixture
def sit_down(new_context, base_url):
    def sit_down(person, language: str) -> Hand:
        window = {"width": 1280, "height": 900}
        context = new_context(locale=language, viewport=window)
        log_in(context, base_url, person)
        return Hand(context)

    return sit_down


def paste_call(author: Hand, language: str, day: str) -> Article:
    author.begin(url(Article, "add"))
    if language == "en":
        author.page.locator("[name=language]").select_option("en")
    today = timezone.localdate().strftime(DAY)
    paste_document(author.page, CALLS[language].format(today=today, day=day))
    author.page.locator("#attachments-group .add-row a").click()
    paper = {"name": "Call.pdf", "mimeType": "application/pdf"}
    field = "[name=attachments-0-{}]"
    author.page.set_input_files(
        field.format("file"), files=[paper | {"buffer": documents.pdf()}]
    )
    author.page.fill(field.format("title"), "Call text")
    author.page.select_option(field.format("language"), language)
    author.page.select_option(field.format("accessibility"), index=1)
    return saved(author.page)


def press(hand: Hand, article: Article, name: str) -> None:
    hand.begin(url(Article, "change", article.pk))
    hand.click(hand.page.locator(f"[name=_then][value={name}], [data-move={name}]"))
    confirm(hand)


def entry_in(page: Page):
    address = page.get_by_role("link", name=re.compile(r"iCal")).get_attribute("href")
    [entry] = Calendar.from_ical(page.request.get(address).body()).walk("VEVENT")
    return entry


def extend(author: Hand, chief: Hand, article: Article, revise: str) -> Article:
    """Type another day, and publish it by two people; return the next version."""
    later = LocalMoment.read(article.deadlines.get().closes).day + LATER
    author.begin(url(Article, "change", article.pk))
    author.button(revise)
    # The page is ready once its editor is there.
    expect(author.page.locator("#id_body_editor")).to_be_visible()
    author.click("[name=deadlines-0-closes]")
    author.keys("Control+a")
    author.type(f"{later:{DAY}} 17:00 Europe/Brussels")
    author.click("[name=_then][value=submit]")
    confirm(author)
    following = Article.objects.get(edition=article.edition, number=2)
    clicks = author.clicks
    press(chief, following, "publish")
    assert clicks + chief.clicks <= 7
    return following


def read_by(visitor: Page, headline: str, is_open: str) -> None:
    """Follow a call from the page of calls to its page, and to its paper."""
    call = visitor.locator(".call", has_text=headline)
    expect(call).to_contain_text(is_open)
    call.get_by_role("link").click()
    expect(visitor.locator(".deadline-open")).to_be_visible()
    paper = visitor.locator(".documents a").first
    answer = visitor.request.get(paper.get_attribute("href"))
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_call_goes_its_way_until_the_clock_closes_it(sit_down, new_context, language):
    with translation.override(language):
        load_vocabulary()
    calls, articles, is_open, revise = WORDS[language]
    author = sit_down(factories.author(), language)
    chief = sit_down(factories.chief(), language)
    day = timezone.localdate() + 2 * LATER
    article = paste_call(author, language, day.strftime(DAY))
    press(author, article, "submit")
    press(chief, article, "publish")

    visitor = new_context(locale=language).new_page()
    visitor.goto(calls)
    first = entry_in(visitor)
    read_by(visitor, article.headline, is_open)
    following = extend(author, chief, article, revise)
    visitor.goto(calls)
    moved = entry_in(visitor)
    assert moved["uid"] == first["uid"]
    assert moved.decoded("sequence") > first.decoded("sequence")
    assert moved.decoded("dtstart").date() == day + LATER

    over = following.deadlines.get().closes_at
    with time_machine.travel(over - timedelta(seconds=2)):
        visitor.goto(calls)
        expect(visitor.locator(".call", has_text=article.headline)).to_be_visible()
    with time_machine.travel(over):
        visitor.reload()
        expect(visitor.locator(".call")).to_have_count(0)
        visitor.goto(f"{articles}?deadline=closed")
        expect(visitor.get_by_role("link", name=article.headline)).to_be_visible()


def test_an_open_page_follows_the_clock(new_context, base_url):
    soon = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=3)
    rows = [
        NO_DEADLINE
        | {"key": str(uuid4()), "closes": f"{at:%Y-%m-%dT%H:%M}[UTC]"}
        | more
        for at, more in (
            (soon, {"is_gate": True, "stage": "intent"}),
            (
                soon + timedelta(days=3, hours=1),
                {"opens": f"{soon:%Y-%m-%dT%H:%M}[UTC]"},
            ),
        )
    ]
    article = factories.published(headline="Offen", deadlines=rows)
    page, calls = (new_context(locale="de").new_page() for _each in range(2))
    for each, path in ((page, article.get_absolute_url()), (calls, "/de/fristen/")):
        each.clock.install(time=timezone.now())
        each.goto(path)
    first, second = page.locator(".deadline").all()
    expect(first).to_contain_text("offen bis")
    expect(first).to_contain_text("Pflicht")
    expect(second).to_contain_text("beginnt am")
    expect(page.locator(".deadlines-next")).to_have_text("in 2 Stunden")
    page.clock.fast_forward("03:00:00")
    expect(first).to_contain_text("geschlossen seit")
    expect(first).to_have_class("deadline deadline-closed")
    expect(first).not_to_contain_text("Pflicht", use_inner_text=True)
    expect(second).to_contain_text("offen bis")
    expect(page.locator(".deadlines-next")).to_have_text("in 3 Tagen")
    line = calls.locator(".call-line")
    expect(line).to_contain_text("offen bis")
    calls.clock.fast_forward("03:00:00")
    expect(line).to_contain_text("geschlossen seit")
