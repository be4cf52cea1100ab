"""The nightly backups in a bucket: brought there, thinned out, restored from it."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands.flush import Command as Flush
from django.utils import timezone

from articles.foundation.image_files.bucket import SOMEBODY_WAITS
from articles.models import Article, Image
from newsroom.conf import retention
from newsroom.database import marks
from newsroom.management.backups import places
from newsroom.worker.tasks import back_up
from tests.support.factories import draft, picture
from tests.support.processes.buckets import bucket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def server():
    with bucket() as found:
        yield found


@pytest.fixture
def there(server, settings, monkeypatch, tmp_path):
    """The bucket, empty; nothing of it may stay in NEWSROOM_VAR."""
    server.objects.clear()
    server.is_full = server.is_away = server.only_adds = False
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    monkeypatch.setenv("NEWSROOM_BACKUPS", server.address)
    settings.NEWSROOM_BACKUPS = retention.backups(server.address, ["7", "5", "12"])
    settings.VAR, settings.IS_LOCAL = tmp_path / "var", False
    settings.VAR.mkdir()
    settings.MEDIA_ROOT = settings.VAR / "media"
    yield server
    assert not [*settings.VAR.glob(f"{places.ON_THE_WAY}*")]


def as_received(image):
    with image.file.open("rb") as file:
        return file.read()


def archives(there):
    return sorted(name for name in there.objects if name.startswith("house/newsroom-"))


def earlier(there, nights):
    """Let there be a file for each of so many nights before."""
    for night in range(1, nights + 1):
        moment = timezone.localtime() - timedelta(days=night)
        there.objects[f"house/newsroom-{moment:%Y-%m-%d-%H%M%S}.tar"] = b""


def test_it_lies_there_with_its_pictures_and_the_list(there, settings, capsys):
    picture()
    back_up.func()
    [name] = archives(there)
    kinds = {one.split("/")[1] for one in there.objects}
    assert kinds == {name.removeprefix("house/"), "files", "erasures.jsonl"}
    assert marks.last_backup(settings.VAR)
    call_command("backups", checks=True)
    assert "1 files" in capsys.readouterr().out


def test_a_lost_machine_comes_back_from_it(there, settings):
    image = picture()
    received = as_received(image)
    draft(headline="Kabel im Watt")
    back_up.func()
    [name] = archives(there)
    call_command(Flush(), interactive=False, verbosity=0)
    shutil.rmtree(settings.MEDIA_ROOT)
    call_command("restore", name.removeprefix("house/"), replace=True, yes=True)
    assert Article.objects.get().headline == "Kabel im Watt"
    assert as_received(Image.objects.get()) == received


def test_old_ones_are_thinned_out(there, settings):
    kept = replace(settings.NEWSROOM_BACKUPS, days=3, weeks=0, months=0)
    settings.NEWSROOM_BACKUPS = kept
    earlier(there, 9)
    back_up.func()
    assert len(archives(there)) == 3


def test_with_rights_to_add_only_all_of_them_stay(there, settings, caplog):
    kept = replace(settings.NEWSROOM_BACKUPS, days=3, weeks=0, months=0)
    settings.NEWSROOM_BACKUPS, there.only_adds = kept, True
    earlier(there, 9)
    back_up.func()
    assert len(archives(there)) == 10
    assert "old backups stay until the store ends them" in caplog.text
    assert marks.last_backup(settings.VAR)


@pytest.mark.parametrize("state", ["is_full", "is_away"])
def test_a_store_that_takes_nothing_is_named_without_its_secret(
    there, settings, monkeypatch, state
):
    monkeypatch.setattr(places, "NOBODY_WAITS", SOMEBODY_WAITS)
    setattr(there, state, True)
    picture()
    with pytest.raises(CommandError, match=r"No backup was made. .*S3") as refused:
        back_up.func()
    assert "secret" not in str(refused.value)
    assert marks.last_backup(settings.VAR) is None


def test_what_arrives_as_something_else_is_removed(there, monkeypatch):
    take = places.Bucket.take

    def damaged(self, name, file):
        take(self, name, file)
        if name.endswith(".tar"):
            there.objects[f"house/{name}"] = bytes(len(there.objects[f"house/{name}"]))

    monkeypatch.setattr(places.Bucket, "take", damaged)
    with pytest.raises(CommandError, match=r"came to s3://pictures/house as something"):
        back_up.func()
    assert archives(there) == []


@pytest.mark.long
def test_one_is_restored_on_trial(there, settings, capsys):
    picture()
    back_up.func()
    call_command("backups", tries=True)
    assert "the doctor found its contents whole" in capsys.readouterr().out
    assert not [*settings.VAR.glob("trial-*")]
