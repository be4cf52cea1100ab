"""Two newsrooms that share a database and a bucket, and nothing else, are one."""

import io
import subprocess

import pytest
from django.urls import reverse
from PIL import Image as Pillow
from valkey import Valkey

from tests.house.deploy.house import ARTICLE, House, Insider, until
from tests.house.deploy.proxies import listens
from tests.newsroom.houses import with_postgres
from tests.support.processes.buckets import bucket
from tests.support.processes.loopback import free_port
from tests.support.processes.programs import require_program

# A PostgreSQL, its migrations, and two servers: half a minute.
pytestmark = pytest.mark.long

LINE = "a-line-that-no-picture-holds"


@pytest.fixture(scope="module")
def database():
    program = with_postgres()
    with program.temporary_folder() as folder:
        server = program.Server(folder)
        try:
            server.start()
            yield server.url
        finally:
            server.stop()


@pytest.fixture(scope="module")
def objects():
    with bucket() as found:
        yield found


@pytest.fixture(scope="module")
def valkey(tmp_path_factory):
    """Yield the address of a running Valkey."""
    require_program("valkey-server")
    port = free_port()
    told = {"--bind": "127.0.0.1", "--port": str(port), "--save": ""}
    told["--dir"] = str(tmp_path_factory.mktemp("valkey"))
    options = [word for pair in told.items() for word in pair]
    server = subprocess.Popen(["valkey-server", *options], stdout=subprocess.DEVNULL)
    until(lambda: listens(port))
    yield f"valkey://127.0.0.1:{port}/0"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def houses(database, objects, valkey, collected, tmp_path_factory):
    shared = {"NEWSROOM_MEDIA_URL": objects.address, "NEWSROOM_VALKEY": valkey}
    found = []
    for name in ("first", "second"):
        var = tmp_path_factory.mktemp(name) / "var"
        var.mkdir()
        (var / "static").symlink_to(collected)
        found.append(House(var, url=database, **shared))
    first, second = found
    first.page, first.hidden, first.number = first.fill()
    for house in found:
        house.begin()
    yield first, second
    for house in found:
        house.end()


@pytest.fixture(scope="module")
def desks(houses) -> tuple[Insider, Insider]:
    """A user who has logged in on the first host, and is sent to each in turn."""
    here, there = (Insider(house.port) for house in houses)
    here.log_in()
    there.cookies = here.cookies
    return here, there


def test_who_has_logged_in_on_one_machine_is_known_on_the_other(desks):
    for desk in desks:
        assert desk.ask("/admin/articles/article/").status == 200


@pytest.mark.parametrize("changed", [0, 1])
def test_what_is_changed_on_one_is_shown_by_the_other_within_a_second(
    houses, desks, changed
):
    page, number = houses[0].page, houses[0].number
    readers = [Insider(house.port) for house in houses]
    for times in range(3):
        text = f"Stand {times} von Maschine {changed}."
        # Both have just shown it, so they hold it.
        assert not any(text in reader.ask(page).data.decode() for reader in readers)
        saved = desks[changed].send(
            f"/admin/articles/page/{number}/change/", body=f"<p>{text}</p>"
        )
        assert saved.status == 302, saved.data.decode()
        assert text in readers[changed].ask(page).data.decode()
        other = readers[1 - changed]
        shown = until(lambda o=other, t=text: t in o.ask(page).data.decode(), 5)
        # The polling requests take time beyond the second.
        assert shown < 1.5


def test_what_one_has_made_the_other_gets(houses, valkey):
    assert Insider(houses[0].port).ask(ARTICLE).status == 200
    with Valkey.from_url(valkey) as kept:
        until(lambda: kept.dbsize())


def test_a_picture_that_went_up_on_one_is_shown_by_the_other(houses, desks, objects):
    with io.BytesIO() as data:
        Pillow.new("RGB", (640, 480), "navy").save(data, "PNG")
        picture = data.getvalue()
    what = 'form-data; name="file"; filename="Kran.png"'
    head = f"--{LINE}\r\nContent-Disposition: {what}\r\nContent-Type: image/png\r\n\r\n"
    done = desks[0].ask(
        reverse("admin:articles_image_receive"),
        head.encode() + picture + f"\r\n--{LINE}--\r\n".encode(),
        **{
            "Content-Type": f"multipart/form-data; boundary={LINE}",
            "X-CSRFToken": desks[0].cookies["csrftoken"],
        },
    )
    assert done.status == 201, done.data.decode()
    assert desks[1].ask(houses[0].hidden).status == 200
    kept = [name for name in objects.objects if name.startswith("house/pictures/")]
    assert len(kept) == 2
    assert not any((house.var / "media").exists() for house in houses)


def test_when_one_is_lost_the_other_goes_on(houses, desks):
    houses[0].server.kill()
    houses[0].server.wait()
    assert desks[1].ask(ARTICLE).status == 200
    assert desks[1].ask("/admin/articles/article/").status == 200
    # Its workers see that it is gone, and go as well.
    until(lambda: not listens(houses[0].port))
    houses[0].begin()
    assert desks[0].ask(ARTICLE).status == 200
