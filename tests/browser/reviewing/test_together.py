"""A text goes its way through four people's hands, one of them without an account."""

from collections import Counter

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from articles.models import Article, Comment, DeskNotice, GuestAnswer
from articles.workflow import Phase
from tests.browser.reviewing.test_commenting import CHOOSE
from tests.browser.support.clicking import confirm
from tests.browser.support.editing import log_in
from tests.browser.support.hand import Hand
from tests.support.factories import author, chief, editor

# The limit counts the clicks of all four people together.
CLICKS = 25
# As the table of acts has it (tests/editing/notices/test_table.py).
TOLD = {
    "author": {
        "asked_to_write": 1, "commented": 1, "came_back": 1, "guest_answered": 1,
        "published": 1,
    },
    # The text that she had taken came again.
    "editor": {
        "commented": 1, "resolved": 1, "asked_to_review": 1, "guest_answered": 1,
        "published": 1,
    },
    "chief": {},
}  # fmt: skip


@pytest.fixture
def sit(new_context, base_url):
    def sit(person, language: str) -> Hand:
        type(person).objects.filter(pk=person.pk).update(language=language)
        context = new_context(locale=language, viewport={"width": 1280, "height": 900})
        log_in(context, base_url, person)
        return Hand(context)

    return sit


def on_day(hand: Hand, article: Article) -> None:
    hand.page.goto(reverse("admin:index"))
    hand.click(f".day-row a[href*='/{article.pk}/']")
    hand.page.wait_for_load_state()


def commission(hand: Hand, title: str) -> Article:
    hand.page.goto(reverse("admin:index"))
    hand.click(f"a[href='{reverse('admin:articles_article_commission')}']")
    page = hand.page
    page.locator("#id_title").fill(title)
    page.locator("#id_person").select_option(str(author().pk))
    hand.click("#commission_form [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    return Article.objects.get(headline=title)


def write(hand: Hand, article: Article) -> None:
    on_day(hand, article)
    hand.click("#id_body_editor")
    hand.type("Der Rat tagt am Montag. Der Rat schweigt.")
    submit(hand)


def submit(hand: Hand) -> None:
    hand.click("[name=_then][value=submit]")
    confirm(hand)


def take_comment_and_send_back(hand: Hand, article: Article) -> None:
    on_day(hand, article)
    page = hand.page
    hand.click(f"form[action$='/{article.pk}/take/'] [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.locator(".review-whole .prose").evaluate(CHOOSE)
    hand.clicks += 1  # the mouse would have been drawn over the words
    page.keyboard.press("Shift+F2")
    expect(page.locator("#say_text")).to_be_focused()
    hand.type("Welcher?")
    hand.click("#say [type=submit]")
    expect(page.locator("mark.commented")).to_have_text("Rat")
    page.wait_for_load_state()
    hand.click(".review-note summary")
    page.locator(".review-note textarea").fill("Bitte den Rat nennen.")
    hand.click(".review-note [type=submit]")
    page.wait_for_url(lambda url: f"/{article.pk}/review/" not in url)
    article.refresh_from_db()
    assert article.phase() == Phase.DRAFT


def answer_resolve_and_submit(hand: Hand, article: Article, said: Comment) -> None:
    on_day(hand, article)
    page = hand.page
    hand.click(f"#comment-{said.pk} a[href*='/{said.pk}/answer/']")
    page.locator("#id_text").fill("Der von Lyon.")
    hand.click("[name=and_resolve]")
    expect(page.locator(".comments-done")).to_contain_text("Der von Lyon.")
    submit(hand)


def make_link(hand: Hand, article: Article) -> str:
    on_day(hand, article)
    page = hand.page
    hand.click(f"a[href$='/{article.pk}/review-links/']")
    page.locator("#id_name").fill("Fachfrau Beispiel")
    hand.click("#id_may_decide")
    hand.click("#link_form [type=submit].default")
    return page.locator("#made-address").input_value()


def publish(hand: Hand, article: Article) -> None:
    on_day(hand, article)
    hand.click("[data-move=publish]")
    confirm(hand)


def told(person) -> dict[str, int]:
    """Return how many notices of each kind this person has got."""
    kinds = DeskNotice.objects.filter(person=person).values_list("kind", flat=True)
    return dict(Counter(kinds))


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_text_is_commissioned_written_discussed_shown_and_published(
    sit, new_context, language
):
    people = {"author": author(), "editor": editor(), "chief": chief()}
    hands = {role: sit(person, language) for role, person in people.items()}
    with override(language):
        article = commission(hands["chief"], "Messe in Lyon")
        write(hands["author"], article)
        take_comment_and_send_back(hands["editor"], article)
        said = Comment.objects.get(answers_to=None, quote="Rat")
        answer_resolve_and_submit(hands["author"], article, said)
        address = make_link(hands["editor"], article)
        guest = Hand(new_context(locale=language))
        guest.begin(address)
        guest.click("[name=verdict][value=approve]")
        expect(guest.page.locator(".guest-answer")).to_be_visible()
        publish(hands["chief"], article)
    article.refresh_from_db()
    said.refresh_from_db()
    assert article.phase() == Phase.LIVE
    assert said.resolved_by == author()
    assert GuestAnswer.objects.get().verdict == "approve"
    clicks = sum(one.clicks for one in (*hands.values(), guest))
    assert clicks <= CLICKS, {role: one.clicks for role, one in hands.items()}
    assert {role: told(one) for role, one in people.items()} == TOLD
