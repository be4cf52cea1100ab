"""A person's notices go with her, and her name goes from those of others."""

import pytest
from django.core import mail
from django.utils import timezone

from articles.editing import notices
from articles.editing.publishing import move
from articles.models import DeskNotice, Follow, NoticeSettings
from articles.transfer.archives import decided
from tests.editing.notices.newsroom import letters_of_next_morning, person, text
from tests.support import factories
from tests.transfer.erasure.test_orders import erase, says

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def told_by(name: str):
    by = factories.chief(name)
    article = move(text(), "submit", by=person("author"))
    notices.follow(by, article.edition_id)
    notices.choose(by, {"approved": "at_once"}, 9)
    move(article, "approve", by=person("editor"))
    return move(article, "send_back", by=by, note="Bitte kürzen."), by


def test_an_erased_person_is_in_nobodys_notices_and_has_none():
    _article, by = told_by("Lurchgeist")
    assert DeskNotice.objects.filter(person=by).count() == 1
    assert DeskNotice.objects.filter(by=by).count() == 1
    erase("person", "Lurchgeist")
    assert not DeskNotice.objects.filter(person=by).exists()
    assert not Follow.objects.exists()
    assert not NoticeSettings.objects.exists()
    left = DeskNotice.objects.get(kind="came_back")
    assert (left.by, left.person) == (None, person("author"))
    assert says("Lurchgeist") == []
    assert "Lurchgeist" not in letters_of_next_morning()["author"].body


def test_r55_what_waited_in_a_backup_is_never_sent():
    told_by("Zweite Chefin")
    number = DeskNotice.objects.waiting().count()
    assert number == 2
    now = timezone.now()
    assert notices.settle(now) == (
        f"Notices that waited for a letter are on the desk alone: {number}."
    )
    assert notices.settle(now) == ""
    assert decided.TABLES["articles.desknotice"].settle is notices.settle
    mailed = DeskNotice.objects.exclude(mailed_at=None)
    assert set(mailed.values_list("mailed_at", flat=True)) == {now}
    assert letters_of_next_morning() == {}
    assert mail.outbox == []


def test_r53_who_stopped_the_letters_after_a_backup_gets_none_again(settings, tmp_path):
    settings.VAR = tmp_path
    person, other = factories.editor(), factories.chief()
    notices.stop_letters(person)
    notices.stop_letters(other)
    notices.resume_letters(other)
    # As an older backup has it.
    NoticeSettings.objects.all().delete()
    now = timezone.now()
    assert notices.settle(now).endswith("who had stopped these letters get none: 1.")
    assert not notices.has_letters(person)
    assert notices.has_letters(other)
    notices.choose(person, {}, 7)
    assert notices.settle(now) == ""
    assert notices.has_letters(person)
