"""Pictures on object storage: received, made smaller, shown, removed as on a disk."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from PIL import Image as Pillow

from articles.domain.pictures import plain_rendition, receive, remove
from articles.domain.pictures.renditions import all_renditions
from articles.foundation.image_files import library, rendition_files
from articles.models import Image
from newsroom.conf import media
from tests.support import factories
from tests.support.processes.buckets import SECRET, bucket

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def server():
    with bucket() as found:
        yield found


@pytest.fixture(autouse=True)
def kept(server, settings, monkeypatch, tmp_path):
    """The bucket, empty; and a folder into which nothing may come."""
    server.objects.clear()
    server.is_full = server.is_away = False
    settings.MEDIA_ROOT = tmp_path
    settings.NEWSROOM_MEDIA = media.place("NEWSROOM_MEDIA_URL", server.address)
    monkeypatch.setattr(Image._meta.get_field("file"), "storage", library())
    yield server
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def shown(kept) -> Image:
    image = factories.picture("Kran", size=(200, 150))
    factories.published(lead_image=str(image.key))
    return image


def test_what_was_received_and_what_is_made_of_it_lie_in_the_bucket(
    kept, shown, client
):
    for rendition in all_renditions(shown):
        answer = client.get(rendition.url)
        assert answer.status_code == 200
        assert answer.content == kept.objects[f"house/renditions/{rendition.file_name}"]
        with Pillow.open(io.BytesIO(answer.content)) as picture:
            assert picture.size == (rendition.width, rendition.height)
    assert f"house/pictures/{shown.file_name}" in kept.objects


def test_readers_get_pictures_of_public_articles_only(kept, client):
    hidden = plain_rendition(factories.picture("Lager"))
    assert client.get(hidden.url).status_code == 404
    assert not any("renditions" in name for name in kept.objects)


def test_a_rendition_is_made_once(kept, shown, client):
    rendition = plain_rendition(shown)
    assert rendition.size == len(client.get(rendition.url).content)
    del kept.objects[f"house/pictures/{shown.file_name}"]
    assert client.get(rendition.url).status_code == 200


def test_one_that_is_removed_takes_all_its_files_with_it(kept):
    image, other = factories.picture("Kran"), factories.picture("Hafen")
    call_command("make_renditions", "--all", "--verbosity", "0")
    remove(image)
    assert kept.objects
    assert all(other.token in name for name in kept.objects)


def test_what_no_page_can_show_any_more_is_removed(kept, shown):
    call_command("make_renditions", "--verbosity", "0")
    before = set(kept.objects)
    shown.focus_x = 0
    shown.save()
    gone = factories.picture("Lager")
    call_command("make_renditions", "--all", "--verbosity", "0")
    token, _ = gone.token, gone.delete()
    call_command("make_renditions", "--verbosity", "0")
    wanted = {f"house/renditions/{one.file_name}" for one in all_renditions(shown)}
    assert {name for name in kept.objects if "renditions" in name} == wanted
    assert wanted - before
    assert not any(token in name for name in rendition_files().names())


def test_r51_a_file_in_it_that_no_picture_has_is_swept(kept, shown):
    # All that lies there is as old as its server says: older than a day.
    killed = factories.picture("Lager")
    Image.objects.filter(pk=killed.pk).delete()
    call_command("make_renditions", "--verbosity", "0")
    received = {name for name in kept.objects if "/pictures/" in name}
    assert received == {f"house/pictures/{shown.file_name}"}


@pytest.mark.parametrize("trouble", ["is_full", "is_away"])
def test_a_bucket_that_takes_nothing_refuses_uploads_and_nothing_stays(kept, trouble):
    setattr(kept, trouble, True)
    with pytest.raises(ValidationError) as refused:
        receive(drawn(), by=None)
    assert refused.value.code == "not-stored"
    assert not Image.objects.exists()
    assert not kept.objects


def test_while_it_is_away_pages_stay_and_the_log_says_why(kept, shown, client, caplog):
    kept.is_away = True
    page = shown.led_articles.get().get_absolute_url()
    assert client.get(page).status_code == 200
    assert client.get(plain_rendition(shown).url).status_code == 404
    [told] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert f"The picture {shown.pk} can't be read" in told.getMessage()
    assert "\n" not in told.getMessage()
    kept.is_away = False
    assert client.get(plain_rendition(shown).url).status_code == 200


def test_a_wrong_key_is_refused_and_said_nowhere(kept, settings):
    settings.NEWSROOM_MEDIA = settings.NEWSROOM_MEDIA | {"secret_access_key": "other"}
    with pytest.raises(OSError, match="403") as refused:
        rendition_files().write("ab/name", b"data")
    assert SECRET not in str(refused.value)
    assert not kept.objects


def drawn() -> SimpleUploadedFile:
    data = io.BytesIO()
    Pillow.new("RGB", (64, 48), "navy").save(data, "PNG")
    return SimpleUploadedFile("kran.png", data.getvalue(), "image/png")
