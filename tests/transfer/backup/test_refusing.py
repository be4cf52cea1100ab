"""Restore refuses what it can't do in one line, before any change; backup as well."""

import errno
import gc
import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import translation

from articles.models import User
from articles.transfer.archives import encryption
from articles.transfer.archives.archive import Writer, checked
from articles.transfer.backup import restoring
from tests.support import factories
from tests.transfer.backup.test_restoring import rows

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


@pytest.fixture(scope="module", autouse=True)
def sound(django_db_setup, django_db_blocker, tmp_path_factory):
    """Return a sound archive; it is of the rows that stay for all tests of the file."""
    path = tmp_path_factory.mktemp("sound") / "one.tar"
    with django_db_blocker.unblock():
        with translation.override("de"):
            factories.published(headline="Ein Artikel")
            factories.picture()
        call_command("backup", path, verbosity=0)
    yield path
    with django_db_blocker.unblock():
        django_db_setup.put_back()


@pytest.fixture
def archive(sound, tmp_path) -> Path:
    """Return a copy of the sound archive, to be changed."""
    return Path(shutil.copy(sound, tmp_path))


def refused(archive: Path, **options) -> str:
    """Return why it isn't restored; nothing of the newsroom is another then."""
    before = rows()
    with pytest.raises(CommandError) as told:
        call_command(
            "restore", archive, **{"replace": True, "yes": True} | options, verbosity=0
        )
    assert rows() == before
    assert "\n" not in str(told.value)
    return str(told.value)


def changed(archive: Path, name: str, old: bytes, new: bytes) -> Path:
    """Rewrite the archive with another word in one of its members."""
    target = archive.with_name("changed.tar")
    with tarfile.open(archive) as tar, target.open("wb") as file:
        writer = Writer(file)
        for info in tar:
            data = tar.extractfile(info).read()
            if info.name == name:
                assert old in data
                data = with_checksum(data.replace(old, new))
            if info.name == "end.json":
                said = json.loads(data)
                del said["digest"], said["checksum"]
                writer.end(said)
            else:
                writer.add(info.name, io.BytesIO(data), len(data))
    return target


def with_checksum(data: bytes) -> bytes:
    said = json.loads(data)
    del said["checksum"]
    return checked(said)


def test_a_newsroom_that_is_there_is_not_replaced_unasked(archive):
    told = refused(archive, replace=False, yes=False)
    assert "There is a newsroom in the database already" in told
    assert "--replace" in told


def test_nobody_is_replaced_where_nobody_can_be_asked(archive):
    assert "--replace --yes" in refused(archive, yes=False)


def test_without_a_yes_it_is_not_replaced(archive, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    assert "nothing was removed" in refused(archive, yes=False)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.9, 0.98])
def test_an_archive_that_was_cut_off_is_refused(archive, share):
    # Behind its end are zeros that fill up its last block.
    data = archive.read_bytes().rstrip(b"\0")
    archive.write_bytes(data[: int(len(data) * share)])
    assert "damaged or cut off" in refused(archive)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.7])
def test_an_archive_with_a_changed_byte_is_refused(archive, share):
    data = bytearray(archive.read_bytes())
    # A place that means something: blocks are filled up with zeros.
    place = next(n for n in range(int(len(data) * share), len(data)) if data[n])
    data[place] ^= 0x20
    archive.write_bytes(data)
    assert "damaged or cut off" in refused(archive)


@pytest.mark.parametrize(
    "kind", ["begin.json", "rows/", "files/media/pictures/", "end.json"]
)
@pytest.mark.parametrize("is_head", [False, True])
def test_a_changed_byte_in_each_kind_of_member_is_refused(archive, kind, is_head):
    with tarfile.open(archive) as tar:
        info = next(info for info in tar if info.name.startswith(kind))
    data = bytearray(archive.read_bytes())
    # In the head, change a letter of the name; in the contents, a byte in the middle.
    place = info.offset + 3 if is_head else info.offset_data + info.size // 2
    data[place] ^= 0x01
    archive.write_bytes(data)
    assert "damaged or cut off" in refused(archive)


def with_member(archive: Path, name: str, data: bytes) -> Path:
    """Rewrite the archive with one more file, whole in itself."""
    target = archive.with_name("more.tar")
    with tarfile.open(archive) as tar, target.open("wb") as file:
        writer = Writer(file)
        for info in tar:
            content = tar.extractfile(info).read()
            if info.name == "end.json":
                writer.add_bytes(name, data)
                said = json.loads(content)
                del said["digest"], said["checksum"]
                writer.end(said)
            else:
                writer.add(info.name, io.BytesIO(content), len(content))
    return target


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (f"files/media/{'n' * 300}", "no disk takes the name"),
        (f"files/media/{'ü' * 130}", "no disk takes the name"),
        (f"files/{'media/' * 900}x", "no disk takes the name"),
        ("rows", "nothing in it is called"),
        ("files", "nothing in it is called"),
        ("end.json/more", "nothing in it is called"),
        ("files/../x", "nothing in it is called"),
    ],
)
def test_a_name_that_can_not_be_one_is_refused_before_anything(archive, name, why):
    assert why in refused(with_member(archive, name, b"x"))


def test_a_head_of_the_tar_that_is_large_is_refused(archive):
    more = archive.with_name("heads.tar")
    with tarfile.open(more, "w", format=tarfile.PAX_FORMAT) as tar:
        info = tarfile.TarInfo("begin.json")
        info.pax_headers = {"comment": "x" * 1_000_000}
        tar.addfile(info)
    assert "a head in it is too large" in refused(more)


@pytest.mark.parametrize(
    "word", [b'"migrations"', b'"taken"', b'"last_keys"', b'"articles_story"']
)
def test_no_word_at_either_end_is_another_unnoticed(archive, word):
    data = archive.read_bytes()
    archive.write_bytes(data.replace(word, word[:-2] + b'X"'))
    assert "damaged or cut off" in refused(archive)


def test_what_can_not_be_written_on_is_forgotten_without_a_word():
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space"), Writer(Full()) as archive:
        archive.add_bytes("files/one", bytes(50_000))
    del archive
    gc.collect()


def test_what_is_no_archive_is_refused(archive):
    archive.write_text("something else")
    assert "damaged or cut off" in refused(archive)
    assert "No such file" in refused(archive.with_name("missing.tar"))


def test_a_newer_archive_is_refused(archive):
    newer = changed(archive, "begin.json", b'"0001_schema"', b'"9999_beyond"')
    told = refused(newer)
    assert "articles.9999_beyond" in told
    assert "Install that version or a newer one" in told
    between = changed(archive, "begin.json", b'"0005_search"', b'"0005_standing"')
    assert "articles.0005_standing" in refused(between)
    other = changed(archive, "begin.json", b'"form": 1', b'"form": 3')
    assert "in a form that this one doesn't know" in refused(other)


def test_a_sealed_archive_wants_its_passphrase(archive, tmp_path, monkeypatch):
    monkeypatch.setitem(encryption.COST, "n", 1 << 10)
    sealed = tmp_path / "one.sealed"
    with sealed.open("wb") as file:
        seal = encryption.Sealed(file, "ein Satz")
        seal.write(archive.read_bytes())
        seal.finish()
    other = tmp_path / "other"
    other.write_text("ein anderer\n")
    assert "not the one of this archive" in refused(sealed, passphrase_file=other)
    assert "--passphrase-file" in refused(sealed)
    other.write_text("\n")
    assert "is empty" in refused(sealed, passphrase_file=other)
    missing = tmp_path / "missing"
    assert "can't be read" in refused(sealed, passphrase_file=missing)
    assert f"{tmp_path}: Is a directory." in refused(sealed, passphrase_file=tmp_path)


def test_without_room_nothing_is_begun(archive, monkeypatch):
    class Full:
        f_bavail, f_frsize = 1, 512

    monkeypatch.setattr(restoring.os, "statvfs", lambda _folder: Full)
    assert "has room for 0 MB" in refused(archive)


def test_it_can_be_looked_through_without_restoring(archive, capsys):
    User.objects.create(username="Kam danach")
    call_command("restore", archive, check=True)
    assert "It can be restored" in capsys.readouterr().out
    assert User.objects.filter(username="Kam danach").exists()


def test_what_is_damaged_is_told_without_restoring(archive):
    archive.write_bytes(archive.read_bytes()[:-20_000])
    with pytest.raises(CommandError, match="damaged or cut off"):
        call_command("restore", archive, check=True, verbosity=0)


def test_a_backup_takes_nobody_elses_place(archive, tmp_path):
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", archive)
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="can't be written"):
        call_command("backup", tmp_path / "file" / "one.tar")
