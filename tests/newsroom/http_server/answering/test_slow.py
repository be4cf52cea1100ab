"""Slow clients keep nobody else waiting: neither pages, the desk nor monitoring."""

import time
from contextlib import ExitStack

import pytest
from django.urls import reverse

from articles.models import Topic
from newsroom.http_server.processes.granian_http import IDLE
from tests.newsroom.http_server.wire import connected
from tests.support.factories import published
from tests.support.processes.served import (
    HEAD,
    Browser,
    an_administrator,
    newsroom,
    slow_clients,
)


def pages_of(article) -> list[str]:
    return [
        "/de/",
        "/en/",
        reverse("articles"),
        article.get_absolute_url(),
        f"{reverse('articles')}?q=Beispiel",
        reverse("archive"),
        reverse("feed_atom"),
        reverse("feed_json"),
        "/sitemap.xml",
        "/favicon.ico",
        "/robots.txt",
        "/readyz",
        "/healthz",
    ]


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_s71_forty_slow_clients_of_each_kind_keep_nobody_waiting(
    other_process_env, tmp_path, collected
):
    article = published()
    person = an_administrator()
    (tmp_path / "static").symlink_to(collected)
    env = other_process_env | {"NEWSROOM_WORKER": "0", "NEWSROOM_VAR": str(tmp_path)}
    with newsroom(env, tmp_path / "log") as served, slow_clients(served.port):
        reader, desk = Browser(served.port), Browser(served.port)
        for path in pages_of(article):
            assert reader.ask(path)[0] in {200, 301, 302}, path
        assert reader.ask("/de/gibt-es-nicht/")[0] == 404
        desk.log_in(person)
        assert desk.ask("/admin/")[0] == 200
        assert desk.send("/admin/articles/topic/add/", names_de="Häfen") == 302
    assert Topic.objects.filter(names__de="Häfen").exists()


@pytest.mark.long
def test_who_sends_no_request_is_sent_away_in_the_end(serve):
    with serve("--workers", "1") as served, ExitStack() as open_ones:
        began = time.monotonic()
        clients = []
        for sent in (b"", HEAD, HEAD + b"\r\n"):
            client = open_ones.enter_context(connected(served.port))
            client.settimeout(IDLE + 30)
            client.sendall(sent)
            clients.append(client)
        for client in clients:
            while client.recv(65_536):
                pass
            assert IDLE - 1 < time.monotonic() - began < IDLE + 30
