"""Refuse a database from before the first release, whose tables were laid out anew."""

from pathlib import Path

from django.core.checks import Error
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

# The migration with which every database from before 0.1.0 began.
FORMER = ("articles", "0001_newsroom")


def check_database(app_configs, databases, **kwargs) -> list[Error]:
    """Say of each database from before what to do; nothing in it is touched."""
    return [
        Error(
            "The database was made before version 0.1.0, the first release, whose "
            "tables are laid out anew; it can't be brought up to date, and was left "
            "as it is.",
            hint=remedy(connections[alias].settings_dict),
            obj=name_of(connections[alias].settings_dict),
            id="articles.E001",
        )
        for alias in databases or ()
        if FORMER in MigrationRecorder(connections[alias]).applied_migrations()
    ]


def is_file(settings: dict) -> bool:
    return settings["ENGINE"].endswith("sqlite3")


def name_of(settings: dict) -> str:
    return str(settings["NAME"])


def remedy(settings: dict) -> str:
    if is_file(settings):
        folder = Path(settings["NAME"]).parent
        return f"Move the folder {folder} aside, and begin anew."
    return "Make a new, empty database, name it in DATABASE_URL, and begin anew."
