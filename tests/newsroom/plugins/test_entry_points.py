"""A plug-in comes in by its entry point; a broken one stops the start and is named."""

import subprocess
import sys
from textwrap import dedent

import pytest

from newsroom import plugins
from tests.conftest import ROOT

APPS = """
from django.apps import AppConfig

class ExampleConfig(AppConfig):
    name = "{name}"
"""
READY = """
    def ready(self):
        from articles.editing.preflight import WARNING, check
        check("{code}", level=WARNING, field="headline")(lambda article: [])
"""


@pytest.fixture
def install(tmp_path):
    """Put a distribution with one plug-in where Python looks for packages."""

    def install(name, *, apps, value="", more=()):
        about = tmp_path / f"{name}-1.2.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Name: {name}-plugin\nVersion: 1.2\n")
        value = value or f"{name}.apps:ExampleConfig"
        (about / "entry_points.txt").write_text(f"[newsroom.plugins]\n{name} = {value}")
        (tmp_path / name).mkdir()
        for file, text in {"__init__.py": "", "apps.py": apps, **dict(more)}.items():
            (tmp_path / name / file).write_text(dedent(text))

    return install


@pytest.fixture
def manage(tmp_path):
    """Run a command in a checkout beside which the plug-ins are installed."""

    def manage(*arguments, **variables):
        return subprocess.run(
            [sys.executable, "-W", "error", "manage.py", *arguments],
            cwd=ROOT,
            env={"NEWSROOM_VAR": str(tmp_path / "var"), "PYTHONPATH": str(tmp_path)}
            | variables,
            capture_output=True,
            text=True,
        )

    return manage


def good(name):
    return APPS.format(name=name) + READY.format(code=f"{name}-empty")


def test_plugins_are_listed_by_name_with_what_they_check(install, manage):
    for name in ("second", "first", "third"):
        install(name, apps=good(name))
    done = manage("plugins", NEWSROOM_WITHOUT_PLUGINS="third")
    assert done.stdout.splitlines() == [
        "first-plugin 1.2: first, label first, checks: first-empty",
        "second-plugin 1.2: second, label second, checks: second-empty",
        "third-plugin 1.2: third, switched off by NEWSROOM_WITHOUT_PLUGINS",
    ]


CLASH = APPS.format(name="broken") + '    label = "articles"\n'
BREAKS = APPS.format(name="broken") + READY.format(code="no-headline")
BROKEN = {
    "it can't be imported": ({"apps": "import nowhere_to_be_found"}, "nowhere_to_be"),
    "its class is missing": ({"apps": ""}, "does not contain a 'ExampleConfig' class"),
    "it is no AppConfig": ({"apps": "class ExampleConfig: pass"}, "isn't a subclass"),
    "its label is taken": ({"apps": CLASH}, "is that of articles, which is there"),
    "its models break": (
        {"apps": good("broken"), "more": [("models.py", "raise KeyError('colour')")]},
        "KeyError: 'colour'",
    ),
    "its check has a code of ours": (
        {"apps": BREAKS},
        "articles.editing.preflight.article",
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_plugin_stops_the_start_and_is_named(install, manage, fault):
    files, why = BROKEN[fault]
    install("broken", **files)
    done = manage("check")
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("The plug-in “broken” of broken-plugin 1.2 can't be")
    assert why in line
    assert "pip uninstall broken-plugin" in line
    assert "(NEWSROOM_WITHOUT_PLUGINS=broken)" in line


def test_without_the_broken_plugin_it_starts(install, manage):
    install("broken", apps="import nowhere_to_be_found")
    done = manage("check", NEWSROOM_WITHOUT_PLUGINS="broken")
    assert done.returncode == 0, done.stderr


def test_a_plugin_that_nobody_installed_can_not_be_left_out(manage):
    done = manage("check", NEWSROOM_WITHOUT_PLUGINS="exampel")
    assert done.returncode == 1
    assert "NEWSROOM_WITHOUT_PLUGINS names exampel, which no" in done.stderr


def test_they_are_found_in_the_order_of_their_names(install, tmp_path, monkeypatch):
    for name in ("b", "a", "c"):
        install(name, apps=good(name))
    monkeypatch.syspath_prepend(tmp_path)
    assert plugins.paths(without=["c"]) == [
        "a.apps.ExampleConfig",
        "b.apps.ExampleConfig",
    ]
