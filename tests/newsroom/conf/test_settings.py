"""Settings come from the environment; a bad one names itself and what to do."""

import errno
import re
import runpy
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env, security_headers
from tests.conftest import ROOT
from tests.newsroom.settled import PRODUCTION, SECRET


def test_s64_without_any_setting_it_runs_here_on_sqlite_without_debug(settings_with):
    settings = settings_with()
    assert settings["DATABASES"]["default"]["ENGINE"].endswith("sqlite3")
    assert not settings["DEBUG"]
    assert not settings["SESSION_COOKIE_SECURE"] | settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert "127.0.0.1" in settings["ALLOWED_HOSTS"]


def test_the_secret_made_on_this_machine_is_kept_for_its_owner(settings_with, tmp_path):
    first, second = settings_with(), settings_with()
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert (tmp_path / "var/secret-key").stat().st_mode & 0o077 == 0


def test_s58_on_https_cookies_and_redirects_are_strict(settings_with):
    settings = settings_with(**PRODUCTION)
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] > 0
    # Others' names below it, and the lists in browsers, are bound by a setting alone.
    assert not settings["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert not settings["SECURE_HSTS_PRELOAD"]
    assert settings["ALLOWED_HOSTS"] == ["news.example.org"]
    assert settings["SECRET_KEY"] == SECRET


@pytest.mark.parametrize(
    ("value", "bound", "silenced"),
    [
        ("", (False, False), ["security.W005", "security.W021"]),
        ("host", (False, False), ["security.W005", "security.W021"]),
        ("Subdomains", (True, False), ["security.W021"]),
        ("preload", (True, True), []),
    ],
)
def test_s58_for_whom_https_holds_is_decided(monkeypatch, value, bound, silenced):
    monkeypatch.setenv("NEWSROOM_HSTS", value)
    read = runpy.run_path(security_headers.__file__)
    assert (read["HSTS_HAS_SUBDOMAINS"], read["HSTS_IS_PRELOADED"]) == bound
    assert read["SILENCED_CHECKS"] == silenced


def test_s58_for_whom_https_holds_is_one_of_three_words(monkeypatch):
    monkeypatch.setenv("NEWSROOM_HSTS", "everybody")
    with pytest.raises(ImproperlyConfigured, match="one of these: host, subdomains"):
        runpy.run_path(security_headers.__file__)


def test_s65_only_a_proxy_that_is_named_says_that_it_was_https(settings_with):
    assert settings_with(**PRODUCTION)["SECURE_PROXY_SSL_HEADER"] is None
    one = settings_with(**PRODUCTION, NEWSROOM_PROXY_COUNT="1")
    assert one["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_options_in_the_address_of_the_database_count(settings_with):
    database = settings_with(**PRODUCTION)["DATABASES"]["default"]
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]


def test_a_socket_can_hold_the_database(settings_with):
    url = "postgres://desk@%2Frun%2Fpostgresql/newsroom"
    database = settings_with(DATABASE_URL=url)["DATABASES"]["default"]
    assert database["HOST"] == "/run/postgresql"


def test_without_a_mail_server_mails_are_files_for_their_owner(settings_with, tmp_path):
    mailer = settings_with()["MAILERS"]["default"]
    assert mailer["BACKEND"].endswith("filebased.EmailBackend")
    assert mailer["OPTIONS"] == {"file_path": str(tmp_path / "var/mail")}
    assert (tmp_path / "var/mail").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.org", 587, True, False),
        ("smtp://mail.example.org:2525/?tls=1", 2525, True, False),
        ("smtp://mail.example.org?tls=0", 25, False, False),
        ("smtps://mail.example.org", 465, False, True),
    ],
)
def test_a_mail_server_is_encrypted_unless_told(settings_with, url, port, tls, ssl):
    options = settings_with(**PRODUCTION | {"NEWSROOM_MAIL_URL": url})["MAILERS"]
    options = options["default"]["OPTIONS"]
    assert (options["host"], options["port"]) == ("mail.example.org", port)
    assert (options["use_tls"], options["use_ssl"]) == (tls, ssl)


def test_a_mail_server_has_its_login_and_a_minute_for_each_answer(settings_with):
    settings = settings_with(**PRODUCTION)
    options = settings["MAILERS"]["default"]["OPTIONS"]
    assert (options["username"], options["password"]) == ("desk", "se/cret")
    assert options["timeout"] == 60
    assert settings["DEFAULT_FROM_EMAIL"] == PRODUCTION["NEWSROOM_MAIL_FROM"]


def test_a_mail_server_without_a_sender_is_refused(refusal_of):
    refusal = refusal_of(NEWSROOM_MAIL_URL="smtp://mail.example.org")
    assert refusal.startswith("NEWSROOM_MAIL_FROM")


def test_a_site_for_others_without_a_mail_server_fails_the_check(run):
    told = PRODUCTION | {"NEWSROOM_MAIL_URL": ""}
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **told)
    assert done.returncode == 1
    assert "mail.E001" in done.stderr


@pytest.mark.parametrize(
    "contact", ["mailto:security@example.org", "https://example.org/security?a=b"]
)
def test_a_contact_for_safety_is_a_mail_address_or_a_page(settings_with, contact):
    day = {"NEWSROOM_SECURITY_EXPIRES": "2027-06-30"}
    settings = settings_with(NEWSROOM_SECURITY_CONTACT=contact, **day)
    assert settings["NEWSROOM_SECURITY_CONTACT"] == contact
    assert settings["NEWSROOM_SECURITY_EXPIRES"] == "2027-06-30"


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("NEWSROOM_DEBUGG", "1", ".env.example"),
        ("NEWSROOM_DEBUG", "maybe", "Set it to 1 or 0"),
        ("NEWSROOM_FOUR_EYES", "2", "Set it to 1 or 0"),
        ("NEWSROOM_REVIEW_LANGUAGES", "de", "Set it to 1 or 0"),
        ("NEWSROOM_PROXY_COUNT", "one", "digits only"),
        ("NEWSROOM_FETCH_PORTS", "8080,http", "such as 8080,8443"),
        ("NEWSROOM_FETCH_LOCAL", "127.0.0.1", "such as 127.0.0.1:8109"),
        ("NEWSROOM_FETCH_CONTACT", "desk@example.org", "mailto:"),
        ("NEWSROOM_WEBSUB_HUB", "hub.example.org", "https://hub.example.org/"),
        ("NEWSROOM_ORIGIN", "news.example.org", "https://news.example.org"),
        ("NEWSROOM_ORIGIN", "https://news.example.org/de", "https://news.example.org"),
        ("NEWSROOM_TIME_ZONE", "Mars/One", "Europe/Berlin"),
        ("NEWSROOM_TIME_ZONE", "/etc/passwd", "Europe/Berlin"),
        ("NEWSROOM_SECRET_KEY", "short", "secrets.token_urlsafe"),
        ("NEWSROOM_SECURITY_CONTACT", "security@example.org", "mailto:security@"),
        ("NEWSROOM_SECURITY_CONTACT", "mailto:security", "mailto:security@"),
        ("NEWSROOM_SECURITY_CONTACT", "http://example.org", "https://example.org"),
        ("NEWSROOM_SECURITY_CONTACT", "https://", "https://example.org"),
        ("NEWSROOM_SECURITY_CONTACT", "mailto:a@b.org\nExpires: x", "mailto:security@"),
        ("NEWSROOM_SECURITY_EXPIRES", "30.06.2027", "2027-06-30"),
        ("NEWSROOM_SECURITY_EXPIRES", "2027-02-30", "2027-06-30"),
        ("NEWSROOM_LOOK", "/nowhere", "Name a folder that is there"),
        ("NEWSROOM_MAIL_FROM", "desk", "desk@news.example.org"),
        ("NEWSROOM_MAIL_FROM", "Desk <>", "desk@news.example.org"),
        ("NEWSROOM_REPLY_TO", "desk@", "desk@news.example.org"),
        ("NEWSROOM_BOUNCE_ADDRESS", "news.example.org", "bounce@news.example.org"),
        ("NEWSROOM_BOUNCE_ADDRESS", "a+b@example.org", "no “+” before the @"),
        ("NEWSROOM_BOUNCE_ADDRESS", "returning@example.org", "at most 8 signs"),
        ("NEWSROOM_MAIL_URL", "mail.example.org", "smtp://user:password@host"),
        ("NEWSROOM_MAIL_URL", "sendmail://desk:secret@host", "smtps://user"),
        ("NEWSROOM_MAIL_URL", "smtp://", "smtp://user"),
        ("NEWSROOM_MAIL_URL", "smtp://desk@host", "smtp://user:password"),
        ("NEWSROOM_MAIL_URL", "smtp://:secret@host", "smtp://user:password"),
        ("NEWSROOM_MAIL_URL", "smtp://desk:se/secret@host", "percent-encoded"),
        ("NEWSROOM_CDN", "https://cdn.example.org", "fastly://TOKEN@SERVICE"),
        ("NEWSROOM_CDN", "cloudflare://secret@", "cloudflare://TOKEN@ZONE"),
        ("NEWSROOM_MAIL_URL", "smtp://desk:se#secret@host", "percent-encoded"),
        ("NEWSROOM_MAIL_URL", "smtp://desk:secret@host:mail", "smtp://user"),
        ("NEWSROOM_MAIL_URL", "smtp://desk:secret@host?tls=yes", "?tls=0"),
        ("NEWSROOM_MAIL_URL", "smtp://desk:secret@host?timeout=5", "?tls=0"),
        ("NEWSROOM_MAIL_URL", "smtps://desk:secret@host?tls=0", "smtps://"),
        ("NEWSROOM_PAGE_CACHE", "much", "digits only"),
        ("NEWSROOM_REACH", "perhaps", "1 or 0"),
        ("NEWSROOM_REACH_DAYS", "30", "366 or more"),
        ("NEWSROOM_VALKEY", "redis://desk:secret@host", "valkey://user"),
        ("NEWSROOM_VALKEY", "valkey://desk:secret@host:port", "valkey://user"),
        ("NEWSROOM_VALKEY", "valkey://", "valkey://user"),
        ("DATABASE_URL", "mysql://desk:secret@host/name", "postgres://user:password"),
        ("NEWSROOM_PATIENCE", "0", "Set it to 1 or more"),
        ("NEWSROOM_ALERT_HOUR", "24", "Set it to 23 or less"),
        ("NEWSROOM_OUTSIDE_MEMORY", "100", "Set it to 200 or more"),
        ("NEWSROOM_LOGS", "xml", "lines, json"),
        ("NEWSROOM_ACCESS_LOG", "1", "off, on, shortened, whole"),
        ("NEWSROOM_METRICS", "on", "such as 9108"),
        ("NEWSROOM_METRICS", "127.0.0.1:99999", "such as 9108"),
        ("NEWSROOM_SENTRY_DSN", "https://secret@", "https://KEY@sentry"),
        ("NEWSROOM_KEEP_REPORTS", "0", "Set it to 1 or more"),
        ("NEWSROOM_KEEP_SESSIONS", "two", "digits only"),
        ("NEWSROOM_KEEP_CLOSED_ACCOUNTS", "99999999999", "Set it to 36500 or less"),
        ("NEWSROOM_FEED_MAX_AGE", "9" * 5000, "Set it to less"),
        ("DATABASE_URL", "newsroom.sqlite3", "sqlite:////path"),
        ("DATABASE_URL", "postgres://desk:se/cret@host/name", "percent-encoded"),
    ],
)
def test_a_bad_value_names_itself_and_the_remedy(refusal_of, name, value, remedy):
    refusal = refusal_of(**{name: value})
    assert name in refusal
    assert remedy in refusal
    assert "secret@" not in refusal


@pytest.mark.parametrize(
    ("name", "value", "package", "extra"),
    [
        ("NEWSROOM_METRICS", "9108", "prometheus_client", "extra metrics"),
        (
            "NEWSROOM_SENTRY_DSN",
            "https://k@a.example/1",
            "sentry_sdk",
            "extra sentry",
        ),
    ],
)
def test_what_is_set_and_not_installed_is_refused_at_the_start(
    run, name, value, package, extra
):
    missing = f"import sys; sys.modules[{package!r}] = None; "
    done = run("-c", missing + "import newsroom.settings", **{name: value})
    assert done.returncode == 1
    refusal = done.stderr.strip().splitlines()[-1]
    assert f"{name} is set, and what it needs isn't installed" in refusal
    assert extra in refusal


def test_nothing_that_watches_is_imported_unless_it_is_set(run):
    asked = "{'prometheus_client', 'sentry_sdk'} & set(sys.modules)"
    told = f"import sys, newsroom.wsgi, newsroom.monitoring.metrics; print({asked})"
    done = run(
        "-c", told, DJANGO_SETTINGS_MODULE="newsroom.settings", NEWSROOM_DEBUG="1"
    )
    assert done.stdout == "set()\n", done.stderr


def test_a_colour_that_cannot_be_read_stops_a_command_with_one_sentence(run, tmp_path):
    path = tmp_path / "look" / "colours.toml"
    path.parent.mkdir()
    path.write_text('[dark]\nnotice-edge = "#333"\n', encoding="utf-8")
    done = run("manage.py", "migrate", NEWSROOM_LOOK=str(path.parent))
    assert done.returncode == 1
    assert done.stderr == (
        f"NEWSROOM_LOOK: The look can't be used: {path} has colours that can't be "
        "read: [dark] notice-edge (#333333) on notice (#26222a) has a contrast of "
        "1.23:1, and an edge or a sign needs 3.0:1. "
        "Make one of each two lighter or darker.\n"
    )


@pytest.mark.parametrize(
    "origin", ["https://news.example.org", "http://news.example.org"]
)
def test_s67_a_site_for_others_needs_a_secret_of_its_own(refusal_of, origin):
    for given in ({}, {"NEWSROOM_SECRET_KEY": ""}):
        refusal = refusal_of(NEWSROOM_ORIGIN=origin, **given)
        assert refusal.startswith("NEWSROOM_SECRET_KEY is missing")
        assert "secrets.token_urlsafe" in refusal


@pytest.mark.parametrize("secret", ["changeme", "x" * 64, "django-insecure-" + SECRET])
def test_s67_a_secret_that_anybody_could_guess_is_refused(refusal_of, secret):
    refusal = refusal_of(**PRODUCTION | {"NEWSROOM_SECRET_KEY": secret})
    assert refusal.startswith("NEWSROOM_SECRET_KEY")
    assert "secrets.token_urlsafe" in refusal
    assert secret not in refusal


def test_s67_django_finds_nothing_to_warn_of_in_production(run):
    command = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    done = run(*command, **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_the_example_lists_each_setting_and_no_other():
    read = "".join(path.read_text() for path in ROOT.glob("newsroom/**/*.py"))
    example = (ROOT / ".env.example").read_text()
    used = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+[A-Z])"', read))
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == used


def test_the_example_as_it_stands_is_valid(settings_with):
    example = (ROOT / ".env.example").read_text()
    values = dict(re.findall(r"^([A-Z_]+)=(.*)$", example, re.MULTILINE))
    settings_with(**{k: v for k, v in values.items() if k != "NEWSROOM_VAR"})


def test_r46_a_full_disk_is_named_by_what_finds_no_room_there():
    said = "^var/secret-key can't be made .No space left on device.. Make room on"
    with (
        pytest.raises(ImproperlyConfigured, match=said),
        env.keeping(Path("var/secret-key")),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
