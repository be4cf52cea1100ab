"""`manage.py make_renditions`: every size before readers ask, and nothing left over."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from PIL import Image as Pillow

from articles.domain.pictures import plain_rendition, receive, renditions_at
from articles.domain.pictures.renditions import all_renditions
from articles.foundation.image_files import rendition_files
from articles.foundation.image_files.folder import ABANDONED
from articles.models import Image
from tests.conftest import ROOT
from tests.foundation.image_files.making import noise, saved
from tests.support.factories import draft, picture, published
from tests.support.processes.commands import Command

pytestmark = pytest.mark.django_db
# The system kills it where a file would get more bytes, and leaves what it has.
KILLED = """
import resource, signal
import django; django.setup()
from django.core.management import call_command
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
call_command("make_renditions", "--all")
"""
NOTHING = "Renditions made: 0, failed: 0, there already: {0}, removed: 0."


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("make_renditions", *arguments, stdout=said, stderr=StringIO())
    return said.getvalue().strip()


def files() -> set:
    return {path for path in rendition_files().root.rglob("*") if path.is_file()}


def paths(*images: Image) -> set:
    return {path_of(one) for image in images for one in all_renditions(image)}


def path_of(rendition) -> Path:
    return rendition_files().root / rendition.file_name


def test_what_articles_have_is_made_and_with_all_the_rest(db):
    lead, inside, unused = (picture(name) for name in ("Hafen", "Kran", "Lager"))
    draft(lead_image=str(lead.key))
    published(body=f'<p>Text.</p><img data-image="{inside.key}">')
    wanted = paths(lead, inside)
    said = f"Renditions made: {len(wanted)}, failed: 0, there already: 0, removed: 0."
    assert run() == said
    assert files() == wanted
    assert run() == NOTHING.format(len(wanted))
    run("--all")
    assert files() == wanted | paths(unused)


def test_what_no_page_can_show_any_more_is_removed():
    cut, gone = picture("Hafen"), picture("Kran")
    run("--all")
    former = {path_of(one) for one in renditions_at(cut, "card", "jpg")}
    cut.focus_x = 0
    cut.save()
    folder = path_of(plain_rendition(gone)).parent
    gone.delete()
    begun, abandoned = (
        path_of(plain_rendition(cut)).with_name(f".article-64.jpg.{name}")
        for name in ("0a", "0b")
    )
    for path in (begun, abandoned):
        path.write_bytes(b"half")
    hours_ago = time.time() - 2 * ABANDONED
    os.utime(abandoned, (hours_ago, hours_ago))
    run("--all")
    assert files() == paths(cut) | {begun}
    assert not former & files()
    assert not folder.exists()


def test_r51_a_file_that_no_picture_has_is_swept_after_a_day(tmp_path):
    kept, killed, young = (picture(name) for name in ("Hafen", "Kran", "Lager"))
    paths = {one: tmp_path / "pictures" / one.file_name for one in (kept, killed)}
    half = paths[killed].with_name(".half.jpg.0a")
    half.write_bytes(b"half")
    days_ago = time.time() - timedelta(days=1, minutes=1).total_seconds()
    for path in (*paths.values(), half):
        os.utime(path, (days_ago, days_ago))
    # As it is when a kill came between the file and its row.
    Image.objects.filter(pk__in=[killed.pk, young.pk]).delete()
    assert run().endswith(" Files that no picture has, removed: 2.")
    left = {path for path in (tmp_path / "pictures").rglob("*") if path.is_file()}
    assert left == {paths[kept], tmp_path / "pictures" / young.file_name}
    assert run() == NOTHING.format(0)


def test_r51_with_another_newsrooms_database_no_picture_is_swept(tmp_path):
    path = tmp_path / "pictures" / picture("Hafen").file_name
    os.utime(path, (0, 0))
    Image.objects.all().delete()
    assert run() == NOTHING.format(0)
    assert path.exists()


def test_what_cannot_be_made_is_told_and_the_rest_is_made(caplog):
    lost, good = picture("Hafen"), picture("Kran")
    lost.file.storage.delete(lost.file.name)
    failed, made = len(paths(lost)), len(paths(good))
    with pytest.raises(CommandError) as refusal:
        run("--all")
    said = f"Renditions made: {made}, failed: {failed}, there already: 0, removed: 0."
    assert str(refusal.value).startswith(said)
    assert refusal.value.returncode == 1
    assert files() == paths(good)
    assert f"of picture {lost.pk} can't be made" in caplog.records[0].getMessage()


def test_a_folder_that_takes_nothing_is_a_failure(settings, tmp_path):
    picture("Hafen")
    rendition_files().root.write_bytes(b"")
    with pytest.raises(CommandError, match="see to the folder"):
        run("--all")


def wait_for_some(wanted: set) -> None:
    deadline = time.monotonic() + 60
    while len(wanted & files()) < 5 and time.monotonic() < deadline:
        time.sleep(0.01)


@pytest.fixture
def shared(settings):
    """Return pictures that the other process sees: it has the settings' own folder."""
    settings.MEDIA_ROOT = django_settings.VAR / "media"
    return [picture(name, size=(1400, 900)) for name in ("Hafen", "Kran")]


def look_at(pictures: set) -> None:
    """Raise OSError of one of which there is only a part."""
    for path in pictures:
        with Pillow.open(path) as rendition:
            rendition.load()


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_r11_killed_in_the_middle_it_leaves_whole_files_and_goes_on(
    shared, other_process_env
):
    typed = other_process_env, "make_renditions", "--all"
    wanted, process = paths(*shared), Command(*typed)
    wait_for_some(wanted)
    process.kill()
    whole = wanted & files()
    assert 5 <= len(whole) < len(wanted)
    look_at(whole)
    # Two at once do no harm.
    assert [it.ended().returncode for it in [Command(*typed), Command(*typed)]] == [
        0,
        0,
    ]
    assert wanted <= files()


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_r11_killed_while_it_writes_it_leaves_no_half_of_a_file(
    settings, other_process_env
):
    settings.MEDIA_ROOT = django_settings.VAR / "media"
    photo = SimpleUploadedFile("x.jpg", saved(noise((960, 640)), "JPEG"))
    wanted = paths(receive(photo, by=None))
    killed = subprocess.run([sys.executable, "-c", KILLED], env=other_process_env)
    assert killed.returncode == -signal.SIGXFSZ
    whole = wanted & files()
    assert 1 < len(whole) < len(wanted)
    look_at(whole)


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_stopped_by_hand_it_says_so_in_a_word(shared, other_process_env):
    # Others were killed in this folder.
    wanted, before = paths(*shared), files()
    with subprocess.Popen(
        [sys.executable, ROOT / "manage.py", "make_renditions", "--all"],
        # Python warns of a file that Ctrl+C found open before its block began.
        # Operators don't see such warnings.
        env=other_process_env | {"PYTHONWARNINGS": "ignore::ResourceWarning"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # SIGINT is ignored if the tests run in the background.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as process:
        wait_for_some(wanted)
        process.send_signal(signal.SIGINT)
        _said, told = process.communicate(timeout=60)
    assert told.strip() == "Stopped."
    assert process.returncode == 130
    assert files() - before < wanted
