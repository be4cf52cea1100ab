"""One article comes back from a backup while the newsroom is in use."""

import pytest
from django.core.management import CommandError, call_command
from django.core.management.commands.flush import Command as Flush

from articles.models import Article
from articles.transfer import erasure
from articles.workflow import Phase
from tests.support.factories import (
    author,
    picture,
    published,
    republished,
    user,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def var(settings, tmp_path, monkeypatch):
    """The folder of a newsroom for the public."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    settings.VAR, settings.IS_LOCAL = tmp_path / "var", False
    settings.VAR.mkdir()
    settings.MEDIA_ROOT = settings.VAR / "media"
    return settings.VAR


def bring_back(**options) -> None:
    if "by" not in options:
        options["by"] = author().username
    call_command("backups", **{"article": "de/kabel-im-watt"} | options)


def test_an_article_of_last_night_is_the_draft_of_today(var, capsys):
    then = published(headline="Kabel im Watt")
    call_command("backup", nightly=True, verbosity=0)
    now = republished(then, headline="Nur noch Kabel")
    bring_back()
    article = then.edition.working_version()
    assert (article.headline, article.number) == ("Kabel im Watt", 3)
    assert then.edition.live_article() == now
    assert "version 1 of then is the draft 3 now" in capsys.readouterr().out
    assert not [*var.glob("article-*")]


@pytest.mark.long
def test_one_that_is_gone_comes_back_whole(var, capsys):
    image = picture("Hafen", alt="Ein Hafen.")
    then = published(headline="Kabel im Watt", lead_image=str(image.key))
    uuid = then.edition.uuid
    call_command("backup", nightly=True, verbosity=0)
    call_command(Flush(), interactive=False, verbosity=0)
    image.file.storage.delete(image.file_name)
    by = user("Neue Autorin", is_superuser=True)  # the groups are gone, too
    bring_back(by=by.username)
    article = Article.objects.get()
    assert (article.edition.uuid, article.phase()) == (uuid, Phase.DRAFT)
    assert (article.slug, article.author) == ("kabel-im-watt", by)
    assert article.lead_image.alts == image.alts
    assert article.lead_image.file.storage.exists(image.file_name)
    assert "The article was gone." in capsys.readouterr().out


def test_an_erased_version_does_not_come_back(var):
    then = published(headline="Kabel im Watt", body="<p>Erika Beispiel sagt.</p>")
    call_command("backup", nightly=True, verbosity=0)
    republished(then, headline="Kabel im Meer", body="<p>Jemand sagt.</p>")
    erasure.erase(erasure.Order("article", str(then.pk), "Antrag", "Amt", (1,)))
    with pytest.raises(CommandError, match="erased for legal reasons"):
        bring_back(article=str(then.edition.uuid))
    assert then.edition.working_version() is None


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"by": None}, "the draft needs an account"),
        ({"by": "niemand"}, "There is no account “niemand”"),
        ({"by": "ohne-recht"}, "may not begin articles"),
        ({"name": "newsroom-of-nowhen.tar"}, "There is no backup newsroom-of-nowhen"),
        pytest.param(
            {"article": "de/nirgends"},
            "There is no such article in it",
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_wrong_call_changes_nothing(var, options, told):
    user("ohne-recht")
    then = published(headline="Kabel im Watt")
    call_command("backup", nightly=True, verbosity=0)
    edited_now = republished(then, headline="Nur noch Kabel")
    with pytest.raises(CommandError, match=told):
        bring_back(**options)
    assert then.edition.articles.latest("number") == edited_now


def test_a_backup_is_checked_by_its_name(var, capsys):
    published(headline="Kabel im Watt")
    call_command("backup", nightly=True, verbosity=0)
    [path] = (var / "backups").glob("newsroom-*")
    call_command("backups", checks=True, name=path.name)
    first, last = capsys.readouterr().out.splitlines()
    assert first == f"{path.name}:"
    assert last.startswith("It can be restored")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(CommandError, match="damaged or cut off"):
        call_command("backups", checks=True)
