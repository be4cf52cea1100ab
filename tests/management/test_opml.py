"""Lists of feeds in OPML by commands: taken in, more than once, and written."""

import pytest
from django.core.management import CommandError, call_command

from articles.inbox.reading import Outline, read_opml, write_opml
from articles.models import RecordEntry, Source, SourceFeed
from tests.support import factories, inbox

pytestmark = pytest.mark.django_db

ONE = Outline("Presse", "https://a.example/feed", "https://a.example/", "Institut A")
TWO = Outline("Institut C", "https://c.example/feed", "https://c.example/")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "feeds.opml"
    path.write_bytes(write_opml([ONE, TWO], title="Meine"))
    return path


def test_a_list_is_taken_in_and_a_second_time_nothing(file, capsys):
    source = factories.source("Institut A")
    call_command("import_opml", file, "--dry-run")
    said = capsys.readouterr().out
    assert "to the source “Institut A”" in said
    assert "with a new source “Institut C”" in said
    assert not SourceFeed.objects.exists()
    call_command("import_opml", file)
    assert "2 feeds added, 0 left out" in capsys.readouterr().out
    assert SourceFeed.objects.get(address=ONE.address).source == source
    assert Source.objects.get(names__de="Institut C").homepage == TWO.homepage
    call_command("import_opml", file)
    assert "0 feeds added, 2 left out" in capsys.readouterr().out
    entries = RecordEntry.objects.filter(command="import_opml", deed="added")
    assert sorted(entries.values_list("kind", flat=True)) == [
        "articles.source",
        "articles.sourcefeed",
        "articles.sourcefeed",
    ]


def test_rows_that_are_left_out_are_named(tmp_path, capsys, monkeypatch):
    path = tmp_path / "feeds.opml"
    rows = '<outline text="B" xmlUrl="file:///etc/passwd"/>'
    body = write_opml([ONE, ONE._replace(address="http://10.1.2.3/")], title="x")
    path.write_bytes(body.replace(b"<body>", f"<body>{rows}".encode()))
    call_command("import_opml", path, dry_run=True)
    said = capsys.readouterr().out
    assert "B file:///etc/passwd: left out" in said
    assert "http://10.1.2.3/: left out." in said
    assert "1 feeds would be added, 2 left out." in said
    monkeypatch.setattr("articles.inbox.reading.opml.MOST_OUTLINES", 1)
    call_command("import_opml", path)
    assert "Only the first 1 feeds were read" in capsys.readouterr().err


def test_what_is_no_list_or_isnt_there_is_refused(tmp_path):
    other = tmp_path / "other.opml"
    with pytest.raises(CommandError, match="can't be read"):
        call_command("import_opml", other)
    other.write_text("no list")
    with pytest.raises(CommandError, match="OPML"):
        call_command("import_opml", other)


def test_our_list_is_written(tmp_path, capsys):
    inbox.feed("Institut A", address=ONE.address, title="Presse")
    path = tmp_path / "ours.opml"
    call_command("export_opml", path)
    assert read_opml(path.read_bytes()).feeds[0].address == ONE.address
    assert "1 feeds" in capsys.readouterr().out
    with pytest.raises(CommandError, match="can't be written"):
        call_command("export_opml", tmp_path / "none" / "ours.opml")
