"""Ask the desk for any of its addresses, and notice whatever that tells or changes."""

import re
from contextlib import contextmanager
from copy import deepcopy

from django.apps import apps
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.urls import get_resolver

from articles.models import CarriedForm, DeskSession, RecordEntry, TypedCopy

# Tokens in texts, and the path of an article by its key. One pattern for all three,
# in letters of any size, takes eight times as long.
WORDS = [re.compile(it) for it in (r"sichtbar\d\dx", r"geheim\d\dx", r"article/\d+/")]
# Values that differ in each response: tokens against forged posts and scripts.
FRESH = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce[=-]["\w-]+')

# Headers that say when, or how long the key in the text is.
OF_ITS_TIME = {"Content-Length", "Expires", "Last-Modified"}
# Routes with parts, each with addresses that fill them.
FILLED = {
    "admin/^(?P<app_label>articles|auth)/$": ["admin/articles/", "admin/auth/"],
    "admin/(?P<url>.*)$": ["admin/gibt-es-nicht"],
    "admin/address/<said>/": ["admin/address/x/"],
    "admin/articles/article/bulk/<name>/": ["admin/articles/article/bulk/submit/"],
    "admin/guide/<language>/": ["admin/guide/de/"],
    "admin/guide/<language>/<name>/": ["admin/guide/de/list/"],
    "admin/guide/pictures/<name>": ["admin/guide/pictures/none.de.webp"],
    "admin/inbox/<int:pk>/": ["admin/inbox/1/"],
    "admin/inbox/<int:pk>/<slug:name>/": ["admin/inbox/1/take/"],
    "admin/mails/<slug:name>/<int:place>/": ["admin/mails/x/0/"],
    "admin/mails/<slug:name>/<int:place>/html/": ["admin/mails/x/0/html/"],
    "admin/notices/<int:pk>/": ["admin/notices/1/"],
    "admin/notices/letters/<said>/": ["admin/notices/letters/x/"],
    "admin/notices/unfollow/<int:edition>/": ["admin/notices/unfollow/1/"],
    "admin/password_reset/<uidb64>/<token>/": ["admin/password_reset/MQ/set-password/"],
}


def routes(patterns=None, before: str = "") -> list[str]:
    """Return the route of every address of the desk, as the project declares it."""
    found = []
    for one in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            found += routes(one.url_patterns, route)
        else:
            found.append(route)
    return [route for route in found if route.startswith("admin/")]


def text_of(response) -> str:
    return b"".join(response).decode() if response.streaming else response.text


def words_in(text: str) -> set[str]:
    small = text.lower()
    return {word for pattern in WORDS for word in pattern.findall(small)}


class Answer:
    """A response, with the messages that the next page would show."""

    def __init__(self, client, method: str, path: str, data=None):
        cookies = deepcopy(client.cookies)
        response = getattr(client, method)(path, data)
        self.status, self.headers = response.status_code, response.headers
        self.context, self.text = response.context, text_of(response)
        said = [str(message) for message in get_messages(response.wsgi_request)]
        headers = [one for one in response.headers.items() if one[0] not in OF_ITS_TIME]
        parts = (self.text, str(headers), *said)
        self.told = FRESH.sub("", "\n".join(parts))
        self.asked = words_in(path)
        # So that its messages stand on no other page, and it is the same session.
        client.cookies = cookies

    @property
    def words(self) -> set[str]:
        """Return what it tells, but for what was asked."""
        return words_in(self.told) - self.asked

    def whatever(self, *keys: int) -> tuple:
        """Return it as it would be for any key."""
        key = re.compile(rf"(?<!\d)({'|'.join(map(str, keys))})(?!\d)")
        return self.status, key.sub("N", self.told)


def fingerprint(*models) -> dict:
    """Return all that is stored, or of some models; but never sessions, nor forms that
    wait for a login, nor the record, which tells of what was refused.
    """
    models = models or apps.get_models(include_auto_created=True)
    return {
        model._meta.label: rows_of(model)
        for model in models
        if model not in {Session, DeskSession, CarriedForm, RecordEntry, TypedCopy}
    }


def rows_of(model) -> list[tuple]:
    """Return the rows as the database has them: to make Python's values of them takes
    ten times as long, and there are thousands.
    """
    rows = model._base_manager.order_by("pk").values_list()
    with connection.cursor() as cursor:
        cursor.execute(*rows.query.sql_with_params())
        return cursor.fetchall()


def changed(before: dict, *models) -> dict:
    """Return what is stored differently now, by model."""
    now = fingerprint(*models)
    return {name: rows for name, rows in now.items() if rows != before[name]}


@contextmanager
def undone():
    """Take back whatever is stored meanwhile."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
