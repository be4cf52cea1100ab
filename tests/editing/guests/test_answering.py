"""Links open one text; guests say by them what they may, and it counts by setting."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.domain.rights import is_second_guest
from articles.editing.guests import answer, opened, revoke
from articles.editing.publishing import (
    Plan,
    approved_waiting,
    circumstances,
    move,
    review_queue,
)
from articles.foundation.refusal import Refused
from articles.models import Article, Decision, GuestAnswer, User
from tests.editing.guests.linking import linked
from tests.support import factories
from tests.support.factories import author, chief, edited, editor, profile

pytestmark = [pytest.mark.django_db, pytest.mark.both]

DAY = timedelta(days=1)


@pytest.fixture
def counting(settings):
    settings.NEWSROOM_GUESTS_COUNT = True


def known(article: Article):
    return circumstances([article])[article.pk]


def why_not(article: Article, by) -> str:
    with pytest.raises(Refused) as refusal:
        move(article, "publish", by=by)
    return refusal.value.code


def own_text(**fields):
    """Return a chief's own text in review, and a link by the editor that approves."""
    own = factories.in_review(by=chief(), **fields)
    return own, *linked(own)


def test_a_link_opens_its_text_and_nothing_else_opens():
    own, link, secret = own_text()
    found = opened(secret)
    assert (found.link, found.article, found.is_changed) == (link, own, False)
    assert (found.may_comment, found.may_decide) == (True, True)
    for wrong in (secret[:-1], secret + "A", secret.swapcase(), "", "\x00", "\ud800"):
        assert opened(wrong) is None


def test_after_its_day_or_once_revoked_it_opens_nothing():
    _own, link, secret = own_text()
    with time_machine.travel(link.ends_at() - timedelta(seconds=1), tick=False):
        assert opened(secret)
    with time_machine.travel(link.ends_at(), tick=False):
        assert opened(secret) is None
        assert answer(link, "approve", "") is None
    revoke(link, by=chief())
    assert opened(secret) is None
    assert answer(link, "comment", "Gut.") is None


def test_with_the_account_of_its_maker_a_link_ends():
    _own, link, secret = own_text()
    for closed in ({"is_active": False}, {"ends_on": timezone.localdate() - DAY}):
        User.objects.filter(pk=link.made_by_id).update(**closed)
        assert opened(secret) is None
        assert answer(link, "comment", "Gut.") is None
        User.objects.filter(pk=link.made_by_id).update(is_active=True, ends_on=None)
    assert opened(secret)


def test_a_changed_text_is_neither_shown_nor_decided():
    own, link, secret = own_text()
    edited(own, by=editor(), teaser="Neu.")
    found = opened(secret)
    assert found.is_changed
    assert not (found.may_decide)
    assert not (found.may_comment)
    assert answer(link, "approve", "") is None
    assert answer(link, "comment", "Gut.") is None
    assert not GuestAnswer.objects.exists()


def test_a_text_that_was_discarded_or_withdrawn_opens_no_more():
    own, _link, secret = own_text()
    move(own, "discard", by=chief())
    assert opened(secret) is None
    other = factories.in_review(headline="B")
    _link, secret = linked(other)
    move(other, "publish", by=chief())
    assert opened(secret).article == other
    assert not opened(secret).may_decide
    move(other, "withdraw", by=chief(), note="Stimmt nicht.")
    assert opened(secret) is None


def test_a_draft_is_read_and_commented_and_not_yet_decided():
    draft = factories.draft(by=chief())
    link, secret = linked(draft)
    assert not opened(secret).may_decide
    assert answer(link, "approve", "") is None
    assert answer(link, "comment", "Der Anfang ist lang.").words
    move(draft, "submit", by=chief())
    assert opened(secret).may_decide


def test_what_a_guest_says_is_theirs_by_name_and_no_decision():
    own, link, _secret = own_text()
    said = answer(link, "refuse", " Stimmt\r\nnicht. ")
    assert (said.name, said.verdict) == ("Gästin Muster", "refuse")
    assert (said.words, said.content_hash) == ("Stimmt\nnicht.", own.content_hash)
    before = own.lock
    own.refresh_from_db()
    assert (own.lock, said.lock) == (before, before)
    assert not Decision.objects.filter(article=own, transition="approve").exists()


def test_a_guest_decides_once_and_what_is_sent_twice_is_stored_once():
    _own, link, secret = own_text()
    first = answer(link, "approve", "")
    assert answer(link, "approve", "") == first
    assert answer(link, "refuse", "Doch nicht.") is None
    assert answer(link, "approve", "Wirklich.") is None
    assert not opened(secret).may_decide
    remark = answer(link, "comment", "Ein Komma fehlt.")
    assert answer(link, "comment", "Ein Komma fehlt.") == remark
    assert GuestAnswer.objects.count() == 2
    first.pk, first.verdict = None, "refuse"
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_a_refusal_and_a_comment_need_words_and_none_are_endless():
    _own, link, _secret = own_text()
    for verdict in ("refuse", "comment"):
        with pytest.raises(Refused) as refusal:
            answer(link, verdict, " \u200b ")
        assert refusal.value.code == "no-words"
    with pytest.raises(Refused) as refusal:
        answer(link, "comment", "x" * 2001)
    assert refusal.value.code == "too-long"
    for number in range(20):
        assert answer(link, "comment", f"Nummer {number}")
    assert answer(link, "comment", "Noch eine") is None


def test_a_link_lets_its_guest_say_no_more_than_it_says():
    own = factories.in_review(by=chief())
    link, secret = linked(own, may_decide=False, may_comment=False)
    assert not (opened(secret).may_decide)
    assert not (opened(secret).may_comment)
    for verdict in ("approve", "refuse", "comment", "publish", ""):
        assert answer(link, verdict, "Gut.") is None


def test_whoever_came_to_write_since_the_link_was_made_doesnt_decide_by_it():
    own = factories.in_review(by=author())
    link, secret = linked(own)
    headline = own.headline
    edited(own, by=editor(), headline="Anders")
    edited(own, by=chief(), headline=headline)
    assert not opened(secret).is_changed  # it is the same text again
    assert not opened(secret).may_decide
    assert answer(link, "approve", "") is None


def test_a_guest_who_turns_out_to_write_it_doesnt_decide():
    second = author("Zweite")
    own = factories.in_review(by=author())
    link, secret = linked(own, address="zweite@example.org")
    assert opened(secret).may_decide
    move(own, "send_back", by=editor(), note="Bitte ändern.")
    headline = own.headline
    profile(second, email="zweite@example.org")
    second = type(second).objects.get(pk=second.pk)
    second.groups.add(*editor().groups.all())
    edited(own, by=second, headline="Anders")
    edited(own, by=second, headline=headline)
    move(own, "submit", by=author())
    assert not opened(secret).may_decide
    assert answer(link, "approve", "") is None


def test_s80_by_default_a_guests_approval_is_no_second_pair_of_eyes():
    own, link, _secret = own_text()
    answer(link, "approve", "Gut so.")
    assert why_not(own, chief()) == "four-eyes"
    assert not known(own).is_approved
    assert not Article.objects.approved().exists()
    assert [one.article for one in review_queue(editor())] == [own]
    assert known(own).guests[0].name == "Gästin Muster"


def test_with_the_setting_it_is_one_for_exactly_this_text(counting):
    own, link, _secret = own_text()
    assert why_not(own, chief()) == "four-eyes"
    answer(link, "approve", "")
    assert known(own).is_approved
    assert list(Article.objects.approved()) == [own]
    assert approved_waiting(chief()) == [own.pk]
    assert move(own, "publish", by=chief()).phase() == "live"


def test_a_change_ends_what_a_guest_approved_also_when_it_is_undone(counting):
    own, link, _secret = own_text()
    answer(link, "approve", "")
    teaser = own.teaser
    edited(own, by=chief(), teaser="Neu.")
    assert why_not(own, chief()) == "four-eyes"
    edited(own, by=chief(), teaser=teaser)
    assert own.content_hash == link.content_hash
    assert why_not(own, chief()) == "four-eyes"


def test_a_refusal_a_comment_and_a_revoked_link_count_for_nothing(counting):
    own, link, _secret = own_text()
    answer(link, "comment", "Gut.")
    second, _secret = linked(own, name="Zweiter Gast")
    answer(second, "refuse", "Nein.")
    assert why_not(own, chief()) == "four-eyes"
    answer(link, "approve", "")
    assert known(own).is_approved
    revoke(link, by=editor())
    assert not known(own).is_approved
    assert not Article.objects.approved().exists()
    assert why_not(own, chief()) == "four-eyes"


def test_a_link_by_who_changes_the_text_afterwards_counts_for_nothing(counting):
    own, link, _secret = own_text()
    answer(link, "approve", "")
    headline = own.headline
    edited(own, by=editor(), headline="Anders")
    edited(own, by=editor(), headline=headline)
    assert not known(own).counted_guests
    assert why_not(own, chief()) == "four-eyes"


def test_a_guest_publishes_nothing_even_if_it_is_planned(counting):
    own = factories.in_review(by=chief())
    link, _secret = linked(own)
    move(own, "publish_on_approval", by=chief(), options=Plan())
    answer(link, "approve", "")
    own.refresh_from_db()
    assert own.phase() == "in_review"
    assert known(own).plan
    assert move(own, "publish", by=chief()).phase() == "live"


def test_who_made_the_link_vouches_for_the_guest_in_a_language(counting, settings):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    profile(editor(), review_languages=["en"])
    own, link, _secret = own_text()
    answer(link, "approve", "")
    assert not known(own).is_approved
    profile(editor(), review_languages=["de"])
    assert known(own).is_approved


def test_one_question_decides_for_guests(settings):
    said = {"author": author().pk, "writers": {chief().pk}}
    assert not is_second_guest(editor(), "de", **said)
    settings.NEWSROOM_GUESTS_COUNT = True
    assert is_second_guest(editor(), "de", **said)
    for maker in (None, author(), chief()):
        assert not is_second_guest(maker, "de", **said)


def test_a_guest_takes_one_query_for_many_texts(django_assert_num_queries, counting):
    texts = [factories.in_review(headline=name, by=chief()) for name in "ABC"]
    for one in texts:
        answer(linked(one)[0], "approve", "")
    known = circumstances(texts)
    with django_assert_num_queries(2):  # the changes, the answers
        assert all(one.is_approved for one in known.values())
