"""Ask the doctor about one thing alone; and make a newsroom that is well."""

from datetime import timedelta
from pathlib import Path

from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.translation import override
from django_ox.models import OxScheduleTick

from articles.models import LEGAL, Masthead, Page
from articles.site.shared import static_files
from newsroom.conf import security_headers
from newsroom.database import marks
from newsroom.monitoring.doctor import QUESTIONS, Finding, Level
from tests.support import factories


def found(code: str) -> list[Finding]:
    """Return what is found by who may find this, of this code."""
    [one] = [one for one in QUESTIONS if code in one.codes]
    return [finding for finding in one.ask() if finding.code == code]


def the(code: str, level: Level, *, what: str, remedy: str) -> None:
    """See that it is found once, at this level, with these words."""
    [finding] = found(code)
    assert finding.level is level
    with override("en"):
        assert what in finding.what
        assert remedy in finding.remedy
        assert finding.why


def is_error(code: str, *, what: str, remedy: str) -> None:
    the(code, Level.ERROR, what=what, remedy=remedy)


def is_warning(code: str, *, what: str, remedy: str) -> None:
    the(code, Level.WARNING, what=what, remedy=remedy)


def is_note(code: str, *, what: str, remedy: str) -> None:
    the(code, Level.NOTE, what=what, remedy=remedy)


def make_public(settings) -> None:
    """Let the settings be those of a site for the public."""
    settings.IS_LOCAL, settings.IS_HTTPS = False, True
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    settings.ALLOWED_HOSTS = ["news.example.org"]
    settings.NEWSROOM_PROXY_COUNT = 1
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": smtp, "OPTIONS": {}}}
    settings.NEWSROOM_SECURITY_CONTACT = "mailto:security@example.org"
    settings.NEWSROOM_SECURITY_EXPIRES = timezone.localdate() + timedelta(days=200)
    settings.NEWSROOM_SECOND_FACTOR = ["administrators"]
    settings.NEWSROOM_OPERATOR = "operator@example.org"
    settings.NEWSROOM_PING = "https://hc-ping.com/abc"
    # The browser's tests set it for the whole process (tests/browser/conftest).
    settings.SILENCED_SYSTEM_CHECKS = ["async.E001", *security_headers.SILENCED_CHECKS]


def make_machine(settings, folder: Path) -> None:
    """Give it a folder of its own with all that belongs there."""
    folder.mkdir(mode=0o700, exist_ok=True)
    settings.VAR = folder
    settings.MEDIA_ROOT, settings.STATIC_ROOT = folder / "media", folder / "static"
    for name, content in static_files():
        file = Path(settings.STATIC_ROOT) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    marks.note_backup(folder)


def make_desk() -> None:
    """Give it people, pages, a name, and a worker that was there this night."""
    for person in (
        factories.admin(),
        factories.user("Zweite Beispiel", is_superuser=True),
    ):
        Authenticator.objects.create(user=person, type="totp", data={})
    factories.editor()
    for language, title in {"de": "Seite", "en": "Page"}.items():
        Masthead.objects.update_or_create(
            language=language, defaults={"name": "Beispiel"}
        )
        for number, kind in enumerate(LEGAL):
            Page.objects.create(
                language=language,
                kind=kind,
                title=f"{title} {number}",
                slug=f"{title.lower()}-{number}",
                body="<p>Text</p>",
                reviewed_on=timezone.localdate(),
            )
    tick()


def tick(*, ago: timedelta = timedelta(hours=3)) -> None:
    OxScheduleTick.objects.create(
        schedule_name="tidy",
        scheduled_for=timezone.now() - ago,
        created_at=timezone.now() - ago,
    )
