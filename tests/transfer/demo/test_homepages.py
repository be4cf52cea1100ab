"""Each of the demo's sources has a homepage from which its feeds are found."""

import subprocess

import pytest

from articles.inbox.watching import discover
from articles.models import Source
from articles.transfer import demo
from articles.transfer.demo.sources.telling import feeds
from tests.conftest import ROOT


@pytest.mark.django_db
def test_the_feeds_of_each_source_are_found_from_its_homepage(sources):
    demo.watch_sources()
    quick = [one for one in feeds() if one.ill not in {"gone", "slow", "login"}]
    expected = {one.moved_to or one.path for one in quick if one.form != "page"}
    found = set()
    for source in Source.objects.exclude(homepage__contains="/fonds/"):
        found |= {one.address for one in discover(source.homepage)}
    assert found == {sources.origin + path for path in expected}
    named = discover(f"{sources.origin}/")
    assert {one.address for one in named} == found
    assert not any(one.is_guess for one in named)
    assert all(one.title and one.newest for one in named)


def test_run_keeps_the_places_that_an_operator_allows():
    lines = (ROOT / "bin/run").read_text().split("\n")
    [at] = [n for n, line in enumerate(lines) if line.strip().startswith("own=")]
    script = "\n".join([*lines[at : at + 2], 'echo "$NEWSROOM_FETCH_LOCAL"'])
    for own, told in (("", ""), ("10.1.2.3:80", ",10.1.2.3:80")):
        environment = {"sources": "8109", "NEWSROOM_FETCH_LOCAL": own}
        done = subprocess.run(
            ["/bin/sh", "-euc", script], env=environment, capture_output=True, text=True
        )
        assert done.stdout == f"127.0.0.1:8109{told}\n"
