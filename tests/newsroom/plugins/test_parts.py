"""A plug-in brings a part of articles: typed, kept, hashed, and shown to readers."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

EXAMPLE = ROOT / "tests/house/packaging/example_plugin"
NAME = "calm_headlines_tone"
# It runs where the plug-in is installed, in a newsroom of its own.
WRITE = """
import json
from django.test import Client
from django.test.utils import setup_test_environment
from articles.domain.content import TABLE, content_hash, content_of
from articles.editing.publishing import move
from articles.editing.writing import revise, translate
from articles.models import Article
from tests.support import factories
from tests.support.desk.desk import at_desk, read_form, url

setup_test_environment(debug=True)
NAME = "calm_headlines_tone"
plain = factories.draft(headline="Ohne Ton")
draft = factories.draft(headline="Mit Ton", dated=None)
bare = content_of(draft)
author = at_desk(draft.author)
path = url(Article, "change", draft.pk)
empty = author.get(path).text
form = read_form(author.get(path))
long = author.post(path, form | {f"{NAME}-0-said": "x" * 81}).text
kept = content_of(draft)
author.post(path, form | {f"{NAME}-0-said": " sehr  ruhig "})
draft.refresh_from_db()
said = content_of(draft)
english = content_of(translate(draft, into="en", by=factories.author()))
chief = factories.chief()
draft = move(draft, "submit", by=draft.author)
review = at_desk(factories.editor()).get(url(Article, "review", draft.pk)).text
live = move(move(draft, "approve", by=factories.editor()), "publish", by=chief)
page = Client().get(live.get_absolute_url()).text
following = revise(live, by=chief)
print(json.dumps({
    "empty": empty, "long": long, "kept": kept[NAME], "said": said[NAME],
    "english": english[NAME], "revised": content_of(following)[NAME],
    "hashes": [content_hash(bare), content_hash(said)],
    "plain": content_hash(content_of(plain)),
    "review": review, "page": page,
}))
"""
READ = """
import json
from django.test import Client
from django.test.utils import setup_test_environment
from articles.domain.content import TABLE, content_hash, content_of
from articles.models import Article

setup_test_environment(debug=True)
plain = Article.objects.get(headline="Ohne Ton")
live = Article.objects.filter(status="published").get()
page = Client().get(live.get_absolute_url()).text
print(json.dumps({
    "plain": content_hash(content_of(plain)), "page": page,
    "has": "calm_headlines_tone" in TABLE,
}))
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run lines in a newsroom beside which the example is installed."""
    place = tmp_path_factory.mktemp("plugged")
    shutil.copytree(EXAMPLE / "calm_headlines", place / "calm_headlines")
    about = place / "newsroom_calm_headlines-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: newsroom-calm-headlines\nVersion: 1.0\n")
    entry = "calm_headlines = calm_headlines.apps:CalmHeadlinesConfig"
    (about / "entry_points.txt").write_text(f"[newsroom.plugins]\n{entry}\n")

    def manage(*arguments: str, **variables: str) -> str:
        given = {
            "NEWSROOM_VAR": str(place / "var"),
            "PYTHONPATH": str(place),
            "NEWSROOM_DEBUG": "1",
            # The articles here have neither labels nor sources.
            "NEWSROOM_PREFLIGHT_ERRORS": "no-target",
        }
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=given | variables,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("migrate", "--verbosity", "0")
    return manage


def told(run, lines: str, **variables: str) -> dict:
    return json.loads(
        run("shell", "-v", "0", "-c", lines, **variables).splitlines()[-1]
    )


@pytest.fixture(scope="module")
def written(run):
    return told(run, WRITE)


def test_it_has_its_place_in_the_form_and_refuses_what_does_not_fit(written):
    assert f'id="{NAME}-group"' in written["empty"]
    assert "<details>" in written["empty"].partition(f'"{NAME}-group"')[2][:400]
    assert "<details open>" in written["long"].partition(f'"{NAME}-group"')[2][:400]
    assert f'href="#id_{NAME}-0-said"' in written["long"]
    assert written["kept"] == []


def test_it_is_content_from_the_form_to_the_next_version(written):
    said = [{"said": "sehr ruhig"}]
    assert written["said"] == written["english"] == written["revised"] == said
    before, after = written["hashes"]
    assert before != after


def test_readers_and_reviewers_see_it_by_its_template(written):
    shown = '<p class="quiet">Tone: sehr ruhig</p>'
    assert shown in written["page"]
    assert "sehr ruhig" in written["review"]


def test_without_the_plugin_nothing_of_it_is_left_to_see(run, written):
    without = told(run, READ, NEWSROOM_WITHOUT_PLUGINS="calm_headlines")
    assert not without["has"]
    assert without["plain"] == written["plain"]
    assert "sehr ruhig" not in without["page"]
    assert "sehr ruhig" in told(run, READ)["page"]
