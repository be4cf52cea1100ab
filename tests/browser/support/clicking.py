"""Acts that a hand repeats at the desk while its clicks are counted."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.support.hand import Hand
from tests.support.contents import NO_DEADLINE
from tests.support.desk.desk import url


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


def change(article: Article) -> str:
    return url(Article, "change", article.pk)


def move(hand: Hand, article: Article, name: str, typed: tuple[str, ...] = ()) -> None:
    """Press what the page offers, and confirm it in the dialog."""
    hand.begin(change(article))
    hand.click(hand.page.locator(f"[name=_then][value={name}], [data-move={name}]"))
    confirm(hand)


def deadline_of_a_call() -> dict:
    row = {"closes": "2031-03-15[Europe/Berlin]", "key": str(uuid4())}
    return NO_DEADLINE | row


def extend(author: Hand, chief: Hand, article: Article) -> None:
    """A deadline gets another day; the note on the change writes itself."""
    author.begin(change(article))
    author.button("Überarbeiten")
    # The page is ready once its editor is there.
    expect(author.page.locator("#id_body_editor")).to_be_visible()
    author.click("[name=deadlines-0-closes]")
    author.keys("Control+a")
    author.type("20.4.2031")
    author.click("[name=_then][value=submit]")
    confirm(author)
    following = Article.objects.get(edition=article.edition, number=2)
    assert following.change_note.startswith("Einreichung verlängert")
    move(chief, following, "publish")
