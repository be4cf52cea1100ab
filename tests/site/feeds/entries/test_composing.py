"""Entries are made once and kept, and nobody gets one that isn't true any more."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import Publication, move
from articles.models import FurtherReading, Masthead, PrintedPart
from articles.site.feeds import FORMATS
from articles.site.feeds.entries.composing import written_of
from articles.site.feeds.entries.listed import newest_in
from articles.site.feeds.formats import atom
from articles.site.selection import Selection
from tests.site.feeds.reading import FORMS, entries, get, titles
from tests.support.contents import full_content, keys
from tests.support.factories import (
    chief,
    in_review,
    picture,
    published,
    republished,
    source,
    topic,
)

pytestmark = pytest.mark.django_db
LISTS = ("/de/artikel/", "/de/themen/zoelle/")
START = "2026-03-05T09:00:00+01:00"


class Writers:
    """Remembers which titles each format has written."""

    def __init__(self, monkeypatch):
        self.wrote: list[tuple[str, str]] = []
        for form, format_ in FORMATS.items():
            write = format_.write_entry
            monkeypatch.setattr(format_, "write_entry", self.cache_report(form, write))

    def cache_report(self, form: str, write):
        def write_entry(entry, publisher):
            self.wrote.append((form, entry.title))
            return write(entry, publisher)

        return write_entry


@pytest.fixture
def writers(monkeypatch):
    return Writers(monkeypatch)


def said(client, path="/de/artikel/") -> list[str]:
    return [get(client, form, path).text for form in FORMS]


def everywhere(client, text: str) -> bool:
    """Return whether all formats contain the text; fail if only some do."""
    [is_said] = {text in answer for answer in said(client)}
    return is_said


@pytest.mark.both
def test_each_entry_is_written_once_for_each_format(client, writers):
    published(**full_content() | {"headline": "Eins"})
    published(headline="Zwei", topics=keys(topic("Zölle")))
    for _twice in range(2):
        for path in (*LISTS, "/de/archiv/2020/02/", "/de/artikel/"):
            said(client, path)
    wanted = [(form, title) for form in FORMS for title in ("Eins", "Zwei")]
    assert sorted(writers.wrote) == sorted(wanted)


@pytest.mark.both
def test_what_is_kept_has_the_very_bytes_of_what_is_made(client):
    for number in range(3):
        odd = {"headline": f"Nr. {number} ]]> “ü”\u2028", "slug": f"nr-{number}"}
        published(**full_content() | odd)
    gone = published(headline="Weg")
    move(gone, "withdraw", by=chief(), note="Falsch.")
    for path in (*LISTS, "/de/archiv/2020/02/", "/de/korrekturen/"):
        PrintedPart.objects.all().delete()
        for form in FORMS:
            fresh, kept = get(client, form, path), get(client, form, path)
            assert kept.content == fresh.content


@pytest.mark.both
def test_a_full_feed_of_kept_entries_is_three_questions(client, monkeypatch):
    monkeypatch.setattr("articles.site.feeds.entries.latest.MAX_ENTRIES", 12)
    label = topic("Zölle")
    for number in range(13):
        published(headline=f"Nr. {number}", topics=keys(label), dated="2020-02-12")
    move(published(headline="Weg"), "withdraw", by=chief(), note="Falsch.")
    for path in (*LISTS, "/de/archiv/2020/02/"):
        said(client, path)
        for form in FORMS:
            with CaptureQueriesContext(connection) as asked:
                assert get(client, form, path).text.count("urn:uuid:") >= 12
            assert len(asked) <= 3, (form, path)
            assert not [one for one in asked if '"body"' in one["sql"]]


def test_a_new_name_of_a_label_is_in_the_next_answer(client):
    label, publisher = topic("Zölle"), source("Verlag")
    reading = {"title": "Bericht", "publisher": str(publisher.key)}
    published(topics=keys(label), further_reading=[reading])
    assert FurtherReading.objects.get().publisher_name == ""
    assert everywhere(client, "Zölle")
    label.name = "Abgaben"
    label.save()
    assert everywhere(client, "Abgaben")
    assert not everywhere(client, "Zölle")
    publisher.name = "Verlagshaus"
    publisher.save()
    assert everywhere(client, "Verlagshaus")


def test_a_label_that_becomes_another_is_named_by_that(client):
    label, other = topic("Zölle"), topic("Abgaben")
    published(topics=keys(label))
    assert everywhere(client, "Zölle")
    label.merged_into = other
    label.save()
    assert everywhere(client, "Abgaben")
    other.name = "Steuern"
    other.save()
    assert everywhere(client, "Steuern")


@pytest.mark.parametrize("title", ["Vorn", "Im Text"])
def test_what_is_said_of_a_picture_is_in_the_next_answer(client, title):
    lead, inside = picture("Vorn"), picture("Im Text")
    body = f'<p>Text.</p><img data-image="{inside.key}">'
    published(lead_image=str(lead.key), body=body)
    assert not everywhere(client, "Ein Kran am Kai")
    image = {"Vorn": lead, "Im Text": inside}[title]
    image.alt = "Ein Kran am Kai"
    image.save()
    assert everywhere(client, "Ein Kran am Kai")


def test_the_name_of_the_site_is_in_the_next_answer(client):
    published(credit_name="", credit_organisation="")
    said(client)
    Masthead.objects.create(language="de", name="Das Haus")
    assert everywhere(client, "Das Haus")
    # The site is the author of articles without one.
    assert entries(client, "json")[0]["author"] == "Das Haus"
    assert get(client, "atom").text.count("<name>Das Haus</name>") == 2
    assert not everywhere(client, "Newsroom")


def test_a_correction_is_in_the_next_answer_and_what_it_corrects_is_not(client):
    article = published(headline="Zahlen", body="<p>Es sind 30.</p>")
    assert everywhere(client, "Es sind 30.")
    note = {"change_kind": "correction", "change_note": "Es waren 3, nicht mehr."}
    republished(article, body="<p>Es sind 3.</p>", **note)
    assert everywhere(client, "Es waren 3, nicht mehr.")
    assert not everywhere(client, "Es sind 30.")


@pytest.mark.both
def test_a_notice_stands_in_the_next_answer_and_the_article_in_the_one_after(
    client, writers
):
    article = published(headline="Zahlen", body="<p>Dreißig.</p>")
    assert everywhere(client, "Dreißig.")
    gone = move(article, "withdraw", by=chief(), note="Falsch.")
    assert everywhere(client, "[Zurückgezogen] Zahlen")
    assert not everywhere(client, "Dreißig.")
    move(gone, "reinstate", by=chief(), note="Stimmt doch.")
    assert everywhere(client, "Dreißig.")
    assert not everywhere(client, "[Zurückgezogen]")
    # As often as it became something else.
    assert len(writers.wrote) == 3 * len(FORMS)


@pytest.mark.both
def test_what_a_clock_that_is_behind_still_shows_is_not_kept_for_the_others(client):
    with time_machine.travel(START, tick=False) as clock:
        article = published(headline="Zahlen", body="<p>Dreißig.</p>")
        clock.shift(timedelta(minutes=90))
        move(article, "withdraw", by=chief(), note="Falsch.")
        # Further behind than a clock that was stepped back: nothing counts but it.
        clock.shift(timedelta(minutes=-70))
        assert everywhere(client, "Dreißig.")
        clock.shift(timedelta(minutes=70))
        assert everywhere(client, "[Zurückgezogen] Zahlen")
        assert not everywhere(client, "Dreißig.")


def test_what_expires_by_the_clock_is_in_no_further_answer(client):
    with time_machine.travel(START, tick=False) as clock:
        published(headline="Bleibt")
        end = Publication(expires_at=timezone.now() + timedelta(hours=1))
        article = in_review(headline="Geht")
        move(article, "publish", by=chief(), options=end)
        for form in FORMS:
            assert sorted(titles(client, form)) == ["Bleibt", "Geht"]
        clock.shift(timedelta(hours=1))
        for form in FORMS:
            assert titles(client, form) == ["Bleibt"]


def test_an_entry_without_a_lost_picture_is_not_kept(client):
    lead = picture("Vorn")
    published(lead_image=str(lead.key))
    path = lead.file.path
    with open(path, "rb") as file:
        content = file.read()
    lead.file.storage.delete(lead.file.name)
    for form in FORMS:
        assert lead.token not in get(client, form).text
    with open(path, "wb") as file:
        file.write(content)
    for form in FORMS:
        assert lead.token in get(client, form).text


def test_what_fits_into_no_feed_is_shortened_once(client, writers):
    published(headline="Lang", body=f"<p>{'😀' * 150_000}</p>")
    more = "Den ganzen Artikel auf der Website lesen"
    wanted = []
    for form in FORMS:
        answers = [get(client, form) for _twice in range(2)]
        assert answers[0].content == answers[1].content
        wanted += [form] * (1 + (more in answers[0].text))
    assert sorted(form for form, _title in writers.wrote) == sorted(wanted)
    assert len(wanted) > len(FORMS)


def test_a_format_that_comes_gets_a_part_by_itself(monkeypatch):
    monkeypatch.setitem(FORMATS, "lines", atom)
    article, at = published(), site_version.current(timezone.now())
    listed, _has_more = newest_in(Selection("de"), articles=50, notices=50, at=at)
    [written] = written_of("lines", listed, at=at)
    assert article.edition.urn in written.text
    parts = PrintedPart.objects.filter(article=article).values_list("part", flat=True)
    assert set(parts) == set(FORMATS)
