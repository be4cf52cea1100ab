"""Each test starts with German, no network, and a database like production's."""

import fcntl
import gc
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import hypothesis
import pytest
from _pytest import runner
from django.conf import settings as django_settings
from django.db import connection
from django.utils import timezone, translation

from articles.domain import site_version
from articles.foundation.languages import languages_setting
from newsroom.http_server.answering.thread_pool import with_room
from tests.support.inspecting import databases, rendered
from tests.support.inspecting.spending import Spending
from tests.support.processes import fresh
from tests.support.processes.forks import forked
from tests.support.processes.loopback import only_this_machine
from tests.support.processes.rivals import rivals

ROOT = Path(__file__).resolve().parent.parent
BROWSER = ROOT / "tests" / "browser"

hypothesis.settings.register_profile(
    "default",
    max_examples=50,
    derandomize=True,
    deadline=None,
    # A test that stores something undoes it itself between two examples.
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.register_profile(
    "long",
    hypothesis.settings.get_profile("default"),
    max_examples=1000,
    derandomize=False,
    print_blob=True,
)


def pytest_addoption(parser):
    parser.addoption(
        "--long", action="store_true", help="run everything at full size, for hours"
    )
    parser.addoption(
        "--ci", action="store_true", help="run also what is marked `ci`, as `.ci/run`"
    )


def pytest_configure(config):
    config.pluginmanager.register(Spending())
    profile = "long" if config.option.long else "default"
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", profile))
    # Most tests are about a headline and a text alone, also in processes that they
    # start. Tests of a newsroom's further demands use the fixture `demanding`.
    os.environ["NEWSROOM_PREFLIGHT_ERRORS"] = "none"
    django_settings.NEWSROOM_PREFLIGHT_ERRORS = []


def pytest_itemcollected(item):
    if BROWSER in item.path.parents:
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.again)
    if "migrated" in item.fixturenames and not item.get_closest_marker("django_db"):
        # Else there would be no database to copy where it is the only test that is run.
        item.add_marker(pytest.mark.django_db)
    if item.get_closest_marker("again") and counts_branches(item.config):
        # To count its branches makes a test two and a half times as long.
        item.add_marker(pytest.mark.no_cover)


def counts_branches(config) -> bool:
    return bool(getattr(config.option, "cov_branch", False))


def pytest_collection_modifyitems(config, items):
    wanted = [item for item in items if is_wanted(item, config)]
    if len(wanted) < len(items):
        unwanted = [item for item in items if not is_wanted(item, config)]
        config.hook.pytest_deselected(items=unwanted)
        items[:] = wanted


def pytest_collection_finish():
    """Look for garbage seldom: half a million objects stay until the end, and to walk
    them again and again takes a twentieth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1_000)


def pytest_runtest_protocol(item, nextitem):
    """Run it with room, as the server answers: else loops deep inside take longer."""
    return with_room(runner.pytest_runtest_protocol, item, nextitem)


def is_wanted(item, config) -> bool:
    everything = config.option.long
    if item.get_closest_marker("long") and not everything:
        return False
    if item.get_closest_marker("ci") and not (
        everything or config.option.ci or is_named(item, config)
    ):
        return False
    on_sqlite = "sqlite3" in django_settings.DATABASES["default"]["ENGINE"]
    return on_sqlite or databases.is_for_postgresql(item, everything=everything)


def is_named(item, config) -> bool:
    """Return whether its file or a folder below tests/ was named to be run."""
    here, tests = config.invocation_params.dir, ROOT / "tests"
    named = ((here / arg.partition("::")[0]).resolve() for arg in config.args)
    above = {item.path, *item.path.parents} - {tests, *tests.parents}
    return not above.isdisjoint(named)


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    with only_this_machine():
        yield


@pytest.fixture(scope="session", autouse=True)
def _contexts_of_pages_alone(django_test_environment):
    with rendered.pages_alone():
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings):
    """Start Playwright before the database is made, if any page is to be tested.

    Inside of its event loop Django uses other connections than outside, and what was
    prepared on those outside (the data of migrations) would be missing.
    """
    if any(item.get_closest_marker("browser") for item in request.session.items):
        request.getfixturevalue("playwright")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Put the database back as the migrations left it after real transactions.

    Django would empty it, and load each row of theirs again: seconds for each test.
    """
    with django_db_blocker.unblock():
        kept = fresh.keep()
    with pytest.MonkeyPatch.context() as patch:
        after = "django.test.TransactionTestCase._fixture_teardown"
        patch.setattr(after, lambda case: kept.put_back())
        yield kept
    with django_db_blocker.unblock():
        kept.forget()


@pytest.fixture(scope="session")
def migrated(django_db_setup) -> fresh.File | fresh.Template:
    """Gives copies of a database as the migrations leave it: they take four seconds."""
    return django_db_setup


@pytest.fixture(autouse=True)
def _german():
    """Begin in German and in the site's time zone; leave nothing to the next test."""
    with translation.override("de"), timezone.override(None):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Clear the cached site version: the next test has another database."""
    yield
    site_version.forget()


@pytest.fixture
def demanding(settings):
    """Let the warnings be errors that are so unless an operator says otherwise."""
    settings.NEWSROOM_PREFLIGHT_ERRORS = ["no-source", "no-subject"]


@pytest.fixture
def offer(settings):
    """Gives a function that changes the newsroom's languages: `offer("de")`."""

    def change(*codes: str, former: tuple[str, ...] = ()) -> None:
        settings.NEWSROOM_LANGUAGES = codes
        settings.NEWSROOM_FORMER_LANGUAGES = former
        settings.LANGUAGE_CODE = codes[0]
        settings.LANGUAGES = languages_setting((*codes, *former))

    return change


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def full_size(pytestconfig) -> bool:
    """Return whether this is `make test-long`: all rounds, languages and widths."""
    return pytestconfig.option.long


def database_url(settings: dict) -> str:
    if "sqlite3" in settings["ENGINE"]:
        return f"sqlite:///{settings['NAME']}"
    user, password, host, port, name = (
        quote(str(settings[key]), safe="")
        for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")
    )
    login = f"{user}:{password}@" if password else f"{user}@"
    return f"postgres://{login}{host}{':' if port else ''}{port}/{name}"


@pytest.fixture(scope="session")
def collected() -> Path:
    """The folder of all static files as they are served; to be read alone.

    They are made once for all workers and, where `bin/test` names a folder for it,
    both databases: to compress them takes five seconds.
    """
    folder = Path(os.environ.get("TESTS_COLLECTED") or os.environ["TESTS_FOLDER"])
    folder.mkdir(exist_ok=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_VAR": str(folder / "collected"),
        "PYTHONPATH": str(ROOT),
    }
    setup = "import django; django.setup()"
    command = f"{setup}; from articles.site import shared; shared.collect()"
    with (folder / "collecting").open("w") as waiting:
        fcntl.flock(waiting, fcntl.LOCK_EX)
        if not (folder / "is-collected").exists():
            subprocess.run([sys.executable, "-c", command], env=environment, check=True)
            (folder / "is-collected").touch()
    return folder / "collected/static"


@pytest.fixture
def other_process_env(transactional_db) -> dict[str, str]:
    """The environment for another process that works on this test's database.

    For `subprocess`: `manage.py`, or a script that imports from the project.
    """
    return {
        "DATABASE_URL": database_url(connection.settings_dict),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "LANG": "C.UTF-8",
        "NEWSROOM_PREFLIGHT_ERRORS": os.environ["NEWSROOM_PREFLIGHT_ERRORS"],
        "NEWSROOM_SEARCH_BUDGET": os.environ["NEWSROOM_SEARCH_BUDGET"],
        "NEWSROOM_SECRET_KEY": os.environ["NEWSROOM_SECRET_KEY"],
        "NEWSROOM_VAR": os.environ["NEWSROOM_VAR"],
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
    }


@pytest.fixture(scope="session", autouse=True)
def _forks():
    with forked():
        yield


@pytest.fixture
def start_rival(other_process_env):
    """Start a process that waits for a common start (`tests.support.processes`)."""
    with rivals(other_process_env) as start:
        yield start
