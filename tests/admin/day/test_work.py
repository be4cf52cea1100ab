"""The first page names what came back, what is to be reviewed, and what waits."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editing.commenting import resolve, say
from articles.editing.publishing import move, review_queue
from articles.models import Article
from tests.admin.day.lists import day_of, facts, titles
from tests.support import factories
from tests.support.desk.desk import PEOPLE, at_desk, read_form
from tests.support.factories import DAY, author, chief, edited, editor, in_review

pytestmark = pytest.mark.django_db


def returned(headline: str, note: str = "Bitte kürzen.") -> Article:
    return move(
        factories.in_review(headline=headline), "send_back", by=editor(), note=note
    )


def newsroom():
    factories.draft(headline="Angefangen")
    factories.draft(headline="Der Kollegin", by=author("Kollegin Beispiel"))
    returned("Zurück")
    factories.in_review(headline="Eingereicht")
    factories.approved(headline="Freigegeben")
    factories.published(headline="Öffentlich")
    factories.discarded(headline="Verworfen")


@pytest.mark.both
def test_each_finds_a_day_of_her_own():
    newsroom()
    drafts = {"returned": ["Zurück"], "drafts": ["Angefangen"]}
    assert titles(author()) == drafts | {"waiting": ["Eingereicht", "Freigegeben"]}
    assert titles(editor()) == {"review": ["Eingereicht"]}
    ours = titles(chief())
    assert ours.pop("duties")
    assert ours == {"review": ["Eingereicht"], "publish": ["Freigegeben"]}
    assert titles(factories.user("Quellen Beispiel", "sources")) == {}
    assert titles(author("Kollegin Beispiel")) == {"drafts": ["Der Kollegin"]}


@pytest.mark.parametrize("role", PEOPLE)
def test_it_names_nothing_that_one_may_not_see(role):
    newsroom()
    person = PEOPLE[role]()
    visible = {str(one) for one in Article.objects.visible_to(person)}
    told = titles(person)
    told.pop("duties", None)
    assert {title for rows in told.values() for title in rows} <= visible


def test_what_came_back_says_by_whom_and_why():
    returned("Erst", note="Die Quelle fehlt.")
    returned("Dann")
    rows = day_of(author())["returned"].rows
    assert [row.title for row in rows] == ["Dann", "Erst"]
    assert rows[1].note == "Die Quelle fehlt."
    [who, when] = rows[1].facts
    assert who == "Redakteur Beispiel"
    assert when.startswith("heute, ")
    assert "Die Quelle fehlt." in at_desk(author()).get("/admin/").text
    # It has been taken up, but not handed on yet.
    article = Article.objects.get(headline="Erst")
    edited(article, by=author(), headline="Erst, mit Quelle")
    assert "Erst, mit Quelle" in titles(author())["returned"]
    move(article, "submit", by=author())
    assert titles(author())["returned"] == ["Dann"]


def test_what_was_taken_back_is_a_draft_like_others():
    article = factories.in_review(headline="Zurückgeholt")
    move(article, "take_back", by=author())
    assert titles(author()) == {"drafts": ["Zurückgeholt"]}


def test_what_is_to_be_reviewed_says_since_when_and_by_whom(time_machine):
    begun = timezone.now()
    time_machine.move_to(begun, tick=False)
    live = factories.published(headline="Erste Fassung")
    later = factories.revised(live, headline="Zweite Fassung")
    move(later, "submit", by=author())
    time_machine.move_to(begun + 3 * DAY, tick=False)
    factories.in_review(language="en", headline="In English")
    old, new = facts(editor(), "review")
    assert old == (
        "wartet seit 3 Tagen · eingereicht von Autorin Beispiel · Aktualisierung"
        " · Deutsch"
    )
    assert new.startswith("wartet seit 1 Minute · ")
    assert new.endswith(" · Erste Version · Englisch")


@pytest.mark.both
def test_the_queue_is_that_of_the_review_in_its_order():
    for n in range(7):
        factories.in_review(headline=f"Meldung {n}")
    found = day_of(editor())["review"]
    queue = [str(one.article) for one in review_queue(editor())]
    assert [row.title for row in found.rows] == queue[:5]
    [link] = found.all
    assert link.text == "Alle nacheinander durchgehen: 7"
    lines = at_desk(editor()).get(link.address).context["queue"].lines
    assert [line.article.headline for line in lines] == queue


def test_the_first_page_counts_what_waits_for_its_user_as_the_review_does():
    articles = [factories.in_review(headline=f"Meldung {n}") for n in range(8)]
    # The editor can't bring on those that she has approved.
    for article in articles[:2]:
        factories.move(article, "approve", by=editor())
    [link] = day_of(editor())["review"].all
    assert link.text.endswith(": 6")
    assert len(review_queue(editor())) == 6
    assert at_desk(editor()).get(link.address).context["queue"].count == 6


def test_the_queue_says_that_approved_articles_are_in_it():
    factories.in_review(headline="Eingereicht")
    for n in range(5):
        move(factories.in_review(headline=f"Meldung {n}"), "approve", by=editor())
    found = day_of(chief())["review"]
    assert [row.title for row in found.rows] == ["Eingereicht"]
    assert found.all[0].text == "Alle durchgehen, auch freigegebene: 6"


def test_what_a_chief_has_approved_herself_is_to_publish_and_not_to_review_again():
    articles = [factories.in_review(headline=f"Meldung {n}") for n in range(7)]
    factories.move(articles[0], "approve", by=chief())
    found = day_of(chief())
    assert [row.title for row in found["publish"].rows] == ["Meldung 0"]
    assert found["review"].all[0].text.endswith(": 6")
    assert len(review_queue(chief())) == 6


def test_s8_an_approval_of_another_text_is_none():
    article = factories.approved(headline="Freigegeben")
    assert facts(chief(), "publish")[0].startswith("freigegeben von Redakteur Beispiel")
    edited(article, by=editor("Kollegin Beispiel"), headline="Wieder anders")
    assert "publish" not in titles(chief())
    assert titles(chief())["review"] == ["Wieder anders"]


def test_ones_own_text_waits_for_others_and_says_who_approved():
    article = factories.in_review(by=chief(), headline="Von der Chefin")
    assert titles(chief())["waiting"] == ["Von der Chefin"]
    assert "noch nicht freigegeben" in facts(chief(), "waiting")[0]
    move(article, "approve", by=editor())
    assert titles(chief())["publish"] == ["Von der Chefin"]
    article = factories.approved(headline="Der Autorin")
    assert "freigegeben von Redakteur Beispiel" in facts(author(), "waiting")[0]


def test_an_author_is_asked_to_look_at_what_was_made_of_her_text():
    edited(factories.in_review(), by=chief(), headline="Umgeschrieben")
    assert titles(author()) == {"review": ["Umgeschrieben"]}


@pytest.mark.both
def test_drafts_stand_in_the_order_in_which_they_were_saved():
    first = factories.draft(headline="Zuerst begonnen")
    for n in range(6):
        factories.draft(headline=f"Entwurf {n}")
    returned("Zurück")
    edited(first, by=author(), headline="Zuletzt gespeichert")
    found = day_of(author())["drafts"]
    assert [row.title for row in found.rows][:2] == ["Zuletzt gespeichert", "Entwurf 5"]
    assert found.rows[0].facts[0].startswith("gespeichert heute, ")
    [link] = found.all
    assert link.text == "Alle Ihre Entwürfe: 8"
    assert at_desk(author()).get(link.address).context["cl"].result_count == 8


def test_a_draft_is_submitted_in_one_step():
    draft = factories.draft(headline="Fertig")
    [row] = day_of(author())["drafts"].rows
    assert at_desk(author()).post(row.step.address, row.step.fields).status_code == 302
    draft.refresh_from_db()
    assert draft.status == "in_review"
    assert titles(author()) == {"waiting": ["Fertig"]}


def test_what_cannot_be_submitted_leads_to_its_form_and_says_why():
    draft = factories.draft(headline="", body="")
    client = at_desk(author())
    [row] = day_of(author())["drafts"].rows
    page = client.post(row.step.address, row.step.fields, follow=True)
    assert page.redirect_chain[-1][0] == f"{row.address}?refused=submit"
    assert "Überschrift fehlt" in page.text
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_what_is_approved_is_published_in_one_step():
    factories.approved(headline="Freigegeben")
    [row] = day_of(chief())["publish"].rows
    at_desk(chief()).post(row.step.address, row.step.fields)
    assert Article.objects.public().get().headline == "Freigegeben"
    assert "publish" not in titles(chief())


def test_what_nobody_else_has_approved_asks_before_it_is_published():
    article = in_review(headline="Nur von ihr")
    move(article, "approve", by=chief())
    [row] = day_of(chief())["publish"].rows
    assert row.step.fields is None
    client = at_desk(chief())
    assert f'<a class="button" href="{row.step.address}"' in client.get("/admin/").text
    asking = client.get(row.step.address)
    assert "Niemand sonst hat diesen Text freigegeben." in asking.text
    assert not Article.objects.public().exists()
    sent = read_form(asking) | {"when": "now"}
    done = client.post(row.step.address.split("?")[0], sent)
    assert done.url == reverse("admin:index")
    assert Article.objects.public().exists()


def test_nothing_is_published_that_was_changed_since_the_page_was_opened():
    article = factories.approved(headline="Freigegeben")
    [row] = day_of(chief())["publish"].rows
    edited(article, by=editor("Kollegin Beispiel"), headline="Anders")
    page = at_desk(chief()).post(row.step.address, row.step.fields)
    assert not Article.objects.public().exists()
    assert read_form(page)["when"] == ["now"]
    assert "geändert" in page.text


def test_what_is_reviewed_is_opened_where_one_decides_and_leads_back_here():
    article = factories.in_review()
    client = at_desk(editor())
    [row] = day_of(editor())["review"].rows
    assert row.address == reverse("admin:articles_article_review", args=[article.pk])
    assert client.get(row.address).status_code == 200
    move(article, "approve", by=editor())
    [row] = day_of(chief())["publish"].rows
    done = at_desk(chief()).post(row.step.address, row.step.fields)
    assert done.url == reverse("admin:index")


def test_what_is_published_may_have_one_step_only_for_who_may():
    factories.approved()
    for person in (author(), editor()):
        assert all(
            row.step is None for one in day_of(person).values() for row in one.rows
        )


def test_who_has_nothing_to_do_is_told_so():
    assert "Nichts wartet auf Sie, und nichts ist offen." in (
        at_desk(editor()).get("/admin/").text
    )
    factories.in_review()
    assert "Nichts wartet auf Sie" not in at_desk(editor()).get("/admin/").text
    factories.scheduled()
    alone = at_desk(editor("Andere Redakteurin"))
    move(Article.objects.awaiting_review().get(), "discard", by=author())
    assert "Nichts wartet auf Sie." in alone.get("/admin/").text


@pytest.mark.both
def test_what_is_approved_and_held_stands_apart_until_that_is_resolved():
    factories.approved(headline="Frei")
    held = factories.approved(headline="Gehalten")
    said = say(held, "Halt, die Zahl.", by=editor(), is_blocking=True)
    shown = day_of(chief())
    assert [one.title for one in shown["publish"].rows] == ["Frei"]
    [row] = shown["held"].rows
    assert "1 Anmerkung" in " ".join(map(str, row.facts))
    assert (row.title, row.step) == ("Gehalten", None)
    assert row.address == reverse("admin:articles_article_review", args=[held.pk])
    resolve(said, by=editor())
    assert {one.title for one in day_of(chief())["publish"].rows} == {
        "Frei",
        "Gehalten",
    }
    assert "held" not in day_of(chief())
