"""A guest goes with name, address and words; a restore revokes all links."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.editing import guests
from articles.editing.commenting import hear, say
from articles.editing.guests import answer, opened
from articles.editing.publishing import circumstances
from articles.foundation.refusal import Refused
from articles.models import Comment, Erasure, GuestAnswer, ReviewLink
from articles.transfer.archives import EXPORTED, LEFT_OUT
from articles.transfer.erasure.repeating import repeat
from tests.editing.guests.linking import linked
from tests.support import factories
from tests.support.factories import chief, editor, profile
from tests.transfer.erasure.test_orders import erase, says

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def said_by_lurch(**fields):
    article = factories.in_review(by=chief())
    known = {"name": "Lurchgeist", "address": "lurch@example.org"} | fields
    link, secret = linked(article, **known)
    answer(link, "approve", "Lurchgeist war hier.")
    return article, link, secret


def test_an_erased_guest_leaves_neither_name_nor_address_nor_words(settings):
    settings.NEWSROOM_GUESTS_COUNT = True
    article, link, secret = said_by_lurch()
    hear(link, "comment", "Lurchgeist sagt noch etwas.")
    say(article, "Lurchgeist hat recht.", by=editor())
    other, _secret = linked(factories.in_review(headline="B"), name="Andere")
    erase("guest", "lurch@example.org")
    link.refresh_from_db()
    assert (link.name, link.address) == ("erased-guest", "")
    assert opened(secret) is None
    said = GuestAnswer.objects.get(verdict="approve")
    assert (said.name, said.words, said.verdict) == ("erased-guest", "", "approve")
    assert not circumstances([article])[article.pk].is_approved
    remark, named = Comment.objects.order_by("pk")
    assert (remark.guest_name, remark.text, remark.is_erased) == ("", "", True)
    assert named.text == "erased-guest hat recht."
    other.refresh_from_db()
    assert (other.name, other.revoked_at) == ("Andere", None)
    assert says("Lurchgeist") == says("lurch@") == []
    with pytest.raises(Refused):
        erase("guest", "lurch@example.org")


def test_a_guest_whom_an_old_backup_brings_back_goes_again():
    _article, link, _secret = said_by_lurch()
    erase("guest", "LURCHGEIST")
    order = Erasure.objects.get()
    Erasure.objects.all().delete()
    ReviewLink.objects.filter(pk=link.pk).update(name="Lurchgeist")
    GuestAnswer.objects.update(name="Lurchgeist", words="Lurchgeist!")
    assert repeat([order]).done == [order]
    assert says("Lurchgeist") == []
    Erasure.objects.all().delete()
    assert repeat([order]).done == []


def test_a_person_with_an_account_goes_out_of_links_too():
    person = profile(chief("Zweite"), email="lurch@example.org")
    said_by_lurch()
    erase("person", person.username)
    assert says("Lurchgeist") == says("lurch@") == []


def test_an_erased_text_ends_its_links_and_takes_what_was_said():
    article, _link, secret = said_by_lurch(name="Gast", address="")
    erase("article", article.pk)
    assert opened(secret) is None
    assert (GuestAnswer.objects.get().words, says("Lurchgeist")) == ("", [])


def test_r54_after_a_restore_every_link_is_revoked_and_counts_no_more(settings):
    settings.NEWSROOM_GUESTS_COUNT = True
    article, _link, secret = said_by_lurch()
    assert circumstances([article])[article.pk].is_approved
    said = "Review links have been revoked: 1. Make those anew that are needed."
    assert guests.settle(timezone.now()) == said
    assert opened(secret) is None
    assert not circumstances([article])[article.pk].is_approved
    assert guests.settle(timezone.now()) == ""
    assert GuestAnswer.objects.get().words == "Lurchgeist war hier."


def test_links_and_answers_are_backed_up_and_never_exported():
    ours = {"articles.reviewlink", "articles.guestanswer"}
    assert not ours & (LEFT_OUT | EXPORTED)


def test_a_link_goes_some_time_after_its_end_and_what_was_said_stays():
    _article, link, _secret = said_by_lurch()
    with time_machine.travel(link.ends_at() + timedelta(hours=1), tick=False):
        assert not guests.links_ended_before(link.ends_at() - timedelta(1)).exists()
        gone = guests.links_ended_before(timezone.now())
        assert list(gone) == [link]
        gone.delete()
    said = GuestAnswer.objects.get()
    assert (said.name, said.words, said.link) == (
        "Lurchgeist",
        "Lurchgeist war hier.",
        None,
    )
