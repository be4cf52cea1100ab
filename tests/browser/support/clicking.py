"""Acts that a hand repeats at the desk while its clicks are counted."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.support.hand import Hand


def done(hand: Hand) -> None:
    # The messages of a page under an open dialog are old.
    expect(hand.page.locator("dialog.move-dialog")).to_have_count(0)
    expect(hand.page.locator(".messagelist .success")).to_be_visible()
    # It is shown before the page has come to its end, which is when it counts.
    hand.page.wait_for_load_state()


def confirm(hand: Hand) -> None:
    button = hand.page.locator("dialog #move-button")
    expect(button).to_be_visible()
    hand.click(button)
    done(hand)


def type_tomorrow(hand: Hand) -> None:
    tomorrow = timezone.localtime() + timedelta(days=1)
    # The browser's own language decides which part of a date is typed first.
    hand.page.fill("dialog [name=at_0]", f"{tomorrow:%Y-%m-%d}")
    hand.page.fill("dialog [name=at_1]", "09:00")
    expect(hand.page.locator("dialog #move-button")).to_contain_text("09:00")


def on_day(hand: Hand, section: str, article: Article, what: str) -> None:
    """Press an article's title on the first page, or the button beside it."""
    hand.begin(reverse("admin:index"))
    title = f"a[href*='/{article.pk}/']"
    hand.click(f"#day-{section} .day-row:has({title}) {what}")


def decide(hand: Hand) -> None:
    """Press the red button of the page on which one reviews."""
    hand.click(".review-bar .default")
    done(hand)
