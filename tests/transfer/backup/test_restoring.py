"""A restore brings back all backed-up data as and where it was, and nothing besides."""

import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.domain import search
from articles.editing.publishing import move, set_embargo
from articles.foundation.image_files import library
from articles.models import (
    Article,
    DeskSession,
    Image,
    PrintedPart,
    Snapshot,
    Story,
    User,
)
from articles.transfer.archives import FILES, members, put_back
from articles.transfer.archives.rows import lines_of
from articles.transfer.archives.tables import LEFT_OUT, Stock
from newsroom.conf import media
from newsroom.page_cache.stores.taken_off import TakenOff
from tests.accounts.half_way import code_of
from tests.house.releases import kept
from tests.house.releases.test_upgrading import loaded
from tests.support import factories
from tests.support.contents import full_content
from tests.support.processes.buckets import Bucket, bucket
from tests.transfer.backup.places import ENGINES, Place, either, empty
from tests.transfer.backup.test_killed import rows_in

FEEDS = ["/de/artikel/feed.atom", "/de/artikel/feed.rss", "/de/artikel/feed.json"]
PASSWORD, SECRET = "nur für diesen Test", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ADDRESS, LATER = "/de/artikel/abgeschaltet/", "/de/artikel/seitdem/"


def rows() -> dict[str, list[bytes]]:
    """Return all rows, but for the record's own of having been restored."""
    return {
        model._meta.label_lower: sorted(
            line for line in lines_of(model) if b'"restored","restore"' not in line
        )
        for model in Stock().models()
    }


def feeds() -> list[tuple]:
    """Return what readers' programs have of each feed, and compare it by."""
    answers = [Client().get(path) for path in FEEDS]
    return [(a.status_code, a.content, a.headers["ETag"]) for a in answers]


def fill() -> Article:
    content = full_content() | {"change_kind": "first", "change_note": ""}
    article = factories.published(**content)
    coming = factories.scheduled(headline="Kommt erst noch")
    until = coming.live_from
    set_embargo(coming, until=until, reason="Bis dahin gesperrt", by=coming.author)
    withdrawn = factories.published(headline="War ein Irrtum")
    by, note = factories.chief(), "Nichts davon stimmt."
    move(withdrawn, "withdraw", by=by, note=note, options=factories.GONE)
    person = factories.user("Mit Passwort", "editor")
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email="m@example.org", verified=True)
    TOTP.activate(person, SECRET)
    User.objects.create(username="Gegangen").delete()
    with TakenOff(settings.VAR).changing() as known:
        known.add(ADDRESS)
    return article


def lose(article: Article) -> Path:
    """Lose what there is: rows, texts, pictures, addresses that were taken off."""
    path = Path(article.lead_image.file.path)
    path.unlink()
    Authenticator.objects.all().delete()
    Snapshot.objects.all()._raw_delete(connection.alias)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_article SET body = 'anderes'")
        cursor.execute("DELETE FROM articles_decision")
        cursor.execute("UPDATE articles_siterevision SET counter = counter + 7")
    factories.published(headline="Kam danach")
    with TakenOff(settings.VAR).changing() as known:
        known.clear()
        known.add(LATER)
    return path


@pytest.fixture
def passphrase(tmp_path) -> Path:
    file = tmp_path / "passphrase"
    file.write_text("ein Satz, den niemand errät\n", encoding="utf-8")
    return file


@pytest.mark.django_db(transaction=True)
def test_r34_all_is_as_it_was_when_the_backup_was_taken(
    tmp_path, passphrase, monkeypatch
):
    """The archive is sealed, and somebody is asked whether to replace what is there."""
    archive, article = tmp_path / "one.sealed", fill()
    picture = Path(article.lead_image.file.path).read_bytes()
    before, told, keys = rows(), feeds(), last_keys()
    call_command("backup", archive, passphrase_file=passphrase, verbosity=0)
    path = lose(article)
    assert rows() != before
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: "yes")
    how = {"replace": True, "passphrase_file": passphrase, "verbosity": 0}
    call_command("restore", archive, **how)
    assert rows() == before
    assert feeds() == told
    assert path.read_bytes() == picture
    assert_can_log_in()
    # Pages that were taken off since aren't served again.
    assert TakenOff(settings.VAR).paths == {ADDRESS, LATER}
    # The index is the worker's to make.
    assert search.rebuild().missing == Article.objects.count()
    assert not search.check()
    assert [Story.objects.create().pk, User.objects.create(username="Neu").pk] == keys


def assert_can_log_in() -> None:
    person = User.objects.get(username="Mit Passwort")
    assert person.check_password(PASSWORD)
    assert EmailAddress.objects.get().email == "m@example.org"
    factor = Authenticator.objects.get(user=person)
    assert factor.wrap().validate_code(code_of(SECRET))


def last_keys() -> list[int]:
    """Return the keys that come next; one of them was given to who is gone."""
    story, user = Story.objects.create(), User.objects.create(username="Probe")
    Story.objects.filter(pk=story.pk).delete()
    User.objects.filter(pk=user.pk).delete()
    return [story.pk + 1, user.pk + 1]


@pytest.mark.django_db(transaction=True)
def test_r35_what_can_be_made_again_and_what_waits_is_in_no_backup(tmp_path):
    article = fill()
    assert Client().get(article.get_absolute_url()).status_code == 200
    assert PrintedPart.objects.exists()
    desk, place = Client(), reverse("admin:index")
    desk.force_login(factories.chief())
    assert desk.get(place).status_code == 200
    key = DeskSession.objects.get().session_key
    call_command("backup", tmp_path / "one.tar", verbosity=0)
    assert key not in json.dumps(rows_in(tmp_path / "one.tar"))
    with tarfile.open(tmp_path / "one.tar") as archive:
        names = {Path(name).parts[1] for name in archive.getnames() if "/" in name}
        begin = json.load(archive.extractfile("begin.json"))
    unwanted = {"articles.printedpart", "articles.cataloguecopy", "sessions.session"}
    unwanted.add("articles.desksession")
    assert not {n for n in names | {*begin["columns"]} if n.startswith("django_ox")}
    assert not unwanted & (names | {*begin["columns"]})
    assert {"articles.article", "articles.snapshot", "media", "taken-off"} <= names


@pytest.mark.ci
@pytest.mark.django_db
@pytest.mark.parametrize("release", kept.LAST_FIRST)
@pytest.mark.parametrize("engine", either(ENGINES))
def test_r35_a_backup_of_a_release_is_brought_up_to_date(release, engine, tmp_path):
    """The database is the one of then, of either kind; the code is that of today."""
    archive, then = tmp_path / "old.tar", kept.expected(release)
    with loaded(release, tmp_path) as url, empty(engine, tmp_path / "new") as new:
        Place(url, tmp_path / "old").done("backup", archive)
        # As if it was stopped for it: otherwise data of then is too old to be kept.
        new.done("restore", archive, "--moved")
        new.done("migrate", "--check")
        new.done("rebuild_search")
        now = kept.ask("upgrade", new.url, then)
    # The record names the backup and the restore as well.
    beside = LEFT_OUT | {"articles.recordentry"}
    then["rows"] = {n: k for n, k in then["rows"].items() if n.lower() not in beside}
    if lost := [*kept.differences(then, now)]:
        pytest.fail("\n".join(lost), pytrace=False)  # each of them, whole


@contextmanager
def pictures_in(there: Bucket, settings, monkeypatch) -> Iterator[None]:
    """Keep pictures in a bucket, not in a folder."""
    settings.NEWSROOM_MEDIA = media.place("NEWSROOM_MEDIA_URL", there.address)
    with monkeypatch.context() as patch:
        patch.setattr(Image._meta.get_field("file"), "storage", library())
        yield
    settings.NEWSROOM_MEDIA = {}


def put_files_back(archive: Path) -> None:
    """Store the files alone, as a restore does at its end: all of it takes long."""
    with archive.open("rb") as file:
        for member in members(file):
            if member.kind == FILES:
                put_back(member, {})


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_pictures_go_from_a_bucket_into_a_folder_and_back(
    tmp_path, settings, monkeypatch
):
    one, two, settings.MEDIA_ROOT = tmp_path / "1", tmp_path / "2", tmp_path / "media"
    with bucket() as there:
        with pictures_in(there, settings, monkeypatch):
            picture = factories.picture("Kran")
            [data] = there.objects.values()
            call_command("backup", one, verbosity=0)
        put_files_back(one)
        path = tmp_path / "media" / "pictures" / picture.file.name
        assert path.read_bytes() == data
        call_command("backup", two, verbosity=0)
        there.objects.clear()
        with pictures_in(there, settings, monkeypatch):
            put_files_back(two)
        assert [*there.objects.values()] == [data]
