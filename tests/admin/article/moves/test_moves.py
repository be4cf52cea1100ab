"""Each move has a page on the desk that says what will happen, and a POST to do it."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from articles.editing.publishing import move
from articles.editing.writing import revise
from articles.models import Article, Decision
from articles.workflow import Phase
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, save, url

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2027, 2, 1, 9, 0, tzinfo=BERLIN)


def move_url(article, name):
    return reverse("admin:articles_article_move", args=[article.pk, name])


def press(person, article, name, **typed):
    """Open the page of a move, fill it in, and press its button."""
    client = at_desk(person)
    opened = client.get(move_url(article, name))
    assert opened.status_code == 200
    return client.post(move_url(article, name), read_form(opened) | typed)


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))


def phase(article) -> Phase:
    return Article.objects.get(pk=article.pk).phase()


def test_three_people_bring_an_article_to_the_public():
    article = factories.draft()
    press(factories.author(), article, "submit")
    assert phase(article) is Phase.IN_REVIEW
    press(factories.editor(), article, "send_back", note="Der Beleg fehlt.")
    assert phase(article) is Phase.DRAFT
    shown = at_desk(factories.author()).get(url(Article, "change", article.pk))
    assert "Der Beleg fehlt." in text_of(shown)
    press(factories.author(), article, "submit")
    press(factories.editor(), article, "approve")
    answer = press(factories.chief(), article, "publish")
    assert phase(article) is Phase.LIVE
    after = at_desk(factories.chief()).get(answer["Location"])
    article.refresh_from_db()
    assert article.permalink in text_of(after)


@pytest.mark.wcag("3.3.4", on="desk")
def test_a_page_of_a_move_changes_nothing_until_it_is_posted():
    article = factories.in_review()
    answer = at_desk(factories.chief()).get(move_url(article, "publish"))
    assert "Der Artikel geht sofort online." in text_of(answer)
    assert phase(article) is Phase.IN_REVIEW
    assert Decision.objects.count() == 1


def test_a_button_of_the_form_saves_and_then_leads_to_the_move():
    article = factories.draft()
    answer = save(
        at_desk(factories.author()),
        url(Article, "change", article.pk),
        headline="Neuer Kopf",
        _then="submit",
    )
    assert answer["Location"] == move_url(article, "submit")
    assert Article.objects.get().headline == "Neuer Kopf"
    assert phase(article) is Phase.DRAFT


def test_a_new_article_is_saved_before_it_is_submitted():
    answer = save(
        at_desk(factories.author()),
        url(Article, "add"),
        headline="Ganz neu",
        body="<p>Ein Absatz.</p>",
        _then="submit",
    )
    assert answer["Location"] == move_url(Article.objects.get(), "submit")


@pytest.mark.wcag("3.3.4", on="desk")
@time_machine.travel(NOW)
def test_a_moment_is_said_in_words_before_anything_is_scheduled():
    first = factories.published()
    factories.republished(first)
    second = Article.objects.get(number=2)
    article = move(factories.revised(second), "submit", by=factories.author())
    typed = {"when": "at", "at_0": "2027-03-03", "at_1": "09:00"}
    client = at_desk(factories.chief())
    asked = client.post(
        move_url(article, "publish"),
        read_form(client.get(move_url(article, "publish"))) | typed,
    )
    assert "3. März 2027, 09:00 Uhr MEZ" in text_of(asked)
    assert "ersetzt Version 2" in text_of(asked)
    assert phase(article) is Phase.IN_REVIEW
    client.post(move_url(article, "publish"), read_form(asked) | {"when": "at"})
    article.refresh_from_db()
    assert article.live_from == datetime(2027, 3, 3, 9, 0, tzinfo=BERLIN)


@time_machine.travel(NOW, tick=False)
def test_another_moment_than_the_one_that_was_read_is_asked_about_again():
    article = factories.in_review()
    client = at_desk(factories.chief())
    page = move_url(article, "publish")
    typed = {"when": "at", "at_0": "2027-03-03", "at_1": "09:00"}
    asked = client.post(page, read_form(client.get(page)) | typed)
    again = client.post(page, read_form(asked) | {"when": "at", "at_0": "2027-03-04"})
    assert "4. März 2027" in text_of(again)
    assert phase(article) is Phase.IN_REVIEW


@pytest.mark.parametrize(
    ("day", "time", "words"),
    [
        ("2027-03-28", "02:30", "gibt es 02:30 nicht"),
        ("2027-10-31", "02:30", "zeigen die Uhren 02:30 zweimal"),
        ("2020-01-01", "09:00", "liegt in der Vergangenheit"),
        ("", "", "Geben Sie Datum und Uhrzeit an."),
        ("2027-03-28", "", "Bitte geben Sie eine Uhrzeit an"),
    ],
)
def test_r6_a_moment_that_cannot_be_meant_is_explained(day, time, words):
    with time_machine.travel(NOW, tick=False):
        article = factories.in_review()
        typed = {"when": "at", "at_0": day, "at_1": time}
        answer = press(factories.chief(), article, "publish", **typed)
        if "confirmed" in read_form(answer) and read_form(answer)["confirmed"] != [""]:
            client = at_desk(factories.chief())
            data = read_form(answer) | {"when": "at"}
            answer = client.post(move_url(article, "publish"), data)
    assert words in text_of(answer)
    # The button keeps to the choice of a later moment.
    assert "Jetzt veröffentlichen" not in text_of(answer)
    assert phase(article) is Phase.IN_REVIEW


@time_machine.travel(NOW, tick=False)
def test_an_article_may_be_published_with_an_end():
    article = factories.in_review()
    client = at_desk(factories.chief())
    page = move_url(article, "publish")
    typed = {"when": "now", "expires_at_0": "2027-04-01", "expires_at_1": "00:00"}
    asked = client.post(page, read_form(client.get(page)) | typed)
    assert "online bis 1. April 2027, 00:00 Uhr MESZ" in text_of(asked)
    client.post(page, read_form(asked) | {"when": "now"})
    article.refresh_from_db()
    assert article.live_until == datetime(2027, 4, 1, tzinfo=BERLIN)


def test_what_somebody_changed_meanwhile_is_not_moved():
    article = factories.in_review()
    client = at_desk(factories.chief())
    opened = read_form(client.get(move_url(article, "publish")))
    factories.edited(article, by=factories.editor(), headline="Geändert")
    answer = client.post(move_url(article, "publish"), opened | {"when": "now"})
    assert "inzwischen" in text_of(answer) or "gerade" in text_of(answer)
    assert phase(article) is Phase.IN_REVIEW


@pytest.mark.parametrize("name", ["send_back", "withdraw", "reinstate"])
def test_what_needs_a_note_says_so_and_does_nothing_without(name):
    article = {
        "send_back": factories.in_review,
        "withdraw": factories.published,
        "reinstate": factories.withdrawn,
    }[name]()
    before = phase(article)
    answer = press(factories.chief(), article, name, note="", ending="notice")
    assert answer.status_code == 200
    assert "Bitte füllen Sie dieses Feld aus." in text_of(answer)
    assert phase(article) is before
    assert Article.objects.count() == 1


def test_withdrawing_leaves_what_was_chosen_in_all_languages():
    article = factories.published()
    english = factories.translated(article, headline="An example")
    move(
        move(english, "submit", by=factories.author()), "publish", by=factories.chief()
    )
    press(
        factories.chief(),
        article,
        "withdraw",
        note="Stimmt nicht.",
        ending="gone",
        all_languages="on",
    )
    assert {a.phase() for a in Article.objects.all()} == {Phase.WITHDRAWN}
    assert {a.ending for a in Article.objects.all()} == {"gone"}


def test_withdrawing_may_lead_to_another_article_by_its_address():
    article, other = factories.published(), factories.published(headline="Neu")
    press(
        factories.chief(),
        article,
        "withdraw",
        note="Doppelt.",
        ending="replaced",
        successor=other.permalink,
    )
    article.refresh_from_db()
    assert article.replaced_by == other.edition


def test_an_address_at_which_nothing_is_public_is_refused():
    article, hidden = factories.published(), factories.draft(headline="Geheim")
    for typed in (hidden.slug, "gibt-es-nicht", "x" * 3000):
        answer = press(
            factories.chief(),
            article,
            "withdraw",
            note="Doppelt.",
            ending="replaced",
            successor=typed,
        )
        assert "Dort steht kein öffentlicher Artikel." in text_of(answer)
    assert phase(article) is Phase.LIVE


def test_what_stands_in_the_way_is_said_instead_of_done():
    article = factories.draft(headline="")
    client = at_desk(factories.author())
    answer = client.get(move_url(article, "submit"), follow=True)
    assert "Die Überschrift fehlt." in text_of(answer)
    client.post(move_url(article, "submit"), {"seen": article.lock})
    assert phase(article) is Phase.DRAFT


def test_s8_revising_makes_a_draft_and_leaves_the_public_page_alone():
    article = factories.published()
    client = at_desk(factories.author())
    address = reverse("admin:articles_article_revise", args=[article.pk])
    assert client.get(address).status_code == 405
    page = client.get(article.get_absolute_url()).content
    answer = client.post(address, follow=True)
    made = Article.objects.get(number=2)
    assert url(Article, "change", made.pk) in answer.redirect_chain[0][0]
    assert made.phase() is Phase.DRAFT
    assert client.get(article.get_absolute_url()).content == page
    again = client.post(address, follow=True)
    assert "Arbeitsfassung" in text_of(again)
    assert Article.objects.count() == 2


def test_translating_makes_a_draft_in_the_other_language():
    article = factories.published()
    client = at_desk(factories.author())
    address = reverse("admin:articles_article_translate", args=[article.pk, "en"])
    assert client.get(address).status_code == 405
    client.post(address)
    made = Article.objects.get(edition__language="en")
    assert made.translated_from == article
    for language in ("de", "fr", "x"):
        address = reverse(
            "admin:articles_article_translate", args=[article.pk, language]
        )
        assert client.post(address).status_code == 302
    assert Article.objects.count() == 2


def test_a_published_version_says_that_it_is_public_and_others_why_not():
    article = factories.published()
    client = at_desk(factories.author())
    shown = client.get(url(Article, "change", article.pk))
    assert article.permalink in text_of(shown)
    draft = revise(article, by=factories.author())
    shown = client.get(url(Article, "change", draft.pk))
    assert "Nicht öffentlich" in text_of(shown)
    assert article.permalink not in text_of(shown)


def test_a_translation_says_by_how_much_its_original_is_ahead():
    article = factories.published()
    english = factories.translated(article)
    client = at_desk(factories.author())
    page = url(Article, "change", english.pk)
    assert "Das Original ist" not in text_of(client.get(page))
    factories.republished(article, body="<p>Etwas Neues.</p>")
    shown = client.get(page)
    assert "Das Original ist 1 Version voraus." in text_of(shown)
    [address] = re.findall(r'class="behind"><a href="([^"]+)"', shown.text)
    compared = client.get(address.replace("&amp;", "&"))
    assert "Neues" in text_of(compared)
