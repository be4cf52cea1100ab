"""Erased data that comes back from a backup is erased again, and nothing besides."""

import gzip
import json
import tarfile
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from articles.management.erased import erasures_in
from articles.models import Article, Erasure, Image, SiteRevision, User
from articles.transfer import erasure
from tests.support import factories
from tests.transfer.backup.places import begun, empty

WHY = {"reason": "Urteil", "ordered_by": "LG Musterstadt, 3 O 7/27"}


def order(kind: str, name: object) -> Erasure:
    return erasure.erase(erasure.Order(kind=kind, name=str(name), **WHY))[1]


def as_told(*erasures: Erasure) -> list[Erasure]:
    """Return them as read from a list, and delete them from the database."""
    told = [erasure.listing.read_line(erasure.listing.line_of(one)) for one in erasures]
    Erasure.objects.all().delete()
    return told


@pytest.mark.django_db
def test_a_list_of_something_else_takes_nothing_out():
    """Somebody writes the ids of what they want to be rid of into the list."""
    article, picture = factories.published(), factories.picture()
    person = factories.editor()
    gone = order("article", factories.published(headline="Ein Zwergfalke").pk)
    targets = {
        "article": article.edition.uuid,
        "picture": picture.key,
        "person": person.pk,
    }
    forged = [
        Erasure(kind=kind, target=str(target), at=gone.at, salt=gone.salt)
        for kind, target in targets.items()
    ]
    for one in forged:
        one.digests = gone.digests
    repeated = erasure.repeat(as_told(*forged))
    assert not repeated.done
    assert len(repeated.unlike) == 3
    assert Article.objects.get(pk=article.pk).headline == "Ein Beispiel"
    assert Image.objects.filter(pk=picture.pk).exists()
    assert User.objects.get(pk=person.pk).is_active


@pytest.mark.django_db
def test_an_account_of_another_newsroom_has_the_same_name_and_number():
    person = factories.profile(factories.chief("Lurch"), email="l@example.org")
    [told] = as_told(order("person", person.pk))
    for site, is_done in ((uuid4(), False), (SiteRevision.objects.get().site, True)):
        SiteRevision.objects.update(site=site)
        again = {"username": "Lurch", "email": "l@example.org", "is_active": True}
        User.objects.filter(pk=person.pk).update(**again)
        repeated = erasure.repeat([told])
        assert (len(repeated.done), len(repeated.unlike)) == (is_done, not is_done)
        person.refresh_from_db()
        assert person.is_active != is_done


@pytest.mark.django_db
def test_what_is_not_there_is_passed_over():
    here = order("article", factories.published(headline="Ein Zwergfalke").pk)
    [told] = as_told(here)
    told.target = "00000000-0000-0000-0000-000000000000"
    repeated = erasure.repeat([told])
    assert (repeated.done, repeated.unlike) == ([], [])


@pytest.mark.django_db
def test_what_is_known_to_be_erased_is_not_erased_twice():
    here = order("article", factories.published(headline="Ein Zwergfalke").pk)
    assert erasure.repeat([here]).done == []


@pytest.mark.django_db
def test_a_list_says_no_word_of_what_was_erased(tmp_path):
    path = tmp_path / "erasures.jsonl"
    article = factories.published(headline="Ein Zwergfalke")
    person = factories.profile(factories.editor("Lurchgeist"), email="l@example.org")
    one, two = order("article", article.pk), order("person", person.pk)
    erasure.write_list(path, [one])
    erasure.write_list(path, [two])
    assert [told.uuid for told in erasure.read_list(path)] == [one.uuid, two.uuid]
    assert set(json.loads(path.read_text().splitlines()[0])) == set(
        erasure.listing.TOLD
    )
    assert not any(word in path.read_text() for word in ("Zwerg", "Lurch", "Urteil"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "nonsense\n",
        "[1]\n",
        '{"kind": "person"}\n',
        "\u00fc\n",
        '{"kind": "person", "target": "1", "digests": [], "salt": "", "uuid": '
        '"8b3f9a52-5c0b-4a39-9ad5-6a3d8e0f5a10", "at": "2026-01-01T00:00:00"}\n',
    ],
)
def test_a_damaged_list_stops_the_restoring_before_anything_is_touched(tmp_path, text):
    archive, listed = tmp_path / "one.tar", tmp_path / "list.jsonl"
    archive.write_bytes(b"")
    listed.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match="no list of erasures, or damaged"):
        call_command("restore", archive, erasures=listed, replace=True, yes=True)


def erased(tmp_path) -> tuple[Path, Path]:
    """Return a backup and an export that hold what was erased since."""
    article = factories.published(headline="Ein Zwergfalke", slug="zwergfalke")
    person = factories.profile(factories.editor("Lurchgeist"), printed_name="Lurch")
    factories.published(headline="Bleibt", credit_name="Lurch")
    archive, exported = tmp_path / "1.tar", tmp_path / "export"
    call_command("backup", archive, verbosity=0)
    call_command("export_articles", exported, verbosity=0)
    for kind, pk in (("article", article.pk), ("person", person.pk)):
        how = {"erasures": tmp_path, "yes": True, "verbosity": 0}
        call_command("erase", kind, str(pk), **how, **WHY)
    return archive, exported


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_backup_of_then_comes_back_without_it(tmp_path):
    archive, _exported = erased(tmp_path)
    with empty(connection.vendor, tmp_path / "restored") as new:
        said = new.done("restore", archive)
        assert said.count("Erased again") == 2
        assert words_in(new, tmp_path / "again.tar") == []
        new.done("rebuild_search")
        assert words_in(new, tmp_path / "found.tar") == []


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_an_export_of_then_comes_back_without_it(tmp_path, migrated):
    engine, (_archive, exported) = connection.vendor, erased(tmp_path)
    with begun(engine, tmp_path / "imported", migrated) as new:
        ran = new.run("import_articles", exported)
        assert "WARNING No list of erasures" in ran.stderr
        assert len(words_in(new, tmp_path / "with.tar")) > 0
    with begun(engine, tmp_path / "imported2", migrated) as new:
        listed = tmp_path / erasure.NAME
        new.done("import_articles", exported, "--erasures", listed)
        assert words_in(new, tmp_path / "without.tar") == []
        new.done("rebuild_search", "--check")


def words_in(place, archive: Path) -> list[str]:
    """Return the members of a backup of a newsroom that say what was erased."""
    place.done("backup", archive)
    found = []
    with tarfile.open(archive) as members:
        for member in members:
            file = members.extractfile(member)
            data = file.read() if file else b""
            data = gzip.decompress(data) if member.name.endswith(".gz") else data
            if any(word in data.lower() for word in (b"zwergfalke", b"lurch")):
                found.append(member.name)
    return found


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_it_is_told_plainly_that_there_is_no_list(tmp_path, capsys):
    """It is told before anything else, so also where nothing is restored then."""
    factories.published()
    call_command("backup", tmp_path / "1.tar", verbosity=0)
    (tmp_path / erasure.NAME).unlink()
    with pytest.raises(CommandError, match="There is a newsroom in the database"):
        call_command("restore", tmp_path / "1.tar", verbosity=0)
    assert "WARNING No list of erasures" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_a_list_that_was_named_and_is_not_there_stops_the_restoring(tmp_path):
    factories.published()
    call_command("backup", tmp_path / "1.tar", verbosity=0)
    how = {"erasures": tmp_path / "lost.jsonl", "replace": True, "yes": True}
    with pytest.raises(CommandError, match="there is no list of erasures at"):
        call_command("restore", tmp_path / "1.tar", **how)


@pytest.mark.django_db
def test_the_list_that_erase_wrote_last_is_read_wherever_the_archive_lies(
    tmp_path, settings
):
    settings.VAR = tmp_path
    gone = order("article", factories.published(headline="Ein Zwergfalke").pk)
    (tmp_path / "backups").mkdir()
    erasure.write_list(tmp_path / "backups" / erasure.NAME, [gone])
    Erasure.objects.all().delete()
    beside = tmp_path / "elsewhere" / erasure.NAME
    [told] = erasures_in(BaseCommand(), None, beside, "the archive")
    assert told.uuid == gone.uuid


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_list_that_erase_wrote_last_is_heeded_though_no_backup_came_since(
    tmp_path, capsys, settings, monkeypatch
):
    """The newsroom is scrubbed as well, or the operator is told."""
    settings.VAR = tmp_path / "var"
    settings.VAR.mkdir()
    article = factories.published(headline="Ein Zwergfalke")
    archive = tmp_path / "backups" / "1.tar"
    call_command("backup", archive, verbosity=0)
    own = settings.VAR / "backups"
    call_command("erase", "article", str(article.pk), erasures=own, yes=True, **WHY)
    Erasure.objects.all().delete()
    monkeypatch.setattr(erasure, "scrub", lambda: False)
    with pytest.raises(CommandError, match="All of it is there, and erased again; but"):
        call_command("restore", archive, replace=True, yes=True, verbosity=0)
    assert "Erased again" in capsys.readouterr().out
    assert erasure.remaining({"Zwergfalke"}) == []


@pytest.mark.django_db(transaction=True)
def test_a_backup_says_so_if_the_list_beside_it_is_damaged(tmp_path):
    (tmp_path / erasure.NAME).write_text("nonsense\n")
    with pytest.raises(CommandError, match="The backup is there, but not the list"):
        call_command("backup", tmp_path / "1.tar", verbosity=0)
    assert (tmp_path / "1.tar").is_file()
    assert (tmp_path / erasure.NAME).read_text() == "nonsense\n"
