"""From a wheel in an empty environment to a page that answers, and to the desk."""

import re
import shutil
import sqlite3
import time
from contextlib import closing
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import unquote, urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest

from tests.conftest import ROOT
from tests.support.copies import commit_of
from tests.support.inspecting.looks import EXAMPLE

FOUND = {
    "de": "Die Überschrift endet mit einem Ausrufezeichen. Sagen Sie es ruhig.",
    "en": "The headline ends with an exclamation mark. Say it calmly.",
}
# The example look's colour of links, by day.
SEA = "#0a5068"
ARTICLE = re.compile(r"/admin/articles/article/(\d+)/change/")
pytestmark = pytest.mark.ci


@pytest.fixture(scope="module")
def site(installed):
    with installed.serving() as site:
        yield site


def read(address):
    with urlopen(address) as answer:
        assert answer.status == 200
        return answer.read().decode()


class Desk:
    """Somebody at the desk, in a browser that asks for one language."""

    def __init__(self, site, language):
        self.site, self.language = site, language
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path, **form):
        data = urlencode(form).encode() if form else None
        headers = {"Accept-Language": self.language, "Referer": self.site + path}
        with self.opener.open(Request(self.site + path, data, headers)) as answer:
            return unescape(answer.read().decode())

    def log_in(self, name, password):
        form = self.open("/admin/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
        who = {"username": name, "password": password, "next": "/admin/"}
        return self.open("/admin/login/", csrfmiddlewaretoken=token, **who)


def test_it_runs_from_where_it_was_installed(installed):
    source = "import articles, newsroom; print(articles.__file__, newsroom.__file__)"
    for place in installed.call("python", "-c", source).stdout.split():
        assert str(installed.programs.parent) in place
        assert not Path(place).is_relative_to(ROOT)


def test_alone_it_says_how_to_begin_and_which_version_it_is(installed):
    said = installed.run().stdout
    assert "newsroom serve --demo" in said
    assert str(installed.folder / "var") in said
    version, commit = installed.wheel.name.split("-")[1], commit_of(ROOT)
    build = f"{version} ({commit})" if commit else version
    assert installed.run("version").stdout == f"{build}\n"


def test_the_demo_is_made_in_the_folder_it_was_asked_for_in(installed):
    printed = (installed.folder / "printed").read_text()
    assert printed.endswith("Serve it: newsroom serve --demo\n")
    assert set(installed.passwords()) == {"author", "editor", "chief", "admin"}
    assert (installed.folder / "var/demo/newsroom.sqlite3").exists()
    assert not (installed.folder / "var/newsroom.sqlite3").exists()


def test_readers_find_pages_with_their_styles_and_feeds(site):
    home = read(f"{site}/en/")
    style = re.search(r'href="(/static/articles/site\.[0-9a-f]+\.css)"', home)[1]
    assert "--paper" in read(site + style)
    article = re.search(r'href="(/en/articles/[a-z0-9-]+/)"', home)[1]
    assert "<h1" in read(site + article)
    feed = re.search(r'type="application/atom\+xml"[^>]* href="([^"]+)"', home)[1]
    assert f"{site}/en/articles/" in read(feed)
    assert read(f"{site}/readyz") == "ok\n"


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_a_plugin_finds_stands_at_the_desk(installed, site, language):
    desk = Desk(site, language)
    home = desk.log_in("editor", installed.passwords()["editor"])
    assert {"de": "Abmelden", "en": "Log out"}[language] in home
    listed = desk.open("/admin/articles/article/?q=joint+laboratory")
    number = ARTICLE.search(listed)[1]
    for page in ("change", "move/submit"):
        assert FOUND[language] in desk.open(f"/admin/articles/article/{number}/{page}/")
    other = desk.open("/admin/articles/article/?phase=live")
    shown = desk.open(f"/admin/articles/article/{ARTICLE.search(other)[1]}/change/")
    assert FOUND[language] not in shown


def wait_for_worker(database):
    """Wait until the worker beside the server has noted when it plans from."""
    with closing(sqlite3.connect(database)) as connection:
        for _ in range(300):
            if connection.execute("SELECT * FROM django_ox_oxscheduletick").fetchall():
                return
            time.sleep(0.1)
    raise TimeoutError("No worker has begun.")


@pytest.mark.long
def test_a_newsroom_of_ones_own_begins_empty(installed, tmp_path):
    static = installed.folder / "var/demo/static"
    shutil.copytree(static, tmp_path / "static")  # to compress them takes long
    env = {"NEWSROOM_VAR": str(tmp_path), "NEWSROOM_WORKER": "1"}
    env["NEWSROOM_PAGE_CACHE"] = "32"
    with installed.serving(env=env, options=()) as site:
        assert read(f"{site}/readyz") == "ok\n"
        wait_for_worker(tmp_path / "newsroom.sqlite3")
        assert "/en/articles/" in read(f"{site}/en/")
        eva = {"DJANGO_SUPERUSER_PASSWORD": "ein langes Kennwort 42"}
        asked = ("createsuperuser", "--noinput", "--username", "eva", "--email", "")
        assert installed.run(*asked, env=env | eva).returncode == 0
        assert "Log out" in Desk(site, "en").log_in("eva", *eva.values())


@pytest.mark.long
def test_a_look_is_served_as_soon_as_it_is_named(installed, tmp_path):
    shutil.copytree(installed.folder / "var/demo", tmp_path / "var")
    shutil.copytree(EXAMPLE, tmp_path / "look")
    env = {"NEWSROOM_VAR": str(tmp_path / "var"), "NEWSROOM_LOOK": f"{tmp_path}/look"}
    with installed.serving(env=env) as site:
        home = read(f"{site}/en/")
        own = re.search(r'href="(/static/example_look/own\.[0-9a-f]+\.css)"', home)[1]
        assert read(site + own) == (EXAMPLE / "static/example_look/own.css").read_text()
        logo = re.search(r'src="(/static/look/logo\.[0-9a-f]+\.svg)"', home)[1]
        assert "<svg" in read(site + logo)
        style = re.search(r'href="(/static/articles/site\.[0-9a-f]+\.css)"', home)[1]
        assert SEA in read(site + style)
        desk = read(f"{site}/admin/login/")
        # The desk's pages hold small drawings, and its style sheets come as one.
        drawing = re.search(
            r'class="desk-logo" src="data:image/svg\+xml,([^"]+)"', desk
        )[1]
        assert unquote(unescape(drawing)) == read(site + logo).strip()
        sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', desk)
        assert any(SEA in read(site + unescape(one)) for one in sheets)


def test_a_look_that_cannot_be_read_well_is_not_served(installed, tmp_path):
    look = tmp_path / "look"
    shutil.copytree(EXAMPLE, look)
    colours = (look / "colours.toml").read_text(encoding="utf-8")
    faint = colours.replace(f'link = "{SEA}"', 'link = "#9ab8c4"')
    assert faint != colours
    (look / "colours.toml").write_text(faint, encoding="utf-8")
    env = {"NEWSROOM_VAR": str(tmp_path / "var"), "NEWSROOM_LOOK": str(look)}
    served = installed.run("serve", env=env)
    assert served.returncode == 1
    assert "#9ab8c4" in served.stderr
    assert "text needs 4.5:1" in served.stderr
    assert len(served.stderr.splitlines()) == 1


def test_the_plugin_is_listed_with_what_it_checks(installed):
    assert installed.run("plugins").stdout == (
        "newsroom-calm-headlines 1.0: calm_headlines, label calm_headlines, "
        "checks: calm-headlines-exclamation\n"
    )


def test_the_editors_guide_comes_along(installed):
    assert installed.run("editors_guide").stdout.startswith("# ")


def test_what_only_a_checkout_has_is_not_written(installed):
    done = installed.run("document_workflow", env={"NEWSROOM_VAR": "var/demo"})
    assert done.returncode == 1
    assert "Run this in a checkout." in done.stderr
