"""Refuse a database from between releases, whose tables were laid out anew."""

from collections.abc import Collection

from django.core.checks import Error
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from articles.foundation.schema import explain_former, remedy


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
