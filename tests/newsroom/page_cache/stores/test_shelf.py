"""As much is held as there is room for, whatever forms of it are made later."""

from concurrent.futures import ThreadPoolExecutor
from zlib import crc32

from newsroom.page_cache.answers.answer import Impression
from newsroom.page_cache.stores.memory import SHARE, Shelf

ROOM = 400_000


def held(size: int = 10_000) -> Impression:
    return Impression(200, [], b"x" * size, made=0)


def counted(shelf: Shelf) -> int:
    return sum(shelf.size_of(key, one) for key, one in shelf.all())


def test_what_nobody_asked_for_the_longest_time_makes_room():
    shelf = Shelf(100_000)
    for number in range(10):
        shelf.put(f"{number}", held())
        assert shelf.get("0")
        assert counted(shelf) == shelf.size <= 100_000
    assert shelf.get("0")
    assert shelf.get("9")
    assert shelf.get("1") is None


def test_other_forms_take_room_as_well():
    shelf = Shelf(40_000)
    first, second = held(3_000), held(2_900)
    shelf.put("1", first)
    shelf.put("2", second)
    for number in range(3, 10):
        shelf.put(f"{number}", held(1_000))
    shelf.take("3", first, "br", b"x" * 100)
    assert "br" not in first.forms
    for coding in ("br", "gzip"):
        shelf.take("2", second, coding, b"x" * (2_800 + len(coding)))
    assert counted(shelf) == shelf.size <= 40_000
    assert shelf.get("1") is None


def test_what_is_too_large_takes_nobodys_place_and_its_former_is_gone():
    shelf = Shelf(ROOM)
    shelf.put("1", held())
    shelf.put("2", held())
    assert not shelf.put("2", held(ROOM // SHARE))
    assert [key for key, _one in shelf.all()] == ["1"]


def test_what_was_kept_before_takes_nobodys_place():
    shelf, own = Shelf(ROOM), held()
    shelf.put("1", own)
    assert not shelf.put("1", held(), is_old=True)
    assert shelf.get("1") is own
    full = Shelf(100_000)
    for number in range(8):
        full.put(f"{number}", held())
    assert not full.put("8", held(), is_old=True)


def test_without_room_nothing_is_held():
    shelf = Shelf(0)
    assert not shelf.put("1", held(0))
    assert shelf.get("1") is None


def test_it_holds_whatever_many_threads_do_at_once():
    shelf = Shelf(ROOM)

    def work(seed: int) -> None:
        for turn in range(400):
            number = crc32(b"%d %d" % (seed, turn))
            key, one = str(number % 60), held(number % 20_000)
            shelf.put(key, one)
            shelf.take(key, one, "gzip", b"x" * (len(one.body) // 2))
            shelf.get(str(number % 59))
            if number % 10 == 0:
                shelf.drop(key)
            assert shelf.size <= ROOM

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    assert counted(shelf) == shelf.size <= ROOM
