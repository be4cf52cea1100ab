"""Pictures and documents of the nightly backups are stored once, by their content."""

import json
import os
import shutil
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.management import CommandError, call_command

from articles.foundation.image_files import Folder
from articles.foundation.refusal import Refused
from articles.models import Image
from articles.transfer import backup
from articles.transfer.archives import Shelf, for_reading, stored_in
from articles.transfer.archives.encryption import length_sealed
from newsroom.management.backups import nightly, shelving
from newsroom.management.backups.places import InFolder
from newsroom.worker.tasks import back_up
from tests.support.factories import draft, picture

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(settings, tmp_path):
    """The folder of a newsroom that is for the public."""
    settings.VAR, settings.IS_LOCAL = tmp_path / "var", False
    settings.VAR.mkdir()
    settings.MEDIA_ROOT = settings.VAR / "media"
    return settings.VAR / "backups"


@pytest.fixture
def nights(monkeypatch):
    """Let each backup have a name of its own, a night after the one before."""
    made = iter(range(1, 60))
    monkeypatch.setattr(
        "newsroom.management.backups.making.path_at",
        lambda place, *, is_sealed, is_damaged: (
            place
            / (
                f"{'damaged-' * is_damaged}newsroom-2027-03-{next(made):02}-021500."
                f"{'sealed' if is_sealed else 'tar'}"
            )
        ),
    )


def place(settings, **values):
    settings.NEWSROOM_BACKUPS = replace(settings.NEWSROOM_BACKUPS, **values)


def seal(settings, tmp_path, words):
    file = tmp_path / "passphrase"
    file.write_text(f"{words}\n", encoding="utf-8")
    place(settings, passphrase_file=str(file))


def archives(folder):
    return sorted(path for path in folder.glob("newsroom-*"))


def stored(folder):
    """Return the files on all shelves."""
    return sorted(
        path
        for shelf in folder.glob("files*")
        if shelf.is_dir()
        for path in shelf.rglob("*")
        if path.is_file() and path.parent.name != "needed"
    )


def as_received(image):
    with image.file.storage.open(image.file.name) as file:
        return file.read()


def test_a_second_night_stores_and_reads_only_what_is_new(folder, nights, monkeypatch):
    image = picture()
    back_up.func()
    [first] = stored(folder)
    assert first.read_bytes() == as_received(image)
    assert as_received(image) not in archives(folder)[0].read_bytes()
    opened = []
    monkeypatch.setattr(
        Shelf, "put", lambda self, file: opened.append(file.name) or PUT(self, file)
    )
    other = picture("Deich")
    back_up.func()
    assert [name.endswith(other.file.name) for name in opened] == [True]
    for archive in archives(folder):
        assert backup.examine(archive, "").lost == []
    assert [backup.examine(one, "").files for one in archives(folder)] == [1, 2]


PUT = Shelf.put


def test_what_no_archive_needs_goes(folder, nights, settings):
    place(settings, days=2, weeks=0, months=0)
    image = picture()
    back_up.func()
    Image.objects.all().delete()
    back_up.func()
    assert len(stored(folder)) == 1  # the first night needs it
    back_up.func()
    assert stored(folder) == []
    assert not image.file.storage.exists("nothing")


def test_it_comes_back_from_the_shelf(folder, nights):
    image = picture()
    before = as_received(image)
    back_up.func()
    known = folder.parent / shelving.KNOWN
    assert known.exists()
    shutil.rmtree(folder.parent / "media")
    call_command("restore", archives(folder)[0], replace=True, yes=True, moved=True)
    assert as_received(Image.objects.get()) == before
    assert not known.exists()  # the next night reads all of them


def test_a_shelf_that_was_left_behind_is_said(folder, nights, tmp_path, capsys):
    picture()
    back_up.func()
    alone = tmp_path / "elsewhere" / archives(folder)[0].name
    alone.parent.mkdir()
    shutil.copy(archives(folder)[0], alone)
    call_command("restore", alone, check=True)
    said = capsys.readouterr().err
    assert (
        f"1 pictures and documents aren't there, or not as they were: {NAMED}" in said
    )
    assert f"{alone.parent}/files" in said


NAMED = "media/pictures/"


def test_under_a_passphrase_nothing_on_the_shelf_can_be_read(
    folder, nights, settings, tmp_path
):
    seal(settings, tmp_path, "Ebbe und Flut")
    image = picture()
    before = as_received(image)
    back_up.func()
    [sealed] = stored(folder)
    assert before[:100] not in sealed.read_bytes()
    assert sealed.stat().st_size == length_sealed(len(before))
    name = sealed.parent.parent.name
    shelf = for_reading(InFolder(folder).stores, name, "Ebbe und Flut")
    assert shelf.read(sealed.name) == before
    with pytest.raises(Refused, match="passphrase is not the one"):
        for_reading(InFolder(folder).stores, name, "Flut").read(sealed.name)


def test_another_passphrase_has_another_shelf(folder, nights, settings, tmp_path):
    picture()
    for words in ("Ebbe", "Flut", "Flut"):
        seal(settings, tmp_path, words)
        back_up.func()
    assert len(stored(folder)) == 2
    assert len([*folder.glob("files-*/")]) == 2
    for archive, words in zip(archives(folder), ("Ebbe", "Flut", "Flut"), strict=True):
        assert backup.examine(archive, words).lost == []


def test_a_damaged_file_is_found_and_comes_anew(folder, nights, monkeypatch, caplog):
    image = picture()
    back_up.func()
    [path] = stored(folder)
    path.write_bytes(bytes(path.stat().st_size))
    monkeypatch.setattr(shelving, "TURN", 1)  # all in this night
    back_up.func()
    assert stored(folder) == [path]
    assert path.read_bytes() == as_received(image)
    assert "A file of the backups was damaged" in caplog.text


def test_a_shelf_that_forgets_makes_no_backup(folder, nights, monkeypatch):
    picture()
    write = Folder.take

    def forgetful(self, name, file):
        write(self, name, file)
        path = self.root / name
        path.write_bytes(bytes(path.stat().st_size))

    monkeypatch.setattr(Folder, "take", forgetful)
    with pytest.raises(CommandError, match=r"1 files that were put beside it can't be"):
        back_up.func()
    assert archives(folder) == []
    assert stored(folder) == []


def test_an_archive_from_elsewhere_keeps_all_files(folder, nights, settings, caplog):
    """Nobody has listed what it needs."""
    place(settings, days=9, weeks=0, months=0)
    picture()
    back_up.func()
    (folder / "files" / "needed" / archives(folder)[0].name).unlink()
    Image.objects.all().delete()
    back_up.func()
    assert len(stored(folder)) == 1
    assert "came from elsewhere" in caplog.text
    # One by hand has its pictures in it.
    archives(folder)[0].unlink()
    call_command("backup", str(folder), verbosity=0)
    back_up.func()
    assert stored(folder) == []


def test_only_one_process_makes_it(folder, nights):
    with (
        nightly.alone(),
        pytest.raises(CommandError, match="is being made just now"),
    ):
        back_up.func()
    back_up.func()
    assert len(archives(folder)) == 1


@pytest.mark.parametrize(
    "said",
    [
        {"file": "media/pictures/ab/x.jpg", "sha256": "../../etc/passwd", "size": 3},
        {"file": 7, "sha256": "ab" * 32, "size": 3},
        {"file": "media/pictures/ab/x.jpg", "sha256": "ab" * 32},
        ["media/pictures/ab/x.jpg"],
    ],
)
def test_a_list_that_is_not_ours_is_refused(said):
    with pytest.raises(Refused, match="list of files can't be read"):
        stored_in(json.dumps(said).encode())


def test_a_shelf_of_another_name_is_refused(tmp_path):
    for name in ("../files", "files-xyz", "", "files/.."):
        with pytest.raises(Refused, match="it names no shelf"):
            for_reading(InFolder(tmp_path).stores, name, "")


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20])
def test_a_sealed_length_is_known_before(tmp_path, size):
    shelf = Shelf("files-00000000", Folder(tmp_path), "Ebbe", bytes(16))
    kept = shelf.put(BytesIO(data := os.urandom(size)))
    assert shelf.has(kept)
    assert shelf.read(kept.digest) == data


def test_it_is_none_without_files(folder, nights):
    draft()
    back_up.func()
    assert stored(folder) == []
    assert backup.shelf_of(archives(folder)[0], "") == "files"
