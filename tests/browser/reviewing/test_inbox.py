"""The inbox by keys: each item is decided where it stands, and nothing is loaded."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.inbox.items import decide, join, take_over
from articles.models import Article, ArticleTrace, InboxItem
from tests.browser.support.accessibility import assert_accessible
from tests.support import factories
from tests.support.factories import chief, editor
from tests.support.inbox import feed, item

WIDTH = 1280
INBOX = "/admin/inbox/"
SAID = "[data-outcome] .messagelist"
MANY, MOST = 40, 60


@pytest.fixture
def news():
    """Return a function that makes so many items, the newest first."""

    def news(count: int, **values) -> list[InboxItem]:
        of, now = feed("Institut Beispiel"), timezone.now()
        return [
            item(f"Meldung {n}", of=of, at=now - timedelta(minutes=n + 1), **values)
            for n in range(count)
        ]

    return news


def counted(page: Page) -> list[str]:
    """Return a list that grows by each page that is loaded from now on."""
    loaded: list[str] = []
    page.on("domcontentloaded", lambda it: loaded.append(it.url))
    return loaded


def at(page: Page, one: InboxItem) -> None:
    expect(page.locator(f"[data-item='{one.pk}'] .inbox-title a")).to_be_focused()


def state(one: InboxItem) -> str:
    return InboxItem.objects.get(pk=one.pk).state


@pytest.mark.wcag("2.1.1", "2.4.3", "3.3.4", "4.1.3", on="desk")
def test_items_are_taken_added_dismissed_and_opened_again(sit_down, news):
    ones, page = news(5), sit_down(editor())
    story = factories.draft(by=editor(), headline="Ein Labor")
    ArticleTrace.objects.create(article=story, kind="link", value=ones[2].link_key)
    page.goto(INBOX)
    loaded = counted(page)
    page.keyboard.press("j")
    at(page, ones[0])
    page.keyboard.press("x")  # no reason was ever given
    expect(page.locator("dialog.inbox-dialog")).to_be_visible()
    page.locator("dialog.inbox-dialog").get_by_label("Veraltet").check()
    page.keyboard.press("Enter")
    at(page, ones[1])
    expect(page.locator(SAID)).to_contain_text("Verworfen: „Meldung 0“")
    page.keyboard.press("a")
    at(page, ones[2])
    expect(page.locator("[data-latest] a")).to_have_text("Meldung 1")
    page.keyboard.press("r")
    expect(page.locator("dialog.inbox-dialog input:checked")).to_have_count(1)
    page.keyboard.press("Enter")
    at(page, ones[3])
    page.keyboard.press("x")
    at(page, ones[4])
    assert [state(one) for one in ones] == [
        "dismissed", "taken", "added", "dismissed", "new",
    ]  # fmt: skip
    page.keyboard.press("z")
    at(page, ones[3])
    page.keyboard.press("k")
    page.keyboard.press("?")
    expect(page.locator("#desk-keys")).to_be_visible()
    page.keyboard.press("Escape")
    assert state(ones[3]) == "new"
    assert loaded == []
    assert_accessible(page)


def test_the_first_dismissal_asks_without_a_complaint(sit_down, news):
    ones, page = news(2), sit_down(editor())
    page.goto(INBOX)
    dialog = page.locator("dialog.inbox-dialog")
    for start in (
        lambda: page.keyboard.press("x"),
        lambda: page.locator("[data-act=dismiss]").first.click(),
    ):
        start()
        expect(dialog.locator("[type=radio]").first).to_be_focused()
        expect(dialog.locator(".faults, .errornote")).to_have_count(0)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    assert state(ones[0]) == "new"


def test_the_last_three_drafts_are_in_sight_and_an_undone_one_goes(sit_down, news):
    ones, page = news(6), sit_down(editor())
    decide(item("Früher"), "dismiss", by=editor(), reason="Werbung")
    page.goto(INBOX)
    page.keyboard.press("j")
    for n, one in enumerate(ones[:5]):
        at(page, one)
        page.keyboard.press("a")
        expect(page.locator("[data-latest] a").first).to_have_text(f"Meldung {n}")
    latest, earlier = page.locator("[data-latest] a"), page.locator("[data-earlier]")
    expect(latest).to_have_text(["Meldung 4", "Meldung 3", "Meldung 2"])
    expect(earlier.locator("summary")).to_contain_text("(2)")
    expect(earlier.locator("a").first).to_be_hidden()
    at(page, ones[5])
    page.keyboard.press("x")
    expect(page.locator(SAID)).to_contain_text("Verworfen: „Meldung 5“")
    page.keyboard.press("z")
    at(page, ones[5])
    expect(latest).to_have_count(3)
    page.goto(INBOX)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(latest).to_have_text(["Meldung 5"])
    page.keyboard.press("z")
    expect(latest).to_have_count(0)
    expect(page.locator("[data-made]")).to_be_hidden()


def test_an_undo_outlives_the_list_that_was_asked_for_before_it(sit_down, news):
    [one], page = news(1), sit_down(editor())
    decide(item("Früher"), "dismiss", by=editor(), reason="Werbung")
    page.goto(INBOX)
    page.keyboard.press("j")
    at(page, one)
    held = []
    page.route(f"**{INBOX}", lambda route: held.append((route, route.fetch())))
    page.keyboard.press("x")
    expect(page.locator(SAID)).to_contain_text("Verworfen: „Meldung 0“")
    while not held:  # the next page is asked for when all of this one is decided
        page.wait_for_timeout(10)
    page.keyboard.press("z")
    at(page, one)
    [(asked, answer)] = held
    asked.fulfill(response=answer)
    page.evaluate("() => new Promise((done) => setTimeout(done, 300))")
    at(page, one)


@pytest.mark.wcag("3.3.1", on="desk")
def test_a_colleagues_decision_is_named_in_place(sit_down, news):
    ones, page = news(3), sit_down(editor())
    page.goto(INBOX)
    decide(ones[0], "dismiss", by=chief(), reason="Werbung")
    page.keyboard.press("j")
    page.keyboard.press("a")
    fault = page.locator(f"[data-item='{ones[0].pk}'] [data-fault]")
    expect(fault).to_contain_text("Chefin Beispiel")
    assert not Article.objects.exists()
    page.keyboard.press("j")
    at(page, ones[1])


def test_the_next_of_a_cluster_leads_when_the_first_is_decided(sit_down, news):
    ones, page = news(3, suggestions=[]), sit_down(editor())
    for one in ones:
        one.refresh_from_db()
    join(ones[0], ones[1])
    page.goto(INBOX)
    expect(page.locator("[data-entry]")).to_have_count(2)
    page.keyboard.press("j")
    at(page, ones[1])
    page.keyboard.press("a")
    at(page, ones[0])
    expect(page.locator("[data-entry]").first).to_contain_text("Meldung 1")
    page.keyboard.press("n")
    expect(page.locator(SAID)).to_contain_text("steht jetzt für sich")
    at(page, ones[0])
    assert InboxItem.objects.get(pk=ones[0].pk).cluster is None
    page.keyboard.press("z")
    expect(page.locator(SAID)).to_contain_text("steht wieder bei")
    assert InboxItem.objects.get(pk=ones[0].pk).cluster is not None


def test_several_are_chosen_and_dismissed_at_once(sit_down, news):
    ones, page = news(4), sit_down(editor())
    decide(item("Früher"), "dismiss", by=editor(), reason="Werbung")
    page.goto(INBOX)
    for _one in ones[:3]:
        page.keyboard.press("j")
        page.keyboard.press("Space")
    page.keyboard.press("x")
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.locator(SAID)).to_contain_text("3 Einträge verworfen")
    page.keyboard.press("z")
    expect(page.locator("[data-row]")).to_have_count(4)


def test_a_draft_opens_by_mouse_and_the_way_leads_back(sit_down, news):
    ones, page = news(3), sit_down(editor())
    page.goto(INBOX)
    page.locator(f"[data-item='{ones[1].pk}'] [data-act=take]").click()
    expect(page).to_have_url(re.compile("/article/.*/change/"))
    page.get_by_role("link", name="Zurück zum Eingang").click()
    expect(page).to_have_url(re.compile(f"#item-{ones[2].pk}$"))
    at(page, ones[2])


@pytest.mark.long
def test_i19_forty_items_take_at_most_sixty_keys(sit_down, news):
    ones, page = news(MANY), sit_down(editor())
    decide(item("Früher"), "dismiss", by=editor(), reason="Werbung")
    story = factories.draft(by=editor(), headline="Ein Labor")
    page.goto(INBOX)
    loaded, keys = counted(page), 1
    page.keyboard.press("j")
    for n, one in enumerate(ones):
        if n % 6 == 3:
            ArticleTrace.objects.create(article=story, kind="link", value=one.link_key)
        at(page, one)
        page.keyboard.press({0: "a", 3: "r"}.get(n % 6, "x"))
        keys += 1
        if n % 6 == 3:
            expect(page.locator("dialog.inbox-dialog input:checked")).to_have_count(1)
            page.keyboard.press("Enter")
            keys += 1
        expect(page.locator(f"[data-item='{one.pk}']")).to_have_count(0)
    states = list(InboxItem.objects.values_list("state", flat=True))
    assert (states.count("taken"), states.count("added")) == (7, 7)
    assert keys <= MOST
    assert loaded == []


@pytest.mark.parametrize("setting", ["light", "dark"])
def test_nothing_is_inaccessible(sit_down, news, setting):
    narrow = {"viewport": {"width": 320, "height": 700}, "color_scheme": "dark"}
    narrow |= {"locale": "en"}
    topic = factories.topic("Labore")
    told = [{"kind": "topic", "key": topic.pk, "name": "Labore", "why": "title"}]
    ones = news(3, suggestions=told, date_remark="future")
    join(ones[0], ones[1])
    page = sit_down(editor(), **(narrow if setting == "dark" else {}))
    for path in ("", "?state=dismissed", f"{ones[0].pk}/"):
        page.goto(INBOX + path)
        assert_accessible(page)
    for act in ("take", "add", "dismiss", "hand"):
        page.goto(f"{INBOX}{ones[0].pk}/{act}/")
        assert_accessible(page)


def test_without_a_script_all_of_it_works(sit_down, news):
    ones = news(3)
    page = sit_down(editor(), java_script_enabled=False)
    page.goto(INBOX)
    row = page.locator(f"[data-item='{ones[0].pk}']")
    row.get_by_role("button", name=re.compile("^Verwerfen …")).click()
    page.get_by_label("Veraltet").check()
    page.get_by_role("button", name="Verwerfen").click()
    expect(page.locator(".messagelist")).to_contain_text("Verworfen: „Meldung 0“")
    page.get_by_role("button", name="Rückgängig").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    page.locator("[name=chosen]").nth(0).check()
    page.locator("[name=chosen]").nth(1).check()
    page.get_by_role("button", name="Ausgewählte verwerfen …").click()
    page.get_by_label("Anderer Grund").fill("Doppelt")
    page.get_by_role("button", name="Verwerfen").click()
    expect(page.locator("[data-row]")).to_have_count(1)
    assert [state(one) for one in ones] == ["dismissed", "dismissed", "new"]


def test_a_deadline_of_the_source_becomes_a_row_of_the_draft(sit_down, news):
    year = timezone.localdate().year + 1
    says = f"Bewerbungsschluss ist der 31. Januar {year}."
    [one] = news(1, summary=says, language="de")
    made, page = take_over(one, by=editor()), sit_down(editor())
    page.goto(f"/admin/articles/article/{made.pk}/change/")
    expect(page.locator("details[data-original]")).to_contain_text(says)
    assert_accessible(page)
    page.locator("#deadlines-group button[data-add-row]").click()
    line = page.locator("#deadlines-group [name$='-0-closes']")
    expect(line).to_have_value(f"31.01.{year}")
