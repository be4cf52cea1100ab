"""A document that is imported again has the deadlines that its edition knows."""

from datetime import UTC, datetime

import pytest
import time_machine
from icalendar import Calendar

from articles.domain.content import content_of
from articles.editing.publishing import move
from articles.editing.writing import change, revise
from articles.models import Article, Deadline, Edition
from articles.transfer.importing.files import find_documents
from articles.transfer.importing.importer import Importer
from articles.transfer.importing.known_deadlines import with_keys
from articles.workflow import Change
from tests.support.factories import author, chief, editor
from tests.transfer.importing.documents import write

pytestmark = [pytest.mark.django_db, pytest.mark.both]
NOW = datetime(2027, 1, 10, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def imported(folder, line: str, *, clock=None, body: str = "Text.", publish=True):
    """Import a document with this line of deadlines; return the outcome."""
    if clock:
        clock.shift(3600)
    write(folder, body=body, sources=f"Musterquelle\n\nFrist: {line}")
    importer = Importer(publish=publish, by=chief() if publish else None)
    [outcome] = [importer.run(found) for found in find_documents([folder])]
    assert outcome.error == ""
    return outcome


def rows(article: Article) -> list[dict]:
    return content_of(article)["deadlines"]


def entries(client) -> list[tuple]:
    found = Calendar.from_ical(client.get("/de/artikel/calendar.ics").content)
    return [
        (str(one["uid"]), str(one["dtstart"].dt), str(one["status"]))
        for one in found.walk("VEVENT")
    ]


def test_an_extension_moves_the_entry_of_calendars(client, tmp_path, clock):
    imported(tmp_path, "15.3.2027")
    [(uid, day, _status)] = entries(client)
    assert day == "2027-03-15"
    article = imported(tmp_path, "30.4.2027", clock=clock).article
    clock.shift(60)
    assert entries(client) == [(uid, "2027-04-30", "CONFIRMED")]
    [row] = rows(article)
    assert row["was"] == "2027-03-15[Europe/Berlin]"
    assert row["learned"] == "2027-01-10"
    assert article.change_kind == Change.UPDATE
    note = "Einreichung verlängert: 30.04.2027 statt 15.03.2027."
    assert article.change_note == note


def test_a_later_change_of_the_text_keeps_what_is_known(tmp_path, clock):
    imported(tmp_path, "15.3.2027")
    before = imported(tmp_path, "30.4.2027", clock=clock).article
    clock.shift(86_400)
    after = imported(tmp_path, "30.4.2027", clock=clock, body="Mehr Text.").article
    assert after.number == 3
    assert rows(after) == rows(before)
    assert after.change_note == ""


def test_another_spelling_of_the_same_changes_nothing(tmp_path, clock):
    imported(tmp_path, "Skizze: 15.3.2027; 30.4.2027 17:00")
    line = "Skizze: 15. März 2027; 30 April 2027, 5 pm"
    assert imported(tmp_path, line, clock=clock).done == "unchanged"


def test_rows_that_other_keys_know_aren_t_changed_by_the_next_import(tmp_path, clock):
    """Earlier imports made keys of the day."""
    article = imported(tmp_path, "15.3.2027", publish=False).article
    old = "6f7c1ad2-3b54-4c4e-9d7e-0f4d7a3f2a01"
    content = content_of(article)
    content["deadlines"][0]["key"] = old
    change(article, content, by=None)
    article.refresh_from_db()
    Article.objects.filter(pk=article.pk).update(imported_hash=article.content_hash)
    outcome = imported(tmp_path, "15. März 2027", clock=clock, publish=False)
    assert outcome.done == "unchanged"
    imported(tmp_path, "30.4.2027", clock=clock, publish=False)
    assert str(Deadline.objects.get(article=article).key) == old


def test_a_row_that_the_desk_told_keeps_its_history(tmp_path, clock):
    article = imported(tmp_path, "15.3.2027").article
    following = revise(article, by=author())
    content = content_of(following)
    told = {"closes": "2027-04-30[Europe/Berlin]", "was": "2027-03-15[Europe/Berlin]"}
    told |= {"learned": "2027-01-09", "told_at": "https://example.org/frist"}
    content["deadlines"][0] |= told
    change(following, content | {"change_kind": "update"}, by=author())
    following.refresh_from_db()
    clock.shift(60)
    for verb, by in (("submit", author()), ("approve", editor()), ("publish", chief())):
        following = move(following, verb, by=by)
    draft = imported(tmp_path, "30.4.2027", clock=clock, body="Mehr.").article
    assert rows(draft)[0] == rows(article)[0] | told
    # A new day has nothing to do with the earlier change.
    draft = imported(tmp_path, "1.6.2027", clock=clock).article
    [row] = rows(draft)
    assert (row["was"], row["told_at"]) == ("2027-04-30[Europe/Berlin]", "")


def test_both_languages_of_a_story_share_the_keys(tmp_path):
    write(tmp_path, sources="Muster\n\nFrist: 15.3.2027")
    english = write(tmp_path, "beispiel.en.txt")
    text = english.read_text(encoding="utf-8")
    english.write_text(f"{text}\nDeadline: 15 March 2027\n", encoding="utf-8")
    importer = Importer()
    for found in find_documents([tmp_path]):
        assert importer.run(found).done == "new"
    assert Edition.objects.count() == 2
    assert len({*Deadline.objects.values_list("key", flat=True)}) == 1


A, B = ({"stage": "submission", "named": n, "closes": n, "key": f"k{n}"} for n in "ab")
NEW = {"stage": "submission", "named": "", "closes": "x", "key": "new"}
REGISTRATION = NEW | {"stage": "registration"}


@pytest.mark.parametrize(
    ("now", "keys"),
    [
        ([B, A], ["kb", "ka"]),
        ([A | {"key": "kb"}, B | {"key": "new"}], ["ka", "kb"]),
        ([B | {"closes": "c", "key": "new"}], ["kb"]),
        ([NEW, B], ["ka", "kb"]),
        ([REGISTRATION, A, B], ["new", "ka", "kb"]),
        # Its own key is another row's.
        ([A, B, NEW | {"key": "ka"}], ["ka", "kb", ""]),
        ([A | {"named": "c", "key": "ka"}, B], ["ka", "kb"]),
        ([], []),
    ],
)
def test_rows_are_known_by_what_they_say_then_by_key_then_by_place(now, keys):
    assert [row["key"] for row in with_keys(now, [A, B])] == keys
