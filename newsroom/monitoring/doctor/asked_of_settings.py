"""Settings that a site for the public needs, and that are unset or contradict."""

from collections.abc import Iterator

from django.conf import settings
from django.core import checks

from newsroom.monitoring.doctor.finding import Finding, error, note, said as _, warning
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
        yield say(
            "check",
            str(message.msg),
            _("A check says so (%(id)s).", id=message.id),
            message.hint
            or _("See: %(command)s check --deploy", command=settings.NEWSROOM_COMMAND),
            f"{message.id} {message.obj or ''}".strip(),
        )


@question("debug", needs=Needs.NOTHING)
def errors_show_no_code() -> Iterator[Finding]:
    if settings.DEBUG and not settings.IS_LOCAL:
        yield error(
            "debug",
            _("NEWSROOM_DEBUG is on."),
            _("Error pages show code and settings, and no page is cached."),
            _("Remove NEWSROOM_DEBUG, and restart the service."),
        )


@question("origin-http", needs=Needs.NOTHING)
def the_site_is_https() -> Iterator[Finding]:
    if not settings.IS_HTTPS and not settings.IS_LOCAL:
        yield error(
            "origin-http",
            _(
                "The site is %(origin)s, without encryption.",
                origin=settings.NEWSROOM_ORIGIN,
            ),
            _(
                "Passwords and sessions can be read on their way, and passkeys don't "
                "work."
            ),
            _(
                "Set up https (docs/deploying.md, The proxy), then set NEWSROOM_ORIGIN "
                "to https://…"
            ),
        )


@question("proxy-count", needs=Needs.NOTHING)
def proxies_are_believed() -> Iterator[Finding]:
    if settings.IS_HTTPS and not settings.NEWSROOM_PROXY_COUNT:
        yield error(
            "proxy-count",
            _("The site is https, and NEWSROOM_PROXY_COUNT is 0."),
            _(
                "No request counts as encrypted, so each is sent in a circle; and all "
                "people have one network address, so one who guesses locks out all."
            ),
            _("Set NEWSROOM_PROXY_COUNT to the number of proxies in front, mostly 1."),
        )


@question("secret-weak", "secret-open", needs=Needs.NOTHING)
def the_secret_is_one() -> Iterator[Finding]:
    remedy = _(
        "Make another one, with which all log in anew: %(command)s",
        command="python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
    )
    if len(set(settings.SECRET_KEY)) < FEW_SIGNS:
        yield error(
            "secret-weak",
            _("NEWSROOM_SECRET_KEY repeats few signs."),
            _("An attacker who guesses it can log in as anybody."),
            remedy,
        )
    file = settings.VAR / "secret-key"
    if file.is_file() and file.stat().st_mode & 0o077:
        yield error(
            "secret-open",
            _("Others on this machine can read %(file)s.", file=file),
            _("Anybody who reads it can log in as anybody else."),
            _("Keep it to yourself: chmod 600 %(file)s", file=file),
        )


@question("mail-files", needs=Needs.NOTHING)
def mails_are_sent() -> Iterator[Finding]:
    backend = settings.MAILERS["default"]["BACKEND"]
    if MAIL_FILES in backend and not settings.IS_LOCAL:
        yield error(
            "mail-files",
            _("Mails become files, as NEWSROOM_MAIL_URL is empty."),
            _("Nobody gets an invitation, or a link to a new password."),
            _(
                "Set NEWSROOM_MAIL_URL and NEWSROOM_MAIL_FROM, then try: %(command)s "
                "sendtestemail you@example.org",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


@question("no-security-contact", needs=Needs.NOTHING)
def holes_can_be_reported() -> Iterator[Finding]:
    """One that has expired, or half of it, a check says."""
    contact = settings.NEWSROOM_SECURITY_CONTACT or settings.NEWSROOM_SECURITY_EXPIRES
    if not contact and not settings.IS_LOCAL:
        yield warning(
            "no-security-contact",
            _("There is no security.txt."),
            _("People who find a vulnerability don't know whom to tell."),
            _("Set NEWSROOM_SECURITY_CONTACT and NEWSROOM_SECURITY_EXPIRES."),
        )


@question("no-second-factor", needs=Needs.NOTHING)
def passwords_are_not_enough() -> Iterator[Finding]:
    if not settings.NEWSROOM_SECOND_FACTOR and not settings.IS_LOCAL:
        yield warning(
            "no-second-factor",
            _("No account needs a second factor."),
            _("One stolen password is enough to publish."),
            _(
                "Set NEWSROOM_SECOND_FACTOR='chief-editors,administrators', or more of "
                "them."
            ),
        )


@question("no-operator", needs=Needs.NOTHING)
def somebody_is_told_of_all_this() -> Iterator[Finding]:
    if settings.IS_LOCAL:
        return
    if not settings.NEWSROOM_OPERATOR:
        yield warning(
            "no-operator",
            _("Nobody gets a letter when something is wrong."),
            _("A backup that fails is noticed on the day on which it is needed."),
            _("Set NEWSROOM_OPERATOR to the address of whoever runs the newsroom."),
        )
    if not settings.NEWSROOM_PING:
        yield note(
            "no-operator",
            _("Nobody outside notices if the worker itself is dead."),
            _("No letter can tell that none is sent."),
            _(
                "Set NEWSROOM_PING to an address that a service for checks gave out: "
                "docs/operating.md"
            ),
            "ping",
        )
