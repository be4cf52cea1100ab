"""The pages of comments, and where else they are seen."""

import re

import pytest
from django.urls import reverse

from articles.editing.commenting import About, answer, say
from articles.models import Comment
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.factories import author, chief, editor

pytestmark = [pytest.mark.django_db, pytest.mark.both]

LIST = "/admin/articles/article/"


def page(name: str, article, *args) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *args])


def texts(answer_) -> list[str]:
    return [str(one) for one in answer_.context["messages"]]


def test_a_comment_is_seen_wherever_the_text_is():
    article = factories.in_review(body="<p>Der Rat tagt.</p>")
    about = About(quote="Rat")
    said = say(article, "Halt.", by=editor(), is_blocking=True, about=about)
    answer(said, "Warum?", by=author())
    pages = [page(one, article) for one in ("change", "review", "preview", "comments")]
    pages += [page("comment", article, said.pk, "resolve"), "/admin/comments/"]
    for person in (author(), editor(), chief()):
        desk = at_desk(person)
        for path in pages:
            assert "Halt." in desk.get(path).text, path
    assert "Halt." in at_desk(editor()).get("/admin/").text
    for query in ("phase=in_review", "comments=open", "comments=blocking"):
        shown = at_desk(author()).get(f"{LIST}?{query}")
        assert "Ein Beispiel" in shown.text, query


def test_who_may_not_read_them_sees_none_anywhere():
    article, other = factories.published(), author("Zweite Autorin")
    said = say(article, "Intern.", by=editor())
    desk = at_desk(other)
    for path in (page("change", article), page("preview", article), "/admin/comments/"):
        assert "Intern." not in desk.get(path).text
    assert desk.get(page("comments", article)).status_code == 404
    assert desk.get(page("comment", article, said.pk, "answer")).status_code == 404
    assert list(desk.get(f"{LIST}?comments=open").context["cl"].result_list) == []


def test_it_is_said_answered_and_resolved_by_forms_alone():
    article = factories.in_review(body="<p>Der Rat tagt.</p>")
    desk, path = at_desk(editor()), page("comments", article)
    sent = {"text": "Wann?", "quote": "Rat", "back": "review"}
    came = desk.post(path, sent)
    said = Comment.objects.get()
    assert came.url == f"{page('review', article)}#comment-{said.pk}"
    reply = page("comment", article, said.pk, "answer")
    at_desk(author()).post(reply, {"text": "Montag."})
    assert said.answers.get().text == "Montag."
    desk.post(page("comment", article, said.pk, "resolve"))
    said.refresh_from_db()
    assert said.resolved_by == editor()


def test_an_answer_resolves_at_once_if_its_author_may_and_leads_back_to_the_form():
    draft = factories.draft(by=author())
    said = say(draft, "Wann?", by=editor())
    path, desk = page("comment", draft, said.pk, "answer"), at_desk(author())
    assert f"{path}?back=form" in desk.get(page("change", draft)).text
    assert 'name="and_resolve"' in desk.get(path).text
    sent = {"text": "", "and_resolve": "1", "back": "form"}
    assert set(desk.post(path, sent).context["form"].errors) == {"text"}
    shown = desk.post(path, sent | {"text": "Im Mai."}, follow=True)
    assert shown.redirect_chain[-1][0].startswith(page("change", draft))
    said.refresh_from_db()
    assert said.resolved_by == author()
    assert Comment.objects.get(answers_to=said).text == "Im Mai."


def test_what_holds_a_text_is_not_resolved_by_an_answer_of_its_author():
    article = factories.in_review()
    said = say(article, "Halt.", by=editor(), is_blocking=True)
    path = page("comment", article, said.pk, "answer")
    for person in (author(), chief()):  # a chief has to say why
        assert 'name="and_resolve"' not in at_desk(person).get(path).text
        at_desk(person).post(path, {"text": "Nein.", "and_resolve": "1"})
    said.refresh_from_db()
    assert said.is_open
    assert not Comment.objects.exclude(pk=said.pk).exists()


def test_what_is_refused_is_said_at_its_field_and_the_words_stay():
    article = factories.in_review(body="<p>Der Rat tagt.</p>")
    sent = {"text": "Wann genau?", "quote": "Parlament"}
    shown = at_desk(editor()).post(page("comments", article), sent)
    assert set(shown.context["form"].errors) == {"quote"}
    assert "Wann genau?" in shown.text
    assert not Comment.objects.exists()


def test_on_a_scheduled_version_it_asks_to_cancel_and_names_the_moment():
    ahead = factories.scheduled()
    sent = {"text": "Halt.", "is_blocking": "on"}
    cancel = page("move", ahead, "cancel_schedule")
    shown = at_desk(chief()).post(page("comments", ahead), sent, follow=True)
    assert cancel in texts(shown)[-1]
    shown = at_desk(editor()).post(page("comments", ahead), sent, follow=True)
    assert cancel not in texts(shown)[-1]
    assert str(ahead.live_from.year) in texts(shown)[-1]


def test_who_is_named_in_vain_is_said_at_once():
    article, other = factories.in_review(), author("Zweite")
    sent = {"text": f"@{other} und @niemand?"}
    shown = at_desk(editor()).post(page("comments", article), sent, follow=True)
    assert "Zweite" in texts(shown)[1]
    assert "@niemand" in texts(shown)[2]


def test_the_list_is_filtered_by_person_and_by_what_holds_a_text():
    article = factories.in_review()
    say(article, "Erstens.", by=editor())
    say(article, "Zweitens.", by=chief(), is_blocking=True)
    desk = at_desk(editor())
    shown = desk.get(f"/admin/comments/?person={editor().pk}").text
    assert "Erstens." in shown
    assert "Zweitens." not in shown
    shown = desk.get("/admin/comments/?blocking=on").text
    assert "Erstens." not in shown
    assert "Zweitens." in shown


def test_no_form_stands_within_the_form_of_a_text():
    # The inner one's end would end the outer one: what is typed couldn't be saved.
    draft = factories.draft(by=chief())
    say(draft, "Welcher Rat?", by=editor())
    shown = at_desk(chief()).get(page("change", draft)).text
    # A plan is made by the button beside *Save*.
    assert 'name="_at_once"' in shown
    assert "Welcher Rat?" in shown
    drawn = re.sub(r"<template.*?</template>", "", shown, flags=re.DOTALL)
    begun_or_ended = re.findall(r"<(/?)form\b", drawn)
    assert begun_or_ended == ["", "/"] * (len(begun_or_ended) // 2)
