"""The doctor says in one line that all is well, else what isn't, the worst first."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.domain.search.index import table
from articles.models import Masthead
from newsroom.monitoring.doctor import (
    QUESTIONS,
    Needs,
    error,
    examine,
    question,
    warning,
)
from newsroom.monitoring.doctor.examining import FAILED
from tests.newsroom.monitoring.doctor.examined import (
    make_desk,
    make_machine,
    make_public,
)
from tests.support import factories

HERE = Path(__file__).parent


def told(*arguments: str) -> tuple[int, str]:
    said = StringIO()
    try:
        call_command("doctor", *arguments, stdout=said)
    except SystemExit as ended:
        return ended.code, said.getvalue()
    return 0, said.getvalue()


@pytest.fixture(autouse=True)
def _read_in_english():
    with override("en"):
        yield


@pytest.fixture
def well(settings, tmp_path, db):
    make_public(settings)
    make_machine(settings, tmp_path / "var")
    make_desk()


@pytest.fixture
def asked():
    """Further questions, for one test."""
    before = list(QUESTIONS)
    yield question
    QUESTIONS[:] = before


@pytest.mark.both
def test_a_newsroom_that_is_well_gets_one_line(well):
    factories.published()
    code, said = told()
    # PostgreSQL may have to be told first that it may look at its own tables.
    lines = [line for line in said.splitlines() if "amcheck-missing" not in line]
    assert (code, len(lines)) == (0, 1), said
    assert lines[0].startswith(f"The newsroom is well: {len(QUESTIONS)} questions")
    assert told("--verbosity=0") == (0, "")


def test_what_is_worse_comes_first_and_decides_the_exit_code(well, settings):
    settings.NEWSROOM_SECOND_FACTOR = []
    code, said = told()
    assert code == 3
    assert re.fullmatch(r"WARNING no-second-factor: .*\n", said)
    table.drop()
    Masthead.objects.all().delete()
    code, said = told()
    levels = [line.split()[0] for line in said.splitlines()]
    assert (code, levels) == (1, ["ERROR", *["WARNING"] * 3])


def test_programs_are_told_the_same_as_one_object(well, settings):
    settings.NEWSROOM_SECOND_FACTOR = []
    code, said = told("--json")
    assert code == 3
    found = json.loads(said)
    assert found["verdict"] == "warnings"
    assert found["asked"] == len(QUESTIONS)
    [finding] = found["findings"]
    assert finding["code"] == "no-second-factor"
    assert finding.keys() == {"code", "level", "what", "why", "remedy"}


def test_more_articles_are_no_more_questions_to_the_database(well):
    numbers = []
    for more in (1, 4):
        for _number in range(more):
            factories.published(lead_image=factories.picture())
        with CaptureQueriesContext(connection) as asked:
            examine()
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_a_question_that_fails_is_a_finding_and_the_others_are_asked(well, asked):
    @asked("odd")
    def odd():
        raise KeyError("word")

    @asked("even")
    def even():
        yield warning("even", "It is so.", "It matters.", "See to it.")

    codes = [one.code for one in examine().findings]
    assert {FAILED, "even"} <= set(codes)
    [failed] = [one for one in examine().findings if one.code == FAILED]
    assert "odd" in failed.what
    assert "KeyError" in failed.what


def test_a_plug_in_takes_no_code_that_there_is(asked):
    with pytest.raises(ImproperlyConfigured, match="backup-old already"):
        asked("backup-old")


def test_while_migrations_are_pending_no_table_is_looked_into(well, asked):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'django_ox'")

    @asked("never")
    def never():
        raise AssertionError

    report = examine()
    [pending] = [one for one in report.findings if one.code == "migrations-pending"]
    assert "migrations are pending, from django_ox.0001" in pending.what
    assert "migrate" in pending.remedy
    tables = [one for one in QUESTIONS if one.needs is Needs.TABLES]
    assert report.left_out == len(tables)
    assert FAILED not in {one.code for one in report.findings}


def test_who_lost_the_database_is_not_told_to_make_an_empty_one(well):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations")
    [empty] = [one for one in examine().findings if one.code == "migrations-pending"]
    assert empty.what == "There is no newsroom in the database."
    assert empty.remedy.index("restore a backup") < empty.remedy.index("migrate")


def test_what_is_said_in_several_lines_is_one():
    said = str(error("x", "One\ntwo.", "Three.", "Four."))
    assert said == "ERROR   x: One two. Three. Four."


def test_every_finding_is_provoked_and_its_remedy_seen():
    texts = "".join(file.read_text("utf-8") for file in HERE.glob("test_*.py"))
    judged = set(
        re.findall(r'(?:is_(?:error|warning|note)|judged)\(\s*"([a-z-]+)"', texts)
    )
    judged |= set(re.findall(r'\(-?\d+, "([a-z-]+)", is_', texts))
    elsewhere = {"disk-filling", "migrations-pending", "database-away"}
    # In tests/accounts/factors/test_factor_secrets.py.
    elsewhere |= {"factors-void"}
    # In tests/newsroom/database/damage.
    elsewhere |= {"database-damaged", "schema-damaged", "amcheck-missing"}
    elsewhere |= {"rows-damaged", "damage-found", "damage-unknown"}
    codes = {code for one in QUESTIONS for code in one.codes}
    assert codes - elsewhere == judged
    assert len(codes) >= 15
