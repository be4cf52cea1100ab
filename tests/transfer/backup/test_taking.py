"""A backup names what it can't hold, and is refused where nobody could restore it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.transfer.archives import archive as archive_form
from tests.support import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.alike]


def test_a_row_that_could_not_be_restored_is_not_backed_up(tmp_path, monkeypatch):
    factories.published(headline="Ein Artikel")
    monkeypatch.setattr(archive_form, "MOST_OF_ROW", 100)
    with pytest.raises(CommandError, match="there is room for"):
        call_command("backup", tmp_path / "one.tar", verbosity=0)
    assert not (tmp_path / "one.tar").exists()


def test_a_picture_that_is_lost_is_named_and_all_else_is_kept(tmp_path, capsys):
    picture = factories.picture()
    Path(picture.file.path).unlink()
    call_command("backup", tmp_path)
    said = capsys.readouterr()
    assert f"media/pictures/{picture.file.name}" in said.err
    assert len([*tmp_path.glob("newsroom-*.tar")]) == 1
