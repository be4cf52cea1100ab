"""`make bench` measures on a stock like one that was written and published."""

import os
import sys
from contextlib import closing
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from articles.models import Alert, Article, Edition, Snapshot
from benchmarks import preparing
from benchmarks.alerts import acts
from benchmarks.beside import Compared, as_text
from benchmarks.databases import becomes, fingerprint
from benchmarks.forms import form_in
from benchmarks.houses import FLOOR, HERE, Tree
from benchmarks.report import verdict
from benchmarks.servers import Answer, Cost, Request, running
from benchmarks.stock.checking import problems
from benchmarks.stock.loading import load
from benchmarks.tasks import LATER, PUBLISHING, public_tasks
from tests.support.processes.loopback import free_port
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
ALL = 1_000


@world
def stock():
    """Forty articles, half of them copied inside the database."""
    load(40, originals=20)


def test_a_stock_is_as_if_it_had_been_written_and_published(stock):
    assert Edition.objects.count() == 40
    assert len(set(Edition.objects.values_list("uuid", flat=True))) == 40
    assert list(problems(sample=ALL)) == []


def test_a_loaded_stock_is_migrated_and_one_of_other_tables_is_loaded_anew(tmp_path):
    texts, tables = tmp_path / "stock", tmp_path / "migrations"
    for folder, name in ((texts, "texts.py"), (tables, "0001_schema.py")):
        folder.mkdir()
        (folder / name).write_text("a = 1")
    stamp = fingerprint(40, [texts], tables)
    assert becomes(stamp, stamp)
    assert not becomes("", stamp)
    assert not becomes(stamp, fingerprint(80, [texts], tables))
    (tables / "0002_more.py").write_text("a = 1")
    assert becomes(stamp, fingerprint(40, [texts], tables))
    (tables / "0001_schema.py").write_text("a = 2")
    assert not becomes(stamp, fingerprint(40, [texts], tables))


def test_each_reader_of_a_stock_gets_a_letter_whatever_the_list(stock, settings):
    settings.NEWSROOM_ALERT_RATE = 0
    assert acts.fill(60, 40) == {"lists": 40}
    queries = set(Alert.objects.values_list("query", flat=True))
    assert len(queries) == 40
    assert any(query.startswith("q=") for query in queries)
    begun = acts.begin()
    assert (begun["number"], begun["queries"] < 80) == (60, True)
    assert acts.letters(25)["number"] == len(mail.outbox) == 25
    acts.give(["long", "pictures"])
    assert acts.waits().keys() == {"long", "pictures"}
    acts.empty()
    assert not Alert.objects.exists()


def test_what_isnt_as_it_would_be_is_named(stock):
    broken, moved, unfound = Article.objects.public().order_by("pk")[:3]
    Article.objects.filter(pk=broken.pk).update(content_hash="0" * 64)
    Article.objects.filter(pk=moved.pk).update(printed_on="2001-01-01")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_search WHERE rowid = %s", [unfound.pk])
    named = "\n".join(problems(sample=ALL))
    assert f"Article {broken.pk}, “{broken}”: its hash" in named
    assert f"Article {moved.pk}, “{moved}”: its window or dates" in named
    assert f"Article {unfound.pk}, “{unfound}”: its row of the index" in named
    assert "The index has other articles than there are." in named


@pytest.mark.ci
def test_every_page_that_is_measured_answers_and_its_queries_are_counted(stock):
    known = preparing.known(2)
    (in_review, _address), *due = known.submitted
    client = Client(SERVER_NAME="127.0.0.1")

    def ask(request: Request) -> Answer:
        said = client.get(request.path, headers=request.headers)
        return Answer(said.status_code, said.content, dict(said.headers))

    for task in public_tasks(known):
        request = next(task.requests(ask))
        assert ask(request).status == request.status, task.name
    counts = preparing.counted(known)
    assert counts["feed, 304"]["queries"] == 1
    assert counts["desk: publish"]["queries"] > 0
    # Each task that publishes took one, and left those that are measured.
    taken = PUBLISHING - LATER
    assert len(known.submitted) == 1 + 2 * PUBLISHING - taken
    published = {pk for pk, _address in due} - {pk for pk, _path in known.submitted}
    statuses = Article.objects.filter(pk__in=published).values_list("status", flat=True)
    assert [*statuses] == ["published"] * taken
    assert Article.objects.get(pk=in_review).status == "in_review"
    saved = Snapshot.objects.filter(article=known.drafts[0]).latest("lock").content
    assert saved["teaser"].endswith(" 0")


def test_a_form_is_read_as_a_browser_would_send_it():
    page = b"""<form id="x_form"><input name="a" value="1"><input type="checkbox"
        name="b"><textarea name="c">\nText</textarea><template><input name="d">
        </template><select name="e"><option value="2" selected></select>
        <input type="submit" name="f"></form><form><input name="g"></form>"""
    assert form_in(page) == {"a": ["1"], "c": ["Text"], "e": ["2"]}


def test_a_target_is_met_missed_or_not_measured():
    assert verdict(15, 15) == "met"
    assert verdict(30, 15) == "missed by 2 ×"
    assert verdict(None, 15) == "not measured"


@pytest.mark.parametrize(
    ("here", "again", "queries", "verdict"),
    [
        (104, 104, 3, ""),
        (106, 106, 3, "dearer"),
        (106, 108, 3, ""),  # the machine makes as much of a difference
        (90, 90, 4, "more queries"),
        (90, 90, 2, ""),
    ],
)
def test_a_tree_is_worse_by_more_than_its_own_spread(here, again, queries, verdict):
    costs = [Cost(python=number / 1000) for number in (here, again, 100)]
    one = Compared("list", *costs, queries_here=queries, queries_there=3)
    assert one.verdict == verdict
    worse = "list" if verdict else "nothing"
    assert as_text([one], "sqlite", 400).splitlines()[-1] == f"Worse: {worse}."


def test_what_is_no_newsroom_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="holds no newsroom with benchmarks"):
        Tree.at(tmp_path)


def test_the_floor_is_served_by_the_same_server(tmp_path):
    port, place = free_port(), SimpleNamespace(folder=tmp_path)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": FLOOR.settings,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'floor.sqlite3'}",
        "NEWSROOM_WORKER": "0",
        "PYTHONPATH": str(HERE.root),
    }
    command = [sys.executable, *FLOOR.server(port)]
    with (
        running(command, environment, place, port) as server,
        closing(server.connection),
    ):
        answer = server.ask(Request("/gibt/es/nicht/", status=404))
    assert answer.status == 404
