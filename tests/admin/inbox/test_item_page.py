"""The page of one item, and the page that asks to which article it belongs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import InboxItem, SourceTerms, Terms
from tests.support.desk.desk import at_desk
from tests.support.factories import author, draft, editor
from tests.support.inbox import item

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ROOT = "/admin/inbox/"
WHOLE = "Ein ganzer Text."


def page(one: InboxItem, path: str = "", person=None):
    return at_desk(person or editor()).get(f"{ROOT}{one.pk}/{path}")


def test_it_is_headed_by_the_item_and_offers_no_box_to_choose_it():
    said = page(item("Labor", language="de"), person=editor()).text
    assert 'class="inbox-heading"' in said
    assert 'name="chosen"' not in said
    assert said.count("<h1") == 1


@pytest.mark.parametrize(
    ("terms", "days", "is_reserved", "said"),
    [
        (None, 0, False, "ist nur ein Link vereinbart"),
        (Terms.LINK, 0, False, "ist nur ein Link vereinbart"),
        (Terms.LICENSED, -1, False, "ist abgelaufen"),
        (Terms.FREE, 0, True, "Maschinen gegenüber"),
        (Terms.FREE, 0, False, WHOLE),
        (Terms.LICENSED, 1, False, WHOLE),
    ],
)
def test_it_says_why_the_text_is_missing(terms, days, is_reserved, said):
    one = item("Labor", summary="Ein", text=WHOLE, is_reserved=is_reserved)
    until = timezone.localdate() + timedelta(days=days) if days else None
    if terms:
        values = {"source": one.source, "terms": terms, "until": until}
        SourceTerms.objects.create(**values)
    told = page(one).text
    assert said in told
    assert (WHOLE in told) is (said == WHOLE)
    assert ("inbox-no-text" in told) is (said != WHOLE)


def test_it_says_that_the_source_gave_no_more():
    one = item("Labor", summary="Ein")
    SourceTerms.objects.create(source=one.source, terms=Terms.FREE)
    told = page(one).text
    assert "Mehr Text hat die Quelle nicht mitgegeben." in told
    assert f"/sourcefeed/{one.feed_id}/change/" in told


def test_an_author_is_led_to_no_terms_of_the_source():
    one = item("Labor", handed_to=author())
    told = page(one, person=author()).text
    assert "inbox-no-text" in told
    assert "/sourcefeed/" not in told


def test_nothing_can_be_sent_as_long_as_no_article_can_be_chosen():
    one = item("Labor")
    assert "button default" not in page(one, "add/").text
    story = draft(by=editor(), headline="Ein Labor")
    found = page(one, "add/?q=labor")
    assert found.context["chosen"] == story.edition_id
    assert "button default" in found.text
