"""Every answer of the desk is scanned, for each role: headers, cookies, copies."""

import pytest

from tests.admin.whole_desk.test_every_address import ADDRESSES, path_to
from tests.admin.whole_desk.test_every_page import KINDS, addresses
from tests.site.public.every_page.test_headers import https
from tests.support.desk.phases import ROLES
from tests.support.inspecting.headers import faults

pytestmark = [pytest.mark.django_db, pytest.mark.again]
__all__ = ["https"]


def paths(newsroom, role: str) -> list[str]:
    """Return addresses of the desk: for an article this role sees, and for all else.

    By turns: each address is asked for by one role, in `make test-long` by all.
    """
    seen = next(iter(newsroom.asked(role))).key
    found = [path_to(route, seen) for route in ADDRESSES]
    found += [path for kind in KINDS for path in addresses(newsroom, kind)]
    return found if newsroom.everything else found[ROLES.index(role) :: len(ROLES)]


@pytest.fixture
def by_https(newsroom, https):
    """Browsers of the newsroom for whom the settings are read anew, and back."""

    def read_anew():
        for client in newsroom.clients.values():
            client.handler = type(client.handler)(client.handler.enforce_csrf_checks)

    read_anew()
    yield newsroom
    read_anew()


def scanned(newsroom, role: str, method: str, *, is_https: bool) -> list[str]:
    client = newsroom.clients[role]
    found = []
    for path in paths(newsroom, role):
        answer = getattr(client, method)(path, secure=is_https)
        found += faults(answer, path, is_desk=True, is_https=is_https)
    return found


@pytest.mark.parametrize("role", ROLES)
def test_s30_s58_every_answer_of_the_desk_says_what_it_has_to(newsroom, role):
    assert scanned(newsroom, role, "get", is_https=False) == []


@pytest.mark.parametrize("role", ["chief", "anonymous"])
def test_s30_s58_every_answer_of_the_desk_is_as_safe_by_https(by_https, role):
    assert scanned(by_https, role, "get", is_https=True) == []


def test_s30_s58_so_is_what_answers_a_post_without_a_word(newsroom):
    assert scanned(newsroom, "chief", "post", is_https=False) == []
