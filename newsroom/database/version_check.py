"""The commands that need a database neither older nor newer than the program."""

from django.core.management import CommandError
from django.db import DatabaseError, InterfaceError, connection

from articles.foundation.schema import Schema, explain, read_schema
from newsroom.database.marks import is_being_prepared

# They need no database, look at it themselves, are switched off by our settings, or are
# how it is mended.
ANYHOW = {
    "check",
    "collectstatic",
    "compilemessages",
    "dbshell",
    "deduplicate_tags",
    "diffsettings",
    "doctor",
    "document_workflow",
    "editors_guide",
    "env_example",
    "findstatic",
    "inspectdb",
    "makemessages",
    "makemigrations",
    "optimizemigration",
    "plugins",
    "restore",
    "runserver",
    "serve",
    "sendtestemail",
    "showmigrations",
    "sqlflush",
    "sqlmigrate",
    "sqlsequencereset",
    "squashmigrations",
    "startapp",
    "startproject",
    "take_off",
    "test",
    "testserver",
    "work",
}
# They bring it up to date, refuse it themselves, or read it as it is.
OLDER_TOO = {"backup", "demo", "migrate"}
PREPARING = (
    "The database is being prepared just now: somebody runs “migrate”, or starts a new "
    "newsroom. Wait until that has ended, then try again."
)


def refuse_unfit(command: str) -> None:
    """Refuse a command for which the database is too old or too new."""
    if why := why_unfit_for(command):
        raise CommandError(why)


def why_unfit_for(command: str) -> str:
    """Return why the command can't use the database; "" if it can, or nobody knows."""
    if command in ANYHOW:
        return ""
    return why_unfit(is_older_right=command in OLDER_TOO)


def why_unfit(*, is_older_right: bool = False) -> str:
    """Return why this program can't use the database; "" if it can, or nobody knows.

    One that can't be reached or has no tables is left to the next query.
    """
    try:
        return judge(is_older_right=is_older_right)
    except (DatabaseError, InterfaceError):
        connection.close()
        return ""


def judge(*, is_older_right: bool = False) -> str:
    """Return why this program can't use the database; raises DatabaseError."""
    schema = read_schema()
    if schema is Schema.FITS:
        return ""
    if schema in {Schema.EMPTY, Schema.OLDER} and is_being_prepared():
        return PREPARING
    is_right = schema is Schema.EMPTY or (is_older_right and schema is Schema.OLDER)
    return "" if is_right else explain(schema)


def why_not_here() -> str:
    """Return why nothing may be served or done on this machine; "" if it may."""
    # Commands come here before the models are there.
    from articles.domain.pictures import why_elsewhere  # noqa: PLC0415 (see above)

    # One that is away is asked once: each question waits until it is given up.
    try:
        return judge() or why_elsewhere()
    except (DatabaseError, InterfaceError):
        connection.close()  # it has no tables yet, or is away
        return ""
