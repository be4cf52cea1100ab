"""The review page of an article shows its changes, its approvals and its text."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.editing.assigning import Task, assign
from articles.editing.commenting import answer, hear, say
from articles.editing.publishing import move
from articles.models import Article, AssignmentRole, GuestVerdict
from tests.admin.article.moves.test_moves import text_of
from tests.editing.guests.linking import linked
from tests.support import factories
from tests.support.contents import NO_DEADLINE, full_content
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db

FIRST = {"change_kind": "first", "change_note": ""}
MOST = 30


def review_url(article) -> str:
    return reverse("admin:articles_article_review", args=[article.pk])


def opened(person, article):
    answer = at_desk(person).get(review_url(article))
    assert answer.status_code == 200
    return answer


def compared(answer) -> list[tuple[str, list[str]]]:
    """Return what the page compares with, and the fields that differ."""
    found = answer.context["compared"]
    return [(one.title, [section.name for section in one.sections]) for one in found]


def corrected() -> Article:
    """Return a correction in review of something that is public."""
    live = factories.published(body="<p>Es sind drei Institute.</p>")
    return submitted(
        factories.revised(
            live,
            body="<p>Es sind vier Institute.</p>",
            change_kind="correction",
            change_note="Es sind vier, nicht drei.",
        )
    )


def submitted(article, note: str = "") -> Article:
    return move(article, "submit", by=article.author, note=note)


def test_of_a_later_version_it_shows_the_difference_to_what_is_public():
    answer = opened(factories.editor(), corrected())
    [(title, fields)] = compared(answer)
    assert "Version 1, die öffentlich ist" in title
    assert fields == ["body"]
    shown = text_of(answer)
    assert re.search(r"\[entfernt: drei\s*\]", shown)
    assert re.search(r"\[hinzugefügt: vier\s*\]", shown)
    assert "Korrektur (öffentlich)" in shown
    assert "Es sind vier, nicht drei." in shown


def test_what_was_public_once_is_compared_with_as_well():
    live = factories.withdrawn()
    answer = opened(
        factories.editor(), submitted(factories.revised(live, teaser="Neu"))
    )
    [(title, fields)] = compared(answer)
    assert "Version 1, öffentlich bis" in title
    assert fields == ["teaser"]


def test_of_a_first_version_all_is_new_until_she_has_decided_on_it():
    article, editor = factories.in_review(), factories.editor()
    answer = opened(editor, article)
    assert compared(answer) == []
    assert "Alles ist neu" in text_of(answer)
    move(article, "send_back", by=editor, note="Der Beleg fehlt.")
    factories.edited(article, by=article.author, teaser="Mit Beleg.")
    submitted(article, note="Beleg steht im Vorspann.")
    answer = opened(editor, article)
    [(title, fields)] = compared(answer)
    assert "Seit Ihrer letzten Entscheidung (Zurückgegeben" in title
    assert fields == ["teaser"]
    # Somebody else hasn't seen it yet.
    assert compared(opened(factories.chief(), article)) == []


def test_what_she_has_changed_herself_she_has_seen():
    article, editor = factories.in_review(), factories.editor()
    factories.edited(article, by=editor, teaser="Von mir")
    answer = opened(editor, article)
    assert compared(answer) == [("Seit Sie zuletzt gespeichert haben", [])]
    assert "Nichts hat sich geändert." in text_of(answer)


def test_beside_what_is_public_stands_what_changed_since_she_saw_it():
    article, editor = corrected(), factories.editor()
    move(article, "send_back", by=editor, note="Der Vorspann fehlt.")
    factories.edited(article, by=article.author, teaser="Da ist er.")
    answer = opened(editor, submitted(article))
    (_public, fields), (since, own) = compared(answer)
    assert fields == ["teaser", "body"]
    assert "Zurückgegeben" in since
    assert own == ["teaser"]


def test_what_was_asked_for_and_answered_stands_there():
    article, editor = factories.in_review(), factories.editor()
    move(article, "send_back", by=editor, note="Der Beleg fehlt.")
    submitted(article, note="Steht jetzt unten.")
    shown = text_of(opened(factories.chief(), article))
    assert f"Zurückgegeben von {editor}" in shown
    assert "Der Beleg fehlt." in shown
    assert "Steht jetzt unten." in shown


def test_who_approved_exactly_this_text_and_who_an_earlier_one_is_told_apart():
    article, editor, chief = factories.approved(), factories.editor(), factories.chief()
    known = opened(chief, article).context["known"]
    assert [entry.who for entry in known.approvals] == [str(editor)]
    assert known.former == []
    factories.edited(article, by=factories.admin(), teaser="Anders")
    answer = opened(chief, article)
    known = answer.context["known"]
    assert known.approvals == []
    assert [entry.who for entry in known.former] == [str(editor)]
    assert "Noch niemand" in text_of(answer)


@pytest.mark.wcag("3.1.2", on="desk")
def test_the_text_stands_as_its_page_would_show_it_in_its_language():
    content = full_content() | FIRST | {"related": []}
    article = factories.in_review(language="en", **content)
    answer = opened(factories.editor(), article)
    text = answer.context["text"]
    assert "<dt>Edited by</dt>" in text
    assert text.count("<figure") == 2
    assert 'class="review-text" lang="en"' in answer.text
    page = at_desk(factories.editor()).get(url(Article, "preview", article.pk)).text
    for part in ("credits", "context", "dateline", "standfirst"):
        [mine], [theirs] = (
            re.findall(rf'<(\w+) class="{part}"[^>]*>(.*?)</\1>', it, re.DOTALL)
            for it in (text, page)
        )
        assert mine == theirs


def test_checks_lead_to_their_fields_for_whom_may_write_there():
    article = factories.in_review(teaser="")
    link = f"{url(Article, 'change', article.pk)}#id_teaser"
    assert link in opened(factories.editor(), article).text
    assert link not in opened(article.author, article).text


def test_pictures_are_shown_with_what_is_free():
    picture = factories.picture("Kran", licence="", credit="Erika Muster")
    article = factories.in_review(lead_image=str(picture.key))
    shown = text_of(opened(factories.editor(), article))
    assert "Erika Muster, keine Lizenz angegeben" in shown


def test_beside_a_translation_stands_its_original():
    live = factories.published(body="<p>Das Original.</p>")
    english = submitted(factories.translated(live, body="<p>It.</p>"))
    factories.republished(live, body="<p>Das neue Original.</p>")
    shown = text_of(opened(factories.editor(), english))
    assert "Das Original." in shown
    assert "Das Original ist 1 Version voraus" in shown


@pytest.mark.parametrize(
    "made", [factories.draft, factories.published, factories.scheduled]
)
def test_what_is_not_in_review_leads_to_the_articles_page(made):
    article, client = made(), at_desk(factories.editor())
    answer = client.get(review_url(article), follow=True)
    assert answer.redirect_chain[0][0] == url(Article, "change", article.pk)
    assert "ist gerade nicht in der Prüfung" in text_of(answer)


def test_a_colleagues_article_in_review_is_as_unknown_as_none():
    article = factories.in_review()
    client = at_desk(factories.author("Kollegin"))
    assert client.get(review_url(article)).status_code == 404


def test_the_form_leads_to_the_review_and_back():
    article, client = factories.in_review(), at_desk(factories.editor())
    form = url(Article, "change", article.pk)
    assert review_url(article) in client.get(form).text
    assert form in client.get(review_url(article)).text
    draft = factories.draft()
    page = client.get(url(Article, "change", draft.pk)).text
    assert review_url(draft) not in page


def beside(article: Article) -> None:
    """Comment on it, answer, and let a guest speak."""
    chief, editor = factories.chief(), factories.editor()
    link, _secret = linked(article)
    assert hear(link, GuestVerdict.COMMENT, "Von außen.")
    comment = say(article, "Ein Satz.", by=chief, is_blocking=True)
    answer(comment, "Noch einer.", by=editor)


@pytest.mark.both
def test_it_asks_seldom_and_as_often_for_much_as_for_little(full_size):
    live = factories.published(**full_content() | FIRST)
    factories.translated(live)
    plain = {"categories": [], "topics": [], "countries": [], "attributions": []}
    article = factories.revised(live, headline="Anders", body="<p>Neu</p>", **plain)
    article = submitted(article)
    reviewer = {"person": factories.editor(), "by": factories.chief()}
    assign(article, AssignmentRole.REVIEWS, task=Task(), **reviewer)
    people = (factories.author(), factories.editor(), factories.chief())
    counts = {at_desk(person): [] for person in people}
    for made in (1, 12 if full_size else 6):
        for n in range(made):
            factories.in_review(headline=f"Kopf {made} {n}")
            factories.edited(article, by=factories.admin(), teaser=f"Nr. {made} {n}")
            beside(Article.objects.select_related("edition").get(pk=article.pk))
        for client, found in counts.items():
            client.get(review_url(article))  # the first visit fills caches
            with CaptureQueriesContext(connection) as queries:
                client.get(review_url(article))
            found.append(len(queries))
    for few, many in counts.values():
        assert few == many <= MOST


def test_a_note_whose_return_was_undone_is_no_request():
    article, editor = submitted(factories.draft()), factories.editor()
    back = move(article, "send_back", by=editor, note="Bitte kürzen.")
    assert "Bitte kürzen." in opened(editor, submitted(back)).text
    article = submitted(factories.draft())
    back = move(article, "send_back", by=editor, note="Bitte kürzen.")
    again = move(back, "undo_send_back", by=editor)
    assert "Bitte kürzen." not in opened(factories.chief(), again).text


def test_a_note_isnt_lost_with_the_move_that_its_writer_undoes():
    article, editor = submitted(factories.draft()), factories.editor()
    back = move(article, "send_back", by=editor, note="Bitte kürzen.")
    page = opened(editor, move(back, "undo_send_back", by=editor)).text
    assert ">Bitte kürzen.</textarea>" in page
    # Nothing was decided in the end, so nothing has changed since.
    assert "Seit Ihrer letzten Entscheidung" not in page


def test_the_side_bar_marks_the_queue_that_a_review_belongs_to():
    page = at_desk(factories.editor()).get(review_url(factories.in_review())).text
    [marked] = re.findall(r'<a href="([^"]+)" aria-current="page">', page)
    assert marked == "/admin/review/"


def test_deadlines_are_said_in_the_language_of_the_text():
    day = timezone.localdate() + timedelta(days=30)
    row = NO_DEADLINE | {"key": str(uuid4()), "closes": f"{day}[Europe/Berlin]"}
    article = factories.in_review(deadlines=[row])
    desk = at_desk(factories.editor())
    page = desk.get(review_url(article), headers={"accept-language": "en"}).text
    assert "Fristen und Termine" in page
    assert "offen bis" in page
