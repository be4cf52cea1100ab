"""No number is wrong, even if a process, the host or the file fails."""

import os

import pytest

from articles.foundation import change_mark
from articles.foundation.change_mark import marking, sheet
from tests.foundation.change_mark.processes import other


def aged(monkeypatch) -> None:
    monkeypatch.setattr(sheet, "ARRIVING", 0)


def test_what_a_killed_process_left_is_settled_by_others(folder, monkeypatch):
    process = other(folder, "mark.begin(); print(1, flush=True); input()")
    process.stdout.readline()
    left = change_mark.now()
    assert not left.is_settled
    aged(monkeypatch)
    change_mark.repair()
    assert change_mark.now() == left  # it lives, and may still commit
    process.kill()
    process.communicate(timeout=20)
    monkeypatch.undo()
    change_mark.repair()
    assert change_mark.now() == left  # its commit may be on its way
    aged(monkeypatch)
    change_mark.repair()
    assert change_mark.now().is_settled
    assert change_mark.now().done > left.begun


def test_who_lives_is_never_settled_for_another(folder, monkeypatch):
    killed = other(folder, "mark.begin(); print(1, flush=True); input()")
    killed.stdout.readline()
    change_mark.begin()
    killed.kill()
    killed.communicate(timeout=20)
    aged(monkeypatch)
    change_mark.repair()
    assert not change_mark.now().is_settled
    change_mark.end()
    assert change_mark.now().is_settled


@pytest.mark.parametrize("broken", ["BEGUN", "DONE"])
def test_wherever_a_process_was_killed_the_numbers_agree_again(broken):
    words = None
    change_mark.begin()
    change_mark.end()
    words = marking.here.sheet.words
    words[getattr(sheet, broken)] += 1
    before = change_mark.now()
    change_mark.repair()
    assert change_mark.now().is_settled
    assert change_mark.now().done > max(before.begun, before.done)


def test_what_was_settled_for_somebody_is_told_when_it_ends(monkeypatch):
    change_mark.begin()
    marking.here.sheet.words[marking.here.sheet.place] = 0
    change_mark.repair()
    settled = change_mark.now()
    assert settled.is_settled
    change_mark.end()
    assert change_mark.now().is_settled
    assert change_mark.now().done == settled.done + 1


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_process_writes_for_itself(monkeypatch):
    change_mark.begin()
    with marking.here.lock:
        child = os.fork()
        if not child:
            try:
                change_mark.begin()
                change_mark.end()
                change_mark.begin()
            finally:
                os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert change_mark.now()[1:3] == (3, 1)
    aged(monkeypatch)
    change_mark.repair()
    assert change_mark.now().begun - change_mark.now().done == 1
    change_mark.end()
    assert change_mark.now().is_settled


def test_for_whom_no_place_is_left_time_decides(monkeypatch):
    monkeypatch.setattr(sheet.Sheet, "taken", lambda self: sheet.NOBODYS)
    change_mark.begin()
    change_mark.repair()
    assert not change_mark.now().is_settled
    aged(monkeypatch)
    change_mark.repair()
    assert change_mark.now().is_settled


def test_after_the_machine_was_started_again_no_number_comes_twice(monkeypatch):
    change_mark.begin()
    change_mark.drop(["edition:1"])
    before = change_mark.now()
    monkeypatch.setattr(sheet, "booted", lambda: 5)
    marking.forget_parent()
    after = change_mark.now()
    assert after.is_settled
    assert (after.id, after.dropped) == (before.id, before.dropped)
    assert after.done >= before.begun + sheet.FAR


def test_a_machine_that_shares_the_folder_has_a_mark_of_its_own(folder, monkeypatch):
    process = other(folder, "print(mark.now().id, flush=True); input()")
    theirs = int(process.stdout.readline())
    with monkeypatch.context() as patch:
        for place in (sheet, marking):
            patch.setattr(place, "booted", lambda: 5)
        assert change_mark.now().id != theirs
        change_mark.begin()
        assert sorted(path.name for path in folder.iterdir()) == ["mark", "mark-5"]
        change_mark.end()
    process.communicate("\n", timeout=20)
    marking.forget_parent()
    assert change_mark.now().id == theirs


@pytest.mark.parametrize("length", [0, 100, 4096])
def test_a_file_that_is_too_short_is_made_anew(folder, length):
    change_mark.begin()
    before = change_mark.now()
    os.truncate(folder / "mark", length)
    change_mark.begin()
    assert change_mark.now().id != before.id
    change_mark.end()
    change_mark.end()
    assert change_mark.now().is_settled


def test_a_file_that_is_gone_or_another_is_used_anew(folder):
    before = change_mark.now()
    (folder / "mark").unlink()
    change_mark.repair()
    assert change_mark.now().id != before.id
    (folder / "mark").write_bytes(b"something else" * 10_000)
    change_mark.repair()
    assert change_mark.now().is_settled
    assert (folder / "mark").stat().st_size >= sheet.SIZE


def test_its_blocks_are_on_the_disk_from_the_start(folder):
    change_mark.now()
    status = (folder / "mark").stat()
    assert status.st_blocks * 512 >= status.st_size == sheet.SIZE


def test_without_a_file_nothing_is_known_and_the_newsroom_goes_on(folder, caplog):
    folder.write_text("not a folder")
    for _twice in range(2):
        assert change_mark.now() is None
        change_mark.begin()
        change_mark.drop(["edition:1"])
        change_mark.end()
        change_mark.repair()
        assert change_mark.dropped_since(0) is None
    [warning] = caplog.records
    said = warning.getMessage()
    assert "No page is kept ready" in said
    assert str(folder / "mark") in said
    assert "\n" not in said
    folder.unlink()
    change_mark.repair()
    assert change_mark.now().is_settled


def test_a_disk_that_is_full_when_it_is_made_is_told(folder, caplog, monkeypatch):
    def full(*_asked):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "posix_fallocate", full)
    assert change_mark.now() is None
    assert "No space left on device" in caplog.text
    monkeypatch.undo()
    change_mark.begin()
    assert change_mark.now() is not None
    change_mark.end()


def test_nobody_waits_for_ever_for_a_process_that_stands_still(folder, caplog):
    change_mark.now()
    script = "\nwith marking.held(): print(1, flush=True); input()"
    process = other(
        folder, "\nfrom articles.foundation.change_mark import marking" + script
    )
    process.stdout.readline()
    change_mark.begin()
    assert change_mark.now() is None
    assert "another process holds it" in caplog.text
    process.communicate("\n", timeout=20)
    change_mark.end()
    assert change_mark.now().is_settled
