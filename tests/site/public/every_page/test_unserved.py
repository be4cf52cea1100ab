"""Files of the newsroom, and what only developers see, are at no address."""

from contextlib import suppress

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client, RequestFactory

from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
OUTSIDE = [
    "/.git/", "/.git/config", "/.git/HEAD", "/.env", "/db.sqlite3",
    "/var/newsroom.sqlite3", "/newsroom.sqlite3", "/manage.py", "/media/",
    "/media/../settings.py", "/media/../newsroom/settings.py", "/static/",
    "/static/../", "/static/../manage.py", "/static/../../newsroom.sqlite3",
    "/static//etc/passwd", "/static/%2e%2e/manage.py", "/static/..%2fmanage.py",
    "/static/..%5cmanage.py", "/static/articles/../../manage.py",
    "/pictures/../media/", "/__debug__/", "/debug/", "/silk/", "/server-status",
]  # fmt: skip
DOCS = ["/admin/doc/", "/admin/doc/models/", "/admin/doc/views/", "/admin/docs/"]


@pytest.mark.parametrize("address", OUTSIDE)
def test_s64_no_file_of_the_newsroom_is_at_any_address(address):
    for client in (Client(), at_desk(factories.admin())):
        answer = client.generic("GET", "/", PATH_INFO=address)
        assert answer.status_code == 404
        for own in ("SECRET_KEY", "execute_from_command", "root:", "SQLite format"):
            assert own not in answer.text
        assert "urlconf" not in answer.text.lower()


@pytest.mark.parametrize("address", DOCS)
def test_s64_nobody_reads_at_the_desk_how_it_is_made(address):
    assert Client().get(address).status_code in {302, 404}
    assert at_desk(factories.admin()).get(address).status_code == 404


def test_s64_static_files_lead_out_of_no_folder(collected, settings):
    """As in production, where they are read from one folder of their own."""
    settings.STATIC_ROOT = collected
    secret = collected.parent / "secret.txt"
    secret.write_text("ein Geheimnis")
    try:
        handler = WSGIHandler()
        for way in ("../secret.txt", "%2e%2e/secret.txt", "articles/../../secret.txt"):
            request = RequestFactory().generic("GET", "/", PATH_INFO=f"/static/{way}")
            answer = handler.get_response(request)
            assert answer.status_code == 404, way
        for way in ("../manage.py", "..\\manage.py", "/etc/passwd"):
            assert not outside(way)
    finally:
        secret.unlink()


def outside(way: str) -> bool:
    with suppress(SuspiciousFileOperation):
        return bool(finders.find(way))
    return False
