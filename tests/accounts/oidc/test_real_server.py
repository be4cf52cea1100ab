"""The login by a server of others: npm's oidc-provider, begun on this machine."""

import re
import subprocess
from time import monotonic, sleep
from urllib.parse import urljoin

import pytest
import requests

from articles.models import Identity, RecordedDeed, RecordEntry, User
from newsroom.conf.outside.oidc import Issuer
from tests.accounts.oidc.conftest import ROLES
from tests.conftest import ROOT
from tests.support.processes.loopback import free_port
from tests.support.processes.programs import miss_program

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

SCRIPT = ROOT / "tests/accounts/oidc/provider.mjs"
FORM = re.compile(r'<form[^>]*action="([^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]+)"')


@pytest.fixture(scope="session")
def folder() -> str:
    """Return where oidc-provider is installed; skip the test if it can't be."""
    found = subprocess.run(
        [ROOT / "bin/oidc-provider"], capture_output=True, text=True, timeout=300
    )
    if found.returncode:
        miss_program(found.stdout.strip())
    return found.stdout.strip()


@pytest.fixture
def provider(folder, live_server, settings):
    port, origin = free_port(), live_server.url
    command = ["node", str(SCRIPT), folder, str(port), origin]
    settings.NEWSROOM_ORIGIN = origin
    settings.NEWSROOM_OIDC = Issuer(
        f"http://127.0.0.1:{port}", "news", "a secret of both", "Haus", False, ROLES,
        scope="openid email profile groups",
    )  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout.readline() == "listening\n"
        yield settings.NEWSROOM_OIDC.address
    finally:
        server.terminate()
        server.wait(timeout=20)
        server.stdout.close()


@pytest.fixture
def window():
    with requests.Session() as window:
        window.headers["Accept-Language"] = "de"
        yield window


def log_in(window, origin: str, name: str) -> requests.Response:
    """Log in by the server as this person, and agree to what it says of them."""
    page = window.get(f"{origin}/admin/login/oidc/?next=/admin/profile/", timeout=20)
    while action := FORM.search(page.text):
        if not (kind := dict(HIDDEN.findall(page.text)).get("prompt")):
            break
        sent = {"prompt": kind, "login": name, "password": "any"}
        page = window.post(urljoin(page.url, action[1]), sent, timeout=20)
    return page


def log_out(window, provider: str) -> None:
    page = window.get(f"{provider}/session/end", timeout=20)
    sent = dict(HIDDEN.findall(page.text)) | {"logout": "yes"}
    answer = window.post(f"{provider}/session/end/confirm", sent, timeout=20)
    assert answer.status_code < 400


def is_in(window, origin: str) -> bool:
    page = window.get(f"{origin}/admin/", timeout=20, allow_redirects=False)
    return page.status_code == 200


def test_a_person_of_the_institute_comes_in_and_out(provider, live_server, window):
    page = log_in(window, live_server.url, "erika")
    assert page.url == f"{live_server.url}/admin/profile/"
    person = User.objects.get()
    assert person.email == "erika@example.org"
    assert [role.name for role in person.groups.all()] == ["Author"]
    assert (person.is_superuser, person.has_usable_password()) == (False, False)
    known = Identity.objects.get()
    assert (known.issuer, known.subject) == (provider, "erika")
    assert is_in(window, live_server.url)
    log_out(window, provider)
    end = monotonic() + 20
    while is_in(window, live_server.url) and monotonic() < end:
        sleep(0.1)
    assert not is_in(window, live_server.url)
    assert RecordEntry.objects.filter(deed=RecordedDeed.SESSION_ENDED).exists()
    # The same account again.
    log_in(window, live_server.url, "erika")
    assert is_in(window, live_server.url)
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [("stranger", "Keine Ihrer Gruppen"), ("unverified", "bestätigt")],
)
def test_others_of_the_institute_get_no_account(
    provider, live_server, window, name, words
):
    page = log_in(window, live_server.url, name)
    assert page.url == f"{live_server.url}/admin/login/"
    assert words in page.text
    assert not is_in(window, live_server.url)
    assert not User.objects.exists()
