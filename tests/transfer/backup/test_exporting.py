"""Articles leave the newsroom whole, come back the same, and can be read by people."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from articles.foundation.markup import own_link
from articles.models import Article, DeskSession, Edition, User
from tests.support import factories
from tests.transfer.backup.places import ENGINES, begun, either
from tests.transfer.backup.test_restoring import fill

pytestmark = pytest.mark.django_db(transaction=True)


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("engine", either(ENGINES))
def test_an_export_comes_back_under_the_same_ids(engine, tmp_path, migrated):
    article, first, again = fill(), tmp_path / "first", tmp_path / "again"
    call_command("export_articles", first, verbosity=0)
    with begun(engine, tmp_path / "new", migrated) as new:
        assert "closed accounts" in new.done("import_articles", first)
        new.done("export_articles", again)
        new.done("rebuild_search", "--check")
        told = new.run("import_articles", first)
        assert "this newsroom isn't empty" in told.stderr
    assert bytes_of(again) == bytes_of(first)
    assert str(article.edition.uuid).encode() in bytes_of(first)["edition.jsonl"]
    assert b"Bis dahin gesperrt" in bytes_of(first)["embargo.jsonl"]
    assert f"pictures/{article.lead_image.file.name}" in bytes_of(first)


def test_nothing_that_is_a_persons_own_leaves_with_it(tmp_path):
    person = factories.author()
    User.objects.filter(pk=person.pk).update(email="jemand@example.org")
    factories.published(headline="Ein Artikel", by=person)
    desk = Client()
    desk.force_login(person)
    assert desk.get(reverse("admin:index")).status_code == 200
    key = DeskSession.objects.get().session_key
    call_command("export_articles", tmp_path / "out", verbosity=0)
    written = b"".join(bytes_of(tmp_path / "out").values())
    assert b"jemand@example.org" not in written
    assert b"password" not in written
    assert key.encode() not in written
    assert person.username.encode() in written


def test_an_export_that_was_changed_is_refused(tmp_path):
    factories.published(headline="Ein Artikel")
    call_command("export_articles", tmp_path / "out", verbosity=0)
    path = tmp_path / "out" / "article.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Ein Artikel", b"Ein anderer"))
    with pytest.raises(CommandError, match="isn't what was exported"):
        call_command("import_articles", tmp_path / "out")
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="file is no folder"):
        call_command("export_articles", tmp_path / "file")
    with pytest.raises(CommandError, match="isn't empty"):
        call_command("export_articles", tmp_path / "out")
    assert Article.objects.count() == Edition.objects.count() == 1


def test_an_export_of_which_a_file_was_changed_is_refused(tmp_path):
    picture, out = factories.picture(), tmp_path / "out"
    call_command("export_articles", out, verbosity=0)
    shown = out / "pictures" / picture.file.name
    for path in (shown, out / "decision.jsonl", out / "export.json"):
        data = path.read_bytes()
        for damaged in (b"another", b'{"form": 1}', b"[]", None):
            path.unlink()
            if damaged is not None:
                path.write_bytes(damaged)
            elif path.name == "export.json":
                path.write_bytes(data.replace(b'"form"', b'"from"'))
            with pytest.raises(CommandError, match="Nothing was imported") as told:
                call_command("import_articles", out)
            assert "\n" not in str(told.value)
            path.write_bytes(data)


@pytest.mark.parametrize("how", [[], ["--markdown"]])
def test_where_nothing_can_be_written_it_says_so_in_a_line(tmp_path, how):
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="Nothing whole was exported") as told:
        call_command("export_articles", tmp_path / "file" / "export", *how)
    assert "\n" not in str(told.value)


def test_people_read_what_is_public_as_markdown(tmp_path):
    other = factories.published(headline="Anderes").edition
    article = factories.published(
        headline="Ausfuhren: „ein Rekord“",
        body=f'<p>Ein <a href="{own_link(other.uuid)}">Absatz</a>.</p>',
    )
    factories.draft(headline="Noch nicht")
    call_command("export_articles", tmp_path / "out", markdown=True, verbosity=0)
    [_other, path] = sorted((tmp_path / "out").rglob("*.md"))
    assert path.name == f"{article.slug}.md"
    _nothing, head, body = path.read_text("utf-8").split("---\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    assert json.loads(said["title"]) == "Ausfuhren: „ein Rekord“"
    assert json.loads(said["id"]) == article.edition.urn
    # Outside of the newsroom nobody knows what an article of ours is called inside.
    address = f"{settings.NEWSROOM_ORIGIN}/de/artikel/anderes/"
    assert body == f'\n<p>Ein <a href="{address}">Absatz</a>.</p>\n'
