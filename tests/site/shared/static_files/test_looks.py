"""A look on the pages: its files are found, its templates read, its colours written."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from articles.models import Masthead
from articles.site.shared import check_look, require_collected
from articles.site.shared.static_files.stylesheets import compact
from tests.support.factories import published
from tests.support.inspecting.looks import EXAMPLE, svg, wear, written

ACCENTS = ("#0b5c74", "#6cc4dd")


@pytest.fixture
def example(settings):
    return wear(settings, EXAMPLE)


def css(name: str) -> str:
    return Path(finders.find(name)).read_text(encoding="utf-8")


def test_readers_get_the_looks_colours_after_the_houses_in_each_scheme(example):
    own, text = css("articles/look.css"), css("articles/site.css")
    for part, accent in zip(
        own.split("@media screen and (pref", 1), ACCENTS, strict=True
    ):
        assert f"--accent: {accent};" in part
    houses, _own, others = text.partition(compact(own))
    assert "--accent: #8c1d2f;" in houses
    assert "@layer base" in others
    assert '@import url("look.css")' in css("articles/feed.css")


def test_the_desk_has_both_schemes_in_one_for_its_own_switch(example):
    text = css("articles/desk-colours.css")
    assert f"--accent: light-dark({', '.join(ACCENTS)});" in text
    assert "--primary: var(--accent);" in text


def test_without_a_look_nothing_is_written_but_the_desks(settings):
    assert css("articles/look.css") == ""
    assert css("articles/site.css").count("--accent:") == 2
    assert finders.find("look/logo.svg") is None


def test_the_looks_files_are_found_and_collected(example, settings, tmp_path):
    assert finders.find("look/logo.svg") == str(EXAMPLE / "logo.svg")
    assert finders.find("look/colours.toml") is None
    assert finders.find("look/../colours.toml") is None
    own = EXAMPLE / "static/example_look/own.css"
    assert finders.find("example_look/own.css", find_all=True) == [str(own)]
    settings.STATIC_ROOT = tmp_path
    call_command("collectstatic", interactive=False, verbosity=0)
    there = ("look/logo.svg", "look/favicon.svg", "example_look/own.css")
    assert all((tmp_path / name).is_file() for name in there)
    assert not (tmp_path / "look/colours.toml").exists()


def test_a_look_is_not_served_before_it_is_collected_as_it_is(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "collected"
    require_collected()  # the house's own is no look
    files = {"logo.svg": svg(), "static/.DS_Store": ""}
    folder = written(tmp_path / "look", files)
    wear(settings, folder)
    with pytest.raises(ImproperlyConfigured, match=r"look/logo\.svg .* collectstatic"):
        require_collected()
    call_command("collectstatic", interactive=False, verbosity=0)
    require_collected()
    colours = '[light]\naccent = "#123456"\n'
    wear(settings, written(folder, {"colours.toml": colours}))
    with pytest.raises(ImproperlyConfigured, match=r"articles/site\.css isn't"):
        require_collected()
    settings.DEBUG = True  # nothing is collected then
    require_collected()


def test_no_page_is_served_before_the_files_that_it_names_are_collected(
    settings, tmp_path, collected
):
    settings.STATIC_ROOT = tmp_path
    kept = {
        "BACKEND": "articles.site.shared.static_files.whole.WholeStaticFilesStorage"
    }
    settings.STORAGES = {**settings.STORAGES, "staticfiles": kept}
    with pytest.raises(ImproperlyConfigured, match=r"isn't collected .* collectstatic"):
        require_collected()
    shutil.copytree(collected, tmp_path, dirs_exist_ok=True)
    settings.STORAGES = {**settings.STORAGES}  # reads anew what is collected
    require_collected()
    [lost] = tmp_path.glob("articles/icon.*.svg")
    lost.unlink()
    with pytest.raises(ImproperlyConfigured, match=r"articles/icon\.svg isn't"):
        require_collected()


def test_pages_show_the_logo_under_the_name_of_the_masthead(example, client, db):
    Masthead.objects.create(language="de", name="Beispielblatt")
    page = client.get("/de/").text
    logo = '<img class="site-logo" src="/static/look/logo.svg" width="292" height="64"'
    assert f'{logo} alt="Beispielblatt"></a>' in page
    assert 'href="/static/look/favicon.svg"' in page
    assert 'href="/static/example_look/own.css"' in page
    assert "<p><strong>Beispielblatt</strong></p>" in page  # its own footer
    assert [f'content="{paper}"' in page for paper in example.papers] == [True, True]
    assert client.get("/favicon.ico")["Location"] == "/static/look/favicon.svg"
    assert "look/logo.svg" in client.get("/admin/login/").text


def test_without_a_logo_the_name_stands_there_as_text(client, db):
    Masthead.objects.create(language="de", name="Beispielblatt")
    page = client.get("/de/").text
    assert '<a class="site-name" href="/de/">Beispielblatt</a>' in page
    assert "<img" not in client.get("/admin/login/").text


def test_a_new_look_ends_not_modified(settings, client, db, tmp_path):
    """Also for who tells a date alone, once the folder's files are newer than that."""
    published()
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1), tick=False):
        paths = ("/de/", "/de/artikel/feed.atom")
        before = {path: client.get(path) for path in paths}
        tags = {path: {"if-none-match": one["ETag"]} for path, one in before.items()}
        date = {"if-modified-since": before[paths[1]]["Last-Modified"]}
        for path in paths:
            assert client.get(path, headers=tags[path]).status_code == 304
        assert client.get(paths[1], headers=date).status_code == 304
        wear(settings, written(tmp_path, {"logo.svg": svg()}))
        settings.NEWSROOM_LOOK = later(settings.NEWSROOM_LOOK)
        for path in paths:
            assert client.get(path, headers=tags[path]).status_code == 200
        assert client.get(paths[1], headers=date).status_code == 200


def later(look):
    """Return the look as if its files had been written half an hour from now."""
    return replace(look, changed_at=datetime.now(UTC) - timedelta(minutes=30))


def test_a_template_that_cannot_be_read_is_named_by_the_check(settings, tmp_path):
    files = {"templates/_footer.html": "{% if %}", "templates/fine.html": "{{ x }}"}
    wear(settings, written(tmp_path, files))
    [error] = check_look(None)
    assert error.id == "articles.E002"
    assert f"{tmp_path / 'templates/_footer.html'} can't be read" in error.msg


def test_a_file_with_a_name_of_the_house_is_named_by_the_check(settings, tmp_path):
    files = {"static/articles/site.css": "", "static/own.css": ""}
    wear(settings, written(tmp_path, files))
    [error] = check_look(None)
    assert error.id == "articles.E004"
    assert str(tmp_path / "static/articles/site.css") in error.msg


def test_the_example_passes_the_check(example):
    assert check_look(None) == []
