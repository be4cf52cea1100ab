"""Refuse a database from before the first release, whose tables were laid out anew."""

from django.core.checks import Error
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from articles.foundation.schema import FORMER, FORMER_SAID, remedy


def check_database(app_configs, databases, **kwargs) -> list[Error]:
    """Say of each database from before what to do; nothing in it is touched."""
    return [
        Error(
            FORMER_SAID,
            hint=remedy(connections[alias].settings_dict),
            obj=str(connections[alias].settings_dict["NAME"]),
            id="articles.E001",
        )
        for alias in databases or ()
        if FORMER in MigrationRecorder(connections[alias]).applied_migrations()
    ]
