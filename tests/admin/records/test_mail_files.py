"""Administrators read the mails of a newsroom without a mail server."""

import pytest
from django.core.mail import EmailMultiAlternatives, mailers

from articles.accounts import mail_at, newest_mails
from articles.accounts.mails import mail_files
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
PAGE = "/admin/mails/"
BACKEND = "django.core.mail.backends.filebased.EmailBackend"
HTML = '<style>p{color:red}</style><p>Hallo</p><script>alert("x")</script>'


@pytest.fixture
def folder(settings, tmp_path):
    options = {"file_path": str(tmp_path / "var" / "mail")}
    settings.MAILERS = {"default": {"BACKEND": BACKEND, "OPTIONS": options}}
    return tmp_path / "var" / "mail"


@pytest.fixture
def desk(folder):
    return at_desk(factories.admin())


def write(*subjects: str, html: str = "", text: str = "Guten Tag"):
    """Have mails written over one connection, and so into one file."""
    mails = []
    for subject in subjects:
        mail = EmailMultiAlternatives(subject, text, None, ["erika@example.org"])
        if html:
            mail.attach_alternative(html, "text/html")
        mails.append(mail)
    mailers.default.send_messages(mails)


def path_to(subject: str) -> str:
    [found] = [mail for mail in newest_mails(50) if mail.subject == subject]
    return f"{PAGE}{found.file}/{found.place}/"


def test_the_list_has_each_mail_and_leads_to_it(desk):
    assert "Noch wurde keine E-Mail geschrieben" in desk.get(PAGE).text
    write(
        "Änderungen bei „Zöllen“", "Zweite", text="Siehe https://example.org/a?b=1&c=2"
    )
    page = desk.get(PAGE)
    assert "var/mail" in page.text
    assert "erika@example.org" in page.text
    for subject in ("Änderungen bei „Zöllen“", "Zweite"):
        assert f'href="{path_to(subject)}"' in page.text
        mail = desk.get(path_to(subject))
        assert f"<title>{subject}" in mail.text
        assert '<a href="https://example.org/a?b=1&amp;c=2"' in mail.text
        assert "no-store" in mail.headers["Cache-Control"]
        assert "Als HTML zeigen" not in mail.text
        assert desk.get(f"{path_to(subject)}html/").status_code == 404


def test_nothing_in_the_html_of_a_mail_acts_on_the_desk(desk):
    write("<b>Fett</b>", html=HTML, text="<script>alert(1)</script>")
    path = path_to("<b>Fett</b>")
    mail = desk.get(path)
    assert "<b>Fett" not in mail.text
    assert "<script>alert" not in mail.text
    assert f'href="{path}html/"' in mail.text
    shown = desk.get(f"{path}html/")
    assert shown.text.strip() == HTML
    policy = {
        name: rest
        for one in shown.headers["Content-Security-Policy"].split("; ")
        for name, _, rest in [one.partition(" ")]
    }
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["sandbox"] == ""
    assert "script-src" not in policy
    assert shown.headers["X-Frame-Options"] == "DENY"


def test_only_administrators_are_led_there_and_only_where_mails_are_files(
    folder, settings
):
    write("Neues Passwort")
    path = path_to("Neues Passwort")
    chief = at_desk(factories.chief())
    assert PAGE not in chief.get("/admin/").text
    for address in (PAGE, path, f"{path}html/"):
        assert chief.get(address).status_code == 403
    admin = at_desk(factories.admin())
    assert f'href="{PAGE}"' in admin.get("/admin/").text
    assert admin.get(path).status_code == 200
    settings.MAILERS = {"default": {"BACKEND": "x", "OPTIONS": {}}}
    assert PAGE not in admin.get("/admin/").text
    for address in (PAGE, path, f"{path}html/"):
        assert admin.get(address).status_code == 403


def test_no_other_file_is_read_and_no_part_of_a_mail(desk, folder):
    write("Eins", "Zwei")
    [second, first] = newest_mails(50)
    secret = folder.parent / "20260101-000000-1.log"
    secret.write_bytes((folder / f"{first.file}.log").read_bytes())
    (folder / "20260101-000000-2.log").symlink_to(secret)
    (folder / "20260101-000000-3.log").mkdir()
    (folder / "secret-key.log").write_bytes(secret.read_bytes())
    assert {mail.file for mail in newest_mails(50)} == {first.file}
    names = ("../20260101-000000-1", "20260101-000000-1", "20260101-000000-2")
    names += ("20260101-000000-3", "secret-key", "", f"{first.file}\n", "٢" * 8)
    for name in names:
        assert mail_at(name, 0) is None, name
    size = (folder / f"{first.file}.log").stat().st_size
    for place in (1, second.place - 1, second.place + 1, size, 10**30):
        assert mail_at(first.file, place) is None, place
        assert desk.get(f"{PAGE}{first.file}/{place}/").status_code == 404
    for name in ("..%2F20260101-000000-1", "20260101-000000-2", "secret-key"):
        assert desk.get(f"{PAGE}{name}/0/").status_code == 404


def test_of_many_the_newest_are_shown(desk, folder, monkeypatch):
    write(*(f"Brief {number}" for number in range(60)))
    newest = [f"Brief {number}" for number in range(59, 9, -1)]
    assert [mail.subject for mail in newest_mails(50)] == newest
    assert "die neuesten 50" in desk.get(PAGE).text
    [last, *_others] = newest_mails(1)
    # Only the end of a long file is read, in whole mails.
    size = (folder / f"{last.file}.log").stat().st_size
    monkeypatch.setattr(mail_files, "MOST_READ", (size - last.place) * 3 // 2)
    assert [mail.subject for mail in newest_mails(50)] == ["Brief 59"]
    monkeypatch.setattr(mail_files, "MOST_READ", 100)
    assert newest_mails(50) == []
    assert mail_at(last.file, last.place) is None
