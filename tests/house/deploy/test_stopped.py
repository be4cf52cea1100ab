"""While the newsroom is stopped, the proxies show a page that asks to come again."""

import re

import pytest

from tests.conftest import ROOT
from tests.house.deploy import proxies
from tests.house.deploy.house import Client
from tests.support.inspecting.handbook import text_of
from tests.support.processes.loopback import free_port

PAGE = "deploy/stopped.html"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# The colours of the newsroom's look, by role.
COLOUR = re.compile(r"--(paper|ink|quiet|line|accent): (#\w+);")


@pytest.fixture(scope="module", params=proxies.PROGRAMS)
def proxy(request, tmp_path_factory):
    """Each proxy in turn, before nothing at all."""
    folder = tmp_path_factory.mktemp(request.param)
    with proxies.before(request.param, folder, free_port()) as found:
        yield found


def test_readers_and_editors_are_told_when_to_come_again(proxy):
    client = Client(proxy.port)
    asked = [
        client.ask("/de/"),
        client.ask("/admin/articles/article/1/change/", b"headline=Neu", **FORM),
    ]
    for answer in asked:
        assert answer.status == 503
        assert answer.data == (ROOT / PAGE).read_bytes()
        assert answer.headers["Content-Type"].startswith("text/html")
        assert int(answer.headers["Retry-After"]) >= 30
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Server" not in answer.headers or proxy.name != "caddy"


def test_the_page_needs_no_other_file_and_says_it_in_both_languages():
    page = text_of(PAGE)
    assert not re.search(r"\b(src|href|url)\b *[=(]", page)
    assert "<script" not in page
    assert "nicht gespeichert" in page
    assert "isn’t saved" in page
    assert '<html lang="de">' in page
    assert '<section lang="en">' in page


def test_its_colours_are_those_of_the_house():
    tokens = COLOUR.findall(text_of("articles/static/articles/tokens.css"))
    assert len(tokens) == 10
    assert COLOUR.findall(text_of(PAGE)) == tokens
