"""The feeds of sources on the desk: their list, their form, and their buttons."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import (
    FeedState,
    RecordEntry,
    Source,
    SourceFeed,
    SourceTerms,
)
from tests.support import factories, inbox
from tests.support.desk.desk import at_desk, errors, read_form, save, url

pytestmark = pytest.mark.django_db

LIST, ADD = url(SourceFeed, "changelist"), url(SourceFeed, "add")
DAY = timedelta(days=1)
NEW = "https://neu.example/feed.rss"


@pytest.fixture
def client():
    return at_desk(factories.editor())


def found(feed: SourceFeed, **values) -> SourceFeed:
    FeedState.objects.filter(feed=feed).update(**values)
    return feed


def page(feed: SourceFeed, name: str = "change") -> str:
    return url(SourceFeed, name, feed.pk)


def listed(client, **query) -> set[str]:
    rows = client.get(LIST, query).context["cl"].result_list
    return {str(row.source) for row in rows}


def test_the_list_says_of_each_how_it_stands(client):
    now = timezone.now()
    well = inbox.feed("Gut", title="Neuigkeiten")
    found(well, standing="well", succeeded_at=now, news_at=now, usual_gap=7_200)
    bad = {"standing": "failing", "failures": 3, "problem": "timeout"}
    bad["problem_values"] = {"host": "quelle.example"}
    found(inbox.feed("Schlecht"), next_at=now + DAY, **bad)
    inbox.item("Eins", of=well, state="taken", decided_at=now)
    inbox.item("Zwei", of=well)
    found(inbox.feed("Lückenhaft"), standing="well", remarks=[["x", "Ohne IDs."]])
    text = client.get(LIST).text
    for said in (
        "Ohne IDs.", "Neuigkeiten", "antwortet", "alle 2 Stunden", "1 von 2",
        "Letzte Antwort: heute", "3 Abrufe in Folge",
        "quelle.example braucht zu lange für eine Antwort.",
        "Nächster Abruf: morgen",
    ):  # fmt: skip
        assert said in text


@pytest.mark.parametrize(
    ("problem", "values", "german", "english"),
    [
        ("404", {}, "Unter dieser Adresse gibt es nichts (404).",
         "There is nothing at this address (404)."),
        ("500", {}, "mit dem Fehler 500", "with the error 500"),
        ("expired", {"host": "x.example"}, "Das Zertifikat von x.example",
         "The certificate of x.example has expired."),
        ("error_page", {"title": "<Wartung>"}, "eine Fehlerseite",
         "sends an error page instead of its feed: “&lt;Wartung&gt;”."),
    ],
)  # fmt: skip
def test_a_failure_is_told_in_the_language_of_the_desk(
    client, problem, values, german, english
):
    feed = inbox.feed()
    found(feed, standing="failing", problem=problem, problem_values=values)
    assert german in client.get(page(feed)).text
    told = client.get(page(feed), headers={"accept-language": "en"}).text
    assert english in told
    assert german not in told


def test_a_sentence_that_was_stored_before_is_still_read(client):
    feed = inbox.feed()
    found(feed, standing="gone", problem="410", reason="Der Server schweigt.")
    for language in ("de", "en"):
        told = client.get(page(feed), headers={"accept-language": language}).text
        assert "Der Server schweigt." in told


def test_its_table_has_the_values_without_their_names(client):
    found(inbox.feed("Gut"), standing="well", usual_gap=7_200)
    head, row = client.get(f"{LIST}table.csv").text.strip().splitlines()
    assert "Üblicher Rhythmus" in head.replace("üblicher", "Üblicher")
    assert "alle 2 Stunden" in row
    assert "hythmus" not in row


def test_the_list_is_narrowed_to_what_needs_a_look(client):
    now, gap = timezone.now(), 86_400
    found(inbox.feed("Gut"), standing="well", news_at=now, usual_gap=gap)
    found(inbox.feed("Stumm"), standing="well", news_at=now - 9 * DAY, usual_gap=gap)
    found(inbox.feed("Kaputt"), standing="failing")
    found(inbox.feed("Weg"), standing="gone")
    inbox.feed("Neu", language="en")
    inbox.feed("Pause", is_paused=True)
    moved = {"moved_to": NEW, "moved_times": 7, "moved_since": now - 4 * DAY}
    found(inbox.feed("Umgezogen"), standing="well", **moved)
    inbox.feed("Post", way="mail", address="")
    wanted = {
        "well": {"Gut", "Stumm", "Umgezogen"},
        "quiet": {"Stumm"},
        "failing": {"Kaputt"},
        "gone": {"Weg"},
        "unasked": {"Neu"},
        "paused": {"Pause"},
        "moved": {"Umgezogen"},
    }
    assert {name: listed(client, standing=name) for name in wanted} == wanted
    assert listed(client, way__exact="mail") == {"Post"}
    assert listed(client, language__exact="en") == {"Neu"}
    assert listed(client, q="Stumm") == {"Stumm"}


@pytest.mark.both
def test_the_list_takes_no_more_queries_for_more_feeds(
    client, django_assert_max_num_queries
):
    inbox.feed("Eine")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(8):
        inbox.feed(f"Quelle {number}")
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)


def test_an_editor_adds_a_feed_with_the_terms_of_its_source(client):
    source = factories.source("Institut Beispiel")
    form = read_form(client.get(ADD, {"source": source.pk}))
    assert form["source"] == [str(source.pk)]
    sent = form | {"address": NEW, "terms": "licensed", "until": "2027-12-31"}
    assert client.post(ADD, sent).status_code == 302
    feed = SourceFeed.objects.get()
    assert (feed.address, feed.secret) == (NEW, "")
    assert FeedState.objects.filter(feed=feed).exists()
    assert str(SourceTerms.objects.get(source=source).until) == "2027-12-31"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"address": ""}, "Tragen Sie die Adresse ein"),
        ({"address": "ftp://quelle.example/"}, "Adresse"),
        ({"address": "https://name:wort@quelle.example/"}, "alles bis zum @"),
        ({"way": "mail", "address": NEW}, "keine Adresse zum Abrufen"),
        ({"address": NEW, "below": "/news/"}, "Pfad"),
        ({"address": NEW, "terms": "licensed"}, "letzten Tag"),
        ({"address": NEW, "until": "2027-12-31"}, "letzten Tag"),
        ({"address": NEW, "source": ""}, "Quelle"),
    ],
)
def test_what_doesnt_fit_is_refused_at_its_field(client, sent, told):
    source = factories.source("Institut Beispiel")
    answer = client.post(ADD, read_form(client.get(ADD)) | {"source": source.pk} | sent)
    assert answer.status_code == 200
    assert told in answer.text
    assert not SourceFeed.objects.exists()
    assert not SourceTerms.objects.exists()


def test_an_address_that_is_watched_leads_to_its_entry(client):
    feed = inbox.feed("Institut Beispiel", address=NEW)
    form = read_form(client.get(ADD)) | {"source": feed.source_id, "address": NEW}
    answer = client.post(ADD, form)
    assert "wird schon beobachtet" in answer.text
    assert f'href="{page(feed)}"' in answer.text


def test_terms_that_others_set_are_overwritten_by_nobody_unread(client):
    feed = inbox.feed("Institut Beispiel")
    form = read_form(client.get(page(feed)))
    SourceTerms.objects.create(source=feed.source, terms="free")
    answer = client.post(page(feed), form | {"terms_note": "Vertrag von 2026"})
    assert "gilt schon" in errors(answer)
    assert SourceTerms.objects.get().note == ""
    # Left alone they stay, whatever else is saved.
    assert client.post(page(feed), form | {"title": "Neu"}).status_code == 302
    assert SourceTerms.objects.get().terms == "free"
    save(client, page(feed), terms_note="Vertrag von 2026")
    assert SourceTerms.objects.get().note == "Vertrag von 2026"


def test_one_by_mail_gets_a_secret_address_and_loses_it_with_the_way(client, settings):
    source = factories.source("Institut Beispiel")
    assert "sobald der Feed gespeichert ist" in client.get(ADD).text
    form = read_form(client.get(ADD)) | {"source": source.pk, "way": "mail"}
    assert client.post(ADD, form).status_code == 302
    feed = SourceFeed.objects.get()
    assert len(feed.secret) > 20
    settings.NEWSROOM_INBOX_ADDRESS = ""
    assert "keine eingerichtet" in client.get(page(feed)).text
    settings.NEWSROOM_INBOX_ADDRESS = "post@news.example.org"
    assert f"post+{feed.secret}@news.example.org" in client.get(page(feed)).text
    save(client, page(feed), title="Pressestelle")
    before, feed = feed.secret, SourceFeed.objects.get()
    assert feed.secret == before
    save(client, page(feed), way="feed", address=NEW)
    assert SourceFeed.objects.get().secret == ""


def test_its_buttons_act_by_a_post_alone_and_are_on_record(client):
    feed = found(inbox.feed(), next_at=timezone.now() + DAY)
    for name in ("ask", "pause", "resume", "follow", "stay"):
        assert client.get(page(feed, name)).status_code == 405
    answer = client.post(page(feed, "ask"), follow=True)
    assert "wird als Nächstes abgerufen" in answer.text
    assert feed.pk in SourceFeed.objects.due(timezone.now()).values_list(
        "pk", flat=True
    )
    assert "ist pausiert" in client.post(page(feed, "pause"), follow=True).text
    answer = client.post(page(feed, "ask"), follow=True)
    assert "wird nicht abgerufen" in answer.text
    client.post(page(feed, "resume"))
    history = client.get(page(feed, "history")).text
    for said in ("sofort abgerufen", "pausiert", "fortgesetzt"):
        assert said in history


def test_a_new_address_is_taken_or_refused_by_a_button(client):
    feed = inbox.feed()
    assert "Umgezogen" not in client.get(page(feed)).text
    moved = {"moved_times": 5, "moved_since": timezone.now() - 4 * DAY}
    found(feed, moved_to=NEW, **moved)
    opened = client.get(page(feed)).text
    assert NEW in opened
    assert "Die neue Adresse übernehmen" in opened
    answer = client.post(page(feed, "follow"), {"seen": "x"}, follow=True)
    assert "bleibt, wie sie ist" in answer.text
    client.post(page(feed, "follow"), {"seen": NEW})
    assert SourceFeed.objects.get().address == NEW
    found(feed, moved_to="https://x.example/", **moved)
    client.post(page(feed, "stay"), {"seen": "https://x.example/"})
    assert SourceFeed.objects.get().address == NEW
    found(feed, moved_to="https://x.example/", **moved)
    assert "Umgezogen" not in client.get(page(feed)).text


def test_it_is_deleted_only_before_anything_came_by_it(client):
    feed = inbox.feed()
    inbox.item(of=feed)
    answer = client.post(page(feed, "delete"), {"post": "yes"})
    assert "lässt sich nicht löschen" in answer.text
    bulk = {"action": "delete_selected", "_selected_action": feed.pk, "post": "yes"}
    client.post(LIST, bulk)
    assert SourceFeed.objects.exists()
    feed.items.all().delete()
    client.post(page(feed, "delete"), {"post": "yes"})
    assert not SourceFeed.objects.exists()


def test_the_page_of_a_source_lists_its_feeds_with_their_standing(client):
    feed = found(inbox.feed("Institut Beispiel", title="Presse"), standing="failing")
    text = client.get(url(Source, "change", feed.source_id)).text
    assert "So wird sie beobachtet" in text
    assert page(feed) in text
    assert "antwortet nicht" in text
    other = client.get(url(Source, "change", factories.source("Andere").pk)).text
    assert "noch nicht beobachtet" in other
    author = at_desk(factories.author())
    text = author.get(url(Source, "change", feed.source_id)).text
    assert "So wird sie beobachtet" not in text


def test_a_source_that_is_watched_isnt_deleted_and_items_are_no_uses_of_it():
    admin = at_desk(factories.admin())
    feed = inbox.feed("Institut Beispiel")
    inbox.item(of=feed)
    answer = admin.post(url(Source, "delete", feed.source_id), {"post": "yes"})
    assert "Pausieren Sie stattdessen ihre Feeds" in answer.text
    assert Source.objects.filter(pk=feed.source_id).exists()
    [row] = admin.get(url(Source, "changelist")).context["cl"].result_list
    assert row.uses == 0


def test_an_author_sees_and_changes_none():
    feed = inbox.feed()
    client = at_desk(factories.author())
    for path in (LIST, ADD, page(feed)):
        assert client.get(path).status_code == 403
    assert client.post(page(feed, "pause")).status_code == 403
    assert not RecordEntry.objects.filter(details__act="feed_paused").exists()
