"""Readers who send a text get the letters that they expect, and no others."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.domain import letters
from articles.domain.letters.bounce_tokens import token_of
from articles.inbox import incoming
from articles.inbox.incoming.tip_letters import send_declined, send_received
from articles.models import (
    InboxItem,
    ItemSender,
    ItemState,
    RecordedDeed,
    RecordEntry,
    Tip,
)
from tests.site.reader_reports.tips import HERE, SAID, link_in_letter, sent, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_the_letters_are_in_the_language_of_the_form_and_hold_no_more(visitor):
    english = {"origin": HERE["origin"]}
    Client(headers=english).post("/en/send-us-news/", SAID)
    link = link_in_letter()
    assert link.startswith("/en/send-us-news/confirm/")
    letter = mail.outbox[-1]
    assert letter.subject.startswith("Confirm your text")
    assert "48 hours" in letter.body
    # The text itself, which somebody else may have typed, isn't in it.
    assert "Labor" not in letter.body + letter.subject


def test_the_sender_is_thanked_once_it_is_confirmed(visitor):
    visitor.post(sent(visitor))
    assert waiting(send_received) == 1
    send_received.func(item=InboxItem.objects.get().pk)
    letter = mail.outbox[-1]
    assert (letter.to, "„Neues Labor in Köln“" in letter.body) == (
        [SAID["email"]],
        True,
    )


def declined(item, ago: timedelta) -> None:
    InboxItem.objects.filter(pk=item.pk).update(
        state=ItemState.DISMISSED, decided_at=timezone.now() - ago, reason="Geheim"
    )


def test_the_sender_is_told_once_that_the_text_is_not_used(visitor):
    visitor.post(sent(visitor))
    item, now = InboxItem.objects.get(), timezone.now()
    assert incoming.tell_declined(now) == 0
    # It may be undone.
    declined(item, timedelta(minutes=5))
    assert incoming.tell_declined(now) == 0
    declined(item, timedelta(hours=2))
    assert [incoming.tell_declined(now) for _run in range(2)] == [1, 0]
    assert waiting(send_declined) == 1
    send_declined.func(item=item.pk)
    letter = mail.outbox[-1]
    assert letter.to == [SAID["email"]]
    assert "nicht zu verwenden" in letter.body
    # The desk's note stays at the desk.
    assert "Geheim" not in letter.body


def test_nobody_writes_to_an_address_that_is_not_proven(visitor):
    visitor.post(sent(visitor))
    item = InboxItem.objects.get()
    declined(item, timedelta(hours=2))
    before = len(mail.outbox)
    ItemSender.objects.update(is_proven=False)
    assert incoming.tell_declined(timezone.now()) == 0
    send_declined.func(item=item.pk)
    # Partners' mail is proven by its signature, and gets no letters either.
    ItemSender.objects.update(is_proven=True, language="")
    assert incoming.tell_declined(timezone.now()) == 0
    send_received.func(item=item.pk)
    assert len(mail.outbox) == before


def test_a_letter_that_comes_back_ends_the_letters(visitor, settings):

    settings.NEWSROOM_BOUNCE_ADDRESS = "bounce@news.example.org"
    link = sent(visitor)
    tip = Tip.objects.get()
    wrong = token_of(letters.TIP_LINK, tip.pk, "other@example.org")
    letters.note_bounce(wrong, "5.1.1")
    assert Tip.objects.exists()
    visitor.post(link)
    item = InboxItem.objects.get()
    token = token_of(letters.TIP_RECEIVED, item.pk, SAID["email"])
    letters.note_bounce(token, "5.1.1")
    assert ItemSender.objects.get().is_proven is False
    sent(visitor, email="weg@example.org")
    second = Tip.objects.latest("pk")
    letters.note_bounce(
        token_of(letters.TIP_LINK, second.pk, "weg@example.org"), "5.1.1"
    )
    assert not Tip.objects.filter(pk=second.pk).exists()


def test_a_letter_that_is_called_spam_ends_the_letters_and_is_on_record(visitor):
    link = sent(visitor)
    tip = Tip.objects.get()
    letters.note_complaint(token_of(letters.TIP_LINK, tip.pk, "o@example.org"), "abuse")
    assert Tip.objects.exists()
    visitor.post(link)
    item = InboxItem.objects.get()
    token = token_of(letters.TIP_RECEIVED, item.pk, SAID["email"])
    assert letters.note_complaint(token, "abuse")
    before = len(mail.outbox)
    send_declined.func(item=item.pk)
    assert len(mail.outbox) == before
    sent(visitor, email="fremd@example.org")
    second = Tip.objects.latest("pk")
    letters.note_complaint(
        token_of(letters.TIP_LINK, second.pk, "fremd@example.org"), "abuse"
    )
    assert not Tip.objects.filter(pk=second.pk).exists()
    rows = RecordEntry.objects.filter(deed=RecordedDeed.LETTER_COMPLAINED)
    assert [(row.name, row.details["letter"]) for row in rows.order_by("pk")] == [
        ("", "tip-link"),
        ("", "tip-received"),
        ("", "tip-link"),
    ]
