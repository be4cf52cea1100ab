"""Copies survive a restart, each whole or not at all."""

import os
import time
from types import SimpleNamespace

import pytest

from articles.foundation import change_mark
from newsroom.page_cache import background
from newsroom.page_cache.answers.answer import Impression
from newsroom.page_cache.background import Hands
from newsroom.page_cache.cached_pages import Rack
from newsroom.page_cache.site_state.watcher import Watcher
from newsroom.page_cache.stores.files import Stack, has_copies

DAY = 86_400


@pytest.fixture
def folder(tmp_path, settings):
    settings.VAR = tmp_path
    return tmp_path / "pages"


@pytest.fixture
def stack(folder):
    return Stack(folder, 1_000_000, DAY)


def held(body: bytes = b"page\n" * 100, **more) -> Impression:
    now = change_mark.now()
    headers = [("Content-Type", "text/html"), ("ETag", '"x"'), ("X-Name", "Zölle")]
    one = Impression(200, headers, body, made=time.time(), mark_id=now.id)
    one.keys, one.dropped, one.until = frozenset({1, 2**64 - 1}), now.dropped, 1e10
    one.standing = now, "state"
    for name, value in more.items():
        setattr(one, name, value)
    return one


def taken_up(stack: Stack) -> Rack:
    """Begin another process."""
    rack = Rack(
        room=1_000_000,
        max_age=DAY,
        folder=stack.folder.parent,
        watcher=Watcher("this program"),
    )
    Hands(rack, stack).take_up()
    return rack


def test_what_was_written_is_what_is_read(stack):
    one = held(ends_at=5e9)
    assert stack.write("http://x/de/?", one)
    one.is_written = True
    assert list(stack.read()) == [("http://x/de/?", one)]


def test_another_process_takes_up_what_is_good_and_nothing_else(stack):
    for key, more in {
        "good": {},
        "old": {"made": time.time() - DAY - 1},
        "over": {"ends_at": time.time() - 1},
        "another machine's": {"mark_id": 1},
        "dropped": {"keys": frozenset({change_mark.hash_of("edition:1")})},
        "unknown": {"keys": None},
    }.items():
        stack.write(key, held(**more))
    change_mark.drop(["edition:1"])
    shelf = taken_up(stack).shelf
    assert [key for key, _held in shelf.all()] == ["good"]


def test_what_is_on_the_shelf_already_is_newer(stack):
    stack.write("key", held(b"old" * 100))
    rack = taken_up(Stack(stack.folder / "none", 0, DAY))
    rack.shelf.put("key", new := held(b"new" * 100))
    Hands(rack, stack).take_up()
    assert rack.shelf.get("key") is new


@pytest.mark.parametrize("damage", ["cut", "empty", "changed", "head", "noise"])
def test_what_is_not_whole_is_removed_and_never_given(stack, damage):
    stack.write("key", held())
    [path] = stack.folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(
        {
            "cut": whole[:-1],
            "empty": b"",
            "changed": whole[:-1] + b"x",
            "head": whole.replace(b'"text/html"', b"17"),
            "noise": bytes(range(256)),
        }[damage]
    )
    assert list(stack.read()) == []
    assert list(stack.folder.iterdir()) == []


def test_what_another_has_put_there_is_never_given(stack, settings):
    settings.SECRET_KEY = "what somebody else made up"
    stack.write("key", held(b"forged" * 100))
    settings.SECRET_KEY = "ours"
    assert len(taken_up(stack).shelf) == 0
    assert list(stack.folder.iterdir()) == []


def test_what_another_version_has_written_is_removed(stack, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("newsroom.page_cache.stores.files.FORM", 1)
        stack.write("key", held())
    assert list(stack.read()) == []


def test_so_many_bytes_are_kept_and_the_oldest_go(folder):
    stack = Stack(folder, 5_000, DAY)
    for number in range(9):
        stack.write(f"{number}", held(b"x" * 1_000))
        [newest] = [p for p in folder.iterdir() if p.stat().st_mtime > 1e9 + 10]
        os.utime(newest, (1e9 + number, 1e9 + number))
    stack.max_age = 1e11
    stack.tidy()
    assert [key for key, _held in stack.read()] == ["8", "7", "6"]
    stack.max_age = DAY
    stack.tidy()
    assert list(folder.iterdir()) == []


def test_who_holds_nothing_leaves_to_others_what_they_have(stack, folder):
    stack.write("key", held())
    Stack(folder, 0, DAY).tidy()
    assert [key for key, _held in stack.read()] == ["key"]
    Stack(folder, 0, -1).tidy()
    assert list(folder.iterdir()) == []


def test_a_disk_that_takes_nothing_is_told_once(stack, monkeypatch, caplog):
    def full(path, data):
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_bytes", full)
        assert not stack.write("1", held())
        assert not stack.write("2", held())
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 1
    assert "No space left on device" in told[0]
    assert stack.write("1", held())
    assert [key for key, _held in stack.read()] == ["1"]


def test_the_hands_write_what_was_asked_for_again(stack):
    rack = taken_up(stack)
    rack.shelf.put("once", held())
    rack.shelf.put("often", held(hits=2))
    Hands(rack, stack).write()
    assert [key for key, _held in stack.read()] == ["often"]


def test_the_hands_make_forms_that_were_asked_for_once(stack):
    rack, one = taken_up(stack), held()
    rack.shelf.put("key", one)
    one.wanted.update({"br", "gzip"})
    rack.wanted["key"] = one
    Hands(rack, stack).compress()
    assert set(one.forms) == {"", "br", "gzip"}
    assert not rack.wanted
    assert not one.wanted


def test_a_store_that_is_slow_keeps_nobody_from_taking_off(stack, monkeypatch):
    rack, given = taken_up(stack), []
    rack.sharing = SimpleNamespace(give=lambda *page: given.append(time.sleep(0.1)))
    for number in range(1_000):
        rack.new.append((f"{number}", held(), None))
    began = time.monotonic()
    with rack.taken_off.changing() as paths:
        paths.add("/de/")
    Hands(rack, stack).often()
    assert "/de/" in rack.taken_off.paths
    assert len(given) < 10
    assert time.monotonic() - began < 5
    assert len(rack.new) <= 100


def test_what_fails_beside_is_told_and_tried_again(monkeypatch, caplog):
    rounds = []

    def job():
        rounds.append(1)
        if len(rounds) == 3:
            over.set()
        raise ValueError("broken")

    over = background.Event()
    background.every([(0.01, job)], over)
    assert len(rounds) == 3
    assert len(caplog.records) == 3


def test_one_that_is_looked_for_is_found_whole_or_not_at_all(stack):
    one = held()
    stack.write("http://x/de/?", one)
    one.is_written = True
    assert stack.find("http://x/de/?") == one
    assert stack.find("http://x/en/?") is None
    [file] = stack.folder.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert stack.find("http://x/de/?") is None


def test_what_another_process_writes_or_removes_meanwhile_is_its_own(stack):
    one = held()
    stack.write("http://x/de/?", one)
    half = stack.folder / "other.1.new"
    half.write_bytes(b"hal")
    (stack.folder / "removed.page").symlink_to(stack.folder / "nowhere")
    assert [key for key, _held in stack.read()] == ["http://x/de/?"]
    assert half.exists()


def test_who_begins_knows_whether_there_are_any(stack):
    assert not has_copies(stack.folder.parent)
    stack.write("http://x/de/?", held())
    assert has_copies(stack.folder.parent)
