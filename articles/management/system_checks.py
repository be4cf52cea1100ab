"""The checks of ours that `check` and each start of a server run.

One of them refuses a database from between releases, whose tables were laid out anew.
"""

from collections.abc import Collection

from django.conf import settings
from django.core import checks
from django.core.checks import Error, Warning
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from articles.editing import languages
from articles.editing.preflight import check_codes
from articles.foundation.schema import Schema, explain_former, read_schema, remedy
from articles.site.public.machines.text_files import check_security_txt
from articles.site.shared import check_look


def check_database(app_configs, databases, **kwargs) -> list[Error]:
    """Say of each database from before what to do; nothing in it is touched."""
    return [
        Error(
            said,
            hint=remedy(connections[alias].settings_dict),
            obj=str(connections[alias].settings_dict["NAME"]),
            id="articles.E001",
        )
        for alias in databases or ()
        if (said := explain_former(applied_in(alias)))
    ]


def check_languages(app_configs, databases, **kwargs) -> list[Warning]:
    """Warn of versions that are to become public in a language that isn't offered."""
    if "default" not in (databases or ()) or read_schema() is not Schema.FITS:
        return []
    return [
        Warning(
            str(one),
            hint=f"Run: {settings.NEWSROOM_COMMAND} languages close {one.code} "
            f"--by USER. Or add {one.code} to NEWSROOM_LANGUAGES.",
            id="articles.W003",
        )
        for one in languages.waiting()
    ]


def applied_in(alias: str) -> Collection[tuple[str, str]]:
    return MigrationRecorder(connections[alias]).applied_migrations()


def register() -> None:
    checks.register(check_database, checks.Tags.database)
    checks.register(check_languages, checks.Tags.database)
    checks.register(check_codes)
    checks.register(check_look, checks.Tags.templates)
    checks.register(check_security_txt, checks.Tags.security)
