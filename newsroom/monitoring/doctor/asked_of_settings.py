"""Settings that a site for the public needs, and that are unset or contradict."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks

from newsroom.monitoring.doctor.finding import Finding, error, warning
from newsroom.monitoring.doctor.questions import Needs, question

# Of Django's checks, those that are said here in the newsroom's words.
SAID_HERE = {"mail.E001", "security.W009", "security.W018"}
# Checks that fail because the site has no https, which is one finding.
OF_HTTPS = {"security.W004", "security.W008", "security.W012", "security.W016"}
FEW_SIGNS = 12
MAIL_FILES = "filebased"


@question("check", needs=Needs.NOTHING)
def django_has_nothing_to_say() -> Iterator[Finding]:
    """Ask what `check --deploy` asks, except of the database."""
    said_here = SAID_HERE if settings.IS_HTTPS else SAID_HERE | OF_HTTPS
    for message in checks.run_checks(include_deployment_checks=not settings.IS_LOCAL):
        if message.level < checks.WARNING or message.is_silenced():
            continue
        if message.id in said_here:
            continue
        say = error if message.level >= checks.ERROR else warning
        hint = message.hint or f"See: {settings.NEWSROOM_COMMAND} check --deploy"
        yield say("check", str(message.msg), f"A check says so ({message.id}).", hint)


@question("debug", needs=Needs.NOTHING)
def errors_show_no_code() -> Iterator[Finding]:
    if settings.DEBUG and not settings.IS_LOCAL:
        yield error(
            "debug",
            "NEWSROOM_DEBUG is on.",
            "Error pages show code and settings, and no page is cached.",
            "Remove NEWSROOM_DEBUG, and restart the service.",
        )


@question("origin-http", needs=Needs.NOTHING)
def the_site_is_https() -> Iterator[Finding]:
    if not settings.IS_HTTPS and not settings.IS_LOCAL:
        yield error(
            "origin-http",
            f"The site is {settings.NEWSROOM_ORIGIN}, without encryption.",
            "Passwords and sessions can be read on their way, and passkeys don't work.",
            "Set up https (docs/deploying.md, The proxy), then set NEWSROOM_ORIGIN to "
            "https://…",
        )


@question("proxy-count", needs=Needs.NOTHING)
def proxies_are_believed() -> Iterator[Finding]:
    if settings.IS_HTTPS and not settings.NEWSROOM_PROXY_COUNT:
        yield error(
            "proxy-count",
            "The site is https, and NEWSROOM_PROXY_COUNT is 0.",
            "No request counts as encrypted, so each is sent in a circle; and all "
            "people have one network address, so one who guesses locks out all.",
            "Set NEWSROOM_PROXY_COUNT to the number of proxies in front, mostly 1.",
        )


@question("secret-weak", "secret-open", needs=Needs.NOTHING)
def the_secret_is_one() -> Iterator[Finding]:
    remedy = (
        "Make another one, with which all log in anew: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
    if len(set(settings.SECRET_KEY)) < FEW_SIGNS:
        yield error(
            "secret-weak",
            "NEWSROOM_SECRET_KEY repeats few signs.",
            "An attacker who guesses it can log in as anybody.",
            remedy,
        )
    file = settings.VAR / "secret-key"
    if file.is_file() and file.stat().st_mode & 0o077:
        yield error(
            "secret-open",
            f"Others on this machine can read {file}.",
            "Anybody who reads it can log in as anybody else.",
            f"Keep it to yourself: chmod 600 {file}",
        )


@question("mail-files", needs=Needs.NOTHING)
def mails_are_sent() -> Iterator[Finding]:
    backend = settings.MAILERS["default"]["BACKEND"]
    if MAIL_FILES in backend and not settings.IS_LOCAL:
        yield error(
            "mail-files",
            "Mails become files, as NEWSROOM_MAIL_URL is empty.",
            "Nobody gets an invitation, or a link to a new password.",
            "Set NEWSROOM_MAIL_URL and NEWSROOM_MAIL_FROM, then try: "
            f"{settings.NEWSROOM_COMMAND} sendtestemail you@example.org",
        )


@question("no-security-contact", needs=Needs.NOTHING)
def holes_can_be_reported() -> Iterator[Finding]:
    """One that has expired, or half of it, a check says."""
    contact = settings.NEWSROOM_SECURITY_CONTACT or settings.NEWSROOM_SECURITY_EXPIRES
    if not contact and not settings.IS_LOCAL:
        yield warning(
            "no-security-contact",
            "There is no security.txt.",
            "People who find a vulnerability don't know whom to tell.",
            "Set NEWSROOM_SECURITY_CONTACT and NEWSROOM_SECURITY_EXPIRES.",
        )


@question("no-second-factor", needs=Needs.NOTHING)
def passwords_are_not_enough() -> Iterator[Finding]:
    if not settings.NEWSROOM_SECOND_FACTOR and not settings.IS_LOCAL:
        yield warning(
            "no-second-factor",
            "No account needs a second factor.",
            "One stolen password is enough to publish.",
            "Set NEWSROOM_SECOND_FACTOR='chief-editors,administrators', or more of "
            "them.",
        )
