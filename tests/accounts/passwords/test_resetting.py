"""A new password by mail: for who forgot hers, and silent about who is here."""

import re
import socket
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.models import Masthead
from newsroom.conf import env
from tests.accounts.questions import asked
from tests.conftest import ROOT
from tests.support import factories
from tests.support.desk.account import LOGIN, OTHER_WORD, WORD, erika, log_in
from tests.support.desk.desk import at_desk
from tests.support.processes.postbox import Postbox

pytestmark = pytest.mark.django_db

RESET = "/admin/password_reset/"


@pytest.fixture
def author():
    return erika()


def ask(client, address="erika@example.org", **options):
    answer = client.post(RESET, {"email": address}, **options)
    assert answer.status_code == 302
    return client.get(answer.url)


def reset(client, address="erika@example.org", **options):
    """Ask for a link, and let the worker do what was left to it."""
    page = ask(client, address, **options)
    run_tasks(raise_failures=True)
    return page


def link() -> str:
    """Return the path of the link in the first mail that was sent."""
    sent, *_others = mail.outbox
    (address,) = re.findall(r"http\S+", sent.body)
    assert address.startswith("http://127.0.0.1:8000/")
    return address.removeprefix("http://127.0.0.1:8000")


def choose(client, path: str, word=OTHER_WORD):
    form = client.get(path, follow=True)
    data = {"new_password1": word, "new_password2": word}
    return client.post(form.request["PATH_INFO"], data, follow=True)


def test_a_forgotten_password_is_replaced_by_way_of_a_mail(author):
    client, elsewhere = Client(), at_desk(author)
    assert RESET in client.get(LOGIN).text
    reset(client)
    assert client.get(path := link()).url.endswith("/set-password/")
    assert choose(client, path).status_code == 200
    assert log_in(client, word=OTHER_WORD).status_code == 302
    assert elsewhere.get("/admin/").status_code == 302
    assert b"new_password1" not in client.get(path, follow=True).content


@pytest.mark.parametrize("passed", [timedelta(hours=22), timedelta(hours=26)])
def test_the_link_is_good_for_a_day(author, passed):
    client = Client()
    reset(client)
    with time_machine.travel(timezone.now() + passed):
        page = client.get(link(), follow=True)
    assert ("new_password1" in page.text) == (passed < timedelta(days=1))


def test_a_broken_link_is_told_and_changes_nothing(author):
    for path in (f"{RESET}x/y/", f"{RESET}%00/y/", f"{RESET}MTA/x-y/", f"{RESET}_w/y/"):
        page = Client().get(path)
        assert page.status_code == 200
        assert "new_password1" not in page.text
        assert Client().post(path, {"new_password1": WORD}).status_code == 200
    author.refresh_from_db()
    assert author.check_password(WORD)


@pytest.mark.parametrize(
    "address", ["ERIKA@example.org", "nobody@example.org", "erika@example.com"]
)
def test_the_page_is_the_same_for_every_address(author, address):
    pages = [reset(Client(), it).text for it in ("erika@example.org", address)]
    known, other = (re.sub('nonce="[^"]+"', "", page) for page in pages)
    assert other == known
    assert len(mail.outbox) == (2 if "ERIKA" in address else 1)


@pytest.mark.parametrize("field", ["is_active", "password"])
def test_who_cannot_log_in_gets_no_mail(author, field):
    author.is_active = field != "is_active"
    author.set_unusable_password() if field == "password" else None
    author.save()
    reset(Client())
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("language", "asked_in", "subject", "sentence"),
    [
        ("de", "en", "Nachrichten: neues Passwort", "Der Link gilt 24 Stunden"),
        ("en", "de", "News: a new password", "The link works once, for 24 hours"),
        ("", "en", "News: a new password", "The link works once, for 24 hours"),
        ("", "de", "Nachrichten: neues Passwort", "Der Link gilt 24 Stunden"),
    ],
)
def test_the_mail_is_in_the_persons_language(
    author, language, asked_in, subject, sentence
):
    Masthead.objects.create(language="de", name="Nachrichten")
    Masthead.objects.create(language="en", name="News")
    factories.profile(author, language=language)
    client = Client(headers={"accept-language": asked_in})
    page = reset(client)
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == (subject, ["erika@example.org"])
    assert sentence in sent.body
    assert "erika" in sent.body
    assert sent.alternatives == []
    assert f'lang="{asked_in}"' in page.text


def test_s33_the_link_in_the_mail_is_the_sites_whatever_host_was_asked(
    author, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    forged = {"host": "evil.example", "x-forwarded-host": "evil.example"}
    reset(Client(headers=forged))
    assert link()
    (sent,) = mail.outbox
    assert "evil" not in sent.body + sent.subject


def test_s35_a_name_with_line_breaks_stays_one_subject(author):
    Masthead.objects.create(language="de", name="A\r\nBcc: evil@example.org")
    reset(Client())
    (sent,) = mail.outbox
    assert sent.recipients() == ["erika@example.org"]
    assert "Bcc" in str(sent.message()["Subject"])
    assert sent.message()["Bcc"] is None


def test_a_new_password_of_forty_thousand_characters_is_taken(author):
    reset(client := Client())
    choose(client, link(), word := "x" * 40_000)
    assert log_in(Client(), word=word).status_code == 302


def test_a_weak_password_is_refused_with_the_reason(author):
    reset(client := Client())
    page = choose(client, link(), "12345")
    assert len(page.context["form"].errors["new_password2"]) >= 2
    assert "errornote" in page.text
    author.refresh_from_db()
    assert author.check_password(WORD)


def test_the_reset_needs_a_token_and_is_never_kept(author):
    client = Client(enforce_csrf_checks=True)
    assert client.post(RESET, {"email": "erika@example.org"}).status_code == 403
    assert mail.outbox == []
    for path in (RESET, f"{RESET}done/", f"{RESET}complete/", f"{RESET}x/y/"):
        assert "no-store" in client.get(path).headers["Cache-Control"]


def mail_by(settings, monkeypatch, server: socket.socket):
    """Send mails to a server on this machine, as the setting says."""
    port = server.getsockname()[1]
    monkeypatch.setenv("NEWSROOM_MAIL_URL", f"smtp://127.0.0.1:{port}?tls=0")
    settings.MAILERS = env.mailers("NEWSROOM_MAIL_URL", folder=None)


@pytest.mark.parametrize("fault", ["closed", "silent"])
def test_s72_r16_a_mail_server_that_fails_is_asked_again_and_nobody_waits_for_it(
    author, settings, monkeypatch, fault
):
    with socket.create_server(("127.0.0.1", 0)) as server:
        mail_by(settings, monkeypatch, server)
        settings.MAILERS["default"]["OPTIONS"]["timeout"] = 0.5
        if fault == "closed":
            server.close()
        assert ask(Client()).status_code == 200
        run_tasks()
    row = OxTask.objects.get()
    assert row.status == OxTask.Status.READY
    assert row.attempts == 1
    OxTask.objects.update(run_after=None)
    with Postbox() as post:
        mail_by(settings, monkeypatch, post.server)
        run_tasks(raise_failures=True)
    assert "rcpt to:<erika@example.org>" in post.heard.lower()


@pytest.mark.both
def test_s72_the_page_does_the_same_for_known_and_unknown_before_it_answers(author):
    found = []
    for address in ("erika@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            ask(Client(), address)
        found.append(asked(queries))
    known, unknown = found
    assert known == unknown
    assert not [one for one in known if "articles_user" in one]
    rows = OxTask.objects.order_by("enqueued_at").values("task_path", "priority")
    assert len({str(row) for row in rows}) == 1
    assert len(rows) == 2


@pytest.mark.django_db(transaction=True)
def test_the_mail_arrives_though_the_server_ends_after_the_answer(
    author, other_process_env
):
    ask(Client())
    # Nothing that this process knows is left: another one queries the database alone.
    with Postbox() as post:
        port = post.server.getsockname()[1]
        mails = {"NEWSROOM_MAIL_URL": f"smtp://127.0.0.1:{port}?tls=0"}
        mails["NEWSROOM_MAIL_FROM"] = "desk@news.example.org"
        work = [sys.executable, "manage.py", "work", "--queues", "now"]
        with subprocess.Popen(work, env=other_process_env | mails, cwd=ROOT) as worker:
            post.thread.join(timeout=60)
            worker.terminate()
    assert "rcpt to:<erika@example.org>" in post.heard.lower()


def test_no_link_waits_in_the_queue(author):
    ask(Client())
    run_tasks(raise_failures=True)
    path = link().rstrip("/").rsplit("/", 1)[1]
    rows = str([*OxTask.objects.values()])
    assert "erika@example.org" in rows
    assert path not in rows


def test_too_many_links_to_one_address_are_refused_whoever_has_it(author):
    for address in ("erika@example.org", "nobody@example.org"):
        for _try in range(3):
            ask(Client(), address)
        answer = Client().post(RESET, {"email": address})
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) <= 600
        assert "Versuchen Sie es in einer Minute erneut" in answer.text
    ask(Client(), "jemand@example.org")


def test_who_has_another_password_is_told_so_by_mail(author):
    reset(client := Client())
    choose(client, link())
    run_tasks(raise_failures=True)
    _link, told = mail.outbox
    assert told.to == ["erika@example.org"]
    assert "hat ein neues Passwort" in told.body


def test_a_mail_server_gets_the_mail(author, settings, monkeypatch):
    with Postbox() as post:
        mail_by(settings, monkeypatch, post.server)
        reset(Client())
    heard = post.heard.replace("=\r\n", "")  # lines that were folded on the way
    assert "rcpt to:<erika@example.org>" in heard.lower()
    assert "From: newsroom@localhost" in heard
    assert f"http://127.0.0.1:8000{RESET}" in heard


def test_without_a_mail_server_the_page_says_where_the_mails_are(
    author, settings, tmp_path
):
    settings.MAILERS = env.mailers("NEWSROOM_MAIL_URL", folder=tmp_path / "mail")
    page = reset(Client())
    assert f"{tmp_path.name}/mail" in page.text
    assert str(tmp_path) not in page.text
    (file,) = (tmp_path / "mail").iterdir()
    assert "erika@example.org" in file.read_text()


def test_a_new_password_is_no_way_around_a_second_factor(author):
    Authenticator.objects.create(user=author, type="totp", data={"secret": "x"})
    reset(client := Client())
    choose(client, link())
    assert client.get("/admin/").status_code == 302
    answer = log_in(client, word=OTHER_WORD)
    assert answer.url == "/admin/factors/authenticate/"
    assert client.get("/admin/").url.startswith(LOGIN)
