"""Nothing that an erased person said in comments is left, nor her name in others'."""

import pytest

from articles.accounts import anonymise
from articles.editing.commenting import About, answer, resolve, say
from articles.models import Comment, CommentMention, Edition, RecordEntry
from tests.support import factories
from tests.support.factories import admin, chief, editor
from tests.transfer.erasure.test_orders import erase, says

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_the_words_of_an_erased_person_and_her_name_are_gone():
    article, lurch = factories.in_review(), chief("Lurchgeist")
    hers = say(article, "Ich, Lurchgeist, frage.", by=lurch)
    other = say(article, "@Lurchgeist: gut, LURCHGEIST.", by=editor(), is_blocking=True)
    made = answer(other, "Von Lurchgeist.", by=lurch)
    resolve(other, by=lurch, why="Lurchgeist weiß es.")
    erase("person", "Lurchgeist")
    for one in (hers, made, other):
        one.refresh_from_db()
    assert (hers.text, hers.by, hers.is_erased) == ("", None, True)
    assert (made.text, made.by) == ("", None)
    gone = f"erased-{lurch.pk}"
    assert other.text == f"@{gone}: gut, {gone}."
    assert (other.resolved_why, other.resolved_by.username) == ("", gone)
    assert not CommentMention.objects.exists()
    assert not RecordEntry.objects.filter(details__icontains="Lurchgeist").exists()
    assert says("Lurchgeist") == []


def test_what_an_erased_person_held_stays_held_until_a_chief_decides():
    article = factories.in_review()
    held = say(article, "Halt.", by=editor("Lurchgeist"), is_blocking=True)
    erase("person", "Lurchgeist")
    assert Edition.objects.get(pk=article.edition_id).blocking_comments == 1
    resolve(held, by=chief(), why="Niemand weiß, warum.")
    assert Edition.objects.get(pk=article.edition_id).blocking_comments == 0


def test_comments_on_an_erased_article_are_gone():
    article = factories.in_review(headline="Lurchgeist", body="<p>Lurchgeist lebt.</p>")
    about = About(quote="Lurchgeist lebt")
    say(article, "Wirklich?", by=editor(), about=about, is_blocking=True)
    erase("article", article.pk)
    assert not Comment.objects.exists()
    edition = Edition.objects.get(pk=article.edition_id)
    assert (edition.open_comments, edition.blocking_comments) == (0, 0)


def test_an_account_without_its_person_is_named_so_in_comments():
    lurch = chief("Lurchgeist")
    said = say(factories.in_review(), "@Lurchgeist?", by=editor())
    anonymise(lurch, by=admin())
    said.refresh_from_db()
    assert said.text == f"@former-colleague-{lurch.pk}?"
