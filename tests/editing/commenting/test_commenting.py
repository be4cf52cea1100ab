"""Say, answer, change, resolve and withdraw: who may, what is refused, what it does."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.domain import comments
from articles.editing.commenting import (
    About,
    answer,
    concerned,
    edit,
    for_you,
    not_told,
    reopen,
    resolve,
    say,
    threads_of,
    withdraw,
)
from articles.editing.publishing import move
from articles.foundation.refusal import Refused
from articles.models import Article, Comment, Edition, User
from tests.support import factories
from tests.support.factories import author, chief, edited, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

BODY = "<p>Der Rat tagt in Brüssel.</p><p>Die Kommission <em>tagt</em> in Lyon.</p>"


def why_not(verb, *args, **options) -> str:
    with pytest.raises(Refused) as refusal:
        verb(*args, **options)
    return refusal.value.code


def counted(article: Article) -> tuple[int, int]:
    edition = Edition.objects.get(pk=article.edition_id)
    return edition.open_comments, edition.blocking_comments


def again(article: Article) -> Article:
    """Return the article as a further request has it."""
    return Article.objects.select_related("edition").get(pk=article.pk)


def about(quote: str, **more) -> About:
    return About(quote=quote, **more)


# -- Say ----------------------------------------------------------------------


def test_a_comment_is_about_the_whole_a_field_or_words_and_changes_no_content():
    article = factories.in_review(body=BODY)
    before = article.lock, article.content_hash
    whole = say(article, " Zu lang. ", by=editor())
    field = say(article, "Kürzer.", by=author(), about=About("headline"))
    words = say(article, "Wann?", by=editor(), about=about("Kommission tagt"))
    assert (whole.field, whole.quote, whole.text) == ("", "", "Zu lang.")
    assert (field.field, field.quote) == ("headline", "")
    assert (words.field, words.quote) == ("body", "Kommission tagt")
    assert (words.before, words.after) == ("DerRattagtinBrüssel.Die", "inLyon.")
    assert counted(article) == (3, 0)
    article.refresh_from_db()
    assert (article.lock, article.content_hash) == before


def test_words_are_shown_where_they_are_in_the_version_of_today():
    article = factories.in_review(body=BODY)
    say(article, "Wann?", by=editor(), about=about("Kommission"))
    edited(article, by=editor(), body=f"<p>Vorab.</p>{BODY}")
    assert threads_of(article, editor())[0].spot.found == "moved"
    edited(article, by=editor(), body="<p>Ganz neu.</p>")
    [thread] = threads_of(article, editor())
    assert (thread.spot.found, thread.comment.quote) == ("detached", "Kommission")


def test_words_that_stand_twice_or_nowhere_are_refused():
    article = factories.in_review(body=BODY)
    for quote in ("tagt", "Parlament", "Brüssel. Die Kommission tagt. Und"):
        assert why_not(say, article, "Wie?", by=editor(), about=about(quote)) == (
            "not-one-place"
        )
    found = say(article, "Wie?", by=editor(), about=about("tagt", before="Rat"))
    assert found.before == "DerRat"
    assert why_not(say, article, "?", by=editor(), about=About("x")) == "no-such-field"
    long = about("x" * 501)
    assert why_not(say, article, "?", by=editor(), about=long) == "too-many-words"


def test_what_says_nothing_or_too_much_is_refused_and_leaves_nothing():
    article = factories.in_review()
    assert why_not(say, article, " \n", by=editor()) == "empty"
    assert why_not(say, article, "x" * 2001, by=editor()) == "too-long"
    assert counted(article) == (0, 0)
    assert not Comment.objects.exists()


def test_who_sees_only_the_public_version_neither_reads_nor_writes_comments():
    article, other = factories.published(), author("Zweite Autorin")
    said = say(article, "Intern.", by=editor())
    assert why_not(say, article, "Und ich?", by=other) == "not-allowed"
    assert why_not(answer, said, "Und ich?", by=other) == "not-allowed"
    assert threads_of(article, other) == []
    assert len(threads_of(article, author())) == 1
    assert why_not(say, article, "Ich?", by=factories.user("Leserin")) == "not-allowed"


def test_a_guest_has_a_name_and_no_account_and_holds_nothing():
    article = factories.in_review()
    said = say(article, "Stimmt so.", by=None, guest="Dr. Gast")
    assert (said.by, said.guest_name, said.is_erased) == (None, "Dr. Gast", False)
    options = {"by": None, "guest": "Dr. Gast", "is_blocking": True}
    assert why_not(say, article, "Halt.", **options) == "may-not-block"
    made = answer(said, "Danke.", by=editor())
    assert why_not(answer, made, "Bitte.", by=None, guest="G.") == "an-answer"


# -- Change, resolve, withdraw ------------------------------------------------


def test_its_author_alone_changes_it_within_ten_minutes():
    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        said = say(factories.in_review(), "Erst so.", by=editor())
        assert why_not(edit, said, "Anders.", by=chief()) == "not-allowed"
        clock.shift(timedelta(minutes=10))
        assert edit(said, "Dann so.", by=editor()).edited_at is not None
        clock.shift(timedelta(seconds=1))
        assert why_not(edit, said, "Nein.", by=editor()) == "too-late"
    said.refresh_from_db()
    assert said.text == "Dann so."


def test_who_may_change_the_text_resolves_and_reopens():
    article = factories.in_review()
    said = say(article, "Kürzer.", by=editor())
    answer(said, "Wo?", by=author())
    assert why_not(resolve, said, by=author()) == "not-allowed"
    move(article, "send_back", by=editor(), note="Bitte lesen.")
    done = resolve(said, by=author())
    assert (done.resolved_by, counted(article)) == (author(), (1, 0))
    assert why_not(resolve, said, by=editor()) == "settled"
    assert why_not(answer, said, "Doch.", by=editor()) == "not-open"
    assert reopen(said, by=editor()).resolved_at is None
    assert counted(article) == (2, 0)
    assert why_not(reopen, said, by=editor()) == "settled"


def test_its_author_alone_withdraws_it_and_its_words_go():
    article = factories.in_review(body=BODY)
    said = say(article, "Falsch.", by=editor(), about=about("Kommission"))
    made = answer(said, "Wieso?", by=author())
    assert why_not(withdraw, said, by=chief()) == "not-allowed"
    withdraw(said, by=editor())
    said.refresh_from_db()
    assert (said.text, said.quote, said.is_open) == ("", "", False)
    assert why_not(withdraw, said, by=editor()) == "settled"
    [thread] = threads_of(article, author())
    assert [one.comment for one in thread.answers] == [made]
    assert counted(article) == (0, 0)


def test_the_note_of_a_return_is_a_comment_until_that_is_undone():
    article = factories.in_review()
    move(article, "send_back", by=editor(), note="Bitte kürzen, @Autorin Beispiel.")
    [said] = Comment.objects.all()
    assert (said.text[:13], said.by, said.is_return) == (
        "Bitte kürzen,",
        editor(),
        True,
    )
    assert counted(article) == (1, 0)
    move(article, "undo_send_back", by=editor())
    said.refresh_from_db()
    assert said.withdrawn_at is not None
    assert counted(article) == (0, 0)


# -- Blocking -----------------------------------------------------------------


def names(found: dict[str, list[User]]) -> dict[str, list[str]]:
    return {kind: sorted(map(str, who)) for kind, who in found.items() if who}


def test_s81_somebody_who_is_named_is_told_unless_they_may_not_see_it():
    article, other = factories.in_review(), author("Zweite Autorin")
    text = f"@{chief()} und @{other}, was meint @niemand und @{editor()}?"
    said = say(article, text, by=editor())
    assert list(said.mentions.all()) == [chief()]
    assert not_told(said) == ([other], ["niemand"])
    edit(said, "Niemand gemeint.", by=editor())
    assert not said.mentions.exists()


def test_each_concerned_person_is_told_once_and_nobody_of_their_own_act():
    article = factories.planned(by=chief("Planerin"))
    said = say(article, f"@{author()}: so nicht.", by=editor())
    assert names(concerned(said)) == {"mentioned": ["Autorin Beispiel"]}
    made = answer(said, "Warum?", by=author())
    assert names(concerned(made)) == {"commented": ["Redakteur Beispiel"]}
    held = say(article, "Halt.", by=editor(), is_blocking=True)
    blocked = names(concerned(held))
    assert blocked == {"blocked": ["Autorin Beispiel", "Planerin"]}
    answer(held, "Gut.", by=author())
    done = resolve(held, by=chief(), why="Ja.")
    assert names(concerned(done)) == {
        "resolved": ["Autorin Beispiel", "Redakteur Beispiel"]
    }
    assert names(concerned(withdraw(said, by=editor()))) == {}


def test_the_day_has_open_threads_until_one_has_had_the_last_word():
    article = factories.in_review()
    said = say(article, "Kürzer.", by=editor())
    say(factories.in_review(headline="B", by=editor()), f"@{chief()}?", by=editor())
    assert [one.headline for one in for_you(author(), 9)] == ["Ein Beispiel"]
    assert for_you(editor(), 9) == []
    made = answer(said, "Wo?", by=author())
    assert for_you(author(), 9) == []
    withdraw(made, by=author())
    assert for_you(author(), 9) == [said]
    answer(said, "Hier.", by=None, guest="Gast")
    assert for_you(editor(), 9) == [said]


# -- Later --------------------------------------------------------------------


def test_comments_go_two_years_after_their_article_left():
    with time_machine.travel("2027-03-01 10:00Z", tick=False) as clock:
        gone, live = factories.published(), factories.published(headline="B")
        for one in (gone, live):
            say(one, "Gut.", by=editor())
        move(gone, "withdraw", by=chief(), note="Falsch.")
        clock.shift(timedelta(days=731))
        before = timezone.now() - timedelta(days=730)
        assert [one.edition for one in comments.left_before(before)] == [gone.edition]
        assert comments.forget_left(before) == 1
        assert (counted(gone), counted(live)) == ((0, 0), (1, 0))
        work = factories.revised(live)
        say(work, "Noch einmal.", by=editor())
        assert comments.forget_left(before) == 0
