"""Settings that a public site lacks are found, each with its remedy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.newsroom.monitoring.doctor.examined import (
    found,
    is_error,
    is_note,
    is_warning,
    make_public,
)


@pytest.fixture(autouse=True)
def _public(settings):
    make_public(settings)


ALL = [
    "check", "debug", "origin-http", "proxy-count", "secret-weak", "secret-open",
    "mail-files", "no-security-contact", "no-second-factor",
]  # fmt: skip


@pytest.mark.parametrize("code", ALL)
def test_of_a_site_that_is_set_up_nothing_is_found(code, settings, tmp_path):
    settings.VAR = tmp_path
    assert found(code) == []


def test_code_that_is_shown_to_everybody(settings):
    settings.DEBUG = True
    is_error("debug", what="NEWSROOM_DEBUG is on", remedy="Remove NEWSROOM_DEBUG")


def test_a_site_without_encryption(settings):
    settings.IS_HTTPS, settings.NEWSROOM_ORIGIN = False, "http://news.example.org"
    remedy = "set NEWSROOM_ORIGIN to https://"
    is_error("origin-http", what="http://news.example.org", remedy=remedy)
    settings.SECURE_HSTS_SECONDS, settings.SECURE_SSL_REDIRECT = 0, False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    assert found("check") == []


def test_a_proxy_that_is_not_believed(settings):
    settings.NEWSROOM_PROXY_COUNT = 0
    remedy = "Set NEWSROOM_PROXY_COUNT"
    is_error("proxy-count", what="NEWSROOM_PROXY_COUNT is 0", remedy=remedy)


def test_a_secret_that_is_none(settings, tmp_path):
    settings.SECRET_KEY, settings.VAR = "geheim" * 10, tmp_path
    is_error("secret-weak", what="repeats few signs", remedy="secrets.token_urlsafe")
    file = tmp_path / "secret-key"
    file.write_text("x")
    file.chmod(0o644)
    is_error("secret-open", what=f"read {file}", remedy=f"chmod 600 {file}")
    file.chmod(0o600)
    assert found("secret-open") == []


def test_mails_that_become_files(settings):
    files = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": files}}
    is_error("mail-files", what="Mails become files", remedy="Set NEWSROOM_MAIL_URL")
    assert found("check") == []  # it isn't said twice


def test_nobody_to_report_a_hole_to(settings):
    settings.NEWSROOM_SECURITY_CONTACT = settings.NEWSROOM_SECURITY_EXPIRES = None
    remedy = "Set NEWSROOM_SECURITY_CONTACT"
    is_warning("no-security-contact", what="no security.txt", remedy=remedy)


def test_a_contact_that_has_expired(settings):
    settings.NEWSROOM_SECURITY_EXPIRES = timezone.localdate() - timedelta(days=2)
    remedy = "set NEWSROOM_SECURITY_EXPIRES anew"
    is_warning("check", what="security.txt has expired", remedy=remedy)


def test_a_password_that_is_enough(settings):
    settings.NEWSROOM_SECOND_FACTOR = []
    remedy = "Set NEWSROOM_SECOND_FACTOR="
    is_warning("no-second-factor", what="No account needs", remedy=remedy)


def test_on_ones_own_machine_none_of_it_is_asked_for(settings):
    settings.IS_LOCAL, settings.IS_HTTPS, settings.DEBUG = True, False, True
    settings.NEWSROOM_ORIGIN = "http://127.0.0.1:8000"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.NEWSROOM_SECURITY_CONTACT = settings.NEWSROOM_SECURITY_EXPIRES = None
    settings.NEWSROOM_SECOND_FACTOR = []
    for code in ("check", "debug", "origin-http", "no-second-factor"):
        assert found(code) == []


def test_nobody_who_is_told(settings):
    assert found("no-operator") == []
    settings.NEWSROOM_PING = ""
    is_note("no-operator", what="the worker itself is dead", remedy="NEWSROOM_PING")
    settings.NEWSROOM_PING, settings.NEWSROOM_OPERATOR = "https://hc-ping.com/a", ""
    is_warning("no-operator", what="Nobody gets a letter", remedy="NEWSROOM_OPERATOR")
