"""Each night a backup is made and read back; only then earlier ones go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import RecordedDeed, RecordEntry
from articles.transfer import backup
from newsroom.database import marks
from newsroom.database.damage import structure
from newsroom.management.backups.places import InFolder, place as place_of_backups
from newsroom.worker.tasks import back_up
from tests.support.factories import draft

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(settings, tmp_path):
    """The folder of a newsroom that is for the public."""
    settings.VAR, settings.IS_LOCAL = tmp_path / "var", False
    settings.VAR.mkdir()
    return settings.VAR / "backups"


def sound(folder):
    return sorted(path.name for path in folder.glob("newsroom-*"))


def place(settings, **values):
    settings.NEWSROOM_BACKUPS = replace(settings.NEWSROOM_BACKUPS, **values)


def fill(folder, nights):
    """Let there be a file for each of so many nights before."""
    folder.mkdir(parents=True)
    for night in range(1, nights + 1):
        moment = timezone.localtime() - timedelta(days=night)
        (folder / f"newsroom-{moment:%Y-%m-%d-%H%M%S}.tar").touch()


def test_it_is_made_read_back_noted_and_recorded(folder):
    draft(headline="Kabel im Watt")
    back_up.func()
    [name] = sound(folder)
    contents = backup.examine(folder / name, "")
    assert contents.tables["articles.article"]["rows"] == 1
    assert (folder / "erasures.jsonl").exists()
    assert marks.last_backup(folder.parent)
    entry = RecordEntry.objects.get(deed=RecordedDeed.BACKED_UP)
    assert entry.details["file"] == name


def test_earlier_ones_are_thinned_out_afterwards(folder, settings):
    place(settings, days=3, weeks=0, months=0)
    fill(folder, 9)
    back_up.func()
    assert len(sound(folder)) == 3


def test_none_is_made_where_none_is_wanted(folder, settings):
    place(settings, place="none")
    back_up.func()
    place(settings, place="")
    settings.IS_LOCAL = True
    back_up.func()
    assert not folder.exists()


def test_it_is_sealed_if_a_passphrase_is_set(folder, settings, tmp_path):
    file = tmp_path / "passphrase"
    file.write_text("Ebbe und Flut\n", encoding="utf-8")
    place(settings, passphrase_file=str(file))
    back_up.func()
    [name] = sound(folder)
    assert name.endswith(".sealed")
    assert backup.examine(folder / name, "Ebbe und Flut").rows


def test_a_folder_elsewhere_has_to_be_there(folder, settings, tmp_path):
    """A disk that isn't mounted is no reason to fill that of the newsroom."""
    place(settings, place=str(tmp_path / "disk"))
    with pytest.raises(
        CommandError, match=r"There is no folder .*/disk. Mount its disk"
    ):
        back_up.func()
    assert not (tmp_path / "disk").exists()
    (tmp_path / "disk").mkdir()
    back_up.func()
    assert len(sound(tmp_path / "disk")) == 1


def test_what_can_not_be_read_back_removes_nothing(folder, settings, monkeypatch):
    def take(path, **options):
        taken = backup.take(path, **options)
        written = bytearray(path.read_bytes())
        written[len(written) // 2] ^= 1
        path.write_bytes(written)
        return taken

    place(settings, days=1, weeks=0, months=0)
    fill(folder, 3)
    monkeypatch.setattr("newsroom.management.backups.making.backup", Fake(take))
    with pytest.raises(CommandError, match=r"can't be read back: .* See to the disk"):
        back_up.func()
    assert len(sound(folder)) == 3
    assert not (folder.parent / marks.BACKED_UP).exists()


class Fake:
    """The department with another `take`, as a bad disk would write it."""

    def __init__(self, take):
        self.take, self.Taken = take, backup.Taken


def test_one_of_a_damaged_newsroom_removes_nothing(folder, settings, monkeypatch):
    monkeypatch.setattr(structure, "faults", lambda: [("", "a page is lost")])
    monkeypatch.setattr(structure, "why_not", lambda: "")
    place(settings, days=1, weeks=0, months=0)
    fill(folder, 3)
    with pytest.raises(CommandError, match="of a damaged database"):
        call_command("backup", nightly=True)
    assert len(sound(folder)) == 3
    assert len([*folder.glob("damaged-newsroom-*")]) == 1
    assert not (folder.parent / marks.BACKED_UP).exists()


def test_a_full_disk_is_said_and_removes_nothing(folder, settings, monkeypatch):
    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    place(settings, days=1, weeks=0, months=0)
    fill(folder, 3)
    monkeypatch.setattr("newsroom.management.backups.making.backup", Fake(full))
    with pytest.raises(CommandError, match=r"No space left on device.*Make room there"):
        back_up.func()
    assert len(sound(folder)) == 3


def test_old_ones_that_stay_are_told(folder, settings, monkeypatch):
    def denied(self, name):
        raise PermissionError(13, "Permission denied")

    place(settings, days=1, weeks=0, months=0)
    fill(folder, 3)
    monkeypatch.setattr(InFolder, "remove", denied)
    with pytest.raises(CommandError, match=r"The backup is there, but old ones stay"):
        back_up.func()
    assert len(sound(folder)) == 4


def test_it_is_due_each_night(settings):
    schedules = settings.TASKS["default"]["OPTIONS"]["SCHEDULES"]
    assert schedules["backup"] == {
        "task": "newsroom.worker.tasks.back_up",
        "cron": "15 2 * * *",
    }
    assert place_of_backups() is None  # on this machine alone
