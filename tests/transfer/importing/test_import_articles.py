"""The command reports to the operator, also on a bad document."""

import os

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.editing.publishing import set_embargo
from articles.models import Article, Category, Source, Story
from tests.support.factories import DAY, author, chief, profile
from tests.transfer.importing.documents import write

pytestmark = pytest.mark.django_db


def import_articles(*paths, **options):
    call_command("import_articles", *map(str, paths), **options)


def test_it_says_what_it_did_and_what_it_made(tmp_path, capsys):
    write(tmp_path)
    import_articles(tmp_path)
    out = capsys.readouterr().out
    assert "beispiel.de.txt: new, Draft" in out
    assert "1 link without target" in out
    assert "Created sources: Musterquelle" in out
    assert out.endswith("1 new.\n")


def test_publishing_takes_somebody_who_may(tmp_path):
    write(tmp_path)
    with pytest.raises(CommandError, match="--by USER"):
        import_articles(tmp_path, goal="published")
    with pytest.raises(CommandError, match="may not publish"):
        import_articles(tmp_path, goal="published", by=author().get_username())
    with pytest.raises(CommandError, match="no account"):
        import_articles(tmp_path, goal="published", by="nobody")
    import_articles(tmp_path, goal="published", by=chief().get_username())
    assert Article.objects.public().count() == 1


@pytest.mark.both
def test_who_publishes_by_it_reads_the_language_if_that_is_demanded(
    tmp_path, capsys, settings
):
    settings.NEWSROOM_REVIEW_LANGUAGES = True
    write(tmp_path)
    by = profile(chief(), review_languages=["en"]).get_username()
    with pytest.raises(CommandError, match="1 document was refused"):
        import_articles(tmp_path, goal="published", by=by)
    assert (
        "According to your profile, you don't review texts in German."
        in capsys.readouterr().err
    )
    assert not Article.objects.exists()
    profile(chief(), review_languages=["de"])
    import_articles(tmp_path, goal="published", by=by)
    assert Article.objects.public().count() == 1


@pytest.mark.both
def test_nothing_is_published_by_it_before_the_end_of_an_embargo(tmp_path, capsys):
    write(tmp_path)
    import_articles(tmp_path)
    by = chief().get_username()
    article = Article.objects.get()
    until = timezone.now() + DAY
    set_embargo(article, until=until, reason="Gesperrt.", by=chief())
    write(tmp_path, body="Der zweite Absatz.")
    with pytest.raises(CommandError, match="1 document was refused"):
        import_articles(tmp_path, goal="published", by=by)
    assert "The story is under embargo until" in capsys.readouterr().err
    assert not Article.objects.windowed().exists()
    import_articles(tmp_path)
    assert "zweite" in Article.objects.get().body


BAD = {
    "no headline": b"12.02.2020 | Netzwerke\n\nText.\n",
    "no date": b"Titel\n\nText.\n",
    "impossible date": b"Titel\n\n31.02.2020 | Netzwerke\n\nText.\n",
    "not UTF-8": "Titel\n\n12.02.2020\n\nGrößer\n".encode("latin-1"),
    "empty": b"",
    "a NUL": b"Titel\n\n12.02.2020\n\nTe\0xt.\n",
    "10 MB": b"Titel\n\n12.02.2020\n\n" + b"a" * 10_000_000,
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_a_bad_document_is_refused_and_the_others_imported(tmp_path, capsys, data):
    write(tmp_path, "a.txt", headline="Guter Anfang")
    (tmp_path / "b.txt").write_bytes(data)
    write(tmp_path, "c.txt", headline="Gutes Ende")
    with pytest.raises(CommandError, match="1 document was refused") as refusal:
        import_articles(tmp_path)
    assert refusal.value.returncode == 1
    assert str(tmp_path / "b.txt") in capsys.readouterr().err
    assert {a.headline for a in Article.objects.all()} == {"Guter Anfang", "Gutes Ende"}
    assert Story.objects.count() == 2


def test_the_line_and_the_remedy_are_named(tmp_path, capsys):
    (tmp_path / "b.txt").write_bytes(BAD["impossible date"])
    with pytest.raises(CommandError):
        import_articles(tmp_path)
    assert "b.txt: line 3: " in capsys.readouterr().err


def test_a_path_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="doesn't exist"):
        import_articles(tmp_path / "nowhere")


def test_a_folder_without_documents_is_an_error(tmp_path):
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    with pytest.raises(CommandError, match="No documents"):
        import_articles(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_cannot_be_opened_is_refused(tmp_path, capsys):
    write(tmp_path).chmod(0)
    with pytest.raises(CommandError):
        import_articles(tmp_path)
    assert "can't be opened" in capsys.readouterr().err


def test_a_dry_run_stores_nothing(tmp_path, capsys):
    write(tmp_path)
    import_articles(tmp_path, dry_run=True)
    assert "Dry run, nothing was stored: 1 new." in capsys.readouterr().out
    assert Article.objects.count() == Category.objects.count() == 0
    assert Source.objects.count() == 0
