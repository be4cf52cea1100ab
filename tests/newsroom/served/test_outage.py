"""The database is away for a while: readers read on, and nobody reads what is over."""

import json
import re
import time
from contextlib import contextmanager, suppress
from typing import NamedTuple

import psycopg
import pytest

from tests.newsroom.houses import (
    ARTICLE,
    READERS,
    House,
    until,
)
from tests.newsroom.served.readers import Reader
from tests.support.processes.loopback import free_port

pytestmark = pytest.mark.ci
LONGER = [pytest.param(one, marks=pytest.mark.long) for one in ("silent", "locked")]
DESK = "/admin/articles/article/"
FEEDS = ("/de/artikel/feed.rss", "/sitemap.xml", "/feeds.opml", "/en/")
PAGES = (*READERS, *FEEDS, ARTICLE)
# Seconds: for what is in memory, until that is given, for who works at the desk, and
# until all is well.
AT_ONCE, KNOWN, DESK_WAITS, HEALED = 1, 8, 7, 6
# A page that names a withdrawn article says so.
NOTICE = re.compile("\\[Zurückgezogen\\] Widerruf|Falsch\\.")
PICTURE = re.compile(r"/pictures/[0-9a-f]{32}/[a-z0-9-]+\.\w+")
KEEP = "Ihr Browser sendet dann noch einmal"
# Publishes an article until that moment, or until it is withdrawn.
PUBLISH = """
import sys, django; django.setup()
from datetime import timedelta
from django.utils import timezone
from tests.support import factories
name, seconds = sys.argv[1], float(sys.argv[2])
end = timezone.now() + timedelta(seconds=seconds) if seconds else None
article = factories.published(headline=name, slug=name.lower(), expires_at=end)
print(article.pk, end.timestamp() if end else 0)
"""
WITHDRAW = """
import sys, django; django.setup()
from articles.models import Article
from articles.editing.publishing import move
from tests.support import factories
article = Article.objects.get(pk=sys.argv[1])
move(article, "withdraw", by=factories.chief(), note="Falsch.")
"""


@pytest.fixture
def house(on_postgres, proxy):
    """Its server reaches the database through a proxy; commands do so without."""
    url = f"postgres://postgres@127.0.0.1:{proxy.port}/postgres"
    return House(on_postgres.var, url, on_postgres.session)


@contextmanager
def silent(proxy):
    proxy.is_silent = True
    try:
        yield
    finally:
        proxy.is_silent = False


@contextmanager
def locked(postgres):
    with psycopg.connect(postgres.url) as other:
        other.execute("LOCK TABLE articles_article IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


def away(kind: str, postgres, proxy):
    return {
        "stopped": postgres.halted,
        "silent": lambda: silent(proxy),
        "locked": lambda: locked(postgres),
        "gone": postgres.gone,
    }[kind]()


class Given(NamedTuple):
    status: int
    text: str
    is_copy: bool
    seconds: float


def read(house, path: str) -> Given:
    """Return what a reader is given."""
    reader, began = Reader(house.port, keep=False), time.monotonic()
    status, body = reader.get(path)
    is_copy = "Newsroom-Copy" in reader.headers
    return Given(
        status, body.decode(errors="replace"), is_copy, time.monotonic() - began
    )


def read_all(house, paths=PAGES) -> dict[str, Given]:
    """Return what is at each of them."""
    found = {path: read(house, path) for path in paths}
    told = {path: one.status for path, one in found.items()}
    assert told == dict.fromkeys(found, 200)
    return found


def assert_all_are_copies(house) -> None:
    """They are there at once, as long as it is known that nobody knows better."""
    found = read_all(house)
    assert all(one.is_copy for one in found.values())
    slow = {path: one.seconds for path, one in found.items() if one.seconds > AT_ONCE}
    assert slow == {}
    healthy = read(house, "/healthz")
    assert (healthy.status, healthy.seconds < AT_ONCE) == (200, True)


def are_copies(house) -> bool:
    return all(read(house, path).is_copy for path in [*PAGES, *PAGES])


def all_at_once(house) -> set[int]:
    return {answer.status for answer in house.all_at_once([*PAGES, DESK])}


def are_of_now(house) -> bool:
    return not any(one.is_copy for one in read_all(house).values())


def hold(house, paths=PAGES) -> None:
    """Have the workers hold them, and write them."""
    for _turn in range(3):
        answers = house.all_at_once([*paths] * 3)
        assert {answer.status for answer in answers} == {200}
    wanted = {f"http://127.0.0.1{path}{'' if '?' in path else '?'}" for path in paths}
    until(lambda: wanted <= written(house), 20)


def pictures_of(house) -> list[str]:
    """Return some of a page, as a reader has them."""
    found = sorted(set(PICTURE.findall(read(house, ARTICLE).text)))[:3]
    for path in found * 4:
        assert read(house, path).status == 200
    wanted = {f"http://127.0.0.1{path}?" for path in found}
    until(lambda: wanted <= written(house), 20)
    return found


def written(house) -> set[str]:
    """Return the addresses of which there are files."""
    found = set()
    for path in (house.var / "pages").glob("*.page"):
        with suppress(FileNotFoundError):
            _seal, told, _body = path.read_bytes().split(b"\n", 2)
            found.add(json.loads(told)["key"])
    return found


def published(on_postgres, name: str, seconds: float = 0) -> tuple[str, float]:
    done = on_postgres.run("-c", PUBLISH, name, str(seconds))
    assert done.returncode == 0, done.stderr
    number, end = done.stdout.split()
    return number, float(end)


def assert_the_desk_is_told(house) -> None:
    typed = house.post(f"{DESK}1/change/", headline="Getippt")
    for answer in (house.get(DESK), typed):
        assert answer.status == 503
        assert answer.seconds < DESK_WAITS
        assert KEEP in re.sub(r"\s+", " ", answer.text)


@pytest.mark.parametrize("kind", ["stopped", "gone", *LONGER])
def test_r13_r44_r45_readers_read_on_and_the_desk_is_told(
    house, postgres, proxy, kind, full_size
):
    with house.serving():
        hold(house)
        pictures = pictures_of(house)
        assert pictures
        began = time.monotonic()
        with away(kind, postgres, proxy):
            while not are_copies(house):
                read_all(house)
            assert time.monotonic() - began < KNOWN
            assert all(one.is_copy for one in read_all(house, pictures).values())
            assert_the_desk_is_told(house)
            while time.monotonic() - began < (20 if full_size else 8):
                assert_all_are_copies(house)
                time.sleep(0.1)
        assert house.healed_in(DESK) < HEALED
        until(lambda: are_of_now(house) and all_at_once(house) == {200}, HEALED)


@pytest.mark.long
def test_r13_r45_readers_read_on_while_it_is_gone_for_long(house, postgres, proxy):
    with house.serving():
        hold(house)
        with postgres.gone():
            until_then = time.monotonic() + 140
            while time.monotonic() < until_then:
                read_all(house)
                assert_the_desk_is_told(house)
                assert_all_are_copies(house)
        assert house.healed_in(DESK) < HEALED


def test_what_was_withdrawn_a_moment_before_is_nowhere(house, on_postgres, postgres):
    number, _end = published(on_postgres, "Widerruf")
    path = "/de/artikel/widerruf/"
    with house.serving():
        hold(house, [*PAGES, path])
        assert "Widerruf" in read(house, "/de/").text
        assert on_postgres.run("-c", WITHDRAW, number).returncode == 0
        with postgres.halted():
            until_then = time.monotonic() + 8
            while time.monotonic() < until_then:
                for one in (*PAGES, path):
                    given = read(house, one)
                    assert given.status in {200, 503}, one
                    assert "Widerruf" not in given.text or NOTICE.search(given.text)
                own = read(house, path)
                assert own.status == 503 or "Ein Absatz" not in own.text
                assert read(house, ARTICLE).status == 200
                time.sleep(0.1)


@pytest.mark.long
def test_what_ends_meanwhile_is_shown_until_then(house, on_postgres, postgres):
    name, path = "Ablauf", "/de/artikel/ablauf/"
    _number, end = published(on_postgres, name, 25)
    with house.serving():
        hold(house, [*PAGES, path])
        with postgres.halted():
            assert time.time() < end
            while (now := time.time()) < end + 3:
                own, home = read(house, path), read(house, "/de/")
                if time.time() < end:
                    assert own.status == 200
                    assert name in own.text
                    assert name in home.text
                elif now > end:
                    assert own.status == 503
                    assert name not in home.text
                time.sleep(0.2)
            assert read(house, "/en/").status == 200


def test_r13_a_server_that_is_started_meanwhile_has_the_copies(house, postgres):
    with house.serving():
        hold(house)
        files = house.var / "pages"
        until(lambda: len(list(files.glob("*.page"))) >= len(PAGES), 20)
    with postgres.halted(), house.serving(prepared=True):
        # At first it is asked whether the database is there.
        until(lambda: are_copies(house), 20)
        assert_all_are_copies(house)
        assert_the_desk_is_told(house)
    with house.serving():
        until(lambda: are_of_now(house), HEALED)


def test_a_server_that_has_no_copies_does_not_begin(postgres, tmp_path):
    house = House(tmp_path / "var", postgres.url)
    with postgres.halted():
        done = house.manage("serve", "--port", str(free_port()))
    assert done.returncode == 1
    assert done.stderr.startswith("The database can't be reached: ")
    assert done.stderr.count("\n") == 1
