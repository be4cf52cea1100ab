"""Commands of Django that empty a database are refused on a newsroom in use."""

import json

import pytest
from django.core.management import CommandError

from articles.models import Article, User
from newsroom.management.command_runner import Utility
from newsroom.management.emptying import WHAT_THEY_DO
from tests.support.factories import author, draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def tag_as_data(tmp_path):
    file = tmp_path / "tag.json"
    fields = {"name": "Probe", "slug": "probe"}
    row = {"model": "taggit.tag", "pk": 1, "fields": fields}
    file.write_text(json.dumps([row]), encoding="utf-8")
    return str(file)


def begin(name, *arguments, **options):
    command = Utility(["manage.py"]).fetch_command(name)
    parser = command.create_parser("manage.py", name)
    defaults = vars(parser.parse_args([*arguments]))
    arguments = defaults.pop("args", ())
    return command.execute(*arguments, **defaults | options)


def arguments_of(name, file):
    return {"flush": ["--noinput"], "loaddata": [file]}.get(name, [])


@pytest.mark.variants
@pytest.mark.parametrize("name", sorted(WHAT_THEY_DO))
def test_it_is_refused_once_there_is_an_account(name, tag_as_data):
    author()
    with pytest.raises(CommandError, match=r"Nothing was done.*accounts: 1") as refused:
        begin(name, *arguments_of(name, tag_as_data))
    assert "restore" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert User.objects.count() == 1


def test_it_is_refused_once_there_is_an_article(tag_as_data):
    draft()
    with pytest.raises(CommandError, match="articles: 1"):
        begin("loaddata", tag_as_data)
    assert Article.objects.count() == 1


def test_it_works_while_nobody_uses_the_newsroom(tag_as_data, capsys):
    begin("loaddata", tag_as_data)
    begin("sqlflush")
    assert "Installed 1 object" in capsys.readouterr().out


def test_other_commands_of_django_go_on(capsys):
    author()
    begin("showmigrations", "sessions")
    assert "0001_initial" in capsys.readouterr().out
