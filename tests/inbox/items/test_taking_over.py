"""An item becomes a draft with its source, or further reading of an article."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.domain.content import content_of
from articles.editing.writing import revise
from articles.foundation.refusal import Refused
from articles.inbox.items import add_reading, decide, take_over, text_of
from articles.models import (
    Article,
    Embargo,
    ItemSender,
    ItemState,
    SourceTerms,
    SuggestionPractice,
)
from tests.support.factories import (
    author,
    country,
    draft,
    editor,
    published,
    source,
    topic,
)
from tests.support.inbox import feed, item

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_s68_a_draft_has_source_address_title_and_date_of_the_item():
    one = item(
        "Neues Labor in Lyon",
        link="https://quelle.example/labor",
        language="en",
        published_at=datetime(2026, 3, 12, 23, 30, tzinfo=UTC),
    )
    made = take_over(one, by=editor(), labels=[topic(), country("EU")])
    assert (made.headline, made.language, made.author) == (one.title, "en", editor())
    [told] = content_of(made)["attributions"]
    assert told == {
        "source": str(one.source.key),
        "url": "https://quelle.example/labor",
        "title": "Neues Labor in Lyon",
        "dated": "2026-03-13",
    }
    assert content_of(made)["topics"] == [str(topic().key)]
    assert content_of(made)["countries"] == [str(country("EU").key)]
    one.refresh_from_db()
    assert (one.state, one.edition) == (ItemState.TAKEN, made.edition)


def test_a_suggested_label_that_nobody_accepted_is_not_set():
    one = item(suggestions=[{"kind": "topic", "label": topic().pk, "why": "Wort"}])
    assert content_of(take_over(one, by=editor()))["topics"] == []


def test_s68_an_item_is_taken_once_and_a_refusal_leaves_no_draft():
    one = item()
    decide(one, "dismiss", by=editor(), reason="Werbung")
    with pytest.raises(Refused):
        take_over(one, by=editor())
    assert not Article.objects.exists()


def test_an_author_takes_what_was_handed_to_her_alone():
    with pytest.raises(Refused, match="may not decide"):
        take_over(item("Fremd"), by=author())
    mine = decide(item("Meins"), "hand", by=editor(), handed_to=author())
    assert take_over(mine, by=author()).author == author()


def test_an_item_becomes_further_reading_of_a_draft():
    story = draft(by=editor())
    one = item("Bericht", link="https://quelle.example/bericht", language="de")
    changed = add_reading(one, story.edition, by=editor())
    [told] = content_of(changed)["further_reading"]
    assert (told["title"], told["url"]) == ("Bericht", "https://quelle.example/bericht")
    assert told["publisher"] == str(one.source.key)
    one.refresh_from_db()
    assert (one.state, one.edition) == (ItemState.ADDED, story.edition)


def test_a_public_article_needs_its_next_version_first():
    story, one = published(), item()
    with pytest.raises(Refused, match="no version that can be changed"):
        add_reading(one, story.edition, by=editor())
    one.refresh_from_db()
    assert one.state == ItemState.NEW
    revise(story, by=editor())
    assert add_reading(one, story.edition, by=editor()).number == 2


def test_the_whole_text_is_shown_as_long_as_the_terms_allow_it():
    of = feed()
    one = item(of=of, text="Der ganze Text.", summary="Der ganze …")
    assert text_of(one) == "Der ganze …"
    terms = SourceTerms.objects.create(source=of.source, terms="free")
    assert text_of(one) == "Der ganze Text."
    one.is_reserved = True
    assert text_of(one) == "Der ganze …"
    one.is_reserved = False
    today = timezone.localdate()
    terms.terms, terms.until = "licensed", today
    terms.save()
    assert text_of(one) == "Der ganze Text."
    terms.until = today - timedelta(days=1)
    terms.save()
    assert text_of(one) == "Der ganze …"


def test_an_item_of_the_form_fills_no_source():
    one = item(of=feed("Egal"))
    one.feed = one.source = None
    one.save()
    made = take_over(one, by=editor())
    assert content_of(made)["attributions"] == []
    assert source("Egal").pk


@pytest.mark.both
@pytest.mark.parametrize("said", [True, False, None])
def test_a_draft_says_that_its_sender_used_ai_if_the_sender_says_so(said):
    told = item("Ein Leserbrief")
    ItemSender.objects.create(item=told, address="a@example.org", is_made_with_ai=said)
    rows = content_of(take_over(told, by=editor()))["ai_use"]
    assert [(row["text"], row["read_by"]) for row in rows] == [("made", "")] * bool(
        said
    )


def test_an_embargo_of_the_item_is_one_of_the_story():
    until = timezone.now() + timedelta(days=2)
    one = item(embargo_until=until)
    made = take_over(one, by=editor())
    assert Embargo.objects.on(made.edition.story_id, timezone.now()).until == until
    over = item("Vorbei", embargo_until=timezone.now() - timedelta(days=2))
    made = take_over(over, by=editor())
    assert not Embargo.objects.on(made.edition.story_id, timezone.now())


def test_labels_that_were_taken_or_left_are_counted_once_somebody_chose():
    told = [
        {"kind": "topic", "key": topic().pk, "reason": "name"},
        {"kind": "country", "key": country("PT").pk, "reason": "town"},
        {"kind": "country", "key": country("EU").pk, "reason": "rule"},
    ]
    take_over(item("Ohne", suggestions=told), by=editor())
    assert not SuggestionPractice.objects.exists()
    for title in ("Eins", "Zwei"):
        take_over(item(title, suggestions=told), by=editor(), labels=[topic()])
    rows = SuggestionPractice.objects.order_by("label_kind")
    assert list(rows.values_list("reason", "accepted", "refused")) == [
        ("town", 0, 2),
        ("name", 2, 0),
    ]
