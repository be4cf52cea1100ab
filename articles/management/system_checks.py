"""The checks of ours that `check` and each start of a server run.

One of them refuses a database from between releases, whose tables were laid out anew.
"""

from collections.abc import Collection

from django.core import checks
from django.core.checks import Error
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from articles.editing.preflight import check_codes
from articles.foundation.schema import explain_former, remedy
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


def applied_in(alias: str) -> Collection[tuple[str, str]]:
    return MigrationRecorder(connections[alias]).applied_migrations()


def register() -> None:
    checks.register(check_database, checks.Tags.database)
    checks.register(check_codes)
    checks.register(check_look, checks.Tags.templates)
    checks.register(check_security_txt, checks.Tags.security)
