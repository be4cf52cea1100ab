"""A process that serves leaves indexing to the worker, which readers hardly notice."""

import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_ox.testing import run_tasks

from articles.domain import search, site_version
from articles.domain.search.index import rebuilding, table, writing
from articles.domain.search.index.document import document_of
from articles.domain.search.index.tasks import index_versions
from articles.editing.publishing import move
from articles.editing.writing import revise
from articles.models import Article
from tests.conftest import ROOT
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
# A day's work at the desk in the process of a real worker of the server; then it shows
# what of dictionaries it has loaded.
SERVING = """
import sys
from newsroom.http_server.processes import worker
worker.newsroom(2)
from articles.models import Article, User
from articles.domain.search.language.grammar import compounds
from articles.domain.search.language import dictionary
from tests.support.desk.desk import at_desk, save
desk = at_desk(User.objects.get(username=sys.argv[1]))
assert save(
    desk,
    "/admin/articles/article/add/",
    headline="Forschende am Gletschereis",
    body="<p>Die Universitäten messen Wasserstände.</p>",
).status_code == 302
[article] = Article.objects.all()
change = f"/admin/articles/article/{article.pk}/change/"
assert save(desk, change, teaser="Neue Messungen").status_code == 302
for path in (
    f"/admin/articles/article/?q=Gletschereis",
    "/admin/go/?q=Forschende&as=json",
    "/de/artikel/?q=Gletscher+Messung",
    "/de/artikel/?q=Univerität",
    "/de/artikel/feed.rss?q=Wasserstand",
):
    assert desk.get(path, follow=True).status_code == 200, path
loaded = [name for name in sys.modules if name.startswith(("simplemma", "charsplit"))]
assert not loaded, loaded
for remembered in (dictionary.known, dictionary.strategy, compounds.splitter):
    assert remembered.cache_info().currsize == 0, remembered
"""


@pytest.fixture
def serving(monkeypatch):
    """Let this process be one that serves."""
    monkeypatch.setattr(writing.process, "to_worker", True)


def publish(draft: Article) -> None:
    approved = move(
        move(draft, "submit", by=draft.author), "approve", by=factories.editor()
    )
    move(approved, "publish", by=factories.chief())


def found(client, words: str) -> bool:
    page = client.get("/de/artikel/", {"q": words})
    assert page.status_code == 200
    return 'id="results"' in page.text


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_a_process_that_serves_never_loads_a_dictionary(
    other_process_env, tmp_path, collected
):
    folder = tmp_path / "var"
    folder.mkdir()
    (folder / "static").symlink_to(collected)
    env = other_process_env | {
        "NEWSROOM_ALLOWED_HOSTS": "testserver",
        "NEWSROOM_VAR": str(folder),
    }
    person = factories.chief()
    command = [sys.executable, "-c", SERVING, person.username]
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    query = search.read_query("Wasserstand", "de")
    assert not search.matching(Article.objects.all(), query).exists()
    run_tasks()
    assert search.matching(Article.objects.all(), query).count() == 1
    assert not search.check()


def test_what_is_published_is_found_when_the_worker_gets_to_it(client, serving):
    article = factories.published(headline="Kranich im Moor")
    assert article.get_absolute_url() in client.get("/de/artikel/").text
    assert not found(client, "Kranich")
    # The search pages that were cached until now aren't valid any more.
    before = site_version.current(timezone.now()).counter
    run_tasks()
    assert site_version.current(timezone.now()).counter > before
    assert found(client, "Kranich")
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    assert not found(client, "Kranich")


def test_nothing_is_found_before_it_is_public(client, serving):
    draft = factories.draft(headline="Kranich im Moor")
    before = site_version.current(timezone.now()).counter
    run_tasks()
    # Nobody's page has changed.
    assert site_version.current(timezone.now()).counter == before
    assert not found(client, "Kranich")
    publish(draft)
    assert found(client, "Kranich")


def test_nothing_is_found_by_what_a_text_does_not_say_any_more(client, serving):
    draft = factories.draft(headline="Kranich", body="<p>Ein Geheimnis.</p>")
    run_tasks()
    factories.edited(draft, by=draft.author, body="<p>Nichts davon.</p>")
    publish(draft)
    assert not found(client, "Geheimnis")
    run_tasks()
    assert (found(client, "Geheimnis"), found(client, "Kranich")) == (False, True)


def test_the_desk_finds_by_headline_what_waits_for_the_worker(serving):
    article = factories.draft(headline="Übers Moor zieht ein Kranich")
    desk = at_desk(factories.chief())
    for words in ("Übers Moor", "übers", "uebers-moor-zieht"):
        page = desk.get("/admin/articles/article/", {"q": words})
        assert str(article.pk) in page.text
        assert "Übers Moor zieht" in page.text
    answer = desk.get("/admin/go/", {"q": "Übers Moor", "as": "json"})
    [group] = answer.json()["groups"]
    assert group["found"][0]["text"] == "Übers Moor zieht ein Kranich"


def test_words_of_pictures_follow_where_they_are_shown(client, serving):
    image = factories.picture("L", alt="Kranich")
    article = factories.published(headline="Moor", lead_image=str(image.key))
    run_tasks()
    assert found(client, "Kranich")
    image.alt = "Storch"
    search.save_words(image)
    run_tasks()
    assert (found(client, "Kranich"), found(client, "Storch")) == (False, True)
    assert not search.check()
    assert revise(article, by=factories.author())


def test_a_task_that_was_lost_is_made_up_for(client, serving):
    article = factories.published(headline="Kranich")
    assert table.stored_articles() == {article.pk}
    assert search.glance() == set()
    call_command("rebuild_search", verbosity=0)
    assert found(client, "Kranich")


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_while_the_words_of_a_text_are_looked_up(serving, monkeypatch):
    """A worker that has just begun reads the dictionaries first."""
    draft = factories.draft(headline="Ein Gletscher")
    locked: list[bool] = []

    def look_up(*args):
        locked.append(connection.in_atomic_block)
        return document_of(*args)

    monkeypatch.setattr(rebuilding, "document_of", look_up)
    index_versions.call([draft.pk])
    assert locked == [False]
    assert not search.check()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("part", ["text", "picture"])
def test_what_was_changed_while_they_were_looked_up_is_found(
    serving, monkeypatch, part
):
    picture = factories.picture("Ein Bild")
    draft = factories.draft(headline="Ein Gletscher", lead_image=str(picture.key))

    def look_up(*args):
        monkeypatch.undo()
        made = document_of(*args)
        if part == "text":
            factories.edited(draft, by=draft.author, headline="Ein Vulkan")
        else:
            picture.caption = "Ein Vulkan"
            search.save_words(picture)
        return made

    monkeypatch.setattr(rebuilding, "document_of", look_up)
    index_versions.call([draft.pk])
    query = search.read_query("Vulkan", "de")
    assert search.matching(Article.objects.all(), query).count() == 1
    assert not search.check()
