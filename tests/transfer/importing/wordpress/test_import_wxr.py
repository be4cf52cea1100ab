"""The command: mapping, what the desk and WordPress changed since, what goes wrong."""

import errno
import re
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import OperationalError

from articles.domain.pictures import receiving
from articles.editing.writing import revise
from articles.models import (
    Article,
    CameAs,
    CountryOrganisation,
    Edition,
    Image,
    Snapshot,
)
from articles.transfer.importing.wordpress import importer
from articles.workflow import Phase
from tests.support.factories import author, chief, edited, label
from tests.transfer.importing.wordpress.exports import (
    BLOG,
    HOSTILE,
    article,
    changed,
    everything,
    import_wxr,
    refused,
    uploads,
)

pytestmark = pytest.mark.django_db
ROSES = ("Wer wartet, sieht weniger", "Wer wartet, sieht viel weniger")


def test_a_country_is_known_by_an_alias():
    label(CountryOrganisation, "Rosenland", kind="organisation", aliases="Rosen")
    import_wxr(BLOG)
    assert [str(one) for one in article(10).labels_of("country")] == ["Rosenland"]


def test_publishing_takes_somebody_who_may():
    assert "--as draft" in refused(BLOG, by=None)
    assert "may not publish" in refused(BLOG, by=author().get_username())
    import_wxr(BLOG, by=None, goal="draft")
    assert Article.objects.public().count() == 0
    assert article(10).edition.came_as == CameAs.PUBLIC
    import_wxr(BLOG)
    assert Article.objects.public().count() == 2
    assert article(10).number == 1


@pytest.mark.both
def test_what_changed_there_becomes_the_next_version(tmp_path):
    import_wxr(BLOG)
    told = import_wxr(changed(BLOG, tmp_path, ROSES))
    assert told.endswith("0 new, 1 updated, 2 unchanged, 1 left out.\n")
    roses = article(10)
    assert (roses.number, roses.phase()) == (2, Phase.LIVE)
    assert "viel weniger" in roses.body
    assert roses.slug == "rosen-schneiden"


@pytest.mark.both
def test_what_the_desk_changed_is_never_overwritten(tmp_path):
    import_wxr(BLOG)
    edited(revise(article(10), by=author()), by=author(), headline="Vom Pult")
    edited(article(12), by=chief(), headline="Auch vom Pult")
    before = everything()
    assert "3 unchanged" in import_wxr(BLOG)
    assert everything() == before
    later = ("Noch nicht fertig.", "Noch immer nicht fertig.")
    told = refused(changed(BLOG, tmp_path, ROSES, later))
    assert "10 “Rosen schneiden”: The desk is working on version 2" in told
    assert "12 “Kompost”: The desk is working on version 1" in told
    assert everything() == before


def test_s16_no_address_of_a_mail_is_printed_as_credit(tmp_path):
    shown = ("[Erika Muster]", "[erika@example.org]")
    import_wxr(changed(BLOG, tmp_path, shown))
    assert article(10).credit_name == "Erika Muster"  # of her first and last name
    nameless = ("[Erika]", "[]"), ("[Muster]", "[e@example.org]")
    told = import_wxr(changed(BLOG, tmp_path, shown, *nameless))
    assert article(10).credit_name == ""
    assert "doesn't say who “erika” is, so nobody is named" in told


def test_what_became_private_there_stays_here_and_is_told(tmp_path):
    import_wxr(BLOG)
    path = changed(BLOG, tmp_path, ROSES, ("[publish]", "[private]"))
    told = import_wxr(path)
    assert "It is public here, and there: private." in told
    assert article(10).phase() is Phase.DRAFT
    assert article(10).edition.live_article().number == 1


def test_what_was_published_there_since_is_published_here(tmp_path):
    import_wxr(BLOG)
    path = changed(BLOG, tmp_path, ("[draft]", "[publish]"))
    assert "1 updated" in import_wxr(path)
    assert article(12).phase() is Phase.LIVE
    assert article(12).number == 1


@pytest.mark.both
def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path, monkeypatch):
    real, seen = importer.store, []

    def stops(*args, **options):
        seen.append(1)
        if len(seen) == 2:
            raise OperationalError("database is locked")
        real(*args, **options)

    monkeypatch.setattr(importer, "store", stops)
    folder = uploads(tmp_path)
    with pytest.raises(OperationalError):
        import_wxr(BLOG, uploads=folder)
    assert Edition.objects.count() == 1
    monkeypatch.undo()
    assert "2 new, 1 unchanged" in import_wxr(BLOG, uploads=folder)
    assert Image.objects.count() == 2


def test_a_full_disk_stops_it_in_one_line(tmp_path, monkeypatch):
    def full(*args, **options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(receiving.Image.file.field.storage, "save", full)
    told = refused(BLOG, uploads=uploads(tmp_path))
    assert "There is no space left for pictures." in told
    assert "it goes on where it stopped" in told
    assert Edition.objects.count() == 0


def test_a_picture_that_is_none_is_left_out_with_its_reason(tmp_path):
    folder = uploads(tmp_path)
    (folder / "2019/05/rose.jpg").write_text("<html>Nicht gefunden</html>")
    told = import_wxr(BLOG, uploads=folder)
    assert "The picture rose.jpg is left out." in told
    assert "<img" not in article(10).body


def test_pictures_nobody_is_named_for_are_whose_is_told(tmp_path):
    bare = changed(BLOG, tmp_path, ("_media_credit", "_somebody"))
    import_wxr(bare, uploads=uploads(tmp_path), picture_credit="Musterverein")
    assert {one.credit for one in Image.objects.all()} == {"Musterverein"}
    assert article(10).phase() is Phase.LIVE


def test_pages_and_other_kinds_come_in_if_asked_for():
    import_wxr(BLOG, kinds=["post", "page"])
    assert article(2).headline == "Über mich"


def test_the_language_is_told_or_that_of_the_export(tmp_path):
    import_wxr(BLOG, language="en")
    assert article(10).language == "en"
    assert "3 unchanged" in import_wxr(BLOG, language="en")


def test_the_export_says_its_language(tmp_path):
    english = changed(BLOG, tmp_path, ("<language>de-DE", "<language>en-US"))
    import_wxr(english, goal="draft")
    assert article(10).language == "en"


def test_a_newsroom_of_a_region_takes_in_its_language(tmp_path, offer):
    offer("de-ch", "fr-ch")
    import_wxr(BLOG, goal="draft")
    assert article(10).language == "de-ch"


UNREADABLE = {
    "no XML": (b"Hello", "It is empty, or not XML."),
    "empty": (b"", "It is empty, or not XML."),
    "another XML": (b"<html></html>", "It begins with <html>."),
    "a feed": (b"<rss><channel><item/></channel></rss>", "It is a feed of articles"),
    "a newer one": (
        b'<rss xmlns:wp="http://wordpress.org/export/9.0/"><channel>'
        b"<wp:wxr_version>9.0</wp:wxr_version></channel></rss>",
        "Its version is '9.0'",
    ),
    "of no site": (
        b'<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
        b"<wp:wxr_version>1.2</wp:wxr_version></channel></rss>",
        "It doesn't say of which site it is.",
    ),
    "broken": (b"<rss><channel></rss>", "Line 1, column"),
    "an unknown encoding": (
        b'<?xml version="1.0" encoding="utf-7"?><rss/>',
        "encoded as utf-7",
    ),
    "a tag without end": (b"<rss><channel a='" + b"x" * 9_000_000, "more than 8 MB"),
}


@pytest.mark.parametrize(("data", "why"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_export_is_refused_in_one_line(tmp_path, data, why):
    (tmp_path / "file.xml").write_bytes(data)
    assert why in refused(tmp_path / "file.xml")


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_exports_of_former_versions_come_in(tmp_path, version):
    former = changed(
        BLOG,
        tmp_path,
        ("/export/1.2/", f"/export/{version}/"),
        ("_version>1.2<", f"_version>{version}<"),
    )
    assert "3 new" in import_wxr(former)
    assert article(10).teaser == "Wann die Schere kommt."


def test_each_old_address_leads_to_one_place_and_the_other_is_named(tmp_path):
    listed = tmp_path / "redirects.csv"
    [roses, water] = re.findall(r"<link>(\S+/(?:rosen|giessen)\S*)<", BLOG.read_text())
    told = import_wxr(
        changed(BLOG, tmp_path, (f"<link>{water}", f"<link>{roses.rstrip('/')}")),
        redirects=listed,
    )
    rows = [line.split(",") for line in listed.read_text().splitlines()]
    old = urlsplit(roses).path
    assert rows[:4] == [
        ["from", "to"],
        [old, article(10).permalink],
        ["/?p=10", article(10).permalink],
        ["/?p=11", article(11).permalink],
    ]
    assert f"11: Its old address {old.rstrip('/')} was also that of 10" in told
    assert f"11 itself is at {article(11).permalink}" in told


def test_a_file_that_is_cut_off_is_refused_and_nothing_of_it_taken(tmp_path):
    data = BLOG.read_bytes()
    for size in (len(data) // 3, len(data) - 20, data.rindex(b"</channel>")):
        (tmp_path / "cut.xml").write_bytes(data[:size])
        told = refused(tmp_path / "cut.xml")
        assert "The file is cut off; nothing of it was stored." in told
    assert Edition.objects.count() == 0


def test_what_stands_behind_the_end_is_passed_over(tmp_path):
    (tmp_path / "more.xml").write_bytes(BLOG.read_bytes() + b"\n<b>Warning</b>: mail()")
    assert "3 new" in import_wxr(tmp_path / "more.xml")


def test_what_is_not_there_is_named(tmp_path):
    assert "There is no file" in refused(tmp_path / "nowhere.xml")
    assert "is no folder" in refused(BLOG, uploads=BLOG)
    nowhere = tmp_path / "none" / "redirects.csv"
    told = refused(BLOG, redirects=nowhere)
    assert f"{nowhere} can't be used: No such file" in told
    assert "What came in before is stored; look at that file" in told


def test_silent_it_says_only_what_went_wrong(capsys):
    call_command("import_wxr", str(HOSTILE), by=chief().get_username(), verbosity=0)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "It is of the kind “page”" in told.err


def test_the_desk_says_where_a_draft_comes_from(client):
    client.force_login(chief())
    import_wxr(HOSTILE)
    hidden = article(4, "boese.example.net")
    page = client.get(f"/admin/articles/article/{hidden.pk}/change/").text
    assert "privat, 3. Mai 2019" in page
    assert Snapshot.objects.filter(article=hidden).get().origin == "import"
