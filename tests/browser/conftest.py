"""A real Chromium for the tests in this folder; each page it shows is watched."""

import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.support.accessibility import assert_accessible
from tests.browser.support.editing import log_in
from tests.browser.support.seeing import options_of
from tests.browser.support.watching import Watch
from tests.support.desk.desk import PEOPLE
from tests.support.worlds import Kept

# Playwright drives the browser from an event loop in this thread, which Django takes
# for asynchronous code. It isn't: nothing else runs while a test waits.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Milliseconds: assertions wait, however busy the host.
expect.set_options(timeout=20_000)

CHROMIUM = Path(__file__).resolve().parents[2] / "bin" / "chromium"
# Chromium heeds the last of several such lists, so the rest of it is Playwright's.
# The first two draw what drops down from a window's address, which no test looks at:
# two thirds of what it takes to open a browser.
DISABLED = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
FLAGS = [
    # No sandbox: root has none, nor have most containers, and only our pages are shown.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={DISABLED}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def pytest_itemcollected(item):
    """Run a test with the first of its parameters alone, unless all tests are run.

    `variants` marks those of which the others show something else.
    """
    places = getattr(getattr(item, "callspec", None), "indices", {})
    is_first = not any(
        place for name, place in places.items() if name != "browser_name"
    )
    if not is_first and not item.get_closest_marker("variants"):
        item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args, tmp_path_factory):
    found = subprocess.run([CHROMIUM, "--find"], capture_output=True, text=True)
    if found.returncode:
        pytest.fail(found.stderr, pytrace=False)
    # A home of its own: it needn't find one that can be written to.
    home = str(tmp_path_factory.mktemp("chromium"))
    places = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
    return browser_type_launch_args | {
        "executable_path": found.stdout.strip(),
        "args": FLAGS,
        "env": os.environ | places,
    }


@pytest.fixture(scope="session")
def base_url(live_server):
    """Return the address that `page.goto("/de/")` starts from."""
    return live_server.url


@pytest.fixture(scope="session")
def kept_worlds():
    kept = Kept()
    yield kept
    kept.forget()


@pytest.fixture
def fill_once(kept_worlds, live_server):
    """Fill the newsroom as a function does, which is called once for all tests."""
    return kept_worlds.put_back


@pytest.fixture(autouse=True)
def _own_origin(settings, live_server):
    settings.NEWSROOM_ORIGIN = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]


@pytest.fixture
def watch(live_server):
    watch = Watch(live_server.url)
    yield watch
    assert not watch.troubles, "\n".join(["the browser met:", *watch.troubles])


@pytest.fixture
def new_context(new_context, watch):
    """Let a test open several browsers side by side, all of them watched."""

    def make(**options):
        context = new_context(**options)
        watch.over(context)
        return context

    return make


@pytest.fixture
def sit_down(new_context, base_url):
    """Open a browser in which that person, or nobody, is logged in."""

    def sit_down(role: str, setting: str):
        context = new_context(**options_of(setting))
        if role in PEOPLE:
            log_in(context, base_url, PEOPLE[role]())
        return context.new_page()

    return sit_down


@pytest.fixture
def leaves_no_trace(context):
    """Fail a test of public pages if anything is stored in the reader's browser."""
    yield
    assert context.storage_state() == {"cookies": [], "origins": []}


@pytest.fixture
def axe():
    """Check a page with axe: `axe(page)`."""
    return assert_accessible
