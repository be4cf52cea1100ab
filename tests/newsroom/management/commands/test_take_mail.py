"""A mail server is told by the exit code what becomes of the mail that it brings."""

import io
import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles.domain import incoming_mail
from articles.domain.incoming_mail import takers
from articles.domain.letters import ACCOUNT_NOTICE
from articles.domain.letters.bounce_tokens import token_of
from articles.models import RecordedDeed, RecordEntry, TakenMail
from newsroom.management import command_runner
from newsroom.management.commands import take_mail
from tests.conftest import ROOT
from tests.domain.incoming_mail.mails import dsn
from tests.support.desk.account import erika

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BOUNCE = "bounce@news.example.org"
NONE_SUCH = dsn(BOUNCE)


@pytest.fixture(autouse=True)
def _returns(settings):
    settings.NEWSROOM_BOUNCE_ADDRESS = BOUNCE


@pytest.fixture
def bring(monkeypatch):
    """Bring a mail by standard input; return the exit code and what was said."""

    def bringing(raw: bytes, recipient: str = BOUNCE) -> tuple[int, str]:
        given = SimpleNamespace(buffer=io.BytesIO(raw))
        monkeypatch.setattr(sys, "stdin", given)
        try:
            call_command("take_mail", "--recipient", recipient)
        except CommandError as error:
            return error.returncode, str(error)
        finally:
            assert given.buffer.read() == b"", "the mail server was cut off"
        return 0, ""

    return bringing


def fails(monkeypatch, error: Exception) -> None:
    def take(_mail):
        raise error

    monkeypatch.setattr(takers, "TAKERS", [takers.Taker("x", lambda: BOUNCE, take)])


def test_a_letter_that_came_back_is_on_record(bring):
    person = erika()
    at = f"bounce+{token_of(ACCOUNT_NOTICE, person.pk, person.email)}@news.example.org"
    for _ in range(2):
        assert bring(dsn(at), at) == (0, "")
    [entry] = RecordEntry.objects.filter(deed=RecordedDeed.LETTER_RETURNED)
    assert (entry.name, entry.command) == (str(person), "take_mail")


def test_the_command_alone_tells_all_who_wait_for_letters_that_come_back():
    """It loads no pages of the site, whose departments send some of the letters."""
    code = (
        "import django; django.setup()\n"
        "import newsroom.management.commands.take_mail\n"
        "from articles.domain.letters import KINDS, bounces, complaints\n"
        "for kind in KINDS:\n"
        "    assert kind.is_for_accounts or kind in bounces.NOTED_BY, kind\n"
        "    assert not complaints.can_do_without(kind) or (\n"
        "        kind in complaints.STOPPED_BY), kind\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.support.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_nobody_here_takes_goes_back(bring):
    code, said = bring(NONE_SUCH, "somebody@news.example.org")
    assert code == os.EX_NOUSER == 67
    assert "somebody@news.example.org" in said


def test_what_is_too_large_or_unreadable_goes_back(bring):
    code, said = bring(b"x" * (incoming_mail.MOST_BYTES + 200_000))
    assert code == os.EX_UNAVAILABLE == 69
    assert "larger than 10 MB" in said
    code, said = bring(b"A: b\n" * 5000 + b"\nText")
    assert code == os.EX_DATAERR == 65


def test_a_mail_that_takes_too_long_to_be_read_goes_back(bring, monkeypatch):
    monkeypatch.setattr(take_mail, "DEADLINE", 0.05)
    monkeypatch.setattr(incoming_mail, "read", lambda *_a, **_k: time.sleep(60))
    code, said = bring(NONE_SUCH)
    assert code == os.EX_DATAERR
    assert "to be read" in said


@pytest.mark.parametrize(
    "error", [OperationalError("gone"), OSError(28, "No space left"), KeyError("x")]
)
def test_what_failed_here_comes_again(bring, monkeypatch, error):
    fails(monkeypatch, error)
    code, said = bring(NONE_SUCH)
    assert code == os.EX_TEMPFAIL == 75
    assert "should come again" in said
    assert not TakenMail.objects.exists()


def typed(*words: str, raw: bytes = NONE_SUCH, **environment: str):
    clean = {"PATH": os.environ["PATH"], "NEWSROOM_BOUNCE_ADDRESS": BOUNCE}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=clean | environment,
        input=raw,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"DATABASE_URL": "postgres://x@127.0.0.1:1/x"}, "can't be reached"),
        ({"DATABASE_URL": "sqlite:////nowhere/at/all"}, "can't be reached"),
        ({"NEWSROOM_TIME_ZONE": "Mars/One"}, "NEWSROOM_TIME_ZONE"),
    ],
)
@pytest.mark.alike
def test_r50_no_mail_is_lost_to_a_database_or_a_setting(tmp_path, environment, words):
    given = {"NEWSROOM_VAR": str(tmp_path)} | environment
    done = typed("take_mail", "--recipient", BOUNCE, **given)
    said = done.stderr.decode()
    assert done.returncode == os.EX_TEMPFAIL
    assert words in said
    assert "Traceback" not in said


def test_r50_a_database_that_does_not_fit_has_the_mail_come_again(monkeypatch):
    why = "The database is older than this program."
    monkeypatch.setattr(command_runner, "refuse_unfit", refusing(why))
    for name, code in (("take_mail", os.EX_TEMPFAIL), ("purge", 1)):
        with pytest.raises(CommandError, match="older") as refused:
            command_runner.if_fitting(name, print)()
        assert refused.value.returncode == code


def refusing(why: str):
    def refuse(_name):
        raise CommandError(why)

    return refuse


# -- A Maildir ----------------------------------------------------------------


@pytest.fixture
def maildir(tmp_path):
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


def drop(folder, name: str, raw: bytes) -> None:
    (folder / "new" / name).write_bytes(raw)


def for_bounces(name: str) -> bytes:
    return f"Delivered-To: {BOUNCE}\r\n".encode() + dsn(BOUNCE, name=name)


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def empty(folder) -> tuple[int, str]:
    errors = io.StringIO()
    try:
        call_command("take_mail", "--maildir", folder, verbosity=0, stderr=errors)
    except CommandError as error:
        return error.returncode, errors.getvalue()
    return 0, errors.getvalue()


def test_each_mail_of_a_maildir_is_taken_and_moved(maildir):
    drop(maildir, "1.a", for_bounces("one"))
    drop(maildir, "2.a:2,", for_bounces("two"))
    (maildir / "new" / "folder").mkdir()
    assert empty(maildir) == (0, "")
    assert names(maildir / "new") == ["folder"]
    assert names(maildir / "cur") == ["1.a:2,S", "2.a:2,S"]
    assert TakenMail.objects.count() == 2
    assert empty(maildir) == (0, "")


def test_what_is_refused_is_flagged_and_keeps_no_other_back(maildir):
    drop(maildir, "1.a", b"From: a@b.example\n\nfor nobody")
    drop(maildir, "2.a", for_bounces("two"))
    code, said = empty(maildir)
    assert code == os.EX_DATAERR
    assert said.startswith("1.a: The mail was not taken: Nobody takes mail here")
    assert names(maildir / "cur") == ["1.a:2,FS", "2.a:2,S"]


def test_what_failed_here_stays_and_all_behind_it(maildir, monkeypatch):
    fails(monkeypatch, OperationalError("gone"))
    drop(maildir, "1.a", for_bounces("one"))
    drop(maildir, "2.a", for_bounces("two"))
    assert empty(maildir)[0] == os.EX_TEMPFAIL
    assert names(maildir / "new") == ["1.a", "2.a"]
    assert names(maildir / "cur") == []


def test_what_is_no_maildir_is_named(tmp_path):
    with pytest.raises(CommandError, match="is no Maildir"):
        call_command("take_mail", "--maildir", tmp_path)
