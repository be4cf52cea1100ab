"""The list is a queue: the longest wait first, each row with the facts to decide by."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from articles.admin.listing import changelist
from articles.editing.publishing import Publication, move
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def opened(person, **query):
    answer = at_desk(person).get(url(Article, "changelist"), query)
    assert answer.status_code == 200
    return answer


def listed(person, **query) -> list[str]:
    return [a.headline for a in opened(person, **query).context["cl"].result_list]


def row_of(answer, headline: str) -> str:
    rows = re.findall(r"<tr>.*?</tr>", answer.text, re.DOTALL)
    [row] = [one for one in rows if headline in one]
    return " ".join(strip_tags(row.replace("<", " <")).split())


def test_what_was_submitted_first_is_looked_at_first():
    first, second = factories.draft(headline="A"), factories.draft(headline="B")
    for article in (second, first):
        move(article, "submit", by=factories.author())
    assert listed(factories.editor(), phase="in_review") == ["B", "A"]
    move(second, "take_back", by=factories.author())
    move(second, "submit", by=factories.author())
    assert listed(factories.editor(), phase="in_review") == ["A", "B"]


def test_what_goes_live_next_is_first_of_what_is_scheduled():
    now = timezone.now()
    for days in (3, 1, 2):
        at = now + timedelta(days=days)
        factories.scheduled(at=at, headline=f"In {days}")
    assert listed(factories.editor(), phase="scheduled") == ["In 1", "In 2", "In 3"]


def test_a_working_version_stands_where_its_scheduled_one_goes_live():
    factories.scheduled(at=timezone.now() + timedelta(days=2), headline="Später")
    article = factories.published(headline="Öffentlich")
    planned = factories.revised(article, headline="Früher")
    for name, by in (("submit", factories.author()), ("approve", factories.editor())):
        move(planned, name, by=by)
    tomorrow = Publication(at=timezone.now() + timedelta(days=1))
    move(planned, "publish", by=factories.chief(), options=tomorrow)
    factories.revised(article, headline="Arbeit")
    found = listed(factories.editor(), phase="scheduled")
    assert found == ["Arbeit", "Später"]


def test_the_draft_that_was_saved_last_is_first():
    old = factories.draft(headline="Alt")
    factories.draft(headline="Neu")
    assert listed(factories.editor(), phase="draft") == ["Neu", "Alt"]
    factories.edited(old, by=factories.author(), teaser="Anders")
    assert listed(factories.editor(), phase="draft") == ["Alt", "Neu"]
    assert listed(factories.editor(), phase="draft", order="newest") == ["Neu", "Alt"]


def test_more_than_anybody_sorts_stand_newest_first_and_say_so(monkeypatch):
    monkeypatch.setattr(changelist, "AHEAD", 2)
    old = factories.draft(headline="Alt")
    for number in range(2):
        factories.draft(headline=f"Neu {number}")
    factories.edited(old, by=factories.author(), teaser="Anders")
    for query in ({"phase": "draft"}, {"order": "saved"}):
        answer = opened(factories.editor(), **query)
        rows = [one.headline for one in answer.context["cl"].result_list]
        assert rows == ["Neu 1", "Neu 0", "Alt"], query
        assert "Zu viele, um sie nach einer Spalte zu sortieren" in answer.text
    few = opened(factories.editor(), phase="draft", q="Alt")
    assert "Zu viele, um" not in few.text


def test_an_order_can_be_chosen_for_any_list():
    old = factories.draft(headline="Alt")
    factories.draft(headline="Neu")
    factories.edited(old, by=factories.author(), teaser="Anders", dated="2020-01-01")
    assert listed(factories.editor()) == ["Neu", "Alt"]
    for order in ("saved", "date"):
        assert listed(factories.editor(), order=order) == ["Alt", "Neu"], order
    assert listed(factories.editor(), order="x") == ["Neu", "Alt"]


def test_what_waits_says_since_when_by_whom_and_who_approved_exactly_this_text():
    article = factories.in_review(headline="Hafen")
    move(article, "approve", by=factories.editor())
    row = row_of(opened(factories.chief(), phase="in_review"), "Hafen")
    assert "eingereicht von Autorin Beispiel" in row
    assert "✓ Redakteur Beispiel" in row
    assert "Erste Version" in row
    factories.edited(article, by=factories.chief(), teaser="Anders")
    row = row_of(opened(factories.chief(), phase="in_review"), "Hafen")
    assert "Redakteur Beispiel" not in row


def test_a_draft_that_came_back_says_from_whom():
    article = factories.in_review(headline="Hafen")
    move(article, "send_back", by=factories.editor(), note="Der Beleg fehlt.")
    for query in ({"phase": "draft"}, {}):
        row = row_of(opened(factories.author(), **query), "Hafen")
        assert "zurückgegeben von Redakteur Beispiel" in row


def test_what_is_live_leads_to_its_public_page():
    article = factories.published(headline="Öffentlich")
    factories.revised(article, headline="Arbeit")
    answer = opened(factories.editor())
    assert f'href="{article.get_absolute_url()}"' in answer.text
    assert url(Article, "change", article.pk) in answer.text


def test_a_row_leads_back_to_the_filters_that_it_was_opened_from():
    article = factories.draft()
    answer = opened(factories.editor(), phase="draft")
    address = url(Article, "change", article.pk)
    assert f"{address}?_changelist_filters=phase%3Ddraft" in answer.text


def test_the_chosen_filter_is_said_and_can_be_taken_away():
    factories.draft()
    text = " ".join(opened(factories.editor(), phase="draft").text.split())
    assert '<span class="filter-value">Entwurf</span>' in text
    assert "Filter „Phase“ entfernen" in strip_tags(text)
    assert text.count("<details") > 5
    assert "<details open" not in text
