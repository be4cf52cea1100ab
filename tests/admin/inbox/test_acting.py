"""Acts on items by forms and pages, and the answers that the script gets."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.domain.content import content_of
from articles.inbox.items import decide, join
from articles.models import Article, ArticleTrace, Embargo, InboxItem
from articles.workflow import Phase
from tests.support.desk.desk import at_desk
from tests.support.factories import (
    author,
    chief,
    draft,
    edited,
    editor,
    in_review,
    published,
    topic,
    user,
)
from tests.support.inbox import item

pytestmark = pytest.mark.django_db
ROOT = "/admin/inbox/"


def send(one: InboxItem, name: str, *, by=None, follow=False, beside=False, **data):
    """Post an act as the page shows the item now."""
    by = by or editor()
    headers = {"X-Beside": str(by.pk)} if beside else {}
    data = {"seen": str(one.lock)} | data
    address = f"{ROOT}{one.pk}/{name}/"
    return at_desk(by).post(address, data, headers=headers, follow=follow)


def stored(one: InboxItem) -> InboxItem:
    return InboxItem.objects.get(pk=one.pk)


def test_a_draft_opens_with_the_labels_that_were_ticked_and_leads_back():
    label = topic()
    suggested = [{"kind": "topic", "key": label.pk, "name": "Innovation"}]
    one, other = item("Labor", suggestions=suggested), item("Brücke")
    answer = send(
        one,
        "take",
        follow=True,
        labels=[f"topic-{label.pk}"],
        language="en",
        _after="language=de",
        next=str(other.pk),
    )
    made = Article.objects.get()
    assert answer.redirect_chain[-1][0].endswith(f"/article/{made.pk}/change/")
    assert f"/admin/inbox/?language=de#item-{other.pk}" in answer.text
    assert (made.language, content_of(made)["topics"]) == ("en", [str(label.key)])


@pytest.mark.parametrize("label", ["topic-999", "source-1", "x", "country-1"])
def test_a_label_that_is_not_suggested_is_refused(label):
    one = item("Labor")
    assert send(one, "take", labels=[label]).status_code == 200
    assert not Article.objects.exists()


def test_the_page_of_an_act_asks_and_prechooses_only_what_a_rule_says():
    one = item(
        "Labor",
        suggestions=[
            {"kind": "topic", "key": 1, "name": "Frei", "why": "title"},
            {"kind": "topic", "key": 2, "name": "Regel", "why": "rule"},
        ],
    )
    page = at_desk(editor()).get(f"{ROOT}{one.pk}/take/").text
    assert 'value="topic-2" checked' in page
    assert 'value="topic-1" checked' not in page


def test_an_embargo_comes_with_the_draft():
    until = timezone.now() + timedelta(days=2)
    send(item("Labor", embargo_until=until), "take")
    story = Article.objects.get().edition.story_id
    assert Embargo.objects.on(story, timezone.now()).until == until


def test_an_item_is_added_to_the_article_that_covers_it():
    one, story = item("Labor"), draft(by=editor(), headline="Ein Labor")
    ArticleTrace.objects.create(article=story, kind="link", value=one.link_key)
    page = at_desk(editor()).get(f"{ROOT}{one.pk}/add/")
    [choice] = page.context["choices"]
    assert page.context["chosen"] == choice.article.edition_id
    send(one, "add", edition=str(choice.article.edition_id))
    story.refresh_from_db()
    assert content_of(story)["further_reading"][0]["title"] == "Labor"
    assert stored(one).state == "added"


def test_a_live_article_gets_its_next_version_for_that():
    one, story = item("Labor"), published(headline="Ein Labor entsteht")
    page = at_desk(editor()).get(f"{ROOT}{one.pk}/add/?q=labor")
    [choice] = page.context["choices"]
    assert choice.note == "dafür wird die nächste Fassung begonnen"
    send(one, "add", edition=str(story.edition_id))
    following = story.edition.working_version()
    assert following.number == 2
    assert content_of(following)["further_reading"][0]["title"] == "Labor"


def test_what_the_user_cannot_change_is_shown_with_its_reason():
    one = item("Labor")
    decide(one, "hand", by=editor(), handed_to=author())
    in_review(by=author(), headline="Ein Labor", slug="a")
    published(by=author("Andere"), headline="Ein Labor entsteht", slug="b")
    page = at_desk(author()).get(f"{ROOT}{one.pk}/add/?q=labor")
    reasons = {str(one.article): one.why_not for one in page.context["choices"]}
    assert reasons == {
        "Ein Labor": "die Arbeitsfassung können Sie nicht ändern",
        "Ein Labor entsteht": "",
    }
    assert page.text.count(" disabled") == 1


def test_a_dismissal_asks_for_a_reason_and_keeps_it():
    one = item("Labor")
    asked = send(one, "dismiss", reason=" ", other="")
    assert asked.status_code == 200
    assert "Wählen Sie einen Grund" in asked.text
    assert stored(one).state == "new"
    send(one, "dismiss", reason="Werbung", other="Doppelt gemeldet")
    assert stored(one).reason == "Doppelt gemeldet"


def test_the_first_dismissal_opens_an_empty_form():
    one = item("Labor")
    answer = send(one, "dismiss", follow=True, _after="language=de", next="7")
    assert answer.redirect_chain == [
        (f"{ROOT}{one.pk}/dismiss/?list=language%3Dde&next=7", 302)
    ]
    assert not answer.context["form"].is_bound
    assert "Es gibt ein Problem" not in answer.text
    assert 'value="language=de"' in answer.text
    assert stored(one).state == "new"


def test_an_item_is_handed_to_somebody_who_writes():
    one = item("Labor")
    keeper = user("Quellenwart Beispiel", "sources")
    assert send(one, "hand", person=str(keeper.pk)).status_code == 200
    author()
    send(one, "hand", person=str(author().pk))
    assert stored(one).handed_to == author()


def test_a_claim_is_shown_and_released():
    one = item("Labor")
    send(one, "claim")
    page = at_desk(chief()).get(ROOT).text
    assert "In Arbeit bei Redakteur Beispiel" in page
    send(stored(one), "release", by=chief())
    assert stored(one).state == "new"


def test_a_decision_that_somebody_else_made_is_named():
    one = item("Labor")
    decide(one, "dismiss", by=chief(), reason="Werbung")
    answer = send(one, "take", follow=True)
    assert "Chefin Beispiel hat gerade entschieden: verworfen." in answer.text
    assert not Article.objects.exists()


def test_nothing_is_asked_about_what_is_decided():
    one = decide(item("Labor"), "dismiss", by=chief(), reason="Werbung")
    for name in ("take", "add", "dismiss", "hand"):
        page = at_desk(editor()).get(f"{ROOT}{one.pk}/{name}/").text
        assert "verworfen: Chefin Beispiel" in page
        assert 'id="inbox_form"' not in page


def test_a_form_without_what_was_seen_decides_nothing():
    one = item("Labor")
    at_desk(editor()).post(f"{ROOT}{one.pk}/dismiss/", {"reason": "Werbung"})
    assert stored(one).state == "new"


def test_an_item_stands_apart_for_ever():
    one, other = item("Labor"), item("Brücke")
    join(one, other)
    send(stored(one), "part")
    assert (stored(one).cluster, stored(other).cluster) == (None, None)
    assert not join(stored(one), stored(other))


def test_a_message_undoes_what_it_tells():
    one = item("Labor")
    answer = send(one, "dismiss", reason="Werbung", follow=True)
    assert f'name="seen" value="{one.pk}-1"' in answer.text
    at_desk(editor()).post(f"{ROOT}undo/", {"seen": f"{one.pk}-1"})
    assert stored(one).state == "new"


def test_a_draft_that_somebody_wrote_in_stays_and_is_named():
    one = item("Labor")
    send(one, "take")
    made = Article.objects.get()
    edited(made, by=editor(), teaser="Ein Anriss.")
    client = at_desk(editor())
    answer = client.post(f"{ROOT}undo/", {"seen": f"{one.pk}-1"}, follow=True)
    assert "Wieder offen: „Labor“." in answer.text
    assert "An „Labor“ wurde inzwischen gearbeitet" in answer.text
    made.refresh_from_db()
    assert made.phase() is Phase.DRAFT


def test_several_are_dismissed_with_one_reason_and_undone_together():
    ones = [item(f"Nr. {number}") for number in range(3)]
    decide(ones[2], "claim", by=chief())
    chosen = [f"{one.pk}-0" for one in ones[:2]] + [f"{ones[2].pk}-1"]
    client = at_desk(editor())
    asked = client.post(f"{ROOT}dismiss/", {"chosen": chosen, "ask": "1"})
    assert asked.text.count('name="chosen"') == 3
    data = {"chosen": chosen, "reason": "Werbung"}
    answer = client.post(f"{ROOT}dismiss/", data, follow=True)
    assert "2 Einträge verworfen. Grund: Werbung" in answer.text
    assert "Chefin Beispiel arbeitet daran" in answer.text
    assert [stored(one).state for one in ones] == ["dismissed", "dismissed", "claimed"]
    seen = ",".join(f"{one.pk}-1" for one in ones[:2])
    client.post(f"{ROOT}undo/", {"seen": seen})
    assert [stored(one).state for one in ones] == ["new", "new", "claimed"]


def test_the_script_gets_what_stands_there_now():
    one, other = item("Labor"), item("Brücke")
    join(other, one)
    answer = send(stored(one), "dismiss", beside=True, reason="Werbung")
    assert answer.headers["X-Beside"] == "done"
    assert [e.lead.item for e in answer.context["entries"]] == [other]
    assert answer.context["count"] == 1
    assert "no-store" in answer.headers["Cache-Control"]
    last = send(stored(other), "dismiss", beside=True, reason="Werbung")
    assert last.context["entries"] == []
    again = send(other, "take", beside=True)
    assert again.headers["X-Beside"] == "refused"
    assert "hat gerade entschieden" in again.text


def test_a_page_of_another_account_decides_nothing():
    one = item("Labor")
    headers = {"X-Beside": str(chief().pk)}
    data = {"seen": "0", "reason": "Werbung"}
    answer = at_desk(editor()).post(f"{ROOT}{one.pk}/dismiss/", data, headers=headers)
    assert answer.status_code == 401
    assert stored(one).state == "new"


@pytest.mark.parametrize("text", ["//evil.example", "q=%22%3E%3Cscript%3E", "after=9"])
def test_the_way_back_leads_nowhere_else(text):
    one = item("Labor")
    answer = send(one, "dismiss", reason="Werbung", _after=text, next="//x")
    assert answer.url.startswith(reverse("inbox"))
    assert "<" not in answer.url
    assert "evil" not in answer.url


def test_what_a_source_says_is_shown_as_text():
    one = item("<script>alert(1)</script>", summary="<b>fett</b>", author="<i>x</i>")
    for path in (ROOT, f"{ROOT}{one.pk}/", f"{ROOT}{one.pk}/take/"):
        page = at_desk(editor()).get(path).text
        assert "<script>alert" not in page
        assert "<b>fett" not in page
    answer = send(one, "dismiss", reason="<i>y</i>", follow=True)
    assert "<i>y" not in answer.text
    assert "<script>alert" not in answer.text


def test_an_address_that_no_browser_should_open_is_no_link():
    item("Labor", link="javascript:alert(1)")
    assert "javascript:" not in at_desk(editor()).get(ROOT).text


@pytest.mark.parametrize("sent", ["9" * 5_000, "9" * 30, "٣", "²", "x", "", "0", "\0"])
def test_an_article_that_there_is_not_is_refused_with_a_sentence(sent):
    one = item("Labor")
    answer = send(one, "add", edition=sent, follow=True)
    assert answer.status_code == 200
    assert "Artikel" in answer.text
    assert stored(one).state == "new"
